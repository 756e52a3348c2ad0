"""What everything shown has in common: HTML, style, a figure, an explorer."""
