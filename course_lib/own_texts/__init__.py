"""A reader's own texts: the explorers of notebook 08 and what they keep."""
