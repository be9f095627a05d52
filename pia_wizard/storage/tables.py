"""The tables of a workspace as the newest revision leaves them.

Plain types only, so the same tables serve SQLite and PostgreSQL: records are JSON text, moments are
UTC in ISO 8601 with six decimals, so they sort as text.
"""

from sqlalchemy import (
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    PrimaryKeyConstraint,
    String,
    Table,
    Text,
)

metadata = MetaData()

assessments = Table(
    "assessments",
    metadata,
    Column("id", String, primary_key=True),
    Column("title", Text, nullable=False),
    Column("guidelines", Text, nullable=False),
    Column("method", String, nullable=False),
    Column("created", String(27), nullable=False),
    Column("changed", String(27), nullable=False),
    Column("content", Text, nullable=False),
    Column("overrides", Text, nullable=False),
    Column("measures", Text, nullable=False),
    Column("version", Integer, nullable=False),
    Column("answered", Integer, nullable=False, server_default="0"),
    Column("level_overrides", Text, nullable=False, server_default="[]"),
    Column("own_risks", Text, nullable=False, server_default="[]"),
    Column("acceptances", Text, nullable=False, server_default="[]"),
    Index("assessments_by_change", "changed"),
)
"""One row each; ``version`` counts changes of the row's own fields, ``answered`` settled questions."""

answers = Table(
    "answers",
    metadata,
    Column("assessment", String, ForeignKey("assessments.id", ondelete="CASCADE"), nullable=False),
    Column("question", String, nullable=False),
    Column("body", Text, nullable=False),
    Column("version", Integer, nullable=False),
    PrimaryKeyConstraint("assessment", "question"),
)
"""One answer each; ``body`` is the JSON of ``Answer``, ``version`` counts its changes."""

history = Table(
    "history",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("assessment", String, ForeignKey("assessments.id", ondelete="CASCADE"), nullable=False),
    Column("subject", String, nullable=False),
    Column("at", String(27), nullable=False),
    Column("who", Text, nullable=False),
    Column("old", Text),
    Column("new", Text),
    Index("history_by_subject", "assessment", "subject"),
)
"""One change each, in the order of ``number``; null is "there was none"."""

contents = Table(
    "contents",
    metadata,
    Column("sha256", String(64), primary_key=True),
    Column("body", LargeBinary, nullable=False),
)
"""Content files, kept once however many assessments were judged with them."""

assessment_contents = Table(
    "assessment_contents",
    metadata,
    Column("assessment", String, ForeignKey("assessments.id", ondelete="CASCADE"), nullable=False),
    Column("path", String, nullable=False),
    Column("sha256", String(64), ForeignKey("contents.sha256"), nullable=False),
    PrimaryKeyConstraint("assessment", "path"),
    Index("assessment_contents_by_file", "sha256"),
)
"""Which assessment was judged with which content file, under which path."""
