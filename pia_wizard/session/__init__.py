"""Use cases shared by the window and the command line; owns what is open and autosave."""
