"""Comments on questions, requirements and risks, and the list of those that are open."""
