"""Content: YAML to a checked library, expressions, and the questionnaire compiled for one assessment."""
