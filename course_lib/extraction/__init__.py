"""What a text tells: names, who says what, who met whom."""
