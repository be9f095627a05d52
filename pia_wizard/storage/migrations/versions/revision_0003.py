"""What people decide about risks: their own levels, their own risks, and what they accept."""

import sqlalchemy as sa
from alembic import op

revision = "0003_risk_decisions"
down_revision = "0002_history"


def upgrade() -> None:
    """Make the three columns; nobody could decide anything so far."""
    for name in ("level_overrides", "own_risks", "acceptances"):
        op.add_column("assessments", sa.Column(name, sa.Text, nullable=False, server_default="[]"))
