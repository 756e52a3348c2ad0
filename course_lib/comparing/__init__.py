"""Two tellings of the same: which sentences belong together, and how they differ."""
