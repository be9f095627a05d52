"""Reports as other programs see them: veraPDF, poppler and qpdf; empty, whole, hostile and signed."""

import json
import re
import shutil
import subprocess
from ctypes import create_string_buffer
from datetime import UTC, datetime
from functools import partial
from itertools import product

import pikepdf
import pypdfium2
import pytest
from pypdfium2 import raw

from pia_wizard import resources
from pia_wizard.assessment.canonical import assessment_from_json, canonical_json
from pia_wizard.assessment.model import Answer
from pia_wizard.documents.report import report_pdf
from pia_wizard.documents.variant import Variant
from pia_wizard.evaluation.evaluate import evaluation_of
from pia_wizard.evaluation.own_risks import with_own_risks
from pia_wizard.i18n import translator
from pia_wizard.pdf.archive import attached_case
from pia_wizard.questionnaire.compile import compile_questionnaire
from pia_wizard.questionnaire.library import load_library
from pia_wizard.signing.roles import Role

MOMENT = datetime(2026, 11, 21, tzinfo=UTC)
FLAVOURS = ("3a", "ua1")
LANGUAGES = ("ja", "en")

HOSTILE = "<b>太字</b> & ]]> 𠮷野家 😀 한국 \u202e逆\u202c \\( %s {x} " + "長い" * 3000

pytestmark = pytest.mark.skipif(
    not all(shutil.which(tool) for tool in ("pdffonts", "pdftotext", "qpdf")),
    reason="needs poppler-utils and qpdf",
)


def text_answers(questionnaire, said):
    """Every text question answered with the same words."""
    kinds = {"text", "paragraph"}
    return {n: Answer(value=said) for n, q in questionnaire.questions.items() if q.type in kinds}


@pytest.fixture(scope="module")
def reports(tmp_path_factory, self_made, signed_by):
    """Every variant of the report on every sample in both languages, an empty, a hostile and a signed one."""
    folder = tmp_path_factory.mktemp("reports")
    library = load_library([resources.questionnaires()], cache=folder / "cache")
    sample = assessment_from_json((resources.samples() / "shop_security_cameras.json").read_bytes())
    questionnaire = compile_questionnaire(library, sample.guidelines, sample.method)

    def write(name, record, language="ja", variant=Variant.FULL):
        compiled = compile_questionnaire(library, record.guidelines, record.method)
        judged = with_own_risks(compiled, record.own_risks)
        draw = partial(report_pdf, record, judged, evaluation_of(judged, record), translator(language))
        path = folder / f"{name}.pdf"
        path.write_bytes(draw(moment=MOMENT, case=canonical_json(record), variant=variant))
        return path

    def changed(**changes):
        from msgspec.structs import replace

        return replace(sample, **changes)

    hostile = changed(title=HOSTILE, answers={**sample.answers, **text_answers(questionnaire, HOSTILE)})
    found = {
        "empty": write("empty", changed(title="", answers={}, overrides={}, measures=())),
        "hostile": write("hostile", hostile),
        "hostile-management": write("hostile-management", hostile, variant=Variant.MANAGEMENT),
        "hostile-public": write("hostile-public", hostile, variant=Variant.PUBLIC),
    }
    for path in sorted(resources.samples().glob("*.json")):
        record = assessment_from_json(path.read_bytes())
        for language, variant in product(LANGUAGES, Variant):
            name = f"{path.stem}-{language}-{variant}"
            found[name] = write(name, record, language, variant)
    found["ja"], found["en"] = (found[f"shop_security_cameras-{language}-full"] for language in ("ja", "en"))
    found["five_by_five"] = write("five_by_five", changed(method="five_by_five"))
    for name, before in (("signed", "ja"), ("signed-management", "two_camera_shop-ja-management")):
        signed = found[before].read_bytes()
        for role in Role:
            signed = signed_by(signed, self_made, role)
        found[name] = folder / f"{name}.pdf"
        found[name].write_bytes(signed)
    return found


def run(*command):
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def test_every_report_is_archival_and_accessible(reports, vera_failures):
    assert vera_failures(FLAVOURS, set(reports.values())) == []


