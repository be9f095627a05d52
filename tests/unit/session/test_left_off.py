"""Where the user left off comes back as it was kept; what makes no sense counts as nothing remembered."""

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from pia_wizard.session.left_off import (
    LeftOff,
    Remembered,
    forget,
    recent_workspaces,
    remember,
    remembered,
)

HERE, THERE = Path("/家/評価.pia-workspace"), Path("/bytes-\udcff-no-text")
PLACE = LeftOff("a1", "management", "retention_days", tab=1, view=3, scrolled=812, why=False)


@pytest.fixture(autouse=True)
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("PIA_WIZARD_SETTINGS", str(tmp_path / "settings" / "settings.json"))
    return tmp_path / "settings" / "left-off.json"


def put(file: Path, held: object) -> None:
    file.parent.mkdir(exist_ok=True)
    file.write_text(json.dumps(held))


def test_each_workspace_has_its_own_place() -> None:
    remember(HERE, Remembered().at(PLACE))
    remember(THERE, Remembered().at(LeftOff("b1")))
    assert remembered(HERE) == Remembered(PLACE, ("a1",))
    assert remembered(THERE).left_off == LeftOff("b1")
    assert remembered(Path("/never opened")) == Remembered()


def test_going_to_the_list_keeps_what_was_opened_and_no_place() -> None:
    what = Remembered().at(LeftOff("a")).at(LeftOff("b")).at(LeftOff("a")).at(None)
    assert what == Remembered(None, ("a", "b"))


def test_the_workspace_opened_last_is_the_first_and_those_forgotten_are_gone() -> None:
    for place in (HERE, THERE, HERE):
        remember(place, Remembered())
    assert recent_workspaces() == (HERE, THERE)
    forget(HERE)
    assert recent_workspaces() == (THERE,)


def test_the_file_does_not_grow_without_end(file: Path) -> None:
    for number in range(60):
        remember(Path(f"/{number}"), Remembered())
    what = Remembered()
    for number in range(60):
        what = what.at(LeftOff(str(number)))
    remember(HERE, what)
    assert len(recent_workspaces()) < 20
    assert remembered(HERE).opened[:3] == ("59", "58", "57")
    assert len(remembered(HERE).opened) < 30


@pytest.mark.parametrize(
    "damaged", [b"", b"{", b"{}", b"null", b"[" * 100_000, b"\xff\xfe", b"7", b" " * 10_000_000 + b"[]"]
)
def test_a_damaged_file_counts_as_nothing_remembered(file: Path, damaged: bytes) -> None:
    file.parent.mkdir()
    file.write_bytes(damaged)
    assert remembered(HERE) == Remembered()
    assert recent_workspaces() == ()
    remember(HERE, Remembered(PLACE))
    assert remembered(HERE).left_off == PLACE


@pytest.mark.parametrize(
    ("part", "hostile"),
    [
        ("step", 3),
        ("step", "x" * 100_000),
        ("subject", "a\0b"),
        ("subject", "\ud800"),
        ("tab", -1),
        ("tab", True),
        ("view", "2"),
        ("scrolled", 1e999),
        ("scrolled", 10**30),
        ("scrolled", 1.5),
        ("why", 1),
        ("why", "yes"),
    ],
)
def test_what_makes_no_sense_is_left_out_and_the_rest_kept(file: Path, part: str, hostile: object) -> None:
    usual = {"step": "", "subject": "", "tab": 0, "view": 0, "scrolled": 0, "why": None}
    held = {"assessment": "a1", "step": "s", "subject": "q", "tab": 1, "view": 1, "scrolled": 5, "why": True}
    put(file, [{"workspace": str(HERE), "left_off": held | {part: hostile}, "opened": ["a1"]}])
    assert remembered(HERE) == Remembered(LeftOff(**held | {part: usual[part]}), ("a1",))


@pytest.mark.parametrize("name", [None, 7, "", "\udc80", "x" * 1000, ["a1"]])
def test_a_place_without_an_assessment_is_none(file: Path, name: object) -> None:
    put(
        file, [{"workspace": str(HERE), "left_off": {"assessment": name, "step": "s"}, "opened": [name, "b"]}]
    )
    assert remembered(HERE) == Remembered(None, ("b",))


anything = some.recursive(
    some.none() | some.booleans() | some.integers() | some.floats() | some.text(max_size=20),
    lambda inner: some.lists(inner, max_size=4) | some.dictionaries(some.text(max_size=9), inner, max_size=4),
    max_leaves=8,
)
entries = some.fixed_dictionaries(
    {},
    optional={
        "workspace": some.just(str(HERE)) | anything,
        "opened": anything,
        "left_off": anything
        | some.fixed_dictionaries(
            {}, optional=dict.fromkeys(("assessment", "step", "tab", "view", "scrolled", "why"), anything)
        ),
    },
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(held=anything | some.lists(entries, max_size=3))
def test_no_file_does_harm(file: Path, held: object) -> None:
    put(file, held)
    what = remembered(HERE)
    remember(HERE, what)
    assert remembered(HERE) == what
    assert recent_workspaces()[0] == HERE


def test_a_folder_that_cannot_be_written_is_no_fault(file: Path) -> None:
    file.parent.write_bytes(b"in the way")
    remember(HERE, Remembered(PLACE))
    assert remembered(HERE) == Remembered()
