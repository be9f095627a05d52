"""Which edition a paper is stands on its cover and at the foot of its pages."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from pia_wizard.assessment.review import Edition, ReviewState
from pia_wizard.documents.comparison import comparison_pdf
from pia_wizard.documents.report import report_pdf
from pia_wizard.documents.variant import Variant
from pia_wizard.evaluation.comparison import comparison
from pia_wizard.i18n import translator
from pia_wizard.theme import PLAIN

MOMENT = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)


@pytest.fixture
def report(material, pages):
    """Give a function: an edition and a language → the words on each page of the report."""

    def read(edition, language="ja", variant=Variant.FULL):
        made = material()
        pdf = report_pdf(
            made.assessment,
            made.questionnaire,
            made.evaluation,
            translator(language),
            moment=MOMENT,
            case=made.case,
            variant=variant,
            edition=edition,
        )
        return pages(pdf)

    return read


def test_a_draft_says_on_its_cover_and_on_every_other_page_that_it_is_one(report):
    cover, *others = report(Edition(number=2))
    assert "版第2版（作成中）" in cover
    assert all("第2版（作成中）" in page for page in others)


def test_an_approved_edition_tells_the_day_of_its_approval(report):
    noon = datetime(2026, 11, 4, 12, 0, tzinfo=UTC)
    edition = Edition(number=1, state=ReviewState.APPROVED, by="代表", at=noon)
    assert "第1版（2026年11月4日承認）" in report(edition)[0]


def test_the_two_pages_for_management_tell_their_edition_too(report):
    told = report(Edition(number=3, state=ReviewState.IN_REVIEW), variant=Variant.MANAGEMENT)
    assert all("第3版（確認待ち）" in page for page in told)


def test_a_file_outside_a_workspace_has_no_edition_to_tell(report):
    assert not any("第1版" in page for page in report(None))


def test_a_comparison_wears_the_theme_of_its_client(material, pages):
    made = material()
    pdf = comparison_pdf(
        made.assessment,
        made.questionnaire,
        made.evaluation,
        made.translator,
        found=comparison(made, made),
        names=("前", "後"),
        moment=MOMENT,
        theme=replace(PLAIN, footer="本部のみ", marking="社外秘"),
    )
    told = "".join(pages(pdf))
    assert "本部のみ" in told
    assert "社外秘" in told