def test_what_is_archival_at_level_a_is_so_at_level_b(reports, vera_failures):
    found = [path for name, path in reports.items() if name.startswith("two_camera_shop-ja-")]
    assert vera_failures(("3b",), found) == []


def test_every_heading_is_in_the_outline_of_every_variant(reports):
    for variant, least in (("full", 20), ("management", 8), ("public", 5)):
        with (
            pikepdf.open(reports[f"two_camera_shop-ja-{variant}"]) as opened,
            opened.open_outline() as outline,
        ):
            titles = [inner.title for item in outline.root for inner in (item, *item.children)]
        assert len(titles) >= least


def test_every_font_is_embedded_and_can_be_copied_from(reports):
    for path in reports.values():
        rows = run("pdffonts", str(path)).splitlines()[2:]
        assert rows
        for row in rows:
            assert re.search(r"\byes\s+yes\s+yes\b", row), row


@pytest.mark.parametrize("name", ["ja", "en", "empty", "hostile", "signed"])
def test_the_file_is_sound(reports, name):
    assert "No syntax or stream encoding errors" in run("qpdf", "--check", str(reports[name]))


def test_japanese_text_is_read_in_order(reports):
    text = "".join(run("pdftotext", "-f", "3", str(reports["ja"]), "-").split())
    with pikepdf.open(reports["ja"]) as opened, opened.open_outline() as outline:
        chapters = ["".join(item.title.split()) for item in outline.root]
    assert chapters[0] == "1要約"
    assert any(chapter.endswith("結論と署名") for chapter in chapters)
    places = [text.index(chapter) for chapter in chapters]
    assert places == sorted(places)
    assert "設置したときの目的から外れた使い方をしてはいけません。" in text


def test_rare_kanji_emoji_and_markup_are_read_as_typed(reports):
    text = run("pdftotext", str(reports["hostile"]), "-")
    for typed in ("𠮷野家", "😀", "<b>太字</b>", "]]>", "\\(", "%s", "{x}", "□□"):
        assert typed in text


def test_a_reader_that_follows_the_tags_hears_headings_tables_and_pictures(reports):
    found = run("pdfinfo", "-struct-text", str(reports["ja"]))
    for expected in ("H1", "H2", "Table", "TH", "TD", "Figure", "TOCI", "Form"):
        assert re.search(rf"^\s*{expected}\b", found, re.MULTILINE), expected


def alternatives(path):
    """The text alternatives of all figures, as PDFium hands them to screen readers."""
    document = pypdfium2.PdfDocument(path)
    found = []

    def walk(element):
        size = raw.FPDF_StructElement_GetAltText(element, None, 0)
        if size:
            buffer = create_string_buffer(size)
            raw.FPDF_StructElement_GetAltText(element, buffer, size)
            found.append(buffer.raw.decode("utf-16-le").rstrip("\0"))
        for index in range(raw.FPDF_StructElement_CountChildren(element)):
            child = raw.FPDF_StructElement_GetChildAtIndex(element, index)
            if child:
                walk(child)

    for page in document:
        tree = raw.FPDF_StructTree_GetForPage(page.raw)
        for index in range(raw.FPDF_StructTree_CountChildren(tree)):
            walk(raw.FPDF_StructTree_GetChildAtIndex(tree, index))
        raw.FPDF_StructTree_Close(tree)
    return found


def test_pictures_are_told_in_words(reports):
    told = alternatives(reports["ja"])
    assert any(text.startswith("判定の内訳を示す帯グラフ。") for text in told)
    assert any(
        text.startswith("リスクマトリクス。") and "R1 " in text and "対策なし" in text for text in told
    )


def test_signing_changes_neither_the_case_nor_its_place(reports):
    before, after = (attached_case(reports[name].read_bytes()) for name in ("ja", "signed"))
    assert before == after
    assert json.loads(before)["format"] == "pia-wizard/assessment"


def test_poppler_finds_three_valid_signatures(reports, tmp_path):
    if not shutil.which("pdfsig"):
        pytest.skip("needs pdfsig")
    told = subprocess.run(
        ["pdfsig", "-nocert", str(reports["signed"])],
        capture_output=True,
        text=True,
        cwd=tmp_path,
        check=False,
    ).stdout
    assert told.count("Signature Validation: Signature is Valid.") == 3
