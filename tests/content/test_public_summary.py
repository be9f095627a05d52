"""Only what the rules name is published: nothing else of any sample gets out, in no layer of the file."""

import re
from datetime import UTC, datetime
from io import BytesIO

import pikepdf
import pypdfium2
import pytest
from msgspec.structs import replace

from pia_wizard import resources
from pia_wizard.assessment.canonical import assessment_from_json, canonical_json
from pia_wizard.assessment.model import Answer, Measure, OwnLevel, OwnRisk, Practice
from pia_wizard.documents.public_summary import NoPublicationError
from pia_wizard.documents.report import report_pdf
from pia_wizard.documents.variant import Variant
from pia_wizard.evaluation.evaluate import evaluation_of
from pia_wizard.evaluation.own_risks import with_own_risks
from pia_wizard.i18n import translator
from pia_wizard.questionnaire.compile import compile_questionnaire
from pia_wizard.questionnaire.model import Event

MOMENT = datetime(2026, 11, 21, tzinfo=UTC)
SAMPLES = sorted(path.stem for path in resources.samples().glob("*.json"))
PUBLIC_TEXTS = {
    "operator_name",
    "site_name",
    "operator_contact",
    "web_notice_url",
    "joint_range",
    "joint_purpose",
    "joint_responsible",
}
"""The free texts that people have a right to know, or that are on the sign anyway."""

NEVER_PUBLIC = (
    "storage_media",
    "connections",
    "recorder_place",
    "monitor_place",
    "removable_media",
    "image_safeguards",
    "network_protections",
    "pc_protections",
    "viewers",
    "people_appointed",
    "inspections",
    "stored_abroad",
    "printouts",
    "keys",
    "flows",
    "stakeholders",
    "assessor",
    "manager_title",
)


def sample(name):
    return assessment_from_json((resources.samples() / f"{name}.json").read_bytes())


class Markers:
    """Words that occur nowhere else, each once."""

    def __init__(self):
        self.count = 0

    def __call__(self):
        self.count += 1
        return f"MARK{self.count:04d}X"


def marked(record, library):
    """The assessment with a marker in every free text that is not to be published."""
    marker = Markers()
    answers = {n: _marked(library.questions[n], a, marker) for n, a in record.answers.items()}
    measures = [
        Measure(
            id=m.id,
            title=marker(),
            owner=marker(),
            evidence=marker(),
            note=marker(),
            requirements=m.requirements,
            risks=m.risks,
            lowers=m.lowers,
        )
        for m in record.measures
    ]
    own = OwnRisk(
        id="own_secret",
        title=marker(),
        event=Event.ILLEGITIMATE_ACCESS,
        story=marker(),
        impact=OwnLevel(level=3, because=marker()),
        likelihood=OwnLevel(level=3, because=marker()),
    )
    return replace(
        record,
        title=marker(),
        answers=answers,
        measures=tuple(measures),
        own_risks=(own,),
        overrides={n: replace(o, reason=marker(), by=marker()) for n, o in record.overrides.items()},
        level_overrides=tuple(replace(o, reason=marker(), by=marker()) for o in record.level_overrides),
        acceptances=tuple(replace(a, reason=marker()) for a in record.acceptances),
    ), marker.count


def _marked(question, answer, marker):
    value = answer.value
    if isinstance(value, Practice):
        value = replace(value, how=marker(), evidence=marker())
    elif question.type in {"text", "paragraph"} and question.id not in PUBLIC_TEXTS and value:
        value = marker()
    elif question.type == "table" and isinstance(value, tuple):
        texts = {name for name, column in question.columns.items() if column.type == "text"}
        value = tuple({k: marker() if k in texts else v for k, v in row.items()} for row in value)
    return replace(
        answer, value=value, note=marker(), not_applicable=marker() if answer.not_applicable else ""
    )


@pytest.fixture(scope="module")
def published(library):
    """Give a function: an assessment → its public summary."""

    def draw(record, language="ja", variant=Variant.PUBLIC):
        compiled = compile_questionnaire(library, record.guidelines, record.method)
        questionnaire = with_own_risks(compiled, record.own_risks)
        judged = evaluation_of(questionnaire, record)
        words, case = translator(language), canonical_json(record)
        return report_pdf(record, questionnaire, judged, words, moment=MOMENT, case=case, variant=variant)

    return draw


def text(pdf):
    pages = pypdfium2.PdfDocument(BytesIO(pdf))
    return "".join("".join(page.get_textpage().get_text_bounded().split()) for page in pages)


