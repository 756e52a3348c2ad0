"""A corpus: its tables, and how one is loaded."""
