"""Any amount of text on any sheet: it stands legible inside the margins, or is refused with advice."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pia_wizard.i18n import translator
from pia_wizard.pdf import fonts
from pia_wizard.signage.brevity import NoticeTooLongError
from pia_wizard.signage.commands import Element, Glyphs, ink
from pia_wizard.signage.design import HIGH_CONTRAST, INFORMATION_BLUE, company_design
from pia_wizard.signage.legibility import MM, further_least, has_ideographs, sizes_for
from pia_wizard.signage.notice_text import Headline, NoticeLine, Said
from pia_wizard.signage.poster import poster
from pia_wizard.signage.sheet import Format, Orientation, Sheet

MOMENT = datetime(2026, 11, 21, tzinfo=UTC)
URL = "https://www.example.co.jp/privacy/camera"
DESIGNS = (INFORMATION_BLUE, HIGH_CONTRAST, company_design("#00695C"))
SENTENCES = {
    "en": "To prevent crime in the shop and to find out what happened after an accident. ",
    "zh-Hans": "用于防止店内犯罪，并在发生事故时确认事实。",
    "ko": "매장 내 범죄를 예방하고 사고가 났을 때 사실을 확인하기 위해서입니다. ",
    "ja-Hira": "\ufff9店\ufffaみせ\ufffbで\ufff9悪\ufffaわる\ufffbいことを\ufff9防\ufffaふせ\ufffbぐため。",
}
JAPANESE = "店内での犯罪の防止と、事故が起きたときの事実の確認のために利用します。"


def notice(count, length, languages):
    said = tuple(Said(code, "目的", (SENTENCES[code] * 9)[: length * 2]) for code in languages)
    lines = tuple(
        NoticeLine(f"e{number}", "利用の目的", (JAPANESE * 9)[:length], said) for number in range(count)
    )
    heads = tuple(Said(code, "", SENTENCES[code][:24]) for code in languages)
    return lines, Headline("防犯カメラ作動中", heads)


def drawn(lines, headline, sheet, **changes):
    settings_ = {"design": INFORMATION_BLUE, "url": URL} | changes
    return poster(
        lines,
        headline=headline,
        translator=translator("ja"),
        document_id="3f9a21bc",
        moment=MOMENT,
        sheet=sheet,
        **settings_,
    )


@given(
    count=st.integers(0, 9),
    length=st.integers(1, 160),
    languages=st.lists(st.sampled_from(sorted(SENTENCES)), unique=True, max_size=4),
    format_=st.sampled_from(Format),
    way=st.sampled_from(Orientation),
    design=st.sampled_from(DESIGNS),
    bleed=st.sampled_from((0, 3)),
    url=st.sampled_from((URL, "")),
)
@settings(max_examples=60, deadline=None)
def test_a_notice_stands_legible_within_its_margins_or_is_refused_with_advice(
    count, length, languages, format_, way, design, bleed, url
):
    lines, headline = notice(count, length, languages)
    sheet = Sheet(format_, way, bleed=bleed)
    try:
        made = drawn(lines, headline, sheet, design=design, url=url)
    except NoticeTooLongError as error:
        refused = error
    else:
        refused = None
    if refused is not None:
        assert refused.detail
        return
    least = sizes_for("国", distance=format_.distance)
    assert made.layout.head.headline[0].ink.size >= least.headline_least - 1e-6
    for row in made.layout.table.rows:
        first, *further = row.cells
        assert min(first.text.ink.size, first.label.ink.size) >= least.detail_least - 1e-6
        for cell in further:
            floor = further_least(format_.distance, *cell.text.lines, *cell.label.lines)
            assert cell.text.ink.size >= floor - 1e-6
            assert cell.text.ink.size <= first.text.ink.size or not has_ideographs("".join(cell.text.lines))
    inside(made, sheet)
    clear_of_the_code(made)


def clear_of_the_code(made):
    """Assert that no letter stands on the white plate of the QR code."""
    plates = [n.box for n in made.page.nodes if isinstance(n, Element) and n.tag == "Figure"][1:]
    for left, bottom, side, _ in plates:
        for piece in ink(made.page.nodes):
            if isinstance(piece, Glyphs):
                wide = fonts.width(piece.text, piece.size, bold=piece.bold, language=piece.language)
                beside = piece.x + wide <= left or piece.x >= left + side
                beyond = piece.y + 0.88 * piece.size <= bottom or piece.y - 0.12 * piece.size >= bottom + side
                assert beside or beyond


@pytest.mark.parametrize("format_", Format)
@pytest.mark.parametrize("way", Orientation)
@pytest.mark.parametrize("length", [6, 24, 40])
def test_however_much_is_said_the_code_stands_clear(format_, way, length):
    lines, headline = notice(3, length, [])
    clear_of_the_code(drawn(lines, headline, Sheet(format_, way)))


def inside(made, sheet):
    """Assert that no letter comes nearer to the cut than a printer's white margin."""
    offset = (sheet.bleed if sheet.bleed else 0) * MM
    for piece in ink(made.page.nodes):
        if isinstance(piece, Glyphs):
            wide = fonts.width(piece.text, piece.size, bold=piece.bold, language=piece.language)
            assert piece.x - offset >= 5 * MM
            assert piece.x - offset + wide <= sheet.width - 5 * MM
            assert piece.y - offset - 0.12 * piece.size >= 5 * MM - 0.1
            assert piece.y - offset + 0.88 * piece.size <= sheet.height - 5 * MM


