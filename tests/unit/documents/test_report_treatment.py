"""The plan in the report: all that is known of measures, what remains, what helps, what is unplanned."""

from datetime import date

import pytest

from pia_wizard.assessment.model import Measure
from pia_wizard.questionnaire.model import Axis

LOCK = Measure(
    id="lock",
    title="装置を金庫に入れる",
    requirements=("teach",),
    lowers={"leak": Axis.LIKELIHOOD},
    option="avoid",
    owner="店を預かる人",
    due=date(2026, 12, 25),
    cost="medium",
    status="in_progress",
    evidence="金庫の写真",
    note="鍵は二人で持つ",
)


@pytest.fixture
def said(report, pages, answers):
    """Give a function: changes → the text of a report in which every question is answered."""

    def read(**changes):
        changes.setdefault("answers", answers | {"remote": True})
        return "".join(pages(report(**changes)))

    return read


def test_a_measure_is_told_with_everything_that_is_known_of_it(said):
    text = said(measures=(LOCK,))
    for expected in (
        "装置を金庫に入れるリスクへの対応：なくす（その使い方をやめる）費用：中証拠：金庫の写真補足：鍵は二人で持つ",
        "見本県の指針の略：第2条R1画像の漏えい",
        "店を預かる人2026年12月25日実施中",
    ):
        assert expected in text


def test_what_the_content_does_not_know_is_named_by_its_id(said):
    measure = Measure(id="old", title="昔の対策", requirements=("gone",), risks=("vanished",))
    text = said(measures=(measure,))
    assert "gonevanished担当は未定期限は未定計画中" in text


def test_risks_are_counted_by_band_before_and_after_the_plan(said):
    # "leak" is high now (3 × 3) and medium once "keep" is met (3 × 2).
    assert "区分現在計画の実施後高1件0件中0件1件低0件0件" in said()


def test_the_most_helpful_steps_tell_what_they_bring(said):
    text = said()
    part = text[text.index("まだ満たしていない要求事項を満たすために変えること") :]
    assert "「何日間保存しますか。」の回答を「31日」にする" in part
    assert "R1画像の漏えい：高→中" in part
    assert "計画にある対策：保存期間を短くする" in part


def test_unmet_requirements_without_a_measure_are_listed_by_how_far_they_bind(said):
    # "keep" is planned for; "other" and "local" must be met and are not, "teach" should be.
    text = said()
    part = text[text.index("満たすための対策を計画していません") :]
    assert "満たしていない必須、2件見本県の指針の略：第3条業界の基準の略：1.1" in part
    assert "満たしていない推奨、1件見本県の指針の略：第2条" in part
    assert "第1条" not in part[: part.index("未確定の点")]


def test_where_everything_is_met_or_planned_nothing_is_called_unplanned(said):
    names = ("keep", "teach", "local", "other")
    text = said(measures=(Measure(id="all", title="すべて直す", requirements=names),))
    assert "対策を計画していない要求事項" not in text
