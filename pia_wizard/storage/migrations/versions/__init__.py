"""One module for each revision. A revision never changes once released; it does not use ``tables``."""
