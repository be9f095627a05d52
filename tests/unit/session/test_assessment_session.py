"""Answering through a session: stored first, judged at once, told what changed."""

import json
from datetime import UTC, datetime

import pytest

from pia_wizard.assessment.model import Answer, Assessment, Origin
from pia_wizard.assessment.value_errors import ValueRefusedError
from pia_wizard.evaluation import Status, Visibility
from pia_wizard.exchange.case_file import write_case
from pia_wizard.questionnaire.compile import UnknownGuidelineError
from pia_wizard.session.assessment_session import ReasonMissingError
from pia_wizard.session.content import shipped_library
from pia_wizard.session.session import Session
from pia_wizard.storage import Workspace

BEGUN = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)
START = {
    "purposes": ["crime_prevention"],
    "prefecture": "yamagata",
    "open_to_public": True,
    "images_stored": True,
}


@pytest.fixture
def started(assessment):
    for name, value in START.items():
        assessment.answer(name, value)
    return assessment


def test_an_answer_is_on_disk_before_it_is_reported_as_saved(session, started, workspace_file):
    effect = started.answer("retention_days", 14)
    session.close()
    with Session(Workspace.open(workspace_file), shipped_library()) as again:
        held = again.open_assessment(started.assessment.id)
        assert held.assessment.answers["retention_days"].value == 14
        assert held.assessment.answers["retention_days"].at == effect.saved_at
        assert held.evaluation.verdicts == started.evaluation.verdicts


def test_an_effect_names_exactly_what_changed(started):
    before = started.evaluation
    effect = started.answer("retention_days", 14)
    after = started.evaluation
    assert "retention_days" in effect.questions
    changed = {name for name in after.verdicts if after.verdicts[name] != before.verdicts[name]}
    assert effect.verdicts == changed
    assert changed


def test_a_value_that_does_not_fit_is_refused_and_nothing_is_stored(started):
    with pytest.raises(ValueRefusedError):
        started.answer("retention_days", -1)
    assert "retention_days" not in started.assessment.answers
    assert all(change.subject != "retention_days" for change in started.history())


def test_full_width_digits_are_a_number(started):
    started.answer("retention_days", "３０")
    assert started.assessment.answers["retention_days"].value == 30


def test_before_answers_are_hidden_the_session_says_which(started):
    started.answer("retention_days", 14)
    assert "retention_days" in started.would_hide("images_stored", value=False)
    started.answer("images_stored", False)
    assert started.evaluation.questions["retention_days"].visibility is Visibility.HIDDEN


def test_hidden_answers_are_kept_come_back_and_never_leave(started, tmp_path):
    started.answer("retention_days", 14)
    started.answer("images_stored", False)
    assert "retention_days" not in started.judged().assessment.answers
    started.write_case(tmp_path / "case.json")
    assert "retention_days" not in json.loads((tmp_path / "case.json").read_bytes())["answers"]
    started.answer("images_stored", True)
    assert started.judged().assessment.answers["retention_days"].value == 14


def test_not_applicable_needs_a_reason(started):
    with pytest.raises(ReasonMissingError):
        started.not_applicable("retention_days", " \n")
    started.not_applicable("retention_days", "録画装置が故障中のため")
    assert started.assessment.answers["retention_days"].not_applicable == "録画装置が故障中のため"
    assert started.assessment.answers["retention_days"].value is None


def test_a_value_after_not_applicable_leaves_no_trace_of_the_reason(started):
    started.not_applicable("retention_days", "録画装置が故障中のため")
    started.answer("retention_days", 7)
    assert started.assessment.answers["retention_days"].not_applicable == ""


def test_i_dont_know_yet_keeps_the_note_and_stays_open(started):
    started.note("retention_days", "設備担当に確認中")
    started.dont_know("retention_days")
    assert started.assessment.answers["retention_days"].note == "設備担当に確認中"
    assert started.evaluation.questions["retention_days"].open


def test_every_change_is_in_the_history_newest_first(started):
    for days in (7, 14, 30):
        started.answer("retention_days", days)
    values = [change.new.value for change in started.history("retention_days")]
    assert values == [30, 14, 7]


def test_an_override_keeps_the_computed_verdict_and_can_be_taken_back(started):
    name = next(n for n, v in started.evaluation.verdicts.items() if v.status is Status.UNDETERMINED)
    started.override(name, Status.MET, "現地で確認した")
    assert started.evaluation.verdicts[name].status is Status.MET
    assert started.evaluation.verdicts[name].computed is Status.UNDETERMINED
    started.override(name, None)
    assert started.evaluation.verdicts[name].status is Status.UNDETERMINED


