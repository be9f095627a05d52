"""Theme files go from hand to hand: what is written is read, and nothing else is."""

import base64
import json
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from pia_wizard.errors import UnusableError
from pia_wizard.exchange.file_errors import ReadError
from pia_wizard.exchange.theme_file import (
    NewerThemeFileError,
    NoThemeFileError,
    read_logo,
    read_theme,
    theme_from_json,
    theme_json,
    write_theme,
)
from pia_wizard.theme import Logo, Theme
from pia_wizard.theme.errors import LogoError, LowContrastError, NoColourError, UnsafeSvgError


@pytest.fixture(scope="module")
def theme():
    file = BytesIO()
    Image.new("RGB", (30, 10), "navy").save(file, "PNG")
    return Theme(
        name="サンプル鉄道株式会社",
        accent="8a1538",
        tint="f7eef1",
        band="222222",
        band_text="ffffff",
        cover_text="一行目\n二行目",
        footer="下の文",
        footer_second="下の二行目",
        marking="社外秘",
        logo=Logo("png", file.getvalue()),
    )


def changed(theme, **changes):
    return json.dumps({**json.loads(theme_json(theme)), **changes}).encode()


def test_what_is_written_is_read_again(theme, tmp_path):
    path = tmp_path / "client.piatheme"
    write_theme(path, theme)
    assert read_theme(path) == theme
    write_theme(tmp_path / "again.piatheme", theme)
    assert (tmp_path / "again.piatheme").read_bytes() == path.read_bytes()


def test_a_file_holds_its_logo_and_can_be_read_by_anyone(theme):
    held = json.loads(theme_json(theme))
    assert (held["format"], held["version"]) == ("pia-wizard/theme", 1)
    assert base64.b64decode(held["logo"]["base64"]) == theme.logo.data
    assert held["logo"]["media"] == "image/png"


def test_colours_and_texts_that_are_left_out_are_the_usual_ones(tmp_path):
    data = b'{"format": "pia-wizard/theme", "version": 1, "name": "x", "colours": {"accent": "#222222"}}'
    found = theme_from_json(data, tmp_path)
    assert (found.accent, found.tint, found.marking, found.logo) == ("222222", Theme().tint, "", None)


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"version": 2}, NewerThemeFileError),
        ({"format": "other"}, NoThemeFileError),
        ({"font": "Comic Sans"}, NoThemeFileError),
        ({"name": 1}, NoThemeFileError),
        ({"colours": {"accent": "ffcc00"}}, LowContrastError),
        ({"colours": {"accent": "red"}}, NoColourError),
        ({"colours": {"ink": "000000"}}, NoThemeFileError),
        ({"logo": {"media": "image/gif", "base64": ""}}, NoThemeFileError),
        ({"logo": {"media": "image/png", "base64": "%%%"}}, NoThemeFileError),
        ({"logo": {"media": "image/png", "base64": "AAAA"}}, LogoError),
        ({"logo": {"media": "image/svg+xml", "base64": base64.b64encode(
            b'<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>').decode()}}, UnsafeSvgError),
    ],
)  # fmt: skip
def test_what_is_unknown_newer_or_unreadable_is_refused(theme, tmp_path, changes, error):
    with pytest.raises(error):
        theme_from_json(changed(theme, **changes), tmp_path / "x.piatheme")


@pytest.mark.parametrize(
    "data", [b"", b"\xff\xfe", b"[" * 100_000, b"{}", b"null", b"%PDF-1.7", b" " * 3_000_000]
)
def test_what_is_no_theme_is_refused_with_its_name(tmp_path, data):
    path = tmp_path / "x.piatheme"
    path.write_bytes(data)
    with pytest.raises(NoThemeFileError) as refused:
        read_theme(path)
    assert "x.piatheme" in str(refused.value)


def test_a_missing_file_and_a_folder_are_refused(tmp_path):
    with pytest.raises(ReadError):
        read_theme(tmp_path / "none.piatheme")
    with pytest.raises(ReadError):
        read_logo(tmp_path)


@given(st.data())
def test_any_damage_is_refused_or_read_and_never_a_defect(theme, data):
    whole = bytearray(theme_json(theme))
    whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    try:
        found = theme_from_json(bytes(whole), BytesIO)
    except UnusableError:
        return
    assert isinstance(found, Theme)
