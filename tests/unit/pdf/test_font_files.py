"""The font files are the ones written down: same bytes, static TrueType, free to pass on."""

import hashlib
import json

import pytest
from fontTools.ttLib import TTFont

from pia_wizard import resources

RECORDS = json.loads(resources.font("fonts.json").read_text(encoding="utf-8"))["fonts"]
FILES = [record["file"] for record in RECORDS]


@pytest.mark.parametrize("record", RECORDS, ids=FILES)
def test_each_font_has_the_bytes_that_were_written_down(record):
    found = hashlib.sha256(resources.font(record["file"]).read_bytes()).hexdigest()
    assert found == record["sha256"]


@pytest.mark.parametrize("record", RECORDS, ids=FILES)
def test_each_font_comes_with_its_licence_and_may_be_embedded(record):
    licence = resources.font(record["licence_file"]).read_text(encoding="utf-8")
    assert "SIL OPEN FONT LICENSE Version 1.1" in licence
    with TTFont(resources.font(record["file"])) as font:
        assert font["OS/2"].fsType == 0


@pytest.mark.parametrize("name", FILES)
def test_each_font_is_static_truetype(name):
    with TTFont(resources.font(name)) as font:
        assert "glyf" in font
        assert "fvar" not in font


def test_no_font_lies_there_unrecorded():
    lying = {path.name for path in resources.font("").iterdir() if path.suffix in {".ttf", ".otf", ".ttc"}}
    assert lying == set(FILES)


def test_all_fonts_together_stay_below_thirty_megabytes():
    assert sum(resources.font(name).stat().st_size for name in FILES) < 30_000_000


@pytest.mark.parametrize("family", ["BIZUDPGothic", "NotoSansSC", "NotoSansTC", "NotoSansKR"])
def test_regular_and_bold_draw_the_same_characters(family):
    with (
        TTFont(resources.font(f"{family}-Regular.ttf")) as regular,
        TTFont(resources.font(f"{family}-Bold.ttf")) as bold,
    ):
        assert set(regular.getBestCmap()) == set(bold.getBestCmap())


@pytest.mark.parametrize(
    ("file", "codec", "first", "last", "size"),
    [
        # All 6,763 hanzi of GB 2312, the 5,401 of Big5's first level, and the 2,350 syllables of KS X 1001.
        ("NotoSansSC-Regular.ttf", "gb2312", 0xB0A1, 0xF7FE, 6763),
        ("NotoSansTC-Regular.ttf", "big5", 0xA440, 0xC67E, 5401),
        ("NotoSansKR-Regular.ttf", "euc_kr", 0xB0A1, 0xC8FE, 2350),
    ],
)
def test_the_fonts_of_other_languages_hold_their_usual_character_sets(file, codec, first, last, size):
    codes = (code.to_bytes(2, "big") for code in range(first, last + 1))
    decoded = {text for code in codes if len(text := code.decode(codec, errors="ignore")) == 1}
    wanted = {character for character in decoded if not character.isascii()}
    assert len(wanted) == size
    with TTFont(resources.font(file)) as font:
        assert wanted <= set(map(chr, font.getBestCmap()))
