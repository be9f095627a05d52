"""The short id on a notice: the same for the same words, another for any other."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from pia_wizard.signage.edition import changed_elements, edition
from pia_wizard.signage.notice_text import NoticeLine, Said

LINES = (
    NoticeLine("purpose", "目的", "防犯"),
    NoticeLine("contact", "問い合わせ先", "03-0000-0000"),
    NoticeLine("web", "詳しいお知らせ", "https://example.jp/"),
)
NOW = edition("カメラ作動中", LINES, "https://example.jp/")


def test_an_id_is_eight_hexadecimal_digits():
    assert len(NOW.id) == 8
    int(NOW.id, 16)


def test_labels_further_languages_and_space_at_the_ends_make_no_other_edition():
    other = tuple(
        replace(line, label="x", text=f" {line.text}\n", further=(Said("en", "a", "b"),)) for line in LINES
    )
    assert edition("カメラ作動中", other, "https://example.jp/") == NOW


def test_what_changed_is_named():
    lines = (LINES[0], replace(LINES[1], text="06-0000-0000"), NoticeLine("retention", "保存期間", "14日"))
    later = edition("カメラ作動中", lines, "https://example.jp/x")
    assert later.id != NOW.id
    assert changed_elements(NOW, later) == ("contact", "retention", "web")
    assert changed_elements(later, NOW) == ("contact", "web", "retention")
    assert changed_elements(NOW, NOW) == ()


@given(st.text(max_size=30), st.text(max_size=30))
def test_two_texts_have_one_id_only_if_they_say_the_same(one, other):
    first, second = (edition(text, LINES, "").id for text in (one, other))
    assert (first == second) == (one.strip() == other.strip())


def test_the_same_words_of_another_element_are_another_edition():
    swapped = (replace(LINES[0], text=LINES[1].text), replace(LINES[1], text=LINES[0].text))
    assert edition("カメラ作動中", swapped, "").id != edition("カメラ作動中", LINES[:2], "").id
