"""Posters: the same bytes, large letters, hostile text as text, and a clear refusal when too long."""

from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO

import pikepdf
import pypdfium2 as pdfium
import pytest
from fontTools.pens.boundsPen import BoundsPen
from fontTools.ttLib import TTFont
from hypothesis import given, settings
from hypothesis import strategies as st

from pia_wizard import resources
from pia_wizard.i18n import translator
from pia_wizard.pdf import styles
from pia_wizard.signage.brevity import NoticeTooLongError, cuts
from pia_wizard.signage.check import QrUnreadableError, read_back, require_leads_to
from pia_wizard.signage.layout import Words, best_layout
from pia_wizard.signage.legibility import CAPITAL_SHARE, JAPANESE, KANJI_SHARE, LATIN, MM, further_least
from pia_wizard.signage.measures import A4_MEASURES
from pia_wizard.signage.notice_poster import notice_poster
from pia_wizard.signage.notice_text import Headline, NoticeLine, Said
from pia_wizard.signage.poster import poster_sizes, poster_words
from pia_wizard.signage.readiness import NoticeIncompleteError

SENTENCE = "店内での犯罪の防止と、事故が起きたときの事実の確認のために利用します。"


def luminance(colour):
    """WCAG 2.2's relative luminance."""
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def test_the_same_input_gives_the_same_bytes(poster):
    assert poster() == poster()


def test_another_day_gives_another_poster(poster):
    assert poster() != poster(moment=datetime(2026, 11, 22, tzinfo=UTC))


def test_a_poster_is_one_a4_page_upright(poster):
    with pikepdf.open(BytesIO(poster())) as pdf:
        assert len(pdf.pages) == 1
        box = [float(v) for v in pdf.pages[0].MediaBox]
    assert box[2:] == pytest.approx([595.28, 841.89], abs=0.01)


def test_a_poster_is_vectors_without_a_single_picture(poster):
    with pikepdf.open(BytesIO(poster())) as pdf:
        assert not [o for o in pdf.objects if isinstance(o, pikepdf.Stream) and o.get("/Subtype") == "/Image"]


def test_the_headline_contrasts_by_seven_and_all_else_by_four_and_a_half():
    assert contrast(styles.PAPER, styles.BLUE) >= 7
    for ink, ground in [
        (styles.INK, styles.PAPER),
        (styles.BLUE, styles.PAPER),
        (styles.QUIET, styles.PAPER),
        (styles.INK, styles.TINT),
        (styles.BLUE, styles.TINT),
    ]:
        assert contrast(ink, ground) >= 4.5


@pytest.mark.parametrize(("letter", "share"), [("木", KANJI_SHARE), ("E", CAPITAL_SHARE)])
@pytest.mark.parametrize("weight", ["Regular", "Bold"])
def test_letter_heights_are_those_of_the_bundled_font(letter, share, weight):
    with TTFont(resources.font(f"BIZUDPGothic-{weight}.ttf")) as font:
        pen = BoundsPen(font.getGlyphSet())
        font.getGlyphSet()[font.getBestCmap()[ord(letter)]].draw(pen)
        assert (pen.bounds[3] - pen.bounds[1]) / font["head"].unitsPerEm == pytest.approx(share, abs=0.002)


def test_the_floors_are_those_promised_in_millimetres():
    assert JAPANESE.headline_least * KANJI_SHARE / MM == pytest.approx(9)
    assert JAPANESE.detail_least * KANJI_SHARE / MM == pytest.approx(4)
    assert LATIN.headline_least * CAPITAL_SHARE / MM == pytest.approx(7)
    assert LATIN.detail_least * CAPITAL_SHARE / MM == pytest.approx(3)


def test_a_japanese_name_on_an_english_poster_raises_the_floor(english_lines, url):
    english, named = (
        poster_words(lines, "Cameras", url, translator("en"))
        for lines in (
            english_lines,
            (*english_lines, NoticeLine("operator", "Operator", "株式会社サンプル")),
        )
    )
    assert poster_sizes(english) == LATIN
    assert poster_sizes(named).detail_least == JAPANESE.detail_least
    assert poster_sizes(named).headline_least == LATIN.headline_least


