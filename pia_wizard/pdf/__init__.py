"""Fonts, Japanese paragraphs, tags and PDF/A: what every document on paper is made of."""
