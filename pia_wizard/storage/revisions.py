"""The revisions of the workspace format, oldest first, known without loading the migrations."""

REVISIONS = ("0001_assessments", "0002_history", "0003_risk_decisions", "0004_review", "0005_printed")
"""Ids of the migrations in ``migrations/versions``; a test holds the two together."""

HEAD = REVISIONS[-1]
"""The revision this program reads and writes."""