def test_a_case_that_is_already_here_comes_in_as_a_copy(session, started, tmp_path):
    started.write_case(tmp_path / "case.json")
    copy = session.import_case(tmp_path / "case.json")
    assert copy != started.assessment.id
    assert session.open_assessment(copy).assessment.answers == started.judged().assessment.answers


def test_suggestions_say_why(session):
    from pia_wizard.i18n import translator

    fits = session.suggested_guidelines(START, translator("ja"))["yamagata_cameras"]
    other = session.suggested_guidelines({**START, "prefecture": "tokyo"}, translator("ja"))[
        "yamagata_cameras"
    ]
    assert fits.fits is True
    assert other.fits is False
    assert "東京都" in other.reason


def test_a_case_for_guidelines_nobody_has_is_refused_before_it_is_listed(session, tmp_path):
    path = tmp_path / "case.json"
    write_case(
        path, Assessment(id="far", title="t", guidelines=("mars",), method="four_by_four", created=BEGUN)
    )
    with pytest.raises(UnknownGuidelineError):
        session.import_case(path)
    assert session.summaries() == ()


def test_a_stored_value_its_question_takes_no_more_is_unknown_and_stays_stored(session, workspace_file):
    name = session.create("駅前店", ("yamagata_cameras",), answers=START)
    session.close()
    with Workspace.open(workspace_file) as workspace:
        workspace.put_answer(name, "assessed_on", Answer(value="昨日", note="聞き取り"))
        workspace.put_answer(name, "retention_days", Answer(value="abc"))
    with Session(Workspace.open(workspace_file), shipped_library()) as again:
        opened = again.open_assessment(name)
        assert opened.assessment.answers["assessed_on"] == Answer(unknown=True, note="聞き取り")
        assert opened.evaluation.questions["retention_days"].open
        opened.answer("assessed_on", "2026-11-21")
        assert opened.history("assessed_on")[0].old == Answer(value="昨日", note="聞き取り")


def test_a_value_that_does_not_fit_would_hide_nothing(started):
    started.answer("retention_days", 14)
    assert started.would_hide("images_stored", "perhaps") == ()


def test_a_note_leaves_the_origin_of_an_answer(started):
    started.answer("retention_days", 14, origin=Origin.COPIED)
    started.note("retention_days", "去年と同じ")
    assert started.assessment.answers["retention_days"].origin is Origin.COPIED


def test_a_suggestion_can_rest_on_the_rows_of_a_table(session):
    import msgspec

    from pia_wizard.i18n import translator
    from pia_wizard.session.suggestions import suggested_guidelines

    by_rows = msgspec.structs.replace(
        session.library.guidelines["yamagata_cameras"],
        applies_when="any(answered(row.place) for row in cameras)",
    )
    library = msgspec.structs.replace(session.library, guidelines={"by_rows": by_rows})
    suggestion = suggested_guidelines(library, {"cameras": ({"place": "入口"},)}, translator("ja"))["by_rows"]
    assert suggestion.fits is True
    assert "1 行" in suggestion.reason


def test_looking_at_an_answer_first_changes_nothing_about_giving_it_or_another(session):
    looked = session.open_assessment(session.create("駅前店", ("yamagata_cameras",)))
    plain = session.open_assessment(session.create("駅前店", ("yamagata_cameras",)))
    for question, seen, given in (
        ("images_stored", False, True),
        ("images_stored", True, True),
        ("purposes", ("crime_prevention",), ("crime_prevention",)),
        ("prefecture", "yamagata", "yamagata"),
        ("open_to_public", True, False),
        ("open_to_public", True, True),
        ("retention_days", 14, 60),
        ("retention_days", 14, 14),
    ):
        looked.would_change(question, seen)
        effects = looked.answer(question, given), plain.answer(question, given)
        assert effects[0].verdicts == effects[1].verdicts
        assert effects[0].risks == effects[1].risks
        assert effects[0].questions == effects[1].questions
        looked.would_change(question, seen)
        looked.note(question, "確かめた。")
        plain.note(question, "確かめた。")
        assert looked.evaluation.verdicts == plain.evaluation.verdicts
        assert looked.evaluation.risks == plain.evaluation.risks
        assert looked.evaluation.basis.answers[question].note == "確かめた。"
    assert looked.evaluation.basis.answers is looked.assessment.answers
