"""Annotations: what a reader wrote down about a page, kept beside it and held against its text."""
