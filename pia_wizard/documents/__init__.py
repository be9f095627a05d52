"""Reports: an evaluation laid out on paper."""
