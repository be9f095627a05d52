"""Case files to run commands on, made from the shipped sample."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pia_wizard import resources


@pytest.fixture(scope="session")
def shop_case() -> Path:
    """Return the shipped sample, whose entrance notice is complete."""
    return resources.samples() / "shop_security_cameras.json"


@pytest.fixture
def case_of(tmp_path: Path, shop_case: Path) -> Callable[..., Path]:
    """Return a function that writes the sample with other answers: ``case_of(site_name="…")``."""

    def written(**answers: Any) -> Path:
        case = json.loads(shop_case.read_text(encoding="utf-8"))
        case["answers"] |= {name: {"value": value} for name, value in answers.items()}
        path = tmp_path / "edited.json"
        path.write_text(json.dumps(case), encoding="utf-8")
        return path

    return written
