"""A CNIL assessment comes in without anything guessed, and every part of it is accounted for."""

from datetime import UTC, datetime

import pytest

from pia_wizard.assessment.canonical import assessment_from_json, canonical_json
from pia_wizard.assessment.model import Origin
from pia_wizard.exchange.cnil_pia import CnilAnswer, CnilMeasure, CnilPia, CnilRemark
from pia_wizard.i18n import translator
from pia_wizard.session.cnil_import import Fate, assessment_of
from pia_wizard.session.cnil_mapping import ANSWERS, FACTS
from pia_wizard.session.content import shipped_library
from pia_wizard.session.judged import judged

MOMENT = datetime(2026, 11, 21, tzinfo=UTC)
PIA = CnilPia(
    title="Caméras",
    facts={"dpo_opinion": "Favorable", "category": "autre"},
    answers=(
        CnilAnswer(111, "入口を撮影する。"),
        CnilAnswer(212, "正当な利益"),
        CnilAnswer(215, "30日"),
        CnilAnswer(223, "開示は窓口で。"),
        CnilAnswer(224, "訂正も窓口で。"),
        CnilAnswer(321, items=("身元の盗用", "不快")),
        CnilAnswer(324, items=("暗号化",)),
        CnilAnswer(325, "重い", 3),
        CnilAnswer(326, "", 2),
        CnilAnswer(336, "まれ", None),
        CnilAnswer(999, "知らない番号"),
    ),
    measures=(CnilMeasure("7", "暗号化", "AES"), CnilMeasure("8", "", "一行目\n二行目")),
    evaluations=(CnilRemark("3.1.7", "5月まで"), CnilRemark("9.9", "どこにも属さない")),
    comments=(CnilRemark("215", "短くできないか"),),
)


def brought_in(pia=PIA, method=""):
    library = shipped_library()
    guidelines = ("camera_guidebook", "jeas_cameras", "appi", "iso_29134")
    return assessment_of(pia, library, guidelines, translator("ja"), MOMENT, method=method)


def test_prose_answers_prose_and_notes_what_asks_for_facts():
    case, _ = brought_in()
    assert case.answers["camera_reason"].value == "入口を撮影する。"
    assert case.answers["camera_reason"].origin is Origin.IMPORTED
    assert case.answers["retention_days"].value is None
    assert case.answers["retention_days"].note.splitlines() == [
        "保存期間: 30日",
        "もとの評価での意見: 短くできないか",
    ]
    assert len(case.answers["subject_requests"].note.splitlines()) == 2


def test_a_feared_event_is_an_own_risk_at_the_levels_it_was_given():
    case, _ = brought_in()
    access, modification = case.own_risks
    assert (access.impact.level, access.likelihood.level, access.impact.because) == (3, 2, "重い")
    assert "身元の盗用、不快" in access.story
    assert modification.impact.level == 4
    assert "最も高い段階" in modification.impact.because


def test_levels_stretch_to_a_method_of_five():
    case, _ = brought_in(method="five_by_five")
    assert (case.own_risks[0].impact.level, case.own_risks[0].likelihood.level) == (
        4,
        3,
    )  # 3/4 and 2/4 of five, up


def test_measures_keep_what_was_said_of_them_and_the_risks_that_list_them():
    case, _ = brought_in()
    first, second = case.measures
    assert (first.title, first.risks) == ("暗号化", ("own_cnil_access",))
    assert first.note.splitlines() == ["AES", "もとの評価での意見: 5月まで"]
    assert second.title == "一行目"


def test_every_part_is_accounted_for_once():
    _, account = brought_in()
    fates = {part.reference: part.fate for part in account}
    assert len(account) == len(PIA.answers) + len(PIA.measures) + len(PIA.evaluations) + len(PIA.comments) + 1
    assert {name for name, fate in fates.items() if fate is Fate.LEFT} == {"212", "999", "9.9"}
    assert all(part.where for part in account if part.fate is not Fate.LEFT)


def test_what_comes_in_can_be_judged_and_written():
    case, _ = brought_in()
    assert assessment_from_json(canonical_json(case)) == case
    assert judged(shipped_library(), case).evaluation.risks["own_cnil_access"].applies


def test_an_empty_one_still_becomes_an_assessment():
    case, account = brought_in(CnilPia("", {}, (), (), (), ()))
    assert case.title
    assert account == ()


@pytest.mark.parametrize(
    "target", [target for target in (*ANSWERS.values(), *FACTS.values()) if target.question]
)
def test_every_target_is_a_question_there_is(target):
    assert target.question in shipped_library().questions
