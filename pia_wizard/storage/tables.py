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
    Column("client", Text, nullable=False, server_default=""),
    Column("operator", Text, nullable=False, server_default=""),
    Column("predecessor", String, nullable=False, server_default=""),
    Column("edition", Text, nullable=False, server_default="{}"),
    Column("state", String(20), nullable=False, server_default="draft"),
    Column("archived", Integer, nullable=False, server_default="0"),
    Column("template", Integer, nullable=False, server_default="0"),
    Column("told", Integer, nullable=False, server_default="0"),
    Column("tile", Text, nullable=False, server_default="{}"),
    Column("gravity", Integer, nullable=False, server_default="-1"),
    Column("review_due", String(10), nullable=False, server_default=""),
    Column("found", Integer, nullable=False, server_default="0"),
    Index("assessments_by_change", "changed"),
)
"""One row each; ``version`` counts changes of the row's own fields, ``answered`` settled questions.

``tile`` is the JSON of ``records.Tile`` and ``told`` 1 if it tells how the assessment stands now;
``operator``, ``gravity`` and ``review_due`` are parts of it to sort by, ``state`` of the ``edition``.
``found`` is 1 if ``search_texts`` has its text of now. ``predecessor`` is the assessment it goes on from.
"""

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
    Column("act", Integer),
    Column("way", String(4), nullable=False, server_default=""),
    Index("history_by_subject", "assessment", "subject"),
    Index("history_by_act", "act"),
)
"""One change each, in the order of ``number``; null is "there was none".

``act`` says with which others it was made; ``way`` is "undo" or "redo" if that act was taken back or done
again by it. Changes without an act are never undone.
"""

acts = Table(
    "acts",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("assessment", String, ForeignKey("assessments.id", ondelete="CASCADE"), nullable=False),
    Column("at", String(27), nullable=False),
    Column("who", Text, nullable=False),
    Column("state", String(10), nullable=False),
    Index("acts_by_state", "assessment", "state", "number"),
)
"""What a person did in one go; ``state`` is done, undone, or cut: neither can be undone nor redone."""

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
"""Which assessment is judged with which content file, under which path."""

kept_contents = Table(
    "kept_contents",
    metadata,
    Column("assessment", String, ForeignKey("assessments.id", ondelete="CASCADE"), nullable=False),
    Column("sha256", String(64), ForeignKey("contents.sha256"), nullable=False),
    PrimaryKeyConstraint("assessment", "sha256"),
    Index("kept_contents_by_file", "sha256"),
)
"""Content files kept for an assessment because its approved editions or its history need them."""

editions = Table(
    "editions",
    metadata,
    Column("assessment", String, ForeignKey("assessments.id", ondelete="CASCADE"), nullable=False),
    Column("number", Integer, nullable=False),
    Column("at", String(27), nullable=False),
    Column("who", Text, nullable=False),
    Column("remark", Text, nullable=False),
    Column("body", LargeBinary, nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("judgement", String(64), nullable=False),
    PrimaryKeyConstraint("assessment", "number"),
)
"""Approved editions, never changed: ``body`` is the canonical JSON and ``sha256`` its digest.

``judgement`` is the digest of the evaluation of that day.
"""

comments = Table(
    "comments",
    metadata,
    Column("id", String(36), primary_key=True),
    Column("assessment", String, ForeignKey("assessments.id", ondelete="CASCADE"), nullable=False),
    Column("body", Text, nullable=False),
    Index("comments_by_assessment", "assessment"),
)
"""Comments as they are now, JSON of ``review.Comment``; the history has their changes."""

evidence_files = Table(
    "evidence_files",
    metadata,
    Column("sha256", String(64), primary_key=True),
    Column("body", LargeBinary, nullable=False),
)
"""The bytes of evidence files, kept once."""

kept_files = Table(
    "kept_files",
    metadata,
    Column("assessment", String, ForeignKey("assessments.id", ondelete="CASCADE"), nullable=False),
    Column("sha256", String(64), ForeignKey("evidence_files.sha256"), nullable=False),
    PrimaryKeyConstraint("assessment", "sha256"),
    Index("kept_files_by_file", "sha256"),
)
"""Files an assessment has or had: removing one can be undone, so its bytes stay."""

evidence = Table(
    "evidence",
    metadata,
    Column("assessment", String, ForeignKey("assessments.id", ondelete="CASCADE"), nullable=False),
    Column("question", String, nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("body", Text, nullable=False),
    PrimaryKeyConstraint("assessment", "question", "sha256"),
)
"""Which file is evidence for which answer; ``body`` is the JSON of ``review.Evidence``."""

search_texts = Table(
    "search_texts",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("assessment", String, ForeignKey("assessments.id", ondelete="CASCADE"), nullable=False),
    Column("body", Text, nullable=False),
    Index("search_texts_by_assessment", "assessment", unique=True),
)
"""What can be found in an assessment, folded as ``search`` folds what is looked for."""

printed = Table(
    "printed",
    metadata,
    Column("assessment", String, ForeignKey("assessments.id", ondelete="CASCADE"), nullable=False),
    Column("notice", String, nullable=False),
    Column("site", Text, nullable=False),
    Column("body", Text, nullable=False),
    PrimaryKeyConstraint("assessment", "notice", "site"),
)
"""The notice printed last for a site, "" being the assessment's own; ``body`` is the JSON of ``Printed``."""
