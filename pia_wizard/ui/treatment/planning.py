"""From what is done on the treatment step to the session: plan, change and remove measures."""

from collections.abc import Callable
from datetime import date, datetime

import msgspec
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from pia_wizard.assessment.model import Measure
from pia_wizard.errors import PiaError
from pia_wizard.i18n import Translator
from pia_wizard.session.assessment_session import AssessmentSession, Effect
from pia_wizard.ui.editors.announcement import announce
from pia_wizard.ui.messages import confirmed, show_error
from pia_wizard.ui.treatment.measure_dialog import MeasureDialog


class Planning(QObject):
    """Commits what the user decides about measures. ``decided`` carries the effect of each change.

    ``today`` says which day it is wherever the step tells what is due.
    """

    decided = Signal(object)

    def __init__(self, session: AssessmentSession, window: QWidget, translator: Translator) -> None:
        super().__init__(window)
        self.session = session
        self.window = window
        self.translator = translator
        self.today: Callable[[], date] = _today

    def measure(self, name: str) -> Measure:
        """Return the measure with an id."""
        return next(m for m in self.session.assessment.measures if m.id == name)

    def plan(self, requirement: str) -> str:
        """Plan to meet a requirement as its advice says; returns the measure's id, or nothing if refused."""
        said = self.translator.say("対策に加えました。")
        return self._do(lambda: self.session.measure_for(requirement, self.translator), said)

    def plan_measure(self, measure: Measure) -> str:
        """Store a measure that is complete already; returns its id, or nothing if refused."""
        return self._do(lambda: self.session.add_measure(measure), self.translator.say("対策に加えました。"))

    def add(self) -> str:
        """Let the user describe a measure of their own; returns its id, or nothing."""
        return self._ask(Measure(id="", title=""), self.session.add_measure)

    def edit(self, name: str) -> None:
        """Let the user change a measure."""
        self._ask(self.measure(name), self.session.change_measure)

    def mark_done(self, name: str) -> None:
        """Store that a measure is carried out, and let the user say what was done."""
        done = msgspec.structs.replace(self.measure(name), status="done")
        self._ask(done, self.session.change_measure, at_evidence=True)

    def set_status(self, name: str, status: str) -> None:
        """Store how far a measure is; what was done is asked for where it is done."""
        if status == "done":
            self.mark_done(name)
            return
        changed = msgspec.convert(msgspec.to_builtins(self.measure(name)) | {"status": status}, Measure)
        self._do(
            lambda: self.session.change_measure(changed), self.translator.say("対策の状況を変えました。")
        )

    def remove(self, name: str) -> None:
        """Remove a measure, if the user agrees."""
        say = self.translator.say
        what = say("対策「{title}」を削除しますか。", title=_excerpt(self.measure(name).title))
        why = say("この対策で下がるはずだったリスクは、元の大きさに戻ります。内容は変更の履歴に残ります。")
        if confirmed(self.window, what, why, say("削除する"), self.translator, danger=True):
            self._do(lambda: self.session.remove_measure(name), say("対策を削除しました。"))

    def _ask(self, measure: Measure, store: Callable[[Measure], Effect], *, at_evidence: bool = False) -> str:
        effects: list[Effect] = []
        dialog = MeasureDialog(
            measure, self.session, lambda m: effects.append(store(m)), self.translator, self.window
        )
        if at_evidence:
            dialog.begin_at_evidence()
        dialog.exec()
        dialog.deleteLater()
        if not effects:
            return ""
        self.decided.emit(effects[-1])
        return effects[-1].added

    def _do(self, act: Callable[[], Effect], said: str) -> str:
        try:
            effect = act()
        except PiaError as error:
            show_error(self.window, error, self.translator)
            return ""
        self.decided.emit(effect)
        announce(self.window, said)
        return effect.added


def _today() -> date:
    return datetime.now().astimezone().date()


def _excerpt(text: str) -> str:
    """Return the beginning of a text, short enough for a question."""
    line = " ".join(text.split())
    return line if len(line) <= 40 else line[:40] + "…"
