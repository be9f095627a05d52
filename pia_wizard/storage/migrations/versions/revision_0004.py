"""Undo, editions and comments, evidence files, and what the list of assessments tells and finds."""

import sqlalchemy as sa
from alembic import op

revision = "0004_review"
down_revision = "0003_risk_decisions"


def upgrade() -> None:
    """Make the tables and columns; nothing is undone, reviewed, attached or told in the list so far."""
    _undoing()
    _reviewing()
    _evidence()
    _listing()


def _undoing() -> None:
    op.create_table(
        "acts",
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=True),
        _assessment(),
        sa.Column("at", sa.String(27), nullable=False),
        sa.Column("who", sa.Text, nullable=False),
        sa.Column("state", sa.String(10), nullable=False),
    )
    op.create_index("acts_by_state", "acts", ["assessment", "state", "number"])
    op.add_column("history", sa.Column("act", sa.Integer))
    op.add_column("history", sa.Column("way", sa.String(4), nullable=False, server_default=""))
    op.create_index("history_by_act", "history", ["act"])


def _reviewing() -> None:
    op.create_table(
        "editions",
        _assessment(),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("at", sa.String(27), nullable=False),
        sa.Column("who", sa.Text, nullable=False),
        sa.Column("remark", sa.Text, nullable=False),
        sa.Column("body", sa.LargeBinary, nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("judgement", sa.String(64), nullable=False),
        sa.PrimaryKeyConstraint("assessment", "number"),
    )
    op.create_table(
        "kept_contents",
        _assessment(),
        sa.Column("sha256", sa.String(64), sa.ForeignKey("contents.sha256"), nullable=False),
        sa.PrimaryKeyConstraint("assessment", "sha256"),
    )
    op.create_index("kept_contents_by_file", "kept_contents", ["sha256"])
    op.create_table(
        "comments",
        sa.Column("id", sa.String(36), primary_key=True),
        _assessment(),
        sa.Column("body", sa.Text, nullable=False),
    )
    op.create_index("comments_by_assessment", "comments", ["assessment"])


def _evidence() -> None:
    op.create_table(
        "evidence_files",
        sa.Column("sha256", sa.String(64), primary_key=True),
        sa.Column("body", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "kept_files",
        _assessment(),
        sa.Column("sha256", sa.String(64), sa.ForeignKey("evidence_files.sha256"), nullable=False),
        sa.PrimaryKeyConstraint("assessment", "sha256"),
    )
    op.create_index("kept_files_by_file", "kept_files", ["sha256"])
    op.create_table(
        "evidence",
        _assessment(),
        sa.Column("question", sa.String, nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("body", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("assessment", "question", "sha256"),
    )


def _listing() -> None:
    for name, kind, default in (
        ("client", sa.Text, ""),
        ("operator", sa.Text, ""),
        ("predecessor", sa.String, ""),
        ("edition", sa.Text, "{}"),
        ("state", sa.String(20), "draft"),
        ("archived", sa.Integer, "0"),
        ("template", sa.Integer, "0"),
        ("told", sa.Integer, "0"),
        ("tile", sa.Text, "{}"),
        ("gravity", sa.Integer, "-1"),
        ("review_due", sa.String(10), ""),
        ("found", sa.Integer, "0"),
    ):
        op.add_column("assessments", sa.Column(name, kind, nullable=False, server_default=default))
    op.create_table(
        "search_texts",
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=True),
        _assessment(),
        sa.Column("body", sa.Text, nullable=False),
    )
    op.create_index("search_texts_by_assessment", "search_texts", ["assessment"], unique=True)


def _assessment() -> sa.Column[str]:
    reference = sa.ForeignKey("assessments.id", ondelete="CASCADE")
    return sa.Column("assessment", sa.String, reference, nullable=False)
