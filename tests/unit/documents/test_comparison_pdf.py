"""What changed since another edition, on paper."""

from datetime import UTC, datetime
from types import SimpleNamespace

import msgspec
import pytest

from pia_wizard.assessment.model import Answer, Measure, OwnLevel, OwnRisk
from pia_wizard.assessment.review import Edition, ReviewState
from pia_wizard.documents.comparison import comparison_blocks, comparison_pdf
from pia_wizard.evaluation.comparison import comparison
from pia_wizard.pdf.pages import headings
from pia_wizard.questionnaire.model import Event

MOMENT = datetime(2026, 11, 21, 3, tzinfo=UTC)
SECOND = Edition(number=2, state=ReviewState.APPROVED, at=MOMENT, by="代表")


@pytest.fixture
def told(material, pages):
    """Give a function: the earlier and the later changes → the text of the comparison."""

    def read(before, after, since=None):
        one, other = material(**before), material(**after)
        found = comparison(one, other, since=since)
        pdf = comparison_pdf(
            other.assessment,
            other.questionnaire,
            other.evaluation,
            other.translator,
            found=found,
            names=("第1版", "第2版（作成中）"),
            moment=MOMENT,
        )
        return "".join(pages(pdf))

    return read


def test_answers_and_verdicts_stand_before_and_after(told, answers):
    text = told({"answers": answers}, {"answers": answers | {"days": 20}})
    assert "前：第1版後：第2版（作成中）" in text
    assert "何日間保存しますか。45日20日" in text
    assert "保存は31日以内にします。一部満たしている満たしている" in text


def test_of_a_table_only_the_rows_that_differ_are_shown(told, answers):
    rows = tuple({"place": f"通路{n}"} for n in range(5))
    text = told(
        {"answers": answers | {"cameras": rows}},
        {"answers": answers | {"cameras": (*rows[:4], {"place": "屋上"})}},
    )
    assert "通路4" in text
    assert "屋上" in text
    assert "通路1" not in text
    assert text.count("4行は同じです。") == 2


def test_what_the_user_typed_is_never_markup(told, answers):
    text = told({"answers": answers}, {"answers": answers | {"site_name": "<b>&amp;{site_name}"}})
    assert "<b>&amp;{site_name}" in text


def test_a_guideline_left_out_is_told_once_and_not_clause_by_clause(told):
    text = told({}, {"guidelines": ("local",)})
    assert "外した基準：業界の基準の略" in text
    assert "録画しません。" not in text


def test_measures_that_came_and_went(told):
    text = told(
        {"measures": (Measure(id="a", title="掲示"),)}, {"measures": (Measure(id="b", title="施錠"),)}
    )
    assert "施錠なし計画中" in text
    assert "掲示計画中" in text


def test_another_description_of_an_own_risk_is_told_though_its_level_stays(told):
    level = OwnLevel(level=2)
    risk = OwnRisk(
        id="own_drone", title="空からの撮影", event=Event.ILLEGITIMATE_ACCESS, impact=level, likelihood=level
    )
    other = msgspec.structs.replace(risk, story="近くの広場から撮られる。")
    text = told({"own_risks": (risk,)}, {"own_risks": (other,)})
    assert "変わった点はありません" not in text
    assert "独自に加えたリスクの内容：空からの撮影" in text


def test_nothing_changed_is_said(material):
    (only,) = comparison_blocks(material(), comparison(material(), material(), since=SECOND))
    assert only.words == "第2版（2026年11月21日承認）と比べています。変わった点はありません。"


def test_as_an_annex_its_sections_are_of_the_second_level(material):
    found = comparison(material(), material(answers={"stored": Answer(value=True)}))
    places = headings(list(comparison_blocks(material(answers={"stored": True}), found)))
    assert {place.level for place in places} == {2}
    assert len({place.name for place in places}) == len(places) > 2


def test_any_case_like_thing_can_be_compared(material):
    made = material()
    parts = SimpleNamespace(
        assessment=made.assessment, questionnaire=made.questionnaire, evaluation=made.evaluation
    )
    assert not comparison(parts, made).anything


def test_an_added_guideline_is_summed_up_and_only_what_it_finds_unmet_is_listed(told, answers):
    text = told({"guidelines": ("local",)}, {})
    assert "加えた基準：業界の基準の略" in text
    assert "判定0件" in text
    assert "業界の基準の略（1件）00100満たしていない要求事項" in text
    assert "業界の基準の略1.1録画しません。" in text
    assert "判定なし" not in text


def test_an_added_guideline_that_is_met_lists_no_clause(told, answers):
    kept = answers | {"stored": False}
    text = told({"guidelines": ("local",), "answers": kept}, {"answers": kept})
    assert "業界の基準の略（1件）10000加えた基準に、満たしていない要求事項はありません。" in text
    assert "録画しません。" not in text
