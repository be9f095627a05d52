"""Papers in a client's theme are archival and accessible still, and wear it on every page."""

import subprocess
from datetime import UTC, datetime
from io import BytesIO
from zipfile import ZipFile

import docx
import pikepdf
import pytest
from PIL import Image

from pia_wizard import resources
from pia_wizard.documents.variant import Variant
from pia_wizard.exchange.case_file import read_case
from pia_wizard.i18n import translator
from pia_wizard.pdf.pictures import page_picture
from pia_wizard.questionnaire.library import load_library
from pia_wizard.session import papers, records
from pia_wizard.session.judged import judged
from pia_wizard.session.operator_rules import RulesFormat, rules
from pia_wizard.theme import Logo, Theme
from pia_wizard.theme.checks import checked_theme

MOMENT = datetime(2026, 11, 21, tzinfo=UTC)
SVG = b"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60 20">
<rect width="60" height="20" fill="#c9a227"/>
<circle cx="30" cy="10" r="8" fill="none" stroke="#8a1538" stroke-width="3"/></svg>"""
GOLD, WINE = (0xC9, 0xA2, 0x27), (0x8A, 0x15, 0x38)
WORDS = translator("ja")


def png():
    file = BytesIO()
    Image.new("RGBA", (60, 20), (*GOLD, 255)).save(file, "PNG")
    return file.getvalue()


def theme(logo):
    return checked_theme(
        Theme(
            name="サンプル鉄道株式会社",
            accent="8a1538",
            tint="f7eef1",
            band="c9a227",
            band_text="1c2530",
            cover_text="依頼により作成しました。",
            footer="下の一行目",
            footer_second="下の二行目",
            marking="社外秘",
            logo=logo,
        )
    )


THEME = theme(Logo("svg", SVG))


@pytest.fixture(scope="module")
def case():
    library = load_library([resources.questionnaires()])
    return judged(library, read_case(resources.samples() / "shop_security_cameras.json"))


@pytest.fixture(scope="module")
def files(case, tmp_path_factory):
    form = next(name for name, state in records.forms(case).items() if state.offered)
    made = {
        "svg": papers.report(case, WORDS, MOMENT, theme=THEME),
        "png": papers.report(case, translator("en"), MOMENT, theme=theme(Logo("png", png()))),
        "management": papers.report(case, WORDS, MOMENT, variant=Variant.MANAGEMENT, theme=THEME),
        "public": papers.report(case, WORDS, MOMENT, variant=Variant.PUBLIC, theme=THEME),
        "rules": rules(case, RulesFormat.PDF, WORDS, MOMENT, theme=THEME),
        "form": records.record_form(case, form, records.RecordFormat.PDF, WORDS, MOMENT, theme=THEME),
    }
    folder = tmp_path_factory.mktemp("themed")
    for name, data in made.items():
        (folder / f"{name}.pdf").write_bytes(data)
    return {name: folder / f"{name}.pdf" for name in made}


def pages(path):
    told = subprocess.run(["pdftotext", path, "-"], check=True, capture_output=True, text=True).stdout
    return told.split("\f")[:-1]


def test_papers_in_a_theme_are_archival_and_accessible(files, vera_failures):
    assert vera_failures(("3a", "ua1"), files.values()) == []


@pytest.mark.parametrize("name", ["svg", "png", "management", "rules", "form"])
def test_the_marking_stands_on_every_page_and_the_texts_at_every_foot(files, name):
    found = pages(files[name])
    covered = name in {"svg", "png"}
    assert all("社外秘" in page for page in found)
    assert all("下の一行目" in page and "下の二行目" in page for page in found[covered:])
    if covered:
        assert "サンプル鉄道株式会社" in found[0]
        assert "依頼により作成しました。" in found[0]


def test_what_is_published_is_not_marked_as_secret(files):
    found = pages(files["public"])
    assert not any("社外秘" in page for page in found)
    assert all("下の一行目" in page for page in found)


@pytest.mark.parametrize("name", ["svg", "png"])
def test_the_logo_is_on_the_cover_and_at_the_head_of_the_pages(files, name):
    data = files[name].read_bytes()
    for number, least in ((0, 400), (1, 40)):
        picture = page_picture(data, page=number, dpi=72)
        head = picture.crop((60, 32, 300, 140))  # below the band of the cover
        colours = {colour: count for count, colour in head.getcolors(100_000)}
        assert (
            sum(n for c, n in colours.items() if max(abs(a - b) for a, b in zip(c, GOLD, strict=True)) < 4)
            > least
        )


def test_the_logo_of_the_cover_is_a_figure_with_words_and_no_other_is(files):
    def figures(element):
        if isinstance(element, pikepdf.Dictionary):
            if element.get("/S") == "/Figure":
                yield str(element.get("/Alt", ""))
            kids = element.get("/K")
            for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
                yield from figures(kid)

    with pikepdf.open(files["svg"]) as document:
        told = list(figures(document.Root.StructTreeRoot.K))
    assert told[0] == "サンプル鉄道株式会社のロゴ"
    assert sum("ロゴ" in alt for alt in told) == 1


def test_headings_are_in_the_accent_and_the_usual_blue_is_gone(files):
    picture = page_picture(files["svg"].read_bytes(), page=2, dpi=72)
    found = {colour for _, colour in picture.getcolors(100_000)}
    assert WINE in found
    assert (0x1F, 0x4E, 0x79) not in found


def test_word_files_wear_the_theme_too(case):
    data = papers.report_word(case, WORDS, MOMENT, theme=THEME)
    document = docx.Document(BytesIO(data))
    section = document.sections[0]
    assert "社外秘" in section.header.paragraphs[0].text
    assert [p.text for p in section.footer.paragraphs[1:]] == ["下の一行目", "下の二行目"]
    assert str(document.styles["Heading 1"].font.color.rgb) == "8A1538"
    told = "\n".join(p.text for p in document.paragraphs)
    assert "依頼により作成しました。" in told
    with ZipFile(BytesIO(data)) as package:
        header = next(n for n in package.namelist() if n.startswith("word/header") and "rels" not in n)
        assert 'descr="サンプル鉄道株式会社のロゴ"'.encode() in package.read(header)
        assert b"F7EEF1" in package.read("word/document.xml")
    public = papers.report_word(case, WORDS, MOMENT, variant=Variant.PUBLIC, theme=THEME)
    assert "社外秘" not in docx.Document(BytesIO(public)).sections[0].header.paragraphs[0].text
