"""The whole report tells in an annex what differs from the edition approved last."""

from datetime import UTC, datetime

import pytest

from pia_wizard.assessment.review import Edition, ReviewState
from pia_wizard.documents.report import report_pdf
from pia_wizard.documents.variant import Variant
from pia_wizard.evaluation.comparison import comparison

MOMENT = datetime(2026, 11, 21, 3, tzinfo=UTC)
FIRST = Edition(number=1, state=ReviewState.APPROVED, at=MOMENT, by="代表")


@pytest.fixture
def told(material, pages, answers):
    """Give a function: a variant and what was there before → the text of the report."""

    def read(variant=Variant.FULL, before=None):
        later = material()
        since = comparison(material(answers=before), later, since=FIRST) if before else None
        pdf = report_pdf(
            later.assessment,
            later.questionnaire,
            later.evaluation,
            later.translator,
            moment=MOMENT,
            case=later.case,
            variant=variant,
            since=since,
        )
        return "".join(pages(pdf))

    return read


def test_changes_since_the_approved_edition_are_an_annex(told, answers):
    text = told(before=answers | {"days": 20})
    assert text.count("前回承認版からの変更") >= 2  # in the contents and at the annex
    assert "何日間保存しますか。20日45日" in text


def test_without_an_approved_edition_there_is_no_such_annex(told):
    assert "前回承認版からの変更" not in told()


def test_the_two_pages_leave_the_changes_to_the_whole_report(told, answers):
    assert "前回承認版からの変更" not in told(Variant.MANAGEMENT, answers | {"days": 20})
