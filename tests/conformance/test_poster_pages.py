"""Posters judged by programs that know nothing of us: ZBar, poppler and a ruler on the rendered page."""

import re
import shutil
import subprocess
from datetime import UTC, datetime

import pytest
from PIL import Image, ImageChops

from pia_wizard.i18n import translator
from pia_wizard.signage.brevity import NoticeTooLongError
from pia_wizard.signage.notice_text import NoticeLine
from pia_wizard.signage.poster import poster_pdf

URL = "https://www.example.co.jp/privacy/camera?shop=12"
MM_PER_INCH = 25.4

pytestmark = pytest.mark.skipif(
    not all(map(shutil.which, ("zbarimg", "pdftotext", "pdftoppm", "pdffonts"))),
    reason="needs zbar-tools and poppler-utils",
)

LINES = (
    NoticeLine("purpose", "利用目的", "店内での犯罪の防止と、事故が起きたときの事実の確認のため。"),
    NoticeLine("operator", "設置者", "株式会社サンプル <b>𠮷田</b>"),
    NoticeLine("contact", "問い合わせ先", "お客様相談室 電話 03-0000-0000"),
    NoticeLine("recorded", "記録する内容", "出入口と売場の映像（音声は記録しません）"),
    NoticeLine("retention", "保存期間", "撮影の日から14日間"),
)


def drawn(folder, lines=LINES, **changes):
    settings = {
        "headline": "防犯カメラ作動中",
        "translator": translator("ja"),
        "document_id": "3f9a21bc",
        "moment": datetime(2026, 11, 21, tzinfo=UTC),
        "url": URL,
    } | changes
    path = folder / "poster.pdf"
    path.write_bytes(poster_pdf(lines, **settings))
    return path


def output(*command):
    return subprocess.run([*map(str, command)], check=True, capture_output=True, text=True).stdout


def rendered(pdf, dpi):
    picture = pdf.with_name(f"page-{dpi}")
    output("pdftoppm", "-r", dpi, "-png", "-singlefile", pdf, picture)
    return picture.with_suffix(".png")


def words(pdf):
    """Give each word's text with its box (x0, y0, x1, y1) in points from the upper left."""
    boxes = output("pdftotext", "-bbox", pdf, "-")
    pattern = r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)</word>'
    return [(m[5], tuple(float(m[i]) for i in range(1, 5))) for m in re.finditer(pattern, boxes)]


def ink_height_mm(pdf, word, dpi=400):
    """Measure how tall the ink of a word is on the rendered page, in millimetres."""
    ((_, box),) = [(text, box) for text, box in words(pdf) if text == word]
    page = Image.open(rendered(pdf, dpi)).convert("L")
    cut = page.crop(tuple(round(v * dpi / 72) for v in box))
    ground = Image.new("L", cut.size, cut.getpixel((0, 0)))
    inked = ImageChops.difference(cut, ground).point(lambda v: 255 * (v > 60)).getbbox()
    return (inked[3] - inked[1]) / dpi * MM_PER_INCH


@pytest.mark.parametrize("dpi", [72, 100, 150, 300])
def test_another_reader_finds_the_address_at_every_resolution(tmp_path, dpi):
    found = output("zbarimg", "--nodbus", "--raw", "--quiet", rendered(drawn(tmp_path), dpi))
    assert found.strip() == URL


@pytest.mark.parametrize("length", [30, 120, 258])
def test_another_reader_finds_short_and_long_addresses(tmp_path, length):
    url = "https://www.example.co.jp/".ljust(length, "n")
    found = output("zbarimg", "--nodbus", "--raw", "--quiet", rendered(drawn(tmp_path, url=url), 200))
    assert found.strip() == url


def test_another_reader_still_finds_the_address_under_a_stain(tmp_path):
    page = Image.open(rendered(drawn(tmp_path), 150)).convert("L")
    x0, y0, x1, y1 = 152, 236, 182, 270  # about where the code is, in mm
    middle = [round(v / MM_PER_INCH * 150) for v in ((x0 + x1) / 2, (y0 + y1) / 2)]
    page.paste(128, (middle[0], middle[1], middle[0] + 30, middle[1] + 30))
    page.save(tmp_path / "stained.png")
    assert output("zbarimg", "--nodbus", "--raw", "--quiet", tmp_path / "stained.png").strip() == URL


