"""The files themselves, read back by programs that did not write them."""

from io import BytesIO

import pikepdf
import pypdfium2
import pytest
from fontTools.ttLib import TTFont
from hypothesis import given
from hypothesis import strategies as st

from pia_wizard import resources
from pia_wizard.pdf import fonts, kinsoku
from pia_wizard.pdf.files import extended, reopened, stream, text_string, written
from pia_wizard.pdf.paragraphs import set_text
from pia_wizard.pdf.styles import BODY
from pia_wizard.pdf.tags import TaggedCanvas

CATALOG, PAGES = b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [] /Count 0 >>"


def page_of(text):
    file = BytesIO()
    canvas = TaggedCanvas(file, language="ja")
    with canvas.tag("P"):
        fonts.draw(canvas, 20, 700, text, 10)
    canvas.save()
    return file.getvalue()


@given(st.lists(st.binary(max_size=60), max_size=300))
def test_every_object_is_read_back_as_it_was(contents):
    objects = [f"<< /Data <{data.hex()}> >>".encode() for data in contents]
    with pikepdf.open(BytesIO(written([CATALOG, PAGES, *objects], 1))) as opened:
        read = [bytes(opened.get_object(number, 0).Data) for number in range(3, len(contents) + 3)]
    assert read == contents


@given(st.lists(st.binary(max_size=200), min_size=1, max_size=5), st.text(max_size=20))
def test_what_is_added_stands_beside_what_was_there(streams, title):
    draft = reopened(written([CATALOG, PAGES, stream("", b"first")], 1))
    information = f"<< /Title {text_string(title)} >>".encode()
    added = [information, *(stream("", data) for data in streams)]
    pdf = extended(draft, added, " /Added true", draft.next_number)
    with pikepdf.open(BytesIO(pdf)) as opened:
        assert opened.Root.Added is True
        assert str(opened.docinfo.Title) == title.encode("utf-16-be", "replace").decode("utf-16-be")
        numbers = range(draft.next_number + 1, draft.next_number + len(added))
        assert [opened.get_object(n, 0).read_bytes() for n in numbers] == streams
        assert opened.get_object(3, 0).read_bytes() == b"first"


@pytest.mark.parametrize("foreign", [b"", b"%PDF-1.7\n", b"startxref\n9\n%%EOF\n"])
def test_only_a_file_of_our_own_can_be_added_to(foreign):
    with pytest.raises(ValueError, match="drawn here"):
        reopened(foreign)


def test_every_width_in_the_file_is_that_of_the_font():
    text = "評価の結果は、A4で32頁です。"
    with pikepdf.open(BytesIO(page_of(text))) as opened:
        (font,) = opened.pages[0].Resources.Font.values()
        first, widths = font.DescendantFonts[0].W
        found = [int(width) for width in widths]
    with TTFont(resources.font(f"{fonts.REGULAR}.ttf")) as face:
        metrics, names = face["hmtx"], face.getBestCmap()
        units = face["head"].unitsPerEm
        expected = [metrics[names[ord(c)]][0] * 1000 / units for c in dict.fromkeys(text)]
    assert int(first) == 1
    assert found == pytest.approx(expected, abs=1)  # as far apart as PDF/A lets them be


def test_characters_of_one_shape_stay_two_when_text_is_copied():
    document = pypdfium2.PdfDocument(page_of("あ\u00a0い う𠮷髙"))
    assert document[0].get_textpage().get_text_range() == "あ\u00a0い う𠮷髙"
    document.close()


@given(st.text(st.sampled_from("評価A1。、𠮷□ 한\n"), max_size=40), st.sampled_from([8.5, 10, 13]))
def test_the_last_place_of_a_line_is_its_width(text, size):
    starts = set_text(text, BODY.__class__(size=size)).starts
    assert starts[-1] == pytest.approx(fonts.width(text, size))
    assert starts == sorted(starts)


def every_part(text, advances, width):
    """Lines broken by looking at each part in turn, single parts never wider than a line."""
    lines, line_start = [], 0
    for start, ink, _ in kinsoku.chunks(text):
        if advances[ink] - advances[line_start] > width and start > line_start:
            lines.append((line_start, start))
            line_start = start
    return [*lines, (line_start, len(text))]


PIECES = [*"撮影画像のはをに、。」「ーっ々（）", "……", "30日", "1,000件", "ISO/IEC", "第12条", " ", "年"]


@given(st.lists(st.sampled_from(PIECES), max_size=80).map("".join), st.integers(20, 40))
def test_looking_only_at_the_ends_of_lines_breaks_them_no_differently(text, ems):
    advances = [float(n) for n in range(len(text) + 1)]
    if max((end - start for start, end, _ in kinsoku.chunks(text)), default=0) <= ems:
        assert kinsoku.broken_lines(text, advances, ems, ems) == every_part(text, advances, ems)
