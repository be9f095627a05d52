"""The lines of a title end where a reader pauses, and in no word while there is another way."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pia_wizard.pdf.phrases import phrase_lines, roughness

EM = 10.0

PIECES = [
    *"撮影画像保存個人情報のはをにでが",
    "カメラ",
    "サンプル",
    "ひがし",
    "、",
    "「",
    "」",
    " ",
    "　",
    "ISO",
    "2026年",
]
titles = st.lists(st.sampled_from(PIECES), max_size=30).map("".join)


def broken(text, ems):
    advances = [i * EM for i in range(len(text) + 1)]
    return phrase_lines(text, advances, ems * EM)


def lines_of(text, ems):
    return [text[a:b].strip() for a, b in broken(text, ems)]


@pytest.mark.parametrize(
    ("title", "ems", "lines"),
    [
        (
            "サンプルドラッグ ひがし店の顔識別と登録の共有",
            18,
            ["サンプルドラッグ", "ひがし店の顔識別と登録の共有"],
        ),
        (
            "駅前広場スマートポールによる人流計測と防犯カメラ映像の共同利用",
            26,
            ["駅前広場スマートポールによる人流計測と", "防犯カメラ映像の共同利用"],
        ),
        ("お客さま入口のカメラとご案内", 11, ["お客さま入口の", "カメラとご案内"]),
        (
            "Annex D: Sources of the guidelines and how they were read",
            48,
            ["Annex D: Sources of the guidelines", "and how they were read"],
        ),
        ("防犯カメラ管理・運用規程", 10, ["防犯カメラ管理・", "運用規程"]),
    ],
)
def test_a_title_is_broken_where_a_reader_pauses(title, ems, lines):
    assert lines_of(title, ems) == lines


def test_a_title_that_fits_stays_on_one_line():
    assert lines_of("サンプル商店の二台の防犯カメラ", 15) == ["サンプル商店の二台の防犯カメラ"]


def test_a_title_with_line_ends_of_its_own_keeps_them():
    assert lines_of("本店のカメラ\n支店のカメラ", 20) == ["本店のカメラ", "支店のカメラ"]


@given(titles, st.integers(6, 30))
def test_no_character_is_lost_and_no_line_is_too_long(text, ems):
    lines = broken(text, ems)
    assert "".join(text[a:b] for a, b in lines) == text
    assert all(len(text[a:b].rstrip(" ")) <= ems for a, b in lines)


@pytest.mark.parametrize(
    ("title", "end", "rough"),
    [
        ("入口のカメラ", 3, 0),
        ("防犯カメラ", 2, 1),
        ("防犯カメラ", 3, 2),
        ("顔識別の登録", 1, 2),
        ("顔識別の登録", 3, 2),
    ],
)
def test_a_line_that_ends_inside_a_word_is_rough(title, end, rough):
    assert roughness(title, [(0, end), (end, len(title))]) == rough