def test_the_code_is_three_centimetres_wide_with_four_white_modules_around_it(tmp_path):
    dpi = 300
    page = Image.open(rendered(drawn(tmp_path), dpi)).convert("L")
    black = page.point(lambda v: 255 * (v < 8))  # nothing else on the page is pure black
    x0, y0, x1, y1 = black.getbbox()
    side = (x1 - x0) / dpi * MM_PER_INCH
    assert side == pytest.approx(30, abs=0.2)
    assert (y1 - y0) == pytest.approx(x1 - x0, abs=2)
    finder = next(x for x in range(x0, x1) if page.getpixel((x, y0 + 3)) > 128) - x0  # 7 modules wide
    quiet = int(finder * 4 / 7) - 2
    around = page.crop((x0 - quiet, y0 - quiet, x1 + quiet, y1 + quiet))
    around.paste(255, (quiet - 1, quiet - 1, quiet + x1 - x0 + 1, quiet + y1 - y0 + 1))
    assert around.getextrema() == (255, 255)


def test_a_reader_hears_the_headline_then_each_label_before_its_text(tmp_path):
    text = output("pdftotext", "-raw", drawn(tmp_path), "-")
    order = [
        "防犯カメラ作動中",
        "利用目的",
        "店内での犯罪の防止",
        "設置者",
        "株式会社サンプル",
        "問い合わせ先",
        "お客様相談室",
        "記録する内容",
        "保存期間",
        "14日間",
        URL,
        "3f9a21bc",
        "2026年11月21日",
    ]
    places = [text.index(piece) for piece in order]
    assert places == sorted(places)


def test_markup_and_rare_kanji_come_back_from_the_page_as_typed(tmp_path):
    assert "<b>𠮷田</b>" in output("pdftotext", "-raw", drawn(tmp_path), "-")


def test_every_font_is_embedded_as_a_subset_and_can_be_read_back(tmp_path):
    rows = output("pdffonts", drawn(tmp_path)).splitlines()[2:]
    assert rows
    for row in rows:
        embedded, subset, unicode_map = row.split()[-5:-2]
        assert (embedded, subset, unicode_map) == ("yes", "yes", "yes")


def test_nothing_is_printed_within_a_centimetre_of_the_edge(tmp_path):
    dpi = 100
    page = Image.open(rendered(drawn(tmp_path), dpi)).convert("L")
    x0, y0, x1, y1 = page.point(lambda v: 255 * (v < 250)).getbbox()
    margins = (x0, y0, page.width - x1, page.height - y1)
    assert min(margins) / dpi * MM_PER_INCH >= 10


def fullest(folder, line, sentence, **changes):
    """Give the poster that says as much as it can: one more line and it is refused."""
    lines, label = [line], line.label
    while True:
        lines.append(NoticeLine(f"e{len(lines)}", label, sentence))
        try:
            pdf = drawn(folder, lines, **changes)
        except NoticeTooLongError:
            return pdf


def test_japanese_letters_are_as_tall_as_promised_even_on_the_fullest_page(tmp_path):
    pdf = fullest(tmp_path, NoticeLine("e0", "設置者", "木木"), "国" * 40, headline="木木木 " + "国" * 24)
    assert 4.0 - 0.07 <= ink_height_mm(pdf, "木木") <= 5
    assert 9.0 - 0.07 <= ink_height_mm(pdf, "木木木") <= 12


def test_english_letters_are_as_tall_as_promised_even_on_the_fullest_page(tmp_path):
    pdf = fullest(
        tmp_path,
        NoticeLine("e0", "Operator", "EEEE"),
        "Long enough to fill the page with words. " * 3,
        translator=translator("en"),
        headline="EEEEE cameras in operation and recording here",
    )
    assert 3.0 - 0.07 <= ink_height_mm(pdf, "EEEE") <= 3.8
    assert 7.0 - 0.07 <= ink_height_mm(pdf, "EEEEE") <= 12
