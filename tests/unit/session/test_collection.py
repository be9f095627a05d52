"""Assessments as wholes: doubled, put away, begun from a template or from last year."""

from datetime import date

import pytest

from pia_wizard.assessment.model import Measure, Origin, OwnLevel, OwnRisk
from pia_wizard.evaluation.model import Status
from pia_wizard.session.copying import NEVER_COPIED
from pia_wizard.storage import Wanted
from pia_wizard.storage.errors import NoSuchAssessmentError


@pytest.fixture
def last_year(session):
    """An assessment with answers, a plan and decisions."""
    opened = session.open_assessment(
        session.create("駅前店 2025", ("yamagata_cameras",), client="株式会社サンプル")
    )
    opened.answer("images_stored", True)
    opened.answer("retention_days", 20)
    opened.answer("assessed_on", "2025-11-20")
    opened.dont_know("site_name")
    opened.note("retention_days", "本部の決まり")
    opened.add_measure(Measure(id="", title="施錠"))
    opened.add_measure(Measure(id="", title="移設", status="dropped"))
    opened.add_own_risk(
        OwnRisk(
            id="",
            title="落下",
            event="excessive_collection",
            impact=OwnLevel(level=2),
            likelihood=OwnLevel(level=2),
        )
    )
    requirement = next(iter(opened.evaluation.verdicts))
    opened.override(requirement, Status.MET, "現地で確かめた")
    return opened


def test_the_list_tells_how_an_assessment_stands_without_opening_it(session, last_year):
    (summary,) = session.summaries(Wanted())
    states = last_year.evaluation.questions
    tile = summary.tile
    assert summary.told
    assert summary.client == "株式会社サンプル"
    assert tile.asked == sum(state.visibility == "shown" for state in states.values())
    assert tile.open == sum(map(len, last_year.evaluation.open_by_step.values()))
    assert sum(tile.verdicts.values()) == len(last_year.evaluation.verdicts)
    assert tile.verdicts["met"] == sum(v.status == "met" for v in last_year.evaluation.verdicts.values())
    bands = list(last_year.questionnaire.method.bands)
    present = [level for level in last_year.evaluation.risks.values() if level.applies is not False]
    assert tile.worst == bands[max(bands.index(level.target.band_high) for level in present)]
    surely = [bands.index(level.target.band_low) for level in present if level.applies]
    assert (tile.least or tile.worst) == bands[max(surely, default=0)]
    assert tile.open_measures == 1
    last_year.answer("site_name", "駅前店")
    (summary,) = session.summaries(Wanted())
    assert (summary.tile.review_due, summary.tile.place) == (None, "駅前店")


def test_the_review_is_due_as_answered_or_a_year_after_approval(session):
    opened = session.open_assessment(session.create("店", ("yamagata_cameras", "iso_29134")))
    opened.submit()
    at = opened.approve().at.astimezone().date()
    (summary,) = session.summaries(Wanted())
    assert (summary.tile.review_due.year, summary.tile.review_due.month) == (at.year + 1, at.month)
    opened.answer("review_date", "2026-12-20")
    (summary,) = session.summaries(Wanted(due_by=date(2026, 12, 31)))
    assert summary.tile.review_due == date(2026, 12, 20)
    assert (summary.edition.number, summary.edition.state) == (2, "draft")


def test_a_chosen_option_is_found_by_its_words(session, last_year):
    last_year.answer("purposes", ("crime_prevention",))
    assert [found.id for found in session.summaries(Wanted(words="犯罪の防止"))] == [last_year.assessment.id]
    assert session.where_found(last_year.assessment.id, "本部") == ("retention_days",)


def test_a_duplicate_is_alike_and_stands_alone(session, last_year):
    twin = session.open_assessment(session.duplicate(last_year.assessment.id, "駅裏店"))
    assert twin.assessment.answers == last_year.assessment.answers
    assert twin.assessment.overrides == last_year.assessment.overrides
    assert (twin.assessment.title, twin.client) == ("駅裏店", "株式会社サンプル")
    twin.answer("retention_days", 5)
    assert last_year.assessment.answers["retention_days"].value == 20
    assert session.open_assessment(last_year.assessment.id).assessment == last_year.assessment


def test_what_is_put_away_is_out_of_the_list_until_it_is_brought_back(session, last_year):
    name = last_year.assessment.id
    session.archive(name)
    assert session.summaries(Wanted()) == ()
    assert session.count(Wanted(archived=True)) == 1
    assert session.clients() == {}
    session.unarchive(name)
    assert session.clients() == {"株式会社サンプル": 1}
    with pytest.raises(NoSuchAssessmentError):
        session.archive("gone")


