"""From draft to approval: what is frozen, what begins anew, what can be compared and brought back."""

from datetime import UTC, datetime
from hashlib import sha256
from io import BytesIO

import msgspec
import pypdfium2
import pytest

from pia_wizard.assessment.canonical import canonical_json
from pia_wizard.assessment.model import Measure
from pia_wizard.assessment.review import ReviewState
from pia_wizard.evaluation import evaluate
from pia_wizard.evaluation.review_words import edition_text
from pia_wizard.i18n import translator
from pia_wizard.questionnaire.library import library_from
from pia_wizard.questionnaire.model import SourceFile
from pia_wizard.session.assessment_session import AssessmentSession
from pia_wizard.session.effect import ReasonMissingError
from pia_wizard.session.opened import FrozenEditionError
from pia_wizard.session.pinned import ContentState
from pia_wizard.session.review_errors import NotAnEditionError, WrongStateError
from pia_wizard.storage.errors import NoSuchEditionError

MOMENT = datetime(2026, 11, 21, tzinfo=UTC)


@pytest.fixture
def approved(assessment):
    """An assessment whose first edition, of two answers, is approved."""
    assessment.answer("images_stored", True)
    assessment.answer("retention_days", 7)
    assessment.submit(by="評価者")
    assessment.approve("問題なし", by="代表")
    return assessment


def test_an_edition_goes_from_draft_over_review_to_approval(assessment):
    states = [assessment.edition.state]
    for step in (
        assessment.submit,
        lambda: assessment.request_changes("保存期間の理由を書いてください。", by="管理者"),
        assessment.submit,
        lambda: assessment.check(by="管理者"),
        assessment.withdraw,
        assessment.submit,
        assessment.approve,
    ):
        step()
        states.append(assessment.edition.state)
    assert states == [
        ReviewState.DRAFT,
        ReviewState.IN_REVIEW,
        ReviewState.CHANGES_REQUESTED,
        ReviewState.IN_REVIEW,
        ReviewState.IN_REVIEW,
        ReviewState.DRAFT,
        ReviewState.IN_REVIEW,
        ReviewState.APPROVED,
    ]
    assert {change.after.number for change in assessment.history("@edition")} == {1}


def test_the_steps_that_are_offered_are_those_that_are_possible(assessment):
    every = ("submit", "withdraw", "check", "request_changes", "approve")
    for _ in range(2):
        offered = {step for step, _role in assessment.review_steps()}
        for step in set(every) - offered:
            with pytest.raises(WrongStateError):
                getattr(assessment, step)(*["理由"])
        assessment.submit()
        assert dict(assessment.review_steps())["approve"] == "approver"
        assessment.request_changes("理由")
    assessment.submit()
    assessment.approve()
    assert assessment.review_steps() == ()


def test_only_what_is_in_review_can_be_approved_and_changes_need_a_reason(assessment):
    for step in (assessment.approve, assessment.withdraw, assessment.check):
        with pytest.raises(WrongStateError, match="作成中"):
            step()
    assessment.submit()
    with pytest.raises(ReasonMissingError):
        assessment.request_changes(" ")
    with pytest.raises(WrongStateError):
        assessment.submit()


def test_who_checked_an_edition_is_kept_until_it_is_worked_on_again(assessment):
    assessment.submit()
    assessment.check(by="管理者")
    assert assessment.edition.checked_by == "管理者"
    assessment.request_changes("直してください。")
    assert assessment.edition.checked_by == ""


def test_what_is_approved_is_what_the_report_carries(approved):
    (edition,) = approved.editions()
    assert (edition.number, edition.by, edition.remark) == (1, "代表", "問題なし")
    assert edition.sha256 == sha256(canonical_json(approved.judged().assessment)).hexdigest()
    assert approved.last_approved() == edition
    assert edition_text(approved.edition, translator("ja")).startswith("第1版（")


def test_the_next_change_begins_the_next_edition(approved):
    approved.answer("retention_days", 30)
    assert (approved.edition.number, approved.edition.state) == (2, ReviewState.DRAFT)
    frozen = approved.open_edition(1)
    assert frozen.assessment.answers["retention_days"].value == 7
    assert frozen.edition.state is ReviewState.APPROVED
    approved.submit()
    approved.approve()
    assert [held.number for held in approved.editions()] == [1, 2]


def test_undoing_that_change_is_back_at_the_approved_edition(approved):
    assert approved.can_undo() is None  # what was approved stays
    approved.answer("retention_days", 30)
    approved.undo()
    assert (approved.edition.number, approved.edition.state) == (1, ReviewState.APPROVED)
    approved.redo()
    assert (approved.edition.number, approved.edition.state) == (2, ReviewState.DRAFT)


def test_undoing_does_not_take_a_review_back(approved):
    approved.answer("retention_days", 30)
    approved.submit()
    approved.undo()
    assert (approved.edition.number, approved.edition.state) == (2, ReviewState.IN_REVIEW)
    assert approved.assessment.answers["retention_days"].value == 7


