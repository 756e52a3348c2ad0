"""Words of a text and lists of words: spans, phrases, runs of words that return, and the word lists (lexicons)."""
