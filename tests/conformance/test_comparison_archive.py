"""Comparisons of editions are archival and accessible files, whatever was typed: veraPDF judges them."""

import json
from datetime import UTC, datetime

from pia_wizard import resources
from pia_wizard.assessment.canonical import assessment_from_json
from pia_wizard.assessment.review import Edition, ReviewState
from pia_wizard.evaluation.comparison import comparison
from pia_wizard.i18n import translator
from pia_wizard.questionnaire.model import QuestionType
from pia_wizard.session import papers
from pia_wizard.session.content import shipped_library
from pia_wizard.session.judged import judged

MOMENT = datetime(2026, 11, 21, tzinfo=UTC)
HOSTILE = "<b>太字</b> & ]]> 𠮷野家 😀 \u202e逆\u202c \\( %s {x} " + "長い" * 300


def case(**changes):
    record = json.loads((resources.samples() / "face_recognition_shop.json").read_text("utf-8"))
    record |= changes
    return judged(shipped_library(), assessment_from_json(json.dumps(record).encode()))


def test_every_comparison_passes_for_archives_and_for_screen_readers(tmp_path, vera_failures):
    before = case()
    typed = {QuestionType.TEXT, QuestionType.PARAGRAPH}
    answers = {
        name: {"value": HOSTILE} if shipped_library().questions[name].type in typed else {"unknown": True}
        for name in before.assessment.answers
    }
    others = {
        "much": case(answers=answers, title=HOSTILE, guidelines=["appi"]),
        "nothing": before,
        "back": case(measures=[{"id": "m", "title": HOSTILE, "note": HOSTILE}]),
    }
    edition = Edition(number=2, state=ReviewState.APPROVED, by="代表", at=MOMENT)
    files = []
    for name, after in others.items():
        for language in ("ja", "en"):
            found = comparison(before, after, since=edition)
            files.append(tmp_path / f"{name}-{language}.pdf")
            pdf = papers.comparison(after, found, ("第1版", HOSTILE), translator(language), MOMENT)
            files[-1].write_bytes(pdf)
    assert vera_failures(("3a", "ua1"), files) == []
