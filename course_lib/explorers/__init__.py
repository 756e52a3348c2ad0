"""The explorers of notebooks 01 to 07, a module each."""
