"""A few cards at the first start that tell where to begin; left at any time, and never shown again then."""
