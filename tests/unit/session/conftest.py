"""A real workspace in a temporary folder, with the shipped content."""

import pytest

from pia_wizard.session.content import shipped_library
from pia_wizard.session.session import Session
from pia_wizard.storage import Workspace


@pytest.fixture
def workspace_file(tmp_path):
    return tmp_path / "office" / "cameras.pia-workspace"


@pytest.fixture
def session(workspace_file):
    with Session(Workspace.open(workspace_file), shipped_library()) as opened:
        yield opened


@pytest.fixture
def assessment(session):
    return session.open_assessment(session.create("駅前店", ("yamagata_cameras",)))
