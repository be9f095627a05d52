"""Lines end where a Japanese reader expects, and never lose a character."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pia_wizard.pdf import kinsoku
from pia_wizard.pdf.paragraphs import Paragraph
from pia_wizard.pdf.styles import BODY

EM = 10.0

# Pieces as they occur in real sentences: no run of marks longer than the narrowest line below.
PIECES = [
    *"撮影画像保存期間個人情報のはをにでが",
    "。",
    "、",
    "」",
    "「",
    "（",
    "）",
    "ー",
    "っ",
    "ャ",
    "々",
    "……",
    "――",
    "30日",
    "1,000件",
    "ISO/IEC",
    "29134:2023",
    "camera",
    "第12条",
    " ",
]
sentences = st.lists(st.sampled_from(PIECES), max_size=80).map("".join)


def lines_of(text, ems):
    advances = [i * EM for i in range(len(text) + 1)]
    return [text[a:b] for a, b in kinsoku.broken_lines(text, advances, ems * EM, ems * EM)]


def starts_badly(line):
    return line[:1] in "、。，．・：；？！」』）〕］｝〉》】ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ"


@given(sentences, st.integers(16, 40))
def test_no_line_starts_with_a_closing_mark_or_small_kana(text, ems):
    longest = max((end - start for start, end, _ in kinsoku.chunks(text)), default=0)
    if longest <= ems:
        assert not [line for line in lines_of(text, ems)[1:] if starts_badly(line)]


@given(sentences, st.integers(16, 40))
def test_no_line_ends_with_an_opening_bracket(text, ems):
    longest = max((end - start for start, end, _ in kinsoku.chunks(text)), default=0)
    if longest <= ems:
        assert not [line for line in lines_of(text, ems)[:-1] if line.rstrip().endswith(("「", "（"))]


@given(st.text(max_size=120), st.integers(1, 30))
def test_the_lines_are_the_text(text, ems):
    assert "".join(lines_of(text, ems)) == text.replace("\n", "")


@given(st.text(st.characters(exclude_characters="\n"), max_size=120), st.integers(2, 30))
def test_no_line_is_wider_than_the_column_but_for_spaces(text, ems):
    assert all(len(line.rstrip(" ")) <= ems for line in lines_of(text, ems) if line.strip(" "))


@pytest.mark.parametrize(
    "together", ["1,000", "30日", "第12条", "29134:2023", "3.5%", "privacy", "……", "――", "1②"]
)
def test_what_belongs_together_is_not_cut(together):
    for before in range(1, 12):
        lines = lines_of("あ" * before + together + "い" * 5, 12)
        assert sum(together in line for line in lines) == 1


def test_english_breaks_between_words():
    assert lines_of("the quick brown fox", 10) == ["the quick ", "brown fox"]


def test_a_word_wider_than_the_column_is_cut_and_an_address_after_a_separator():
    assert lines_of("a" * 25, 10) == ["a" * 10, "a" * 10, "a" * 5]
    assert lines_of("https://example.jp/privacy", 21) == ["https://example.jp/", "privacy"]


def test_a_column_narrower_than_a_character_still_ends():
    assert lines_of("評価の結果", 0.5) == list("評価の結果")


def test_line_ends_of_the_author_are_kept():
    assert lines_of("一\n\n二\n", 10) == ["一", "", "二", ""]


def test_ten_thousand_closing_marks_are_broken_somewhere():
    assert len(lines_of("。" * 10_000, 10)) == 1000


@given(sentences.filter(bool), st.integers(120, 400))
def test_paragraphs_measured_in_real_fonts_obey_too(text, width):
    paragraph = Paragraph(text, BODY)
    set_text = paragraph.set_text()
    lines = paragraph.lines(float(width))
    assert "".join(set_text.text[a:b] for a, b in lines) == text
    assert not [a for a, _ in lines[1:] if starts_badly(set_text.text[a:])]


def test_a_last_line_of_one_character_borrows_from_the_one_before():
    text = "判定は回答を照らし合わせて求めたもので理由も示します。"
    paragraph = Paragraph(text, BODY)
    for width in range(120, 260, 3):
        lines = paragraph.lines(float(width))
        start, end = lines[-1]
        assert len(lines) == 1 or end - start >= 3
