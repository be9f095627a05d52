"""Themes: how papers look for a client, to edit, to hand on, and to choose for an assessment."""
