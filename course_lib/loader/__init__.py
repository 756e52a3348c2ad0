"""From a file to its articles: bytes, text, paragraphs with their labels, headers, dates, sentences."""
