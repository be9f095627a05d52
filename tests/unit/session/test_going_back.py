"""Undo and redo in the open assessment: records, judgement and words go along."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pia_wizard.assessment.model import Answer, Measure, OwnLevel, OwnRisk
from pia_wizard.assessment.value_errors import ValueRefusedError
from pia_wizard.evaluation import evaluate
from pia_wizard.evaluation.model import Status
from pia_wizard.session.effect import TitleMissingError
from pia_wizard.session.going_back import NothingToRedoError, NothingToUndoError


def test_an_answer_is_taken_back_with_all_that_followed_from_it(assessment):
    before = assessment.evaluation
    effect = assessment.answer("images_stored", True)
    back = assessment.undo()
    assert back.questions == effect.questions
    assert back.verdicts == effect.verdicts
    assert assessment.assessment.answers == {}
    assert assessment.evaluation.verdicts == before.verdicts
    again = assessment.redo()
    assert again.questions == effect.questions
    assert assessment.assessment.answers["images_stored"].value is True


def test_it_is_said_in_words_what_would_be_undone(assessment):
    assert (assessment.can_undo(), assessment.can_redo()) == (None, None)
    assessment.answer("retention_days", 7)
    assert assessment.can_undo() == "「撮影した画像を何日間保存しますか。」の回答"
    assessment.note("retention_days", "本部の決まり")
    assert assessment.can_undo() == "「撮影した画像を何日間保存しますか。」の補足"
    assessment.add_measure(Measure(id="", title="入口の掲示"))
    assert assessment.can_undo() == "対策「入口の掲示」の追加"
    assessment.change_measure(Measure(id="m1", title="入口の掲示", due=date(2027, 1, 1)))
    assert assessment.can_undo() == "対策「入口の掲示」の変更"
    assessment.remove_measure("m1")
    assert assessment.can_undo() == "対策「入口の掲示」の削除"
    assessment.rename("本店")
    assert assessment.can_undo() == "評価の名前の変更"
    assessment.set_client("株式会社サンプル")
    assert assessment.can_undo() == "依頼元の名前の変更"
    assessment.undo()
    assert assessment.can_redo() == "依頼元の名前の変更"
    assert assessment.client == ""


def test_the_name_is_undone_and_an_empty_one_refused(assessment):
    assessment.rename("本店")
    assert assessment.assessment.title == "本店"
    with pytest.raises(TitleMissingError):
        assessment.rename(" 　")
    assessment.undo()
    assert assessment.assessment.title == "駅前店"


def test_everything_decided_about_risks_is_undone(assessment):
    risk = OwnRisk(
        id="",
        title="落下",
        event="excessive_collection",
        impact=OwnLevel(level=2),
        likelihood=OwnLevel(level=2),
    )
    name = assessment.add_own_risk(risk).added
    assert name in assessment.evaluation.risks
    assert assessment.undo().risks == {name}
    assert name not in assessment.evaluation.risks
    assessment.redo()
    assert name in assessment.evaluation.risks
    requirement = next(iter(assessment.evaluation.verdicts))
    assessment.override(requirement, Status.MET, "現地で確かめた")
    assessment.undo()
    assert assessment.assessment.overrides == {}


def test_another_choice_of_guidelines_is_undone_and_said_to_change_everything(assessment):
    method = assessment.assessment.method
    asked = tuple(assessment.questionnaire.questions)
    assessment.choose(("yamagata_cameras", "appi"), method)
    assert len(assessment.questionnaire.questions) > len(asked)
    effect = assessment.undo()
    assert effect.rules
    assert tuple(assessment.questionnaire.questions) == asked
    assert assessment.redo().rules
    assert assessment.assessment.guidelines == ("yamagata_cameras", "appi")


def test_nothing_more_to_undo_or_redo_is_said_so(assessment):
    with pytest.raises(NothingToUndoError):
        assessment.undo()
    assessment.answer("images_stored", True)
    with pytest.raises(NothingToRedoError):
        assessment.redo()


def test_undo_goes_on_after_a_restart(session):
    name = session.create("駅前店", ("yamagata_cameras",))
    session.open_assessment(name).answer("images_stored", True)
    again = session.open_assessment(name)
    assert again.can_undo() == "「カメラや装置は、画像を録画（保存）できるようになっていますか。」の回答"
    again.undo()
    assert session.open_assessment(name).assessment.answers == {}
    assert session.open_assessment(name).can_redo()


def test_history_tells_what_was_taken_back(assessment):
    assessment.answer("images_stored", True)
    assessment.undo()
    assessment.redo()
    assert [change.way for change in assessment.history("images_stored")] == ["redo", "undo", ""]


def test_an_answer_of_the_history_is_brought_back_as_it_was(assessment):
    assessment.answer("retention_days", 7)
    assessment.note("retention_days", "本部の決まり")
    assessment.answer("retention_days", 30)
    older = assessment.history("retention_days")[1].new
    assessment.bring_back("retention_days", older)
    assert assessment.assessment.answers["retention_days"] == older
    assessment.undo()
    assert assessment.assessment.answers["retention_days"].value == 30
    assessment.bring_back("retention_days", None)
    assert "retention_days" not in assessment.assessment.answers
    with pytest.raises(ValueRefusedError):
        assessment.bring_back("retention_days", Answer(value="七日"))


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(moves=st.lists(st.sampled_from(["stored", "days", "measure", "clear", "undo", "redo"]), max_size=12))
def test_after_any_moves_the_judgement_is_that_of_the_records(session, moves):
    opened = session.open_assessment(session.create("店", ("yamagata_cameras",)))
    for move in moves:
        if move == "stored":
            opened.answer("images_stored", not opened.assessment.answers.get("images_stored"))
        elif move == "days":
            opened.answer("retention_days", len(opened.history()) + 1)
        elif move == "measure":
            opened.add_measure(Measure(id="", title="掲示"))
        elif move == "clear":
            opened.clear("images_stored")
        elif (opened.can_undo() if move == "undo" else opened.can_redo()) is not None:
            getattr(opened, move)()
        record = opened.assessment
        fresh = evaluate(opened.questionnaire, record.answers, measures=record.measures)
        assert opened.evaluation.verdicts == fresh.verdicts
        assert opened.evaluation.risks == fresh.risks
        assert session.open_assessment(record.id).assessment == record
