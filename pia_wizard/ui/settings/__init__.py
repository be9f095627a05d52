"""The settings: everything the user chooses once, on pages of one dialog."""
