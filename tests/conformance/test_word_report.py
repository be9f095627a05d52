"""The report as a Word file against its PDF, and as other programs see it: poppler and LibreOffice."""

import re
import shutil
import subprocess
from datetime import UTC, datetime
from io import BytesIO
from os.path import normpath
from pathlib import Path, PurePosixPath
from xml.etree import ElementTree as ET
from zipfile import ZipFile

import docx
import pikepdf
import pytest
from docx.table import Table
from docx.text.paragraph import Paragraph
from msgspec.structs import replace
from PIL import Image

from pia_wizard import resources
from pia_wizard.assessment.model import Answer
from pia_wizard.documents.variant import Variant
from pia_wizard.exchange.case_file import read_case
from pia_wizard.i18n import translator
from pia_wizard.questionnaire.library import load_library
from pia_wizard.session import papers
from pia_wizard.session.judged import judged

MOMENT = datetime(2026, 11, 21, tzinfo=UTC)
HOSTILE = "<w:b/> & ]]> 𠮷野家 \x0b \\( %s {x} " + "長い" * 300
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
SAMPLES = sorted(path.stem for path in resources.samples().glob("*.json"))
MADE = [*((name, "ja") for name in SAMPLES), ("smart_pole", "en"), ("hostile", "ja"), ("empty", "en")]


def has_writer():
    """Tell whether LibreOffice is here with its word processor; each of its programs comes by itself."""
    office = shutil.which("soffice")
    return office is not None and any(Path(office).resolve().parent.glob("*swlo*"))


@pytest.fixture(scope="module")
def cases():
    library = load_library([resources.questionnaires()])
    found = {name: read_case(resources.samples() / f"{name}.json") for name in SAMPLES}
    shop = found["two_camera_shop"]
    answers = {**shop.answers, **dict.fromkeys(("operator_name", "site_name"), Answer(value=HOSTILE))}
    found["hostile"] = replace(shop, answers=answers, title="<b>")
    found["empty"] = replace(shop, answers={}, overrides={}, measures=())
    return {name: judged(library, case) for name, case in found.items()}


@pytest.fixture(scope="module")
def files(cases):
    """Give the Word file of each case that is made, each only once."""
    made = {}

    def of(name, language):
        if (name, language) not in made:
            made[name, language] = papers.report_word(cases[name], translator(language), MOMENT)
        return made[name, language]

    return of


def squeezed(text):
    return re.sub(r"[\s　]+", "", text)


def body(data):
    """Return the paragraphs and the cells' texts of a Word file in reading order."""
    document = docx.Document(BytesIO(data))
    for element in document.element.body.iterchildren():
        if element.tag == f"{W}p":
            yield Paragraph(element, document).text
        elif element.tag == f"{W}tbl":
            for row in Table(element, document).rows:
                yield from (cell.text for cell in row.cells)


def outline(pdf):
    """Return the titles of a PDF's bookmarks of the first two levels."""
    with pikepdf.open(BytesIO(pdf)) as document, document.open_outline() as found:
        for item in found.root:
            yield item.title
            yield from (inner.title for inner in item.children)


@pytest.mark.parametrize(("name", "language"), [("shop_security_cameras", "ja"), ("smart_pole", "en")])
def test_headings_are_those_of_the_pdf_in_the_same_order(cases, files, name, language):
    pdf = papers.report(cases[name], translator(language), MOMENT)
    document = docx.Document(BytesIO(files(name, language)))
    headings = [p.text for p in document.paragraphs if p.style.name in {"Heading 1", "Heading 2"}]
    wanted = list(outline(pdf))
    assert [title for title in headings if title in wanted] == wanted


def printed(pdf, folder):
    """Return what stands on the pages after the contents, line by line, without what stands on every page."""
    path = folder / "report.pdf"
    path.write_bytes(pdf)
    told = subprocess.run(["pdftotext", "-raw", path, "-"], check=True, capture_output=True, text=True).stdout
    pages = [list(filter(None, map(squeezed, page.splitlines()))) for page in told.split("\f")]
    title = pages[1][0][:6]
    for page in pages[4:]:
        for line in page:
            if not (line.startswith((title, "文書番号", "Documentno.")) or re.fullmatch(r"\d+/\d+", line)):
                yield re.sub(r"^([・•]|\d+\.)", "", line)


@pytest.mark.parametrize(("name", "language"), [("shop_security_cameras", "ja"), ("smart_pole", "en")])
def test_every_line_of_the_pdf_stands_in_the_word_file(cases, files, tmp_path, name, language):
    whole = squeezed("".join(body(files(name, language))))
    lines = [
        line
        for line in printed(papers.report(cases[name], translator(language), MOMENT), tmp_path)
        if len(line) > 12
    ]
    # Word counts pages of its own; what a picture says on the page is no text in Word; nothing else may lack.
    lost = [line for line in lines if line not in whole and re.sub(r"\d+$", "", line) not in whole]
    assert len(lines) > 300
    assert len(lost) <= 8, lost


def alternatives(data):
    with ZipFile(BytesIO(data)) as package:
        document = ET.fromstring(package.read("word/document.xml"))  # noqa: S314 - written by the program
    space = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
    return [found.get("descr") for found in document.iter(f"{space}docPr")]