@given(count=st.integers(1, 12), length=st.integers(1, 90), headline=st.integers(2, 30))
@settings(max_examples=40, deadline=None)
def test_whatever_fits_is_legible_and_inside_the_margins(count, length, headline):
    text = (SENTENCE * 3)[:length]
    lines = tuple(NoticeLine(f"e{i}", "項目の名前", text) for i in range(count))
    words = Words(headline=Headline(("防犯カメラ作動中" * 4)[:headline]), lines=lines)
    layout = best_layout(words, JAPANESE)
    if layout.spare < 0:
        return
    blocks = [b for row in layout.table.rows for cell in row.cells for b in (cell.label, cell.text)]
    assert all(b.ink.size >= JAPANESE.detail_least for b in blocks)
    assert layout.head.headline[0].ink.size >= JAPANESE.headline_least
    rows = sum(row.height + 2 * layout.row_padding for row in layout.table.rows)
    assert layout.head.height + layout.gap + rows <= A4_MEASURES.height - 2 * A4_MEASURES.margin


def test_fewer_words_are_set_larger(shop_lines, url, japanese):
    def letter_size(lines):
        words = poster_words(lines, "防犯カメラ作動中", url, japanese)
        return best_layout(words, JAPANESE).table.rows[0].cells[0].text.ink.size

    long = tuple(replace(line, text=SENTENCE) for line in shop_lines)
    assert letter_size(shop_lines[:2]) > letter_size(shop_lines) > letter_size(long)


def test_a_purpose_of_ten_thousand_characters_is_refused_by_name_and_number(poster, shop_lines):
    lines = (replace(shop_lines[0], text="目" * 10_000), *shop_lines[1:])
    with pytest.raises(NoticeTooLongError) as refused:
        poster(lines)
    line, *others = refused.value.detail
    assert others == []
    assert "「利用目的」" in line
    assert "今は10000文字" in line


def test_following_the_advice_on_length_makes_the_poster_fit(poster, shop_lines, url, japanese):
    lines = tuple(replace(line, text=SENTENCE * 8) for line in shop_lines)
    words = poster_words(lines, "防犯カメラ作動中", url, japanese)
    advice = {cut.element: cut.length - cut.excess for cut in cuts(words, JAPANESE)}
    with pytest.raises(NoticeTooLongError):
        poster(lines)
    shorter = tuple(replace(line, text=line.text[: advice.get(line.element)]) for line in lines)
    assert poster(shorter)
    nearly = [
        replace(line, text=line.text[: advice[line.element] + 40]) if line.element in advice else line
        for line in lines
    ]
    with pytest.raises(NoticeTooLongError):
        poster(nearly)


def test_too_many_elements_are_said_to_be_too_many(poster):
    with pytest.raises(NoticeTooLongError) as refused:
        poster(tuple(NoticeLine(f"e{i}", "項目", "あ") for i in range(60)))
    assert "60件" in refused.value.detail[0]


@pytest.mark.parametrize(
    "text",
    [
        "<b>太字</b> & &amp; <img src=x>",
        "𠮷野家 髙橋 神",
        "😀 カメラ 📷",
        "\u202e逆さま\u202c \u200f\u2067右\u2069",
        "制御\x00\x07\x1b[31m文字\x7f",
        "한국어 ไทย العربية",
        "が\u3099\u3099\u3099",
        "{0} %s \\N \\(",
        "",
        "\n\n 一行目 \r\n\n\n二行目\u2028三行目 \t",
    ],
)
def test_hostile_text_is_drawn_as_text(poster, shop_lines, text):
    pdf = poster((replace(shop_lines[0], text=text), *shop_lines[1:]), document_id=text)
    assert pdf.startswith(b"%PDF-")


def test_a_line_that_says_only_the_address_becomes_the_invitation_beside_the_code(url, japanese):
    lines = (NoticeLine("operator", "設置者", "株式会社サンプル"), NoticeLine("web", "ウェブの告知", url))
    words = poster_words(lines, "防犯カメラ作動中", url, japanese)
    assert words.caption == "ウェブの告知"
    assert [line.element for line in words.lines] == ["operator"]


