"""Notices on every sheet, judged by poppler, ZBar and veraPDF: boxes, edges, codes, reading order, tags."""

import re
import shutil
import subprocess
from datetime import UTC, datetime

import pytest
from PIL import Image

from pia_wizard.i18n import translator
from pia_wizard.signage.design import HIGH_CONTRAST, INFORMATION_BLUE, company_design
from pia_wizard.signage.notice_text import Headline, NoticeLine, Said
from pia_wizard.signage.poster import poster_pdf
from pia_wizard.signage.sheet import Format, Orientation, Sheet

pytestmark = pytest.mark.skipif(
    not all(map(shutil.which, ("zbarimg", "pdfinfo", "pdftotext", "pdftoppm"))),
    reason="needs zbar-tools and poppler-utils",
)

URL = "https://www.example.co.jp/privacy/camera"
PORTRAIT, LANDSCAPE = Orientation
GREEN = company_design("#00695C")


def line(element, label, text, english, korean, plain):
    names = (
        ("Purpose", "목적", "\ufff9目的\ufffaもくてき\ufffb")
        if element == "purpose"
        else ("Operator", "설치자", "\ufff9置\ufffaお\ufffbいた\ufff9人\ufffaひと\ufffb")
    )
    texts = (english, korean, plain)
    codes = ("en", "ko", "ja-Hira")
    return NoticeLine(element, label, text, tuple(map(Said, codes, names, texts)))


LINES = (
    line(
        "purpose",
        "利用目的",
        "店内での犯罪の防止のため。",
        "To prevent crime.",
        "범죄를 예방합니다.",
        "\ufff9悪\ufffaわる\ufffbいことを\ufff9防\ufffaふせ\ufffbぐためです。",
    ),
    line("operator", "設置者", "株式会社サンプル", "", "", ""),
)
HEADLINE = Headline(
    "防犯カメラ作動中", (Said("en", "", "Security cameras"), Said("ko", "", "방범 카메라 작동 중"))
)


def drawn(folder, sheet, design=INFORMATION_BLUE, **changes):
    given = {"headline": HEADLINE, "url": URL} | changes
    path = folder / "notice.pdf"
    path.write_bytes(
        poster_pdf(
            LINES,
            translator=translator("ja"),
            document_id="3f9a21bc",
            moment=datetime(2026, 11, 21, tzinfo=UTC),
            sheet=sheet,
            design=design,
            **given,
        )
    )
    return path


def output(*command):
    return subprocess.run([*map(str, command)], check=True, capture_output=True, text=True).stdout


def rendered(pdf, dpi):
    output("pdftoppm", "-r", dpi, "-png", "-singlefile", pdf, pdf.with_suffix(""))
    return Image.open(pdf.with_suffix(".png")).convert("L")


def boxes(pdf):
    """Give poppler's boxes in millimetres: name → (x0, y0, x1, y1)."""
    found = re.findall(
        r"^(\w+Box):\s+([\d.]+)\s+([\d.]+)\s+([\d.]+)\s+([\d.]+)$", output("pdfinfo", "-box", pdf), re.M
    )
    return {name: tuple(float(v) / 72 * 25.4 for v in values) for name, *values in found}


@pytest.mark.parametrize("format_", Format)
@pytest.mark.parametrize("way", Orientation)
def test_a_page_is_as_large_as_its_sheet(tmp_path, format_, way):
    sheet = Sheet(format_, way)
    found = boxes(drawn(tmp_path, sheet))
    for name in ("MediaBox", "TrimBox", "BleedBox"):
        assert found[name] == pytest.approx((0, 0, sheet.width_mm, sheet.height_mm), abs=0.1)


def test_a_print_shop_finds_trim_bleed_and_room_for_marks(tmp_path):
    found = boxes(drawn(tmp_path, Sheet(Format.A4, PORTRAIT, bleed=3, crop_marks=True)))
    assert found["TrimBox"] == pytest.approx((11, 11, 221, 308), abs=0.1)
    assert found["BleedBox"] == pytest.approx((8, 8, 224, 311), abs=0.1)
    assert found["MediaBox"] == pytest.approx((0, 0, 232, 319), abs=0.1)


@pytest.mark.parametrize("format_", Format)
@pytest.mark.parametrize("way", Orientation)
@pytest.mark.parametrize("design", [INFORMATION_BLUE, HIGH_CONTRAST], ids=lambda d: d.key)
def test_office_printers_find_five_millimetres_white_all_around(tmp_path, format_, way, design):
    dpi = 60
    page = rendered(drawn(tmp_path, Sheet(format_, way), design), dpi)
    x0, y0, x1, y1 = page.point(lambda v: 255 * (v < 250)).getbbox()
    assert min(x0, y0, page.width - x1, page.height - y1) / dpi * 25.4 >= 5


