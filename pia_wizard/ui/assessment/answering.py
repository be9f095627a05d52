"""From what is done in a card to the session: asks before answers get hidden, tells what was refused."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from pia_wizard.errors import PiaError
from pia_wizard.evaluation.model import Status
from pia_wizard.i18n import Translator
from pia_wizard.session.assessment_session import AssessmentSession, Effect
from pia_wizard.ui.messages import confirmed


class Answering(QObject):
    """Commits what the user does.

    ``changed`` carries the question's id ("" for an override) and the effect, ``refused`` why it was not
    taken. ``kept`` names a question whose change the user called off: its editor shows the answer as it was.
    """

    changed = Signal(str, object)
    refused = Signal(str, object)
    kept = Signal(str)

    def __init__(self, session: AssessmentSession, window: QWidget, translator: Translator) -> None:
        super().__init__(window)
        self.session = session
        self.window = window
        self.translator = translator

    def answer(self, question_id: str, value: object) -> None:
        """Commit a value; None takes the answer back."""
        if value is None:
            self._do(question_id, lambda: self.session.clear(question_id))
        else:
            self._do(question_id, lambda: self._answered(question_id, value))

    def dont_know(self, question_id: str) -> None:
        """Commit "I don't know yet"."""
        self._do(question_id, lambda: self.session.dont_know(question_id))

    def not_applicable(self, question_id: str, reason: str) -> None:
        """Commit that a question does not apply; an empty reason takes that back."""
        if reason.strip():
            self._do(question_id, lambda: self.session.not_applicable(question_id, reason))
        else:
            self._do(question_id, lambda: self.session.clear(question_id))

    def note(self, question_id: str, text: str) -> None:
        """Commit a note."""
        self._do(question_id, lambda: self.session.note(question_id, text))

    def override(self, requirement_id: str, status: Status | None, reason: str) -> None:
        """Commit the assessor's own verdict, or take it back with None; raises PiaError."""
        self.changed.emit("", self.session.override(requirement_id, status, reason))

    def _answered(self, question_id: str, value: object) -> Effect | None:
        hidden = self.session.would_hide(question_id, value)  # type: ignore[arg-type]  # editors give values
        if hidden and not self._agreed(len(hidden)):
            return None
        return self.session.answer(question_id, value)  # type: ignore[arg-type]  # as above

    def _agreed(self, count: int) -> bool:
        say = self.translator.say
        what = self.translator.say_n(
            "この回答にすると、回答済みの質問{n}問が対象から外れます。",
            "この回答にすると、回答済みの質問{n}問が対象から外れます。",
            count,
        )
        why = say("外れた質問の回答は消えません。報告書には載らず、対象に戻すと元どおり表示されます。")
        return confirmed(self.window, what, why, say("回答を変更する"), self.translator)

    def _do(self, question_id: str, act: Callable[[], Effect | None]) -> None:
        try:
            effect = act()
        except PiaError as error:
            self.refused.emit(question_id, error)
            return
        if effect is None:
            self.kept.emit(question_id)
        else:
            self.changed.emit(question_id, effect)
