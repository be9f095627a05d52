"""The command line: the window's use cases for scripts, with stable output and exit codes."""
