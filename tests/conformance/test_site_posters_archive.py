"""A file of posters for many sites is archival and accessible as a whole: veraPDF and qpdf judge it."""

import subprocess
from datetime import UTC, datetime
from io import BytesIO

import pikepdf
import pytest

from pia_wizard.i18n import translator
from pia_wizard.pdf.page_file import PageFile
from pia_wizard.signage.design import HIGH_CONTRAST, INFORMATION_BLUE
from pia_wizard.signage.edition import edition
from pia_wizard.signage.notice_text import Headline, NoticeLine, Said
from pia_wizard.signage.sheet import Format, Orientation, Sheet
from pia_wizard.signage.site_posters import Manner, SiteNotice, SitePosters

FLAVOURS = ("3a", "3b", "ua1")
MOMENT = datetime(2026, 11, 21, tzinfo=UTC)
HEADLINE = Headline("防犯カメラ作動中", (Said("en", "", "Security cameras in operation"),))


def notice(number: int, sheet: Sheet) -> SiteNotice:
    name = "𠮷田" if number % 7 == 0 else f"サンプル{number}号店（{'長い名前の建物の奥' * (number % 4)}）"
    lines = (
        NoticeLine("operator", "設置者", "株式会社サンプル", (Said("en", "Operator", "Sample Co., Ltd."),)),
        NoticeLine("place", "場所", name),
        NoticeLine("contact", "問い合わせ先", f"023-000-{number:04d}"),
    )
    url = "" if number % 5 == 0 else f"https://example.jp/(shops)/{'a' * (number % 40)}{number}"
    said = edition(HEADLINE.text, lines, url)
    return SiteNotice(number % 2, translator("ja"), HEADLINE, lines, (1, 2), url, sheet, said)


@pytest.fixture
def batch(tmp_path):
    """Give a function: sheets, design → a file of fifty sites' posters on those sheets in turn."""

    def written(sheets, design=INFORMATION_BLUE):
        file = BytesIO()
        pages = PageFile(file, language="ja", title="入口掲示", author="株式会社サンプル", moment=MOMENT)
        posters = SitePosters(Manner("3f9a21bc", MOMENT, design))
        posters.begin(pages)
        for number in range(50):
            assert posters.add(notice(number, sheets[number % len(sheets)]))
        pages.finish()
        path = tmp_path / f"{len(list(tmp_path.iterdir()))}.pdf"
        path.write_bytes(file.getvalue())
        posters.leave()
        return path

    return written


def test_fifty_posters_in_one_file_pass_for_archives_and_for_screen_readers(batch, vera_failures):
    print_shop = Sheet(Format.A3, Orientation.LANDSCAPE, bleed=3, crop_marks=True)
    several = Sheet(Format.STICKER_150, paper=Format.A4)
    files = [batch([Sheet()]), batch([print_shop, several, Sheet(Format.STICKER_100)], HIGH_CONTRAST)]
    assert vera_failures(FLAVOURS, files) == []


def test_qpdf_finds_nothing_to_complain_of(batch):
    path = batch([Sheet(), Sheet(Format.A5)])
    subprocess.run(["qpdf", "--check", path], check=True, capture_output=True)
    with pikepdf.open(path) as opened:
        assert len(opened.pages) == 50
