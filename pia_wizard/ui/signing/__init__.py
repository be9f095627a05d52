"""Signing in the window: who signs and how, reports that exist, and many of them in one go."""
