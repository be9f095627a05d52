"""What of a text reaches the page, and in which font."""

import unicodedata

import pytest
from fontTools.ttLib import TTFont
from hypothesis import given
from hypothesis import strategies as st

from pia_wizard import resources
from pia_wizard.pdf import fonts

any_text = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)


@pytest.fixture(scope="module")
def covered():
    """What each font can draw, read by another library."""
    others = [name for pair in fonts.OF_LANGUAGE.values() for name in pair]
    names = (fonts.REGULAR, fonts.BOLD, *fonts.FALLBACKS, *others)
    found = {}
    for name in names:
        with TTFont(resources.font(f"{name}.ttf")) as font:
            found[name] = frozenset(map(chr, font.getBestCmap()))
    return found


def drawn(text, **how):
    return "".join(piece for _, piece in fonts.runs(text, **how))


def test_plain_japanese_is_one_run():
    assert fonts.runs("株式会社サンプル") == ((fonts.REGULAR, "株式会社サンプル"),)


def test_nothing_is_no_run():
    assert fonts.runs("") == ()


def test_a_rare_name_kanji_falls_back_and_keeps_its_place():
    assert fonts.runs("𠮷野", bold=True) == (("NotoSansJP-Fallback", "𠮷"), (fonts.BOLD, "野"))


@pytest.mark.parametrize(
    "name", ["髙橋", "山﨑", "𠮷田", "渡邉", "齋藤", "辻󠄀", "神\ufa19", "𣘺本", "塚\ufa10"]
)
def test_names_as_they_are_registered_can_be_drawn(name):
    assert fonts.missing_characters(name) == ""


def test_a_compatibility_kanji_is_not_turned_into_its_common_form():
    assert drawn("\ufa19") == "\ufa19"


def test_emoji_are_drawn():
    assert fonts.runs("😀") == (("NotoEmoji-Fallback", "😀"),)


def test_a_character_no_font_has_becomes_a_box_and_is_named_once():
    assert drawn("한국 한") == "□□ □"
    assert fonts.missing_characters("한국 한") == "한국"


@pytest.mark.parametrize(
    ("language", "font"),
    [
        ("zh-Hans", "NotoSansSC"),
        ("zh-Hant", "NotoSansTC"),
        ("ja", "BIZUDPGothic"),
        ("ja-Hira", "BIZUDPGothic"),
    ],
)
def test_a_character_has_the_shape_of_its_language(language, font):
    assert fonts.runs("直", language=language) == ((f"{font}-Regular", "直"),)
    assert fonts.runs("直", language=language, bold=True) == ((f"{font}-Bold", "直"),)


def test_korean_and_chinese_are_drawn_where_they_are_the_language():
    assert fonts.missing_characters("한국어 안내", language="ko") == ""
    assert fonts.missing_characters("正在使用摄像头", language="zh-Hans") == ""
    assert fonts.missing_characters("攝影機運作中", language="zh-Hant") == ""
    assert fonts.missing_characters("한국어", language="zh-Hans") == "한국어"


def test_a_japanese_name_in_another_language_is_drawn_in_japanese_where_that_has_no_such_character():
    assert fonts.runs("㈱栃木 안내", language="ko") == (
        (fonts.REGULAR, "㈱栃木"),
        ("NotoSansKR-Regular", " 안내"),
    )


def test_kana_with_a_separate_voicing_mark_become_one_character():
    assert drawn("か\u3099") == "が"


def test_control_characters_and_direction_marks_go_and_the_order_stays():
    assert drawn("a\x00b\x07\u202e\u200fc\u2066d\ufeff") == "abcd"


def test_tabs_become_spaces_and_every_line_end_the_same():
    assert fonts.cleaned("a\tb\r\nc\rd\u2028e") == "a b\nc\nd\ne"


def test_variation_selectors_go_with_the_character_staying():
    assert drawn("葛\U000e0100✔\ufe0f") == "葛✔"


@given(any_text, st.booleans(), st.sampled_from(("", "en", *fonts.OF_LANGUAGE)))
def test_every_piece_is_in_a_font_that_has_all_of_it(covered, text, bold, language):
    for font, piece in fonts.runs(text, bold=bold, language=language):
        assert covered[font] >= set(piece.replace("\n", ""))


@given(any_text)
def test_only_missing_characters_are_replaced(text):
    clean = fonts.cleaned(text)
    missing = fonts.missing_characters(text)
    assert drawn(text) == "".join(fonts.REPLACEMENT if c in missing else c for c in clean)


@given(any_text)
def test_cleaning_twice_changes_nothing_more(text):
    once = fonts.cleaned(text)
    assert fonts.cleaned(once) == once


@given(st.text(max_size=40))
def test_no_control_character_is_left_but_line_ends(text):
    assert {unicodedata.category(c) for c in fonts.cleaned(text) if c != "\n"}.isdisjoint({"Cc", "Cf"})


def test_a_lone_surrogate_is_replaced_instead_of_failing():
    assert drawn("a\ud800b") == "a□b"


def test_the_width_is_that_of_the_fonts_own_table():
    with TTFont(resources.font(f"{fonts.REGULAR}.ttf")) as font:
        units, metrics, names = font["head"].unitsPerEm, font["hmtx"], font.getBestCmap()
        expected = sum(metrics[names[ord(c)]][0] for c in "評価A1") / units * 10
    assert fonts.width("評価A1", 10) == pytest.approx(expected, abs=0.05)
