"""A page of the batch is the poster its site would get alone: the same words, the same picture."""

from datetime import UTC, datetime
from io import BytesIO

import pypdfium2
import pytest
import zxingcpp
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageChops

from pia_wizard.i18n import translator
from pia_wizard.pdf.page_file import PageFile
from pia_wizard.pdf.pictures import page_picture
from pia_wizard.signage.check import read_back
from pia_wizard.signage.design import HIGH_CONTRAST, INFORMATION_BLUE, company_design
from pia_wizard.signage.edition import edition
from pia_wizard.signage.notice_text import Headline, NoticeLine, Said
from pia_wizard.signage.poster import poster_pdf
from pia_wizard.signage.qr import QrTooLongError, qr_matrix
from pia_wizard.signage.qr_series import QrSeries, packed
from pia_wizard.signage.sheet import Format, Orientation, Sheet
from pia_wizard.signage.site_layouts import Advances, site_text
from pia_wizard.signage.site_posters import Manner, SiteNotice, SitePosters

MOMENT = datetime(2026, 11, 21, tzinfo=UTC)
JA = translator("ja")
A4 = Sheet()
PLAIN = Headline("防犯カメラ作動中")
SITES = (
    ("駅前店", "023-000-0001", "https://example.jp/1"),
    (
        "サンプル駅前店　山形県山形市本町一丁目二番三号 サンプルビル四階",
        "023-000-0002",
        "https://example.jp/2",
    ),
    (
        "長い名前の建物の二階の奥にある売り場とその隣の売り場とさらに隣の売り場（平日のみ）",
        "0",
        "https://example.jp/3",
    ),
    ("𠮷田・Sample Shop No. 7 (East), ground floor", "+81-23-000-0000", "https://example.jp/" + "a" * 60),
    ("改行\nのある名前", "023-000-0005 / 平日9時から17時", "https://www.example.co.jp/shops/00005/camera"),
)


def lines_of(site, further=()):
    name, contact, url = site
    purpose = further and (Said("en", "Purpose", "Crime prevention, safety"),)
    asked = further and (Said("en", "Contact", f"Call {contact}"),)
    return (
        NoticeLine("purpose", "目的", "犯罪の防止、事故や災害の際の安全確保", purpose),
        NoticeLine("operator", "設置者", "株式会社サンプル"),
        NoticeLine("place", "場所", name, further and (Said("en", "Place", ""),)),
        NoticeLine("contact", "問い合わせ先", contact, asked),
        NoticeLine("retention", "保存期間", "30日"),
        NoticeLine("web", "詳しいお知らせ", url),
    )  # fmt: skip


def batch(sites, sheet=A4, design=INFORMATION_BLUE, headline=PLAIN, further=()):
    """Return the file of all sites."""
    file = BytesIO()
    pages = PageFile(file, language="ja", title="入口掲示", author="株式会社サンプル", moment=MOMENT)
    posters = SitePosters(Manner("3f9a21bc", MOMENT, design))
    posters.begin(pages)
    try:
        for site in sites:
            lines = lines_of(site, further)
            said = edition(headline.text, lines, site[2])
            assert posters.add(SiteNotice("a", JA, headline, lines, (2, 3), site[2], sheet, said))
        pages.finish()
        return file.getvalue()
    finally:
        posters.leave()


def alone(site, sheet=A4, design=INFORMATION_BLUE, headline=PLAIN, further=()):
    """Return the poster of one site as the window would make it."""
    return poster_pdf(
        lines_of(site, further),
        headline=headline,
        translator=JA,
        document_id="3f9a21bc",
        moment=MOMENT,
        url=site[2],
        sheet=sheet,
        design=design,
    )


def words(pdf: bytes, page: int = 0) -> str:
    document = pypdfium2.PdfDocument(pdf)
    text = document[page].get_textpage().get_text_range()
    document.close()
    return text


def codes_of(pdf: bytes, page: int) -> list[tuple[float, float, float, float]]:
    """Return where the QR codes are, in shares of the page."""
    picture = page_picture(pdf, page=page, dpi=200)
    found = zxingcpp.read_barcodes(picture, formats=zxingcpp.BarcodeFormat.QRCode)
    corners = [(code.position.top_left, code.position.bottom_right) for code in found]
    wide, high = picture.size
    return [(a.x / wide, a.y / high, b.x / wide, b.y / high) for a, b in corners]


def without_codes(pdf: bytes, page: int) -> Image.Image:
    """Return a page in grey, its QR codes white: another mask may have been chosen."""
    picture = page_picture(pdf, page=page, dpi=72).convert("L")
    wide, high = picture.size
    for left, top, right, bottom in codes_of(pdf, page):
        box = (left * wide - 2, top * high - 2, right * wide + 3, bottom * high + 3)
        picture.paste(255, tuple(map(int, box)))
    return picture


