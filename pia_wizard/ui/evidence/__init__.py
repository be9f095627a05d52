"""Evidence on the card of its question: files shown, added, opened and taken away."""
