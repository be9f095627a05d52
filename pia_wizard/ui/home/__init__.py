"""The list of assessments: the first page of an open workspace."""
