"""The content an assessment is judged with: what newer content would change, which files, own folders."""
