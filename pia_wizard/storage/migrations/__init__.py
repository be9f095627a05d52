"""Migrations of the workspace format, run by Alembic on a copy; see ``pia_wizard.storage.upgrade``."""
