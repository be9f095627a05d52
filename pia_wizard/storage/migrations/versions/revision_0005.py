"""Which words hang where: the notices that were printed, and for which site."""

import sqlalchemy as sa
from alembic import op

revision = "0005_printed"
down_revision = "0004_review"


def upgrade() -> None:
    """Make the table; nobody told so far what was printed."""
    reference = sa.ForeignKey("assessments.id", ondelete="CASCADE")
    op.create_table(
        "printed",
        sa.Column("assessment", sa.String, reference, nullable=False),
        sa.Column("notice", sa.String, nullable=False),
        sa.Column("site", sa.Text, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("assessment", "notice", "site"),
    )
