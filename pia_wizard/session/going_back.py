"""Undo and redo of everything done to an assessment, also after a restart; its name and its client's."""

from typing import Literal

from pia_wizard.assessment.model import Answer
from pia_wizard.assessment.text import kept_text, says_nothing
from pia_wizard.assessment.values import checked_value
from pia_wizard.errors import N_, RefusedError
from pia_wizard.i18n import Translator, translator
from pia_wizard.session.effect import Effect, TitleMissingError
from pia_wizard.session.history_words import act_text
from pia_wizard.session.opened import OpenAssessment
from pia_wizard.storage import Change


class NothingToUndoError(RefusedError):
    """Nothing was done, or all of it was approved."""

    what = N_("元に戻す操作がありません。")
    why = N_("まだ何も変更していないか、承認より前の操作だからです。")
    do = N_("承認済みの版の回答は、版の一覧から戻すことができます。")


class NothingToRedoError(RefusedError):
    """Nothing was undone, or something else was done since."""

    what = N_("やり直す操作がありません。")
    why = N_("何も元に戻していないか、戻したあとに別の変更をしたからです。")
    do = N_("必要なら、もう一度入力してください。")


class GoingBack(OpenAssessment):
    """What ``AssessmentSession`` offers for taking back and doing again."""

    def can_undo(self, words: Translator | None = None) -> str | None:
        """Return in words what ``undo`` would take back, None if there is nothing."""
        return self._told("undo", words)

    def can_redo(self, words: Translator | None = None) -> str | None:
        """Return in words what ``redo`` would do again, None if there is nothing."""
        return self._told("redo", words)

    def next_changes(self, way: Literal["undo", "redo"]) -> tuple[Change, ...]:
        """Return the changes that ``undo`` or ``redo`` would move, nothing if there is nothing to move."""
        return () if self.frozen is not None else self._workspace.undoable(self.assessment.id, way)

    def undo(self) -> Effect:
        """Take the last thing back that was done; it is recorded too. Raises NothingToUndoError."""
        if not self._writable.undo(self.assessment.id, who=self._who):
            raise NothingToUndoError
        return self._reload()

    def redo(self) -> Effect:
        """Do the last thing again that was taken back. Raises NothingToRedoError."""
        if not self._writable.redo(self.assessment.id, who=self._who):
            raise NothingToRedoError
        return self._reload()

    def bring_back(self, question_id: str, answer: Answer | None) -> Effect:
        """Give a question an answer again that its history holds; None if it had none.

        Raises ValueRefusedError if the question does not take it any more.
        """
        if answer is not None and answer.value is not None:
            checked_value(self.questionnaire.questions[question_id], answer.value)
        self._writable.put_answers(self.assessment.id, {question_id: answer}, who=self._who)
        return self._reload()

    def rename(self, title: str) -> Effect:
        """Give the assessment another name. Raises TitleMissingError."""
        if says_nothing(title):
            raise TitleMissingError
        kept = kept_text(title).strip()
        self._writable.put_details(self.assessment.id, title=kept, who=self._who)
        return self._reload()

    @property
    def client(self) -> str:
        """For whom the assessment is made, as it was given; "" if it was not."""
        return self._workspace.client(self.assessment.id)

    def set_client(self, name: str) -> Effect:
        """Tell for whom the assessment is made; "" takes it back. It is no part of ``case.json``."""
        self._writable.put_details(self.assessment.id, client=kept_text(name).strip(), who=self._who)
        return self._reload()

    def _told(self, way: Literal["undo", "redo"], words: Translator | None) -> str | None:
        changes = self.next_changes(way)
        return act_text(changes, self.questionnaire, words or translator("ja")) if changes else None
