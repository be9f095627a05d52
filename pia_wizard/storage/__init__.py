"""The workspace: assessments and their history in one durable database."""
