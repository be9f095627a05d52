"""The manual in the window: its chapters, the window that shows them, and which one fits where one is."""