def test_a_template_begins_others_with_answers_that_were_there_from_the_beginning(session, last_year):
    template = session.make_template(last_year.assessment.id, "小さな店のひな形")
    assert [summary.id for summary in session.summaries(Wanted(template=True))] == [template]
    made = session.open_assessment(session.from_template(template, "新しい店", client="別の会社"))
    assert made.assessment.answers["retention_days"].origin is Origin.DEFAULT
    assert made.assessment.answers["retention_days"].note == "本部の決まり"
    assert made.assessment.overrides == {}
    assert made.client == "別の会社"
    assert made.unconfirmed() == ()
    assert {summary.id for summary in session.summaries(Wanted())} == {
        last_year.assessment.id,
        made.assessment.id,
    }


def test_this_year_goes_on_from_last_year_with_answers_to_be_confirmed(session, last_year):
    this_year = session.open_assessment(session.reassess(last_year.assessment.id, "駅前店 2026"))
    answers = this_year.assessment.answers
    assert set(answers) == {"images_stored", "retention_days"}  # not the day, not what was not known
    assert {answer.origin for answer in answers.values()} == {Origin.COPIED}
    assert set(this_year.unconfirmed()) == set(answers)
    assert [measure.title for measure in this_year.assessment.measures] == ["施錠"]
    assert [risk.title for risk in this_year.assessment.own_risks] == ["落下"]
    assert this_year.assessment.overrides == {}
    assert this_year.client == "株式会社サンプル"
    summary = next(s for s in session.summaries(Wanted()) if s.id == this_year.assessment.id)
    assert (summary.predecessor, summary.tile.copied) == (last_year.assessment.id, 2)
    this_year.confirm("images_stored")
    assert this_year.unconfirmed() == ("retention_days",)
    this_year.answer("retention_days", 20)  # answering is confirming
    assert this_year.unconfirmed() == ()


def test_what_differs_from_last_year_is_told(session, last_year):
    this_year = session.open_assessment(session.reassess(last_year.assessment.id, "駅前店 2026"))
    this_year.answer("retention_days", 400)
    found = this_year.since_predecessor()
    assert "retention_days" in {each.question for each in found.answers}
    assert found.questions.added == found.requirements.changed == ()
    assert last_year.since_predecessor() is None
    session.remove(last_year.assessment.id)
    assert this_year.since_predecessor() is None


def test_answers_are_copied_only_where_there_is_none_unless_named(session, last_year):
    here = session.open_assessment(session.create("駅裏店", ("yamagata_cameras",)))
    here.answer("retention_days", 7)
    copied = here.copy_answers(last_year.assessment.id)
    assert copied.questions == ("images_stored",)
    assert not NEVER_COPIED & set(copied.questions)
    assert here.assessment.answers["retention_days"].value == 7
    assert here.can_undo()
    named = here.copy_answers(last_year.assessment.id, ["retention_days", "vendor"])
    assert named.questions == ("retention_days",)
    assert here.assessment.answers["retention_days"].value == 20
    assert here.assessment.answers["retention_days"].note == "本部の決まり"
    here.undo()
    assert here.assessment.answers["retention_days"].value == 7
    here.undo()
    assert "images_stored" not in here.assessment.answers
    with pytest.raises(NoSuchAssessmentError):
        here.copy_answers("gone")


def test_a_note_that_stands_at_an_open_question_is_kept_when_its_answer_is_copied(session, last_year):
    here = session.open_assessment(session.create("駅裏店", ("yamagata_cameras",)))
    here.note("retention_days", "店長に確かめる")
    here.copy_answers(last_year.assessment.id)
    assert here.assessment.answers["retention_days"].value == 20
    assert here.assessment.answers["retention_days"].note == "店長に確かめる\n本部の決まり"


def test_all_copied_answers_are_confirmed_in_one_act(session, last_year):
    here = session.open_assessment(session.create("駅裏店", ("yamagata_cameras",)))
    here.copy_answers(last_year.assessment.id)
    assert set(here.unconfirmed()) == {"images_stored", "retention_days"}
    here.confirm()
    assert here.unconfirmed() == ()
    here.undo()
    assert set(here.unconfirmed()) == {"images_stored", "retention_days"}


def test_a_list_that_is_behind_catches_up_bit_by_bit(session, last_year):
    session.create("二号店", ("yamagata_cameras",))
    for summary in session.summaries():
        session._workspace.put_details(summary.id, title=f"{summary.title}。")
    assert not any(summary.told for summary in session.summaries())
    assert session.refresh(most=1) == 1
    assert session.refresh() == 0
    assert all(summary.told for summary in session.summaries())
