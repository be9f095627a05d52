"""Assessments and their answers, one row each."""

import sqlalchemy as sa
from alembic import op

revision = "0001_assessments"
down_revision = None


def upgrade() -> None:
    """Make the two tables."""
    op.create_table(
        "assessments",
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("guidelines", sa.Text, nullable=False),
        sa.Column("method", sa.String, nullable=False),
        sa.Column("created", sa.String(27), nullable=False),
        sa.Column("changed", sa.String(27), nullable=False),
        sa.Column("content", sa.Text, nullable=False),
        sa.Column("overrides", sa.Text, nullable=False),
        sa.Column("measures", sa.Text, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
    )
    op.create_index("assessments_by_change", "assessments", ["changed"])
    op.create_table(
        "answers",
        sa.Column(
            "assessment", sa.String, sa.ForeignKey("assessments.id", ondelete="CASCADE"), nullable=False
        ),
        sa.Column("question", sa.String, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("assessment", "question"),
    )
