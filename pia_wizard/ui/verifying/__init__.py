"""Verifying a PDF in the window, and whom this computer's user trusts."""
