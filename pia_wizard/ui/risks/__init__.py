"""The step of the risks: the list, the chosen one with every reason, and what people decide about it."""
