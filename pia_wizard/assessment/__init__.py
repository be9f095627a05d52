"""Answers, overrides and measures as plain data, their validation and their canonical JSON."""
