"""Papers on the screen and at the printer: pages rendered beside the window, and tables as they are saved."""