def test_a_headline_breaks_where_its_author_broke_it(shop_lines, url, japanese):
    words = poster_words(shop_lines, "防犯カメラについての\nお知らせ", url, japanese)
    (headline,) = best_layout(words, JAPANESE).head.headline
    assert headline.lines == ("防犯カメラについての", "お知らせ")


def test_the_page_itself_leads_to_the_address(poster, url):
    assert read_back(poster()) == (url,)


def test_a_poster_without_an_address_has_no_code(poster):
    assert read_back(poster(url="")) == ()


def test_a_poster_whose_code_leads_elsewhere_is_not_given_out(poster, url):
    with pytest.raises(QrUnreadableError) as refused:
        require_leads_to(poster(url="https://elsewhere.example/"), url)
    assert "https://elsewhere.example/" in str(refused.value)


def test_a_poster_whose_code_cannot_be_found_is_not_given_out(poster, url):
    with pytest.raises(QrUnreadableError):
        require_leads_to(poster(url=""), url)


def test_a_second_language_stands_smaller_beneath_the_first_and_stays_legible(shop_lines, url, japanese):
    lines = tuple(replace(line, further=(Said("en", "Label", "Said in English."),)) for line in shop_lines)
    headline = Headline("防犯カメラ作動中", (Said("en", "", "Security cameras in operation"),))
    words = poster_words(lines, headline, url, japanese)
    layout = best_layout(words, JAPANESE)
    assert layout.spare >= 0
    for row in layout.table.rows:
        first, second = (cell.text.ink.size for cell in row.cells)
        assert further_least(2, "Said in English.") <= second < first


@pytest.fixture
def posted(questionnaire, judged, japanese):
    def made(**values):
        answers, evaluation = judged(**values)
        return notice_poster(
            "entrance",
            questionnaire,
            evaluation,
            answers,
            japanese,
            document_id="3f9a21bc",
            moment=datetime(2026, 11, 21, tzinfo=UTC),
        )

    return made


def test_a_notice_that_is_ready_gives_one_page(posted):
    with pikepdf.open(BytesIO(posted(operator="株式会社サンプル", contact="03-0000-0000"))) as pdf:
        assert len(pdf.pages) == 1


def words_of(pdf):
    document = pdfium.PdfDocument(pdf)
    text = document[0].get_textpage().get_text_bounded()
    document.close()
    return text.replace("\r\n", "").replace("\n", "")


def test_a_page_that_is_too_full_leaves_out_what_nobody_asks_for_and_then_what_is_only_recommended(posted):
    needed = {"operator": "株式会社サンプル", "contact": "03-0000-0000"}
    full = words_of(posted(**needed, purpose="防犯の目的。" * 20, history="長い沿革。" * 20))
    fuller = words_of(posted(**needed, purpose="防犯の目的。" * 20, history="長い沿革。" * 400))
    fullest = words_of(posted(**needed, purpose="防犯の目的。" * 400, history="長い沿革。" * 400))
    assert ("利用目的" in full, "沿革" in full) == (True, True)
    assert ("利用目的" in fuller, "沿革" in fuller) == (True, False)
    assert ("利用目的" in fullest, "沿革" in fullest) == (False, False)
    assert all("株式会社サンプル" in text and "03-0000-0000" in text for text in (full, fuller, fullest))


def test_what_a_clause_demands_is_never_left_out(posted):
    with pytest.raises(NoticeTooLongError) as refused:
        posted(operator="株式会社サンプル", contact="03-0000-0000、" * 200, history="長い沿革。")
    assert "「問い合わせ先」" in refused.value.detail[0]


def test_space_around_a_pasted_address_does_no_harm(poster, url):
    assert read_back(poster(url=f" {url}\n")) == (url,)


def test_an_incomplete_notice_gives_no_page(posted):
    with pytest.raises(NoticeIncompleteError):
        posted(operator="株式会社サンプル")
