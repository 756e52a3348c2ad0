"""What a text may tell, to be judged by a reader: names, passages on meetings, who says what."""
