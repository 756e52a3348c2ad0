"""Set-up and commands. Standard library only, so that they run from a bare checkout."""