@pytest.mark.parametrize("way", Orientation)
def test_the_ground_runs_into_the_bleed_and_nothing_else_does(tmp_path, way):
    dpi = 100
    page = rendered(drawn(tmp_path, Sheet(Format.A4, way, bleed=3), GREEN), dpi)
    edge = round(3 / 25.4 * dpi)
    corner = page.getpixel((1, 1))
    assert corner < 128
    if way is PORTRAIT:
        assert page.crop((0, 0, page.width - 1, edge)).getextrema() == (corner, corner)
        assert page.crop((0, page.height - edge, page.width, page.height)).getextrema() == (255, 255)
    else:
        assert page.crop((0, 0, edge, page.height - 1)).getextrema() == (corner, corner)
        assert page.crop((page.width - edge, 0, page.width, page.height)).getextrema() == (255, 255)


@pytest.mark.parametrize(
    "sheet",
    [
        Sheet(Format.A5, LANDSCAPE),
        Sheet(Format.A2, LANDSCAPE, bleed=3, crop_marks=True),
        Sheet(Format.B4),
        Sheet(Format.STICKER_100),
        Sheet(Format.STICKER_150, LANDSCAPE),
        Sheet(Format.A5, paper=Format.A3),
    ],
    ids=lambda s: f"{s.format.key}-{s.orientation}",
)
def test_another_reader_finds_the_address_on_each_copy(tmp_path, sheet):
    pdf = drawn(tmp_path, sheet, headline=Headline("防犯カメラ作動中"))
    rendered(pdf, 200)
    found = output("zbarimg", "--nodbus", "--raw", "--quiet", pdf.with_suffix(".png")).split()
    assert found == [URL] * (4 if sheet.paper else 1)


@pytest.mark.parametrize("sheet", [Sheet(), Sheet(Format.A3, LANDSCAPE), Sheet(Format.A5, paper=Format.A4)])
def test_text_comes_in_reading_order_with_each_language_after_japanese(tmp_path, sheet):
    text = output("pdftotext", "-raw", drawn(tmp_path, sheet), "-").replace("\n", "")
    order = (
        "防犯カメラ作動中",
        "Security cameras",
        "방범 카메라 작동 중",
        "利用目的",
        "店内での犯罪の防止",
        "Purpose",
        "To prevent crime",
        "목적",
        "범죄를 예방합니다",
        "悪いことを防ぐためです",
        "設置者",
        "株式会社サンプル",
        "Operator",
        "3f9a21bc",
    )
    places, at = [], 0
    for piece in order:
        at = text.index(piece, at)
        places.append(at)
    assert places == sorted(places)


def test_readings_are_tagged_as_ruby_and_other_languages_as_what_they_are(tmp_path):
    tree = output("pdfinfo", "-struct-text", drawn(tmp_path, Sheet()))
    assert re.search(r"Ruby.*?RB.*?\"悪\".*?RT.*?\"わる\"", tree, re.S)
    struct = output("pdfinfo", "-struct", drawn(tmp_path, Sheet()))
    assert struct.count("Ruby") >= 5
    assert "Figure" in struct


SHEETS = {
    "a5-side": (Sheet(Format.A5, LANDSCAPE), INFORMATION_BLUE, {}),
    "a3-press": (Sheet(Format.A3, PORTRAIT, bleed=3, crop_marks=True), GREEN, {}),
    "b4-contrast": (Sheet(Format.B4, LANDSCAPE), HIGH_CONTRAST, {}),
    "sticker": (Sheet(Format.STICKER_150, LANDSCAPE), INFORMATION_BLUE, {}),
    "copies": (Sheet(Format.STICKER_100, paper=Format.A4), GREEN, {"headline": Headline("防犯カメラ作動中")}),
    "draft": (Sheet(), INFORMATION_BLUE, {"draft": True}),
}


def test_every_sheet_passes_for_archives_and_for_screen_readers(tmp_path, vera_failures):
    files = []
    for name, (sheet, design, changes) in SHEETS.items():
        files.append(drawn(tmp_path, sheet, design, **changes).rename(tmp_path / f"{name}.pdf"))
    assert vera_failures(("3a", "3b", "ua1"), files) == []
