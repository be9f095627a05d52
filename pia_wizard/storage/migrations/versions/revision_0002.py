"""History of every change, content files, and how many questions are settled."""

import json

import sqlalchemy as sa
from alembic import op

revision = "0002_history"
down_revision = "0001_assessments"


def upgrade() -> None:
    """Make the tables and count what is settled so far."""
    op.create_table(
        "history",
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=True),
        _assessment(),
        sa.Column("subject", sa.String, nullable=False),
        sa.Column("at", sa.String(27), nullable=False),
        sa.Column("who", sa.Text, nullable=False),
        sa.Column("old", sa.Text),
        sa.Column("new", sa.Text),
    )
    op.create_index("history_by_subject", "history", ["assessment", "subject"])
    op.create_table(
        "contents",
        sa.Column("sha256", sa.String(64), primary_key=True),
        sa.Column("body", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "assessment_contents",
        _assessment(),
        sa.Column("path", sa.String, nullable=False),
        sa.Column("sha256", sa.String(64), sa.ForeignKey("contents.sha256"), nullable=False),
        sa.PrimaryKeyConstraint("assessment", "path"),
    )
    op.create_index("assessment_contents_by_file", "assessment_contents", ["sha256"])
    op.add_column("assessments", sa.Column("answered", sa.Integer, nullable=False, server_default="0"))
    _count_settled()


def _assessment() -> sa.Column[str]:
    reference = sa.ForeignKey("assessments.id", ondelete="CASCADE")
    return sa.Column("assessment", sa.String, reference, nullable=False)


def _count_settled() -> None:
    """Fill ``answered``: answers with a value or a reason why the question does not apply."""
    connection = op.get_bind()
    settled: dict[str, int] = {}
    for assessment, body in connection.execute(sa.text("SELECT assessment, body FROM answers")):
        answer = json.loads(body)
        if answer.get("value") is not None or answer.get("not_applicable"):
            settled[assessment] = settled.get(assessment, 0) + 1
    for assessment, count in settled.items():
        connection.execute(
            sa.text("UPDATE assessments SET answered = :count WHERE id = :id"),
            {"count": count, "id": assessment},
        )
