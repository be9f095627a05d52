"""Comments beside an assessment: threads, resolved or open, with their history."""

import pytest

from pia_wizard.assessment.canonical import canonical_json
from pia_wizard.session.review_errors import CommentEmptyError, NotOneLevelError
from pia_wizard.storage.errors import NoSuchCommentError


def test_comments_stand_in_threads_of_one_level(assessment):
    first = assessment.add_comment("question", "retention_days", "なぜ30日ですか。", by="管理者")
    answer = assessment.answer_comment(first.id, "本部の決まりです。", by="店長")
    other = assessment.add_comment("risk", "leak", "大きすぎませんか。")
    assert [(t.first, t.answers) for t in assessment.comments()] == [(first, (answer,)), (other, ())]
    assert [t.first for t in assessment.comments("risk")] == [other]
    assert [t.first for t in assessment.comments("question", "retention_days")] == [first]
    assert (answer.about, answer.subject, answer.by) == ("question", "retention_days", "店長")
    with pytest.raises(NotOneLevelError):
        assessment.answer_comment(answer.id, "返信への返信")


def test_a_comment_is_resolved_and_opened_again(assessment):
    first = assessment.add_comment("requirement", "yam-2-8", "誓約書は？")
    assert assessment.open_comments() == {("requirement", "yam-2-8"): 1}
    assert assessment.resolve_comment(first.id, by="店長").resolved_by == "店長"
    assert assessment.open_comments() == {}
    assert not assessment.comments()[0].open
    assessment.reopen_comment(first.id)
    assert assessment.open_comments() == {("requirement", "yam-2-8"): 1}


def test_what_a_comment_said_before_is_in_the_history(assessment):
    first = assessment.add_comment("question", "retention_days", "なぜ")
    assessment.answer_comment(first.id, "決まり")
    assessment.change_comment(first.id, "なぜ30日")
    assessment.remove_comment(first.id)
    assert assessment.comments() == ()
    told = [
        (c.before.text if c.before else None, c.after.text if c.after else None)
        for c in assessment.history("@comment")
    ]
    assert sorted(told[:2]) == [("なぜ30日", None), ("決まり", None)]
    assert told[2:] == [("なぜ", "なぜ30日"), (None, "決まり"), (None, "なぜ")]


def test_comments_are_neither_undone_nor_part_of_the_case(assessment):
    before = canonical_json(assessment.judged().assessment)
    assessment.add_comment("question", "retention_days", "なぜ")
    assert assessment.can_undo() is None
    assert canonical_json(assessment.judged().assessment) == before


def test_a_comment_that_says_nothing_or_is_gone_is_refused(assessment):
    with pytest.raises(CommentEmptyError):
        assessment.add_comment("question", "retention_days", "\u200b ")
    with pytest.raises(NoSuchCommentError):
        assessment.resolve_comment("gone")


def test_comments_are_there_after_reopening_and_gone_with_the_assessment(session, assessment):
    name = assessment.assessment.id
    assessment.add_comment("question", "retention_days", "なぜ<b>\x07 </b>")
    again = session.open_assessment(name)
    assert again.comments()[0].first.text == "なぜ<b> </b>"
    session.remove(name)
    other = session.open_assessment(session.create("本店", ("yamagata_cameras",)))
    assert other.comments() == ()
