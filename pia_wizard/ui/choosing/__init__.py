"""Choosing the guidelines and the method an assessment is judged by: in the wizard, and again later."""