def same_picture(one: bytes, other: bytes, page: int) -> bool:
    """Tell whether two pages look the same but for the shading of edges."""
    first, second = without_codes(one, 0), without_codes(other, page)
    assert first.size == second.size
    return sum(ImageChops.difference(first, second).histogram()[100:]) < 40


def test_each_page_says_what_the_sites_own_poster_says() -> None:
    file = batch(SITES)
    for number, site in enumerate(SITES):
        assert words(file, number) == words(alone(site))


@pytest.mark.parametrize(
    ("sheet", "design"),
    [
        (A4, INFORMATION_BLUE),
        (Sheet(Format.A5), HIGH_CONTRAST),
        (Sheet(Format.A3, Orientation.LANDSCAPE), company_design("#7A1F2B")),
        (Sheet(Format.B5, bleed=3, crop_marks=True), INFORMATION_BLUE),
    ],
)
def test_each_page_looks_like_the_sites_own_poster(sheet, design) -> None:
    file = batch(SITES, sheet, design)
    assert all(same_picture(alone(site, sheet, design), file, i) for i, site in enumerate(SITES))


def test_further_languages_are_where_they_are_on_the_sites_own_poster() -> None:
    headline = Headline("防犯カメラ作動中", (Said("en", "", "Security cameras in operation"),))
    file = batch(SITES, headline=headline, further=("en",))
    for number, site in enumerate(SITES):
        single = alone(site, headline=headline, further=("en",))
        assert words(file, number) == words(single)
        assert same_picture(single, file, number)


@pytest.mark.parametrize("sheet", [Sheet(Format.STICKER_150), Sheet(Format.A5, paper=Format.A4)])
def test_stickers_and_several_copies_on_a_sheet_are_made_too(sheet) -> None:
    file = batch(SITES[:2], sheet)
    for number, site in enumerate(SITES[:2]):
        assert same_picture(alone(site, sheet), file, number)


def test_every_code_leads_to_its_sites_address() -> None:
    file = batch(SITES)
    assert [read_back(file, page) for page in range(len(SITES))] == [(url,) for _, _, url in SITES]


def test_the_order_of_the_sites_changes_no_page() -> None:
    there, back = batch(SITES), batch(SITES[::-1])
    for number in range(len(SITES)):
        other = len(SITES) - 1 - number
        assert words(there, number) == words(back, other)
        first, second = without_codes(there, number), without_codes(back, other)
        assert ImageChops.difference(first, second).getbbox() is None


def test_the_same_sites_give_the_same_bytes() -> None:
    assert batch(SITES) == batch(SITES)


def test_words_that_do_not_fit_write_no_page() -> None:
    posters = SitePosters(Manner("3f9a21bc", MOMENT))
    pages = PageFile(BytesIO(), language="ja", title="-", author="-", moment=MOMENT)
    posters.begin(pages)
    lines = lines_of(("長い" * 500, "0", ""))
    assert not posters.add(SiteNotice("a", JA, PLAIN, lines, (2, 3), "", A4, edition("", lines, "")))
    assert pages.count == 0
    posters.leave()


@given(st.lists(st.text("abcdefgh0123456789-_/", min_size=1, max_size=60), min_size=1, max_size=6))
@settings(max_examples=40)
def test_a_series_of_codes_reads_as_its_addresses(paths: list[str]) -> None:
    series = QrSeries()
    for path in paths:
        address = f"https://example.jp/{path}"
        found = series.bits(address, 70)  # read back by the series itself, which raises otherwise
        assert found.side == len(qr_matrix(address, side_mm=70))


def test_a_series_gives_the_very_symbol_that_is_best_for_its_first_address() -> None:
    address = "https://example.jp/camera"
    matrix = qr_matrix(address)
    pixels = memoryview(bytes(0 if dark else 255 for row in matrix for dark in row))
    shape = (len(matrix), len(matrix))
    assert QrSeries().bits(address, 30) == packed(pixels.cast("B", shape))


def test_an_address_too_long_for_its_size_is_refused_in_a_series_too() -> None:
    series = QrSeries()
    series.bits("https://example.jp/" + "a" * 100, 70)
    with pytest.raises(QrTooLongError):
        series.bits("https://example.jp/" + "b" * 100, 20)


@given(st.text("山形県あ、。（）「」ー abc0123-", min_size=1, max_size=60), st.floats(3, 30))
def test_lines_told_from_widths_are_those_of_breaking(text: str, limit: float) -> None:
    from pia_wizard.signage.blocks import Ink, text_block

    measured = site_text(text, Advances("ja"))
    (told,) = measured.line_counts((limit,))
    if told:
        assert told == len(text_block(text, Ink(10, (0, 0, 0)), limit * 10, "ja").lines)
