"""Themes are kept beside the settings, and each assessment remembers which one its papers wear."""

import errno
from pathlib import Path

import pytest

from pia_wizard.exchange.file_errors import NotAllowedError
from pia_wizard.session import themes
from pia_wizard.session.themes import NamelessThemeError, NoSuchThemeError
from pia_wizard.theme import PLAIN, Theme
from pia_wizard.theme.errors import LowContrastError

RAIL, SHOP = Theme(name="鉄道/会社: *?", accent="8a1538"), Theme(name="商店", marking="社外秘")


@pytest.fixture(autouse=True)
def _own_settings(tmp_path, monkeypatch):
    monkeypatch.setenv("PIA_WIZARD_SETTINGS", str(tmp_path / "settings.json"))


def test_without_any_choice_papers_are_plain():
    assert themes.kept() == {}
    assert themes.chosen("a") == PLAIN


def test_themes_are_kept_by_their_names_whatever_these_hold():
    themes.keep(RAIL)
    themes.keep(SHOP)
    assert themes.kept() == {"商店": SHOP, "鉄道/会社: *?": RAIL}
    assert all(path.suffix in {".piatheme"} for path in themes.folder().iterdir())


def test_an_assessment_wears_what_was_chosen_for_it_alone():
    themes.keep(RAIL)
    themes.choose("a", RAIL.name)
    assert (themes.chosen("a"), themes.chosen("b")) == (RAIL, PLAIN)
    themes.choose("a", "")
    assert themes.chosen("a") == PLAIN


def test_a_theme_under_a_new_name_takes_its_assessments_along():
    themes.keep(RAIL)
    themes.choose("a", RAIL.name)
    renamed = themes.keep(Theme(name="新会社"), instead_of=RAIL.name)
    assert list(themes.kept()) == ["新会社"]
    assert themes.chosen("a") == renamed


def test_papers_are_plain_again_when_their_theme_is_removed_or_damaged():
    themes.keep(RAIL)
    themes.choose("a", RAIL.name)
    (path,) = themes.folder().glob("*.piatheme")
    path.write_bytes(b"{")
    assert (themes.chosen("a"), themes.kept()) == (PLAIN, {})
    themes.remove(RAIL.name)
    with pytest.raises(NoSuchThemeError):
        themes.remove(RAIL.name)


@pytest.mark.parametrize("data", [b"", b"[]", b"\xff", b'{"a": 1}', b"[" * 100_000])
def test_damaged_choices_count_as_none(data):
    themes.keep(RAIL)
    (themes.folder() / "chosen.json").write_bytes(data)
    assert themes.chosen("a") == PLAIN
    themes.choose("a", RAIL.name)
    assert themes.chosen("a") == RAIL


def test_a_theme_needs_a_name_and_readable_colours():
    with pytest.raises(NamelessThemeError):
        themes.keep(Theme())
    with pytest.raises(LowContrastError):
        themes.keep(Theme(name="x", accent="ffff00"))
    assert themes.kept() == {}


def test_a_theme_that_the_system_will_not_erase_is_told_in_words(monkeypatch):
    themes.keep(SHOP)

    def refused(self, **_given):
        raise PermissionError(errno.EACCES, "in use")

    monkeypatch.setattr(Path, "unlink", refused)
    with pytest.raises(NotAllowedError):
        themes.remove(SHOP.name)
