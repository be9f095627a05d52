"""The same notice as SVG and PNG: other programs draw the SVG as PDFium draws the PDF."""

import shutil
import struct
import subprocess
import xml.etree.ElementTree as ET
from datetime import UTC, datetime
from io import BytesIO

import pytest
from PIL import Image, ImageChops, ImageFilter
from PySide6.QtCore import QByteArray
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from pia_wizard.i18n import translator
from pia_wizard.pdf.pictures import page_picture
from pia_wizard.signage.check import read_back
from pia_wizard.signage.design import HIGH_CONTRAST, INFORMATION_BLUE, company_design
from pia_wizard.signage.notice_text import Headline, NoticeLine, Said
from pia_wizard.signage.png import PictureTooLargeError, png
from pia_wizard.signage.poster import pdf_of, poster
from pia_wizard.signage.sheet import Format, Orientation, Sheet
from pia_wizard.signage.svg import svg

MOMENT = datetime(2026, 11, 21, tzinfo=UTC)
URL = "https://www.example.co.jp/privacy/camera?a=1&b=2"
LINES = (
    NoticeLine(
        "purpose",
        "利用目的",
        "店内での犯罪の防止 <b>&amp; 𠮷",
        (
            Said("ko", "목적", "범죄 예방"),
            Said(
                "ja-Hira",
                "\ufff9目的\ufffaもくてき\ufffb",
                "\ufff9悪\ufffaわる\ufffbいことを\ufff9防\ufffaふせ\ufffbぐ",
            ),
        ),
    ),
    NoticeLine("operator", "設置者", "株式会社サンプル", (Said("en", "Operator", ""),)),
)
CASES = {
    "blue": (Sheet(), INFORMATION_BLUE, False),
    "side": (Sheet(Format.A4, Orientation.LANDSCAPE), HIGH_CONTRAST, False),
    "press": (Sheet(Format.A3, bleed=3, crop_marks=True), company_design("#00695C"), False),
    "draft": (Sheet(Format.A5), INFORMATION_BLUE, True),
    "copies": (Sheet(Format.STICKER_100, paper=Format.A4), INFORMATION_BLUE, False),
}


def made(name):
    sheet, design, draft = CASES[name]
    return poster(
        LINES,
        headline=Headline("防犯カメラ作動中", (Said("zh-Hans", "", "监控摄像头正在运行"),)),
        translator=translator("ja"),
        document_id="3f9a21bc",
        moment=MOMENT,
        url=URL,
        sheet=sheet,
        design=design,
        pictogram="face",
        draft=draft,
    )


def by_qt(source, size):
    renderer = QSvgRenderer(QByteArray(source.encode()))
    assert renderer.isValid()
    image = QImage(*size, QImage.Format.Format_RGB888)
    image.fill(0xFFFFFFFF)
    painter = QPainter(image)
    renderer.render(painter)
    painter.end()
    data = bytes(image.constBits())
    return Image.frombuffer("RGB", size, data, "raw", "RGB", image.bytesPerLine(), 1)


def by_librsvg(source, size, folder):
    if not shutil.which("rsvg-convert"):
        pytest.skip("needs librsvg")
    (folder / "notice.svg").write_text(source, encoding="utf-8")
    target = folder / "notice.png"
    width, height = map(str, size)
    subprocess.run(
        ["rsvg-convert", "-w", width, "-h", height, "-o", target, folder / "notice.svg"], check=True
    )
    return Image.open(target).convert("RGB")


@pytest.mark.parametrize("judge", ["qt", "librsvg"])
@pytest.mark.parametrize("name", CASES)
def test_other_programs_draw_the_svg_as_the_pdf_is_drawn(name, judge, tmp_path):
    notice = made(name)
    pdf = page_picture(pdf_of(notice, MOMENT), dpi=100)
    source = svg(notice.page, notice.words, language="ja")
    drawn = by_qt(source, pdf.size) if judge == "qt" else by_librsvg(source, pdf.size, tmp_path)
    apart = ImageChops.difference(
        *(p.convert("L").filter(ImageFilter.GaussianBlur(2.5)) for p in (pdf, drawn))
    )
    far = apart.point(lambda v: 255 * (v > 64))
    assert far.getbbox() is None


def test_an_svg_has_its_size_in_millimetres_and_says_what_its_letters_say():
    notice = made("blue")
    root = ET.fromstring(svg(notice.page, notice.words, language="ja"))  # noqa: S314 - our own output
    assert (root.get("width"), root.get("height")) == ("210mm", "297mm")
    space = "{http://www.w3.org/2000/svg}"
    assert root.findtext(f"{space}title") == "防犯カメラ作動中"
    said = root.findtext(f"{space}desc")
    for words in (
        "监控摄像头正在运行",
        "利用目的: 店内での犯罪の防止 <b>&amp; 𠮷",
        "목적: 범죄 예방",
        "目的: 悪いことを防ぐ",
        URL,
    ):
        assert words in said
    assert root.find(f".//{space}a").get("{http://www.w3.org/1999/xlink}href") == URL
    assert not root.findall(f".//{space}text")


def test_the_same_notice_gives_the_same_svg():
    one, other = (svg(n.page, n.words, language="ja") for n in (made("blue"), made("blue")))
    assert one == other


@pytest.mark.parametrize("dpi", [72, 150, 300])
def test_a_png_has_the_pixels_the_resolution_and_the_colours_it_promises(dpi):
    notice = made("blue")
    data = png(pdf_of(notice, MOMENT), dpi=dpi, size=(notice.page.width, notice.page.height))
    picture = Image.open(BytesIO(data))
    assert picture.size == pytest.approx((210 / 25.4 * dpi, 297 / 25.4 * dpi), abs=1.5)
    assert picture.info["dpi"] == pytest.approx((dpi, dpi), abs=0.1)
    assert b"sRGB" in data[:200]
    per_metre = struct.unpack(">II", data[data.index(b"pHYs") + 4 :][:8])
    assert per_metre == (round(dpi / 0.0254), round(dpi / 0.0254))


@pytest.mark.parametrize("dpi", [0, 10, 1201, 100_000])
def test_a_resolution_no_picture_can_have_is_refused(dpi):
    notice = made("blue")
    with pytest.raises(PictureTooLargeError):
        png(pdf_of(notice, MOMENT), dpi=dpi, size=(notice.page.width, notice.page.height))


def test_each_copy_on_a_sheet_leads_to_the_address():
    assert read_back(pdf_of(made("copies"), MOMENT)) == (URL,) * 4
