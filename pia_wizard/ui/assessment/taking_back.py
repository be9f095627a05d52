"""Undo and redo on the page: what was done is shown where it happened, said, and one click from undone."""

from dataclasses import dataclass, replace
from typing import Literal

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from pia_wizard.assessment.review import EvidenceFile
from pia_wizard.evaluation.model import Visibility
from pia_wizard.i18n import Translator
from pia_wizard.session.assessment_session import AssessmentSession, Effect
from pia_wizard.session.effect import Preview, preview
from pia_wizard.storage import Change
from pia_wizard.storage import records as subjects
from pia_wizard.ui.assessment.done_bar import DoneBar
from pia_wizard.ui.assessment.progress import RISKS, TREATMENT

Way = Literal["undo", "redo"]
_STEPS = {
    subjects.MEASURES: TREATMENT,
    subjects.LEVEL_OVERRIDES: RISKS,
    subjects.OWN_RISKS: RISKS,
    subjects.ACCEPTANCES: RISKS,
}


@dataclass(frozen=True, slots=True)
class Gone:
    """One act that was taken back or done again: its words, what it changed, and what followed."""

    way: Way
    what: str
    changes: tuple[Change, ...]
    effect: Effect
    followed: Preview | None

    @property
    def is_of_evidence(self) -> bool:
        """Whether files came or went."""
        return any(change.subject == subjects.EVIDENCE for change in self.changes)


class TakingBack(QObject):
    """Moves the session's acts; the page's ``show_gone`` brings the window along."""

    def __init__(self, session: AssessmentSession, page: QWidget, translator: Translator) -> None:
        super().__init__(page)
        self.session, self.translator = session, translator
        self.bar = DoneBar(translator)

    def words(self) -> tuple[str | None, str | None]:
        """Return what undo and redo would move, None for nothing."""
        return self.session.can_undo(self.translator), self.session.can_redo(self.translator)

    def go(self, way: Way) -> Gone | None:
        """Move one act; None if there is none. Raises what storing raises."""
        session = self.session
        what = (session.can_undo if way == "undo" else session.can_redo)(self.translator)
        if what is None:
            return None
        changes, before = session.next_changes(way), session.evaluation
        effect = session.undo() if way == "undo" else session.redo()
        followed = None if effect.rules else preview(before, session.evaluation)
        touched = frozenset(answered(changes))
        return Gone(way, what, changes, replace(effect, questions=effect.questions | touched), followed)

    def say(self, gone: Gone) -> None:
        """Say what was moved, and offer the way back from it."""
        say = self.translator.say
        undone = gone.way == "undo"
        words = say("元に戻しました：{what}", what=gone.what) if undone else ""
        words = words or say("やり直しました：{what}", what=gone.what)
        self.bar.tell(words, say("やり直す") if undone else say("元に戻す"), "redo" if undone else "undo")

    def retranslate(self, translator: Translator) -> None:
        """Speak another language from now on; what was said is gone with the old one."""
        self.translator = translator
        self.bar.retranslate(translator)


def answered(changes: tuple[Change, ...]) -> tuple[str, ...]:
    """Return the questions whose answers or evidence changes are about."""
    found = []
    for change in changes:
        file = change.after or change.before
        if not change.subject.startswith("@"):
            found.append(change.subject)
        elif isinstance(file, EvidenceFile):
            found.append(file.question)
    return tuple(dict.fromkeys(found))


def place_of(gone: Gone, session: AssessmentSession) -> tuple[str, str]:
    """Return the question an act was about, "" if it is none that is asked, and else the step, or ""."""
    states = session.evaluation.questions
    for name in answered(gone.changes):
        if name in states and states[name].visibility is Visibility.SHOWN:
            return name, session.questionnaire.questions[name].step
    steps = (_STEPS.get(change.subject, "") for change in gone.changes)
    return "", next((step for step in steps if step in session.questionnaire.steps), "")
