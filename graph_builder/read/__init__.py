"""Read files into text with paragraphs and tables."""
