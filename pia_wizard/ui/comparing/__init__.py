"""Two versions side by side: what changed, which way, and on paper."""
