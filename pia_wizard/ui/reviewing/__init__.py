"""Review and approval of the open assessment, its approved editions, and what is due next."""