def test_a_frozen_edition_refuses_every_change(approved):
    frozen = approved.open_edition(1)
    requirement = next(iter(frozen.evaluation.verdicts))
    changes = (
        lambda: frozen.answer("retention_days", 1),
        lambda: frozen.not_applicable("retention_days", "なし"),
        lambda: frozen.clear("retention_days"),
        lambda: frozen.note("retention_days", "補足"),
        lambda: frozen.override(requirement, None),
        lambda: frozen.add_measure(Measure(id="", title="掲示")),
        lambda: frozen.choose(("appi",), frozen.assessment.method),
        frozen.adopt_content,
        lambda: frozen.rename("別の名前"),
        lambda: frozen.set_client("だれか"),
        frozen.undo,
        frozen.redo,
        frozen.submit,
        frozen.approve,
        lambda: frozen.restore(1),
        lambda: frozen.add_comment("question", "retention_days", "なぜ"),
        lambda: frozen.add_evidence_bytes("retention_days", "a.txt", b"a"),
        lambda: frozen.remove_evidence("retention_days", "0" * 64),
        lambda: frozen.copy_answers(frozen.assessment.id),
        frozen.confirm,
    )
    for change in changes:
        with pytest.raises(FrozenEditionError, match="第1版"):
            change()
    assert frozen.can_undo() is None
    assert approved.open_edition(1).assessment == frozen.assessment


def test_looking_at_a_frozen_edition_tells_the_list_nothing(session, approved):
    approved.answer("retention_days", 30)
    told = session.summaries()
    approved.open_edition(1).evidence()
    assert session.summaries() == told


def test_two_editions_and_the_one_in_work_are_compared(approved):
    assert approved.since_approved() is None  # its report has nothing before it
    approved.answer("retention_days", 400)
    approved.submit()
    approved.approve()
    approved.answer("images_stored", False)
    one_and_two = approved.compare(1, 2)
    assert [each.question for each in one_and_two.answers] == ["retention_days"]
    assert one_and_two.since.number == 1
    now = approved.since_approved()
    assert now.since.number == 2
    assert "images_stored" in {each.question for each in now.answers}
    assert now.verdicts
    assert approved.compare().answers == now.answers
    assert approved.open_edition(2).since_approved().answers == one_and_two.answers


def test_without_an_edition_there_is_nothing_to_compare_or_open(assessment):
    assert assessment.last_approved() is None
    with pytest.raises(NotAnEditionError):
        assessment.compare()
    with pytest.raises(NoSuchEditionError):
        assessment.open_edition(1)


def test_answers_are_brought_back_from_an_edition_in_one_act(approved):
    approved.answer("retention_days", 400)
    approved.answer("site_name", "本店")
    approved.note("images_stored", "補足")
    approved.restore(1, ["retention_days"])
    assert approved.assessment.answers["retention_days"].value == 7
    assert approved.assessment.answers["site_name"].value == "本店"
    approved.undo()
    approved.restore(1)
    assert approved.assessment.answers == approved.open_edition(1).assessment.answers
    approved.undo()
    assert approved.assessment.answers["site_name"].value == "本店"


def test_an_edition_that_is_judged_otherwise_today_says_so(approved):
    frozen = approved.open_edition(1)
    assert frozen.judged_as_approved()
    frozen.evaluation = evaluate(frozen.questionnaire, {})
    assert not frozen.judged_as_approved()
    assert approved.judged_as_approved()


def test_how_much_changed_while_in_review_is_counted(assessment):
    assessment.submit()
    assert assessment.changes_since_review() == 0
    assessment.answer("images_stored", True)
    assert assessment.changes_since_review() == 1


def test_an_edition_is_judged_with_the_content_it_was_approved_with(approved, session):
    changed = []
    for source in session.library.sources:
        text = source.text.replace(
            "撮影した画像を何日間保存しますか。".encode(), "録画を何日残しますか。".encode()
        )
        changed.append(SourceFile(path=source.path, sha256=sha256(text).hexdigest(), text=text))
    newer = library_from(changed)
    name = approved.assessment.id
    now = AssessmentSession(session._workspace, session.library, approved.assessment, "", current=newer)
    now.adopt_content()
    assert now.questionnaire.questions["retention_days"].ask == "録画を何日残しますか。"
    frozen = now.open_edition(1)
    assert frozen.questionnaire.questions["retention_days"].ask == "撮影した画像を何日間保存しますか。"
    assert frozen.content_state() is ContentState.NEWER
    assert frozen.judged_as_approved()
    found = now.since_approved()
    assert found.questions.changed == ("retention_days",)
    assert found.answers == ()
    assert now.undo().rules
    assert now.questionnaire.questions["retention_days"].ask == "撮影した画像を何日間保存しますか。"
    assert session.open_assessment(name).content_state() is ContentState.SAME


def test_moments_of_reviews_are_moments(approved):
    at = approved.last_approved().at
    assert at.tzinfo is not None
    assert at <= datetime.now(UTC)
    assert msgspec.json.encode(approved.edition)


def test_the_report_tells_what_changed_since_the_edition_before(approved):
    def text(opened):
        pages = pypdfium2.PdfDocument(BytesIO(opened.report(translator("ja"), MOMENT)))
        return "".join("".join(page.get_textpage().get_text_bounded().split()) for page in pages)

    approved.answer("retention_days", 400)
    approved.submit()
    approved.approve()
    assert "承認）と比べています。" in text(approved)
    assert "と比べています。" not in text(approved.open_edition(1))
    paper = approved.comparison(translator("ja"), 1, 2, MOMENT)
    assert paper == approved.comparison(translator("ja"), 1, 2, MOMENT)
    assert paper.startswith(b"%PDF")
