"""What is remembered of the choices about notices, also from a damaged file."""

from pathlib import Path

import pytest

from pia_wizard.session.notice_wishes import NoticeWish, StudioMemory, remember, remembered
from pia_wizard.signage.sheet import Format


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("PIA_WIZARD_SETTINGS", str(tmp_path / "settings.json"))
    return tmp_path / "notices.json"


def test_what_was_chosen_is_remembered_for_each_assessment_and_kind() -> None:
    wish = NoticeWish(format="A3", landscape=True, languages=("ja", "ko"), distance=3.0, draft=True)
    remember("one", StudioMemory("sticker", {"entrance": wish}, records_prints=True))
    assert remembered("one").wish("entrance") == wish
    assert remembered("one").notice == "sticker"
    assert remembered("one").records_prints is True
    assert remembered("one").wish("sticker") == NoticeWish()
    assert remembered("two") == StudioMemory()


@pytest.mark.parametrize(
    "held",
    [
        b"",
        b"[]",
        b"\xff\xfe",
        b'{"one": 3}',
        b'{"one": {"wishes": [], "notice": 4}}',
        b'{"one": {"wishes": {"entrance": {"format": "A9", "languages": "ja", "distance": 1e9}}}}',
        b'{"one": {"wishes": {"entrance": {"design": [], "ground": {}, "draft": "yes"}}}}',
    ],
)
def test_a_damaged_memory_counts_as_none(place: Path, held: bytes) -> None:
    place.write_bytes(held)
    assert remembered("one").wish("entrance") == NoticeWish()
    assert remembered("one").records_prints is None


def test_copies_share_a_sheet_only_where_two_have_room() -> None:
    assert NoticeWish(format="A5", paper="A4").sheet(Format.A4).paper is Format.A4
    alone = NoticeWish(format="A4", paper="A5", bleed=True).sheet(Format.A4)
    assert (alone.paper, alone.bleed) == (None, 3)
    assert NoticeWish(format="A5", paper="A4", bleed=True).sheet(Format.A4).bleed == 0