def test_pictures_have_alternatives_and_enough_pixels_for_print(files):
    data = files("smart_pole", "ja")
    told = alternatives(data)
    assert len(told) == 3
    assert any(text.startswith("リスクマトリクス") for text in told)
    assert all(len(text) > 40 for text in told)
    with ZipFile(BytesIO(data)) as package:
        images = [n for n in package.namelist() if n.startswith("word/media/")]
        sizes = [Image.open(BytesIO(package.read(name))).size for name in images]
    assert len(images) == 3
    assert all(width > 1200 for width, _ in sizes)


def test_captions_are_counted_by_fields_of_their_own_sort(files):
    document = docx.Document(BytesIO(files("smart_pole", "ja")))
    captions = [p for p in document.paragraphs if p.style.name == "Caption"]
    counted = {"表": 0, "図": 0}
    for caption in captions:
        label, number = re.match(r"(\S+) (\d+)　\S", caption.text).groups()
        counted[label] += 1
        assert int(number) == counted[label]
        assert f"SEQ {label} " in "".join(t.text for t in caption._p.iter(f"{W}instrText"))
    assert counted["図"] == 3
    assert counted["表"] == len(document.tables)


def test_bullets_are_lists_of_word_and_each_numbered_list_begins_anew(files):
    document = docx.Document(BytesIO(files("face_recognition_shop", "ja")))
    items = [p for p in document.paragraphs if p.style.name == "List Paragraph"]
    assert items
    assert all(p._p.find(f".//{W}numId") is not None for p in items)
    assert not [p.text for p in items if p.text.startswith(("・", "•"))]


@pytest.mark.parametrize(("name", "language"), MADE)
def test_every_part_is_sound_and_every_relation_has_its_target(files, name, language):
    with ZipFile(BytesIO(files(name, language))) as package:
        assert package.testzip() is None
        names = set(package.namelist())
        for part in names:
            if part.endswith((".xml", ".rels")):
                ET.fromstring(package.read(part))  # noqa: S314 - written by the program
        for rels in (part for part in names if part.endswith(".rels")):
            home = PurePosixPath(rels).parent.parent
            for relation in ET.fromstring(package.read(rels)):  # noqa: S314 - written by the program
                if relation.get("TargetMode") == "External":
                    assert relation.get("Target").startswith("https://")
                    continue
                target = relation.get("Target")
                path = normpath(target.lstrip("/") if target.startswith("/") else home / target)
                assert path in names, (rels, target)


def test_a_word_file_says_that_it_is_a_copy_and_not_what_is_signed(files):
    assert any(
        "電子署名ができるのは、PDFの報告書です" in text for text in body(files("two_camera_shop", "ja"))
    )


def test_the_same_case_and_moment_give_the_same_bytes(cases, files):
    again = papers.report_word(cases["two_camera_shop"], translator("ja"), MOMENT)
    assert again == files("two_camera_shop", "ja")


@pytest.mark.parametrize("variant", [Variant.MANAGEMENT, Variant.PUBLIC])
def test_the_short_variants_are_word_files_too(cases, variant):
    data = papers.report_word(cases["smart_pole"], translator("ja"), MOMENT, variant=variant)
    told = "".join(body(data))
    signed = "電子署名ができるのは" in told
    assert signed == (variant is Variant.MANAGEMENT)


def test_what_is_published_has_no_more_in_word_than_in_pdf(cases, tmp_path):
    case, words = cases["face_recognition_shop"], translator("ja")
    pdf = tmp_path / "public.pdf"
    pdf.write_bytes(papers.report(case, words, MOMENT, variant=Variant.PUBLIC))
    told = squeezed(
        subprocess.run(["pdftotext", "-raw", pdf, "-"], check=True, capture_output=True, text=True).stdout
    )
    word = papers.report_word(case, words, MOMENT, variant=Variant.PUBLIC)
    for text in body(word):
        for line in text.splitlines():
            said = squeezed(re.sub(r"^[表図] \d+　", "", line))
            assert all(piece in told for piece in (said[i : i + 8] for i in range(0, len(said), 8))), line


@pytest.mark.skipif(not has_writer(), reason="needs LibreOffice Writer")
@pytest.mark.parametrize(("name", "language"), [("smart_pole", "ja"), ("hostile", "ja"), ("empty", "en")])
def test_libreoffice_opens_it_with_all_its_words_in_order(files, tmp_path, name, language):
    source = tmp_path / "report.docx"
    source.write_bytes(files(name, language))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [
        "soffice",
        profile,
        "--headless",
        "--convert-to",
        "txt:Text (encoded):UTF8",
        "--outdir",
        tmp_path,
        source,
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    told = squeezed((tmp_path / "report.txt").read_text("utf-8-sig"))
    at = 0
    for paragraph in docx.Document(BytesIO(files(name, language))).paragraphs:
        text = squeezed(paragraph.text)
        if not text or paragraph.style.name.startswith("toc"):
            continue
        at = told.find(text, at)
        assert at >= 0, paragraph.text
        at += len(text)
