"""A report with flows of information, as veraPDF, poppler and a screen reader find it."""

import re
import shutil
import subprocess
from datetime import UTC, datetime

import pytest
from msgspec.structs import replace

from pia_wizard import resources
from pia_wizard.assessment.canonical import assessment_from_json, canonical_json
from pia_wizard.assessment.model import Answer
from pia_wizard.documents.report import report_pdf
from pia_wizard.evaluation import evaluate
from pia_wizard.i18n import translator
from pia_wizard.questionnaire.compile import compile_questionnaire
from pia_wizard.questionnaire.library import load_library

PLACES = (
    "売場のカメラ",
    "顔識別の装置",
    "本部のサーバー",
    "警備員のスマートフォン",
    "𠮷野警察署 & <b>係</b>",
)
FLOWS = (
    (0, "images", 1, "cable", False),
    (1, "face_features", 1, "cable", True),
    (1, "reports", 3, "internet", False),
    (2, "face_features", 1, "internet", True),
    (1, "stills", 2, "internet", True),
    (2, "stills", 4, "media", True),
    (2, "counts", 4, "paper", True),
    (3, "stills", 4, "spoken", False),
)


@pytest.fixture(scope="module")
def reports(tmp_path_factory):
    """The sample with eight flows, and with sixty, judged by a guideline that asks for them."""
    folder = tmp_path_factory.mktemp("flows")
    library = load_library([resources.questionnaires()])
    sample = assessment_from_json((resources.samples() / "shop_security_cameras.json").read_bytes())
    questionnaire = compile_questionnaire(library, ["camera_guidebook"], sample.method)

    def write(name, rows, language="ja"):
        answers = {**sample.answers, "flows": Answer(value=rows)}
        record = replace(sample, guidelines=("camera_guidebook",), answers=answers, overrides={}, measures=())
        evaluation = evaluate(questionnaire, answers)
        path = folder / f"{name}.pdf"
        path.write_bytes(
            report_pdf(
                record,
                questionnaire,
                evaluation,
                translator(language),
                moment=datetime(2026, 11, 21, tzinfo=UTC),
                case=canonical_json(record),
            )
        )
        return path

    names = ("source", "data", "destination", "medium", "stored")
    rows = tuple(
        dict(zip(names, (PLACES[a], data, PLACES[b], medium, stored), strict=True))
        | ({"days": 90} if stored else {})
        for a, data, b, medium, stored in FLOWS
    )
    many = tuple(
        dict(zip(names, (f"場所{n // 3}", "images", f"場所{n}", "cable", True), strict=True))
        for n in range(60)
    )
    return {"some": write("some", rows), "english": write("english", rows, "en"), "many": write("many", many)}


def test_a_report_with_flows_is_archival_and_accessible(reports, vera_failures):
    assert vera_failures(("3a", "3b", "ua1"), reports.values()) == []


@pytest.mark.skipif(not shutil.which("pdftotext"), reason="needs poppler-utils")
@pytest.mark.parametrize("name", ["some", "english"])
def test_every_place_can_be_read_on_the_page(reports, name):
    text = subprocess.run(["pdftotext", str(reports[name]), "-"], check=True, capture_output=True, text=True)
    for place in PLACES:
        assert "".join(place.split()) in "".join(text.stdout.split())


@pytest.mark.skipif(not shutil.which("pdfinfo"), reason="needs poppler-utils")
def test_a_reader_that_follows_the_tags_meets_the_picture_and_then_the_table(reports):
    tree = subprocess.run(
        ["pdfinfo", "-struct-text", str(reports["some"])], check=True, capture_output=True, text=True
    ).stdout
    section = tree[tree.index('"情報の流れ"', tree.index("評価したシステム", tree.index("H1"))) :]
    assert re.search(r"Figure.*?Table.*?TH", section, re.DOTALL)
