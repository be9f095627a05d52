"""Every variant of the report: two pages for those who decide, the same bytes, nothing cut or covered."""

from datetime import UTC, datetime
from io import BytesIO

import pikepdf
import pypdfium2
import pytest
from msgspec.structs import replace

from pia_wizard import resources
from pia_wizard.assessment.canonical import assessment_from_json, canonical_json
from pia_wizard.assessment.model import Answer, Practice
from pia_wizard.documents.report import report_pdf
from pia_wizard.documents.variant import Variant
from pia_wizard.evaluation.evaluate import evaluation_of
from pia_wizard.evaluation.own_risks import with_own_risks
from pia_wizard.i18n import translator
from pia_wizard.pdf.archive import attached_case
from pia_wizard.questionnaire.compile import compile_questionnaire

MOMENT = datetime(2026, 11, 21, tzinfo=UTC)
SAMPLES = sorted(path.stem for path in resources.samples().glob("*.json"))
LONG = "".join(f"{n}番目の長い回答です。" for n in range(1200))[:10_000]
ODD = f"한國𠮷野家😀 {'W' * 300} https://example.co.jp/{'x' * 300}"
CAMERAS = tuple(
    {"place": f"売場{n}の棚の上", "direction": "北", "view": f"通路{n}", "private_space": False}
    for n in range(1, 301)
)


def sample(name):
    return assessment_from_json((resources.samples() / f"{name}.json").read_bytes())


@pytest.fixture(scope="module")
def drawn(library):
    """Give a function: an assessment, a variant, a language → the PDF."""

    def draw(record, variant, language="ja"):
        compiled = compile_questionnaire(library, record.guidelines, record.method)
        questionnaire = with_own_risks(compiled, record.own_risks)
        judged = evaluation_of(questionnaire, record)
        words, case = translator(language), canonical_json(record)
        return report_pdf(record, questionnaire, judged, words, moment=MOMENT, case=case, variant=variant)

    return draw


def worded(record, library, said, kinds=frozenset({"text", "paragraph", "practice"})):
    """The assessment with the same words in its title, its measures, and every free text of some kinds."""
    answers = dict(record.answers)
    for name, question in library.questions.items():
        if question.type in kinds - {"practice"}:
            answers[name] = Answer(value=said, note=said)
        elif question.type in kinds:
            answers[name] = Answer(value=Practice(state="done", how=said, evidence=said))
    measures = tuple(replace(m, title=said, owner=said, note=said) for m in record.measures)
    return replace(record, title=said, answers=answers, measures=measures)


def hostile(record, library):
    return {
        "long": worded(record, library, LONG, {"paragraph"}),
        "odd": worded(record, library, ODD),
        "cameras": replace(record, answers={**record.answers, "cameras": Answer(value=CAMERAS)}),
        "all": replace(record, guidelines=tuple(library.guidelines)),
        "other_method": replace(record, method="five_by_five", level_overrides=(), acceptances=()),
        "empty": replace(
            record, title="", answers={}, overrides={}, measures=(), level_overrides=(), acceptances=()
        ),
    }


def text(pdf):
    pages = pypdfium2.PdfDocument(BytesIO(pdf))
    return "".join("".join(page.get_textpage().get_text_bounded().split()) for page in pages)


def misplaced(pdf):
    """Words that leave the page's type area or lie upon others, as PDFium finds them."""
    found = []
    for number, page in enumerate(pypdfium2.PdfDocument(BytesIO(pdf)), 1):
        width, height = page.get_size()
        words = page.get_textpage()
        boxes = sorted((words.get_rect(i) for i in range(words.count_rects())), key=lambda box: -box[3])
        for index, (left, bottom, right, top) in enumerate(boxes):
            if left < 45 or right > width - 45 or bottom < 28 or top > height - 24:
                found.append((number, "outside", left, bottom, right, top))
            for other in boxes[index + 1 :]:
                if other[3] < bottom:
                    break
                across = min(right, other[2]) - max(left, other[0])
                down = min(top, other[3]) - max(bottom, other[1])
                if across > 1.5 and down > 2.5:
                    found.append((number, "overlap", (left, bottom, right, top), other))
    return found


@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize("name", SAMPLES)
def test_those_who_decide_get_exactly_two_pages(name, language, drawn):
    pdf = drawn(sample(name), Variant.MANAGEMENT, language)
    assert len(pypdfium2.PdfDocument(BytesIO(pdf))) == 2
    assert misplaced(pdf) == []


@pytest.mark.parametrize("name", SAMPLES)
def test_the_two_pages_say_what_is_to_be_decided_and_who_signs(name, drawn):
    said = text(drawn(sample(name), Variant.MANAGEMENT))
    for expected in ("決めていただきたいこと", "評価の必要性", "基準ごとの判定", "残っていること", "承認者"):
        assert expected in said
    assert "運用を承認するかどうか。" in said


def test_the_two_pages_carry_the_case_and_can_be_signed(drawn):
    record = sample("face_recognition_shop")
    pdf = drawn(record, Variant.MANAGEMENT)
    assert attached_case(pdf) == canonical_json(record)
    with pikepdf.open(BytesIO(pdf)) as opened:
        names = [str(field.T) for field in opened.Root.AcroForm.Fields]
    assert names == ["Assessor", "PrivacyOfficer", "Approver", "ArchiveTimestamp"]


@pytest.mark.parametrize("variant", Variant)
def test_the_same_assessment_gives_the_same_bytes(variant, drawn):
    record = sample("two_camera_shop")
    assert drawn(record, variant) == drawn(record, variant)


@pytest.mark.parametrize("variant", Variant)
@pytest.mark.parametrize("kind", ["long", "odd", "cameras", "all", "other_method", "empty"])
def test_nothing_overlaps_or_leaves_the_page_whatever_was_typed(kind, variant, drawn, library):
    pdf = drawn(hostile(sample("face_recognition_shop"), library)[kind], variant)
    assert misplaced(pdf) == []
    if variant is Variant.MANAGEMENT:
        assert len(pypdfium2.PdfDocument(BytesIO(pdf))) == 2


def test_every_one_of_three_hundred_cameras_is_in_the_report(drawn, library):
    said = text(drawn(hostile(sample("two_camera_shop"), library)["cameras"], Variant.FULL))
    assert all(f"売場{n}の棚の上" in said for n in (1, 150, 299, 300))
    assert "カメラの台数300台" in said
