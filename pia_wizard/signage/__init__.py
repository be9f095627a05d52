"""Notices on paper: posters with their QR codes."""
