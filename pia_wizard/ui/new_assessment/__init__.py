"""The one atomic task of the window that is a wizard: beginning a new assessment."""