def layers(pdf):
    """Everything in the file that is not drawn: metadata, outline, alternatives, names, attachments."""
    with pikepdf.open(BytesIO(pdf)) as opened:
        for held in opened.objects:
            if isinstance(held, pikepdf.Stream):
                yield held.read_bytes()
            yield held.unparse()


@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize("name", SAMPLES)
def test_no_free_text_that_is_not_to_be_published_gets_out(name, language, library, published):
    record, markers = marked(sample(name), library)
    pdf = published(record, language)
    assert markers > 50
    assert not re.findall(r"MARK\d{4}X", text(pdf))
    utf16 = "MARK0".encode("utf-16-be")
    for layer in layers(pdf):
        assert b"MARK0" not in layer
        assert utf16 not in layer
        assert utf16.hex().encode() not in layer.lower()


def test_the_markers_would_be_found_in_the_whole_report(library, published):
    record, markers = marked(sample("two_camera_shop"), library)
    found = set(re.findall(r"MARK\d{4}X", text(published(record, variant=Variant.FULL))))
    assert len(found) > markers * 0.9


@pytest.mark.parametrize("name", SAMPLES)
def test_the_summary_carries_no_data_and_no_fields(name, published):
    with pikepdf.open(BytesIO(published(sample(name)))) as opened:
        assert not opened.attachments
        assert "/AF" not in opened.Root
        assert "/AcroForm" not in opened.Root


@pytest.mark.parametrize("name", SAMPLES)
def test_the_summary_says_what_people_want_to_know(name, published):
    record = sample(name)
    said = text(published(record))
    answers = record.answers
    for public in ("operator_name", "site_name", "operator_contact"):
        assert "".join(answers[public].value.split()) in said
    for expected in ("カメラを使う目的", "扱う情報と期間", "見つかったリスクと対応", record.id):
        assert expected in said
    if answers["images_stored"].value:
        assert f"画像を保存する日数{answers['retention_days'].value:,}日" in said


def test_the_summary_proves_nothing_and_says_so(published):
    assert "適合していることを証明するものではありません" in text(published(sample("two_camera_shop")))


def test_the_summary_of_an_unfinished_assessment_says_that_it_may_change(published):
    unfinished = "まだ回答していない質問があるため、内容は変わることがあります"
    assert unfinished in text(published(sample("face_recognition_shop")))
    assert unfinished not in text(published(sample("two_camera_shop")))


def test_no_rule_names_what_would_help_an_attacker(library):
    named = {
        item.question
        for publication in library.publication.values()
        for section in publication.sections.values()
        for item in section.items.values()
    }
    assert not named.intersection(NEVER_PUBLIC)
    free = {n for n in named if n and library.questions[n].type in {"text", "paragraph"}}
    assert free <= PUBLIC_TEXTS


def test_every_risk_of_the_catalogue_is_told_in_general_words(library):
    for publication in library.publication.values():
        told = [risk for entry in publication.risks.values() for risk in entry.risks]
        assert sorted(told) == sorted(library.risks)


def test_sizes_are_told_only_of_risks_that_show_no_weakness(library):
    leaky = {"illegitimate_access", "unwanted_modification", "disappearance"}
    for publication in library.publication.values():
        for entry in publication.risks.values():
            if entry.size:
                assert not leaky.intersection(library.risks[name].event for name in entry.risks)


def test_an_answer_that_does_not_apply_stays_unsaid_with_its_reason(published):
    record = sample("two_camera_shop")
    answers = {**record.answers, "operator_contact": Answer(not_applicable="MARK0001X")}
    said = text(published(replace(record, answers=answers)))
    assert "問い合わせ先" not in said.replace("ご本人ができることと問い合わせ先", "")
    assert "MARK" not in said


def test_a_choice_that_tells_a_weakness_is_left_out(published):
    record = sample("two_camera_shop")
    cases = ("law", "private_request", "publicity")
    answers = {**record.answers, "provision_cases": Answer(value=cases)}
    said = text(published(replace(record, answers=answers)))
    assert "法令に基づくとき" in said
    assert "頼まれただけ" not in said


def test_content_without_rules_is_refused_with_advice(library, published):
    record = sample("two_camera_shop")
    bare = replace(library, publication={})
    questionnaire = compile_questionnaire(bare, record.guidelines, record.method)
    judged = evaluation_of(questionnaire, record)
    with pytest.raises(NoPublicationError):
        report_pdf(
            record,
            questionnaire,
            judged,
            translator("ja"),
            moment=MOMENT,
            case=canonical_json(record),
            variant=Variant.PUBLIC,
        )