@pytest.mark.parametrize("format_", [f for f in Format if not f.sticker])
@pytest.mark.parametrize("way", Orientation)
def test_following_the_advice_makes_it_fit_on_every_paper(format_, way):
    lines, headline = notice(6, 160, ["en"])
    sheet = Sheet(format_, way)
    with pytest.raises(NoticeTooLongError) as refused:
        drawn(lines, headline, sheet)
    advice = " ".join(refused.value.detail)
    if "言語を1つまで" in advice:
        japanese = tuple(replace(line, further=()) for line in lines)
        assert drawn(japanese, Headline(headline.text), sheet)
    for larger in Format:
        if f"または、{larger.title}の用紙" in advice:
            assert drawn(lines, headline, Sheet(larger, way), distance=format_.distance)


def test_a_larger_paper_never_has_room_for_less():
    papers = (Format.A5, Format.A4, Format.A3, Format.A2)
    for count in range(1, 12):
        lines, headline = notice(count, 70, ["en", "zh-Hans"])
        fitted = []
        for paper in papers:
            try:
                drawn(lines, headline, Sheet(paper))
                fitted.append(True)
            except NoticeTooLongError:
                fitted.append(False)
        assert fitted == sorted(fitted)


def test_a_nearer_reader_has_smaller_letters_only_where_the_usual_ones_do_not_fit():
    lines, headline = notice(5, 70, [])
    near = drawn(lines, headline, Sheet(), distance=1.0)
    usual = drawn(lines, headline, Sheet())
    assert near.layout.size == usual.layout.size
    lines, headline = notice(6, 160, [])
    with pytest.raises(NoticeTooLongError):
        drawn(lines, headline, Sheet())
    assert drawn(lines, headline, Sheet(), distance=1.2)


def test_a_sticker_whose_code_would_not_fit_has_none():
    lines = (
        NoticeLine("operator", "設置者", "株式会社サンプル" * 7),
        NoticeLine("contact", "問い合わせ先", "03-0000-0000"),
    )
    assert drawn(lines, Headline("防犯カメラ作動中"), Sheet(Format.STICKER_100)).layout.web is not None
    lines = (replace(lines[0], text="株式会社サンプル" * 20), lines[1])
    assert drawn(lines, Headline("防犯カメラ作動中"), Sheet(Format.STICKER_100)).layout.web is None


@pytest.mark.parametrize(
    ("headline", "lines"),
    [
        ("防犯カメラ作動中", ("防犯カメラ", "作動中")),
        ("顔識別カメラ作動中", ("顔識別カメラ", "作動中")),
        ("カメラで年代などを\n推定しています", ("カメラで", "年代などを", "推定しています")),
    ],
)
def test_a_headline_in_a_narrow_panel_is_parted_between_words(headline, lines):
    made = drawn(notice(3, 60, [])[0], Headline(headline), Sheet(Format.A4, Orientation.LANDSCAPE))
    assert made.layout.head.headline[0].lines == lines


@pytest.mark.parametrize("format_", Format)
@pytest.mark.parametrize("way", Orientation)
def test_no_english_word_of_a_headline_is_cut(format_, way):
    lines = (NoticeLine("operator", "Operator", "Sample Co., Ltd.", language="en"),)
    words = "Measurement by cameras will begin"
    made = drawn(lines, Headline(words, language="en"), Sheet(format_, way))
    assert " ".join(made.layout.head.headline[0].lines) == words


def test_a_draft_is_marked_across_and_in_words():
    lines, headline = notice(3, 30, [])
    made = drawn(lines, headline, Sheet(), draft=True)
    *_, last = made.page.nodes
    assert last.opacity < 0.5
    assert any("掲示できません" in p.text for p in ink(made.page.nodes) if isinstance(p, Glyphs))
