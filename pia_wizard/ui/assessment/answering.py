"""From what is done in a card to the session: asks before answers get hidden, tells what was refused."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from pia_wizard.assessment.model import Answer
from pia_wizard.errors import PiaError
from pia_wizard.evaluation.model import Status
from pia_wizard.i18n import Translator
from pia_wizard.session.assessment_session import AssessmentSession, Effect
from pia_wizard.session.effect import NOTHING, Preview, preview
from pia_wizard.session.opened import FrozenEditionError
from pia_wizard.ui.assessment.beside import Beside
from pia_wizard.ui.assessment.change_line import is_much, would_words
from pia_wizard.ui.messages import confirmed


class Answering(QObject):
    """Commits what the user does.

    ``changed`` carries the question's id ("" for an override) and the effect, ``refused`` why it was not
    taken. ``kept`` names a question whose change the user called off: its editor shows the answer as it was.
    ``told`` carries the question's id and what changed where that is much, else None.
    ``denied`` carries why an approved edition cannot be changed.
    """

    changed = Signal(str, object)
    refused = Signal(str, object)
    kept = Signal(str)
    told = Signal(str, object)
    denied = Signal(object)

    def __init__(self, session: AssessmentSession, window: QWidget, translator: Translator) -> None:
        super().__init__(window)
        self.session = session
        self.window = window
        self.translator = translator
        self.beside = Beside(session, self)
        self._before: tuple[str, Answer] | None = None

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

    def confirm(self, *question_ids: str) -> None:
        """Take copied answers as the user's own."""
        for name in question_ids[:1]:
            self._do(name, lambda: self._confirmed(question_ids), tells=False)

    def _confirmed(self, question_ids: tuple[str, ...]) -> Effect:
        effect = self.session.confirm(*question_ids)
        return replace(effect, questions=effect.questions | set(question_ids))

    def note(self, question_id: str, text: str) -> None:
        """Commit a note."""
        self._do(question_id, lambda: self.session.note(question_id, text))

    def tell(self, question_id: str, change: Preview | None) -> None:
        """Point out what followed from something that was done elsewhere; nothing is left to take back."""
        self._before = None
        self.told.emit(question_id, change)

    @property
    def may_take_back(self) -> bool:
        """Whether there is an answer that ``take_back`` would give as it was before."""
        return self._before is not None

    def bring_back(self, question_id: str, answer: Answer | None) -> None:
        """Commit an answer again that the history holds; None for having none."""
        self._do(question_id, lambda: self._brought_back(question_id, answer))

    def _brought_back(self, question_id: str, answer: Answer | None) -> Effect | None:
        if answer is not None and answer.value is not None:
            then = self.session.would_change(question_id, answer.value)
            if then.hidden and not self._agreed(then):
                return None
        return self.session.bring_back(question_id, answer)

    def take_back(self) -> None:
        """Give the last answer as it was before; its note stays."""
        if self._before is not None:
            question_id, answer = self._before
            self._do(question_id, lambda: self._restored(question_id, answer), tells=False)

    def _restored(self, question_id: str, answer: Answer) -> Effect:
        if answer.not_applicable:
            return self.session.not_applicable(question_id, answer.not_applicable)
        if answer.unknown:
            return self.session.dont_know(question_id)
        if answer.value is None:
            return self.session.clear(question_id)
        return self.session.answer(question_id, answer.value, origin=answer.origin)

    def override(self, requirement_id: str, status: Status | None, reason: str) -> None:
        """Commit the assessor's own verdict, or take it back with None; raises PiaError."""
        self.changed.emit("", self.session.override(requirement_id, status, reason))

    def _answered(self, question_id: str, value: object) -> Effect | None:
        then = self.session.would_change(question_id, value)  # type: ignore[arg-type]  # editors give values
        if then.hidden and not self._agreed(then):
            return None
        return self.session.answer(question_id, value)  # type: ignore[arg-type]  # as above

    def _agreed(self, change: Preview) -> bool:
        say = self.translator.say
        what = self.translator.say_n(
            "この回答にすると、回答済みの質問{n}問が対象から外れます。",
            "この回答にすると、回答済みの質問{n}問が対象から外れます。",
            len(change.hidden),
        )
        why = say("外れた質問の回答は消えません。報告書には載らず、対象に戻すと元どおり表示されます。")
        if is_much(change):
            much = would_words(change, self.translator)
            why = f"{why}\n{much}"
        return confirmed(self.window, what, why, say("回答を変更する"), self.translator)

    def _do(self, question_id: str, act: Callable[[], Effect | None], *, tells: bool = True) -> None:
        session = self.session
        before, held = session.evaluation, session.assessment.answers.get(question_id, Answer())
        try:
            effect = act()
        except FrozenEditionError as error:
            self.kept.emit(question_id)
            self.denied.emit(error)
            return
        except PiaError as error:
            self.refused.emit(question_id, error)
            return
        if effect is None:
            self.kept.emit(question_id)
        else:
            self._before = (question_id, held) if tells else None
            change = preview(before, session.evaluation) if tells else NOTHING
            self.changed.emit(question_id, effect)
            self.told.emit(question_id, change if is_much(change) else None)
