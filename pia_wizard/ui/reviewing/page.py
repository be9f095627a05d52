"""Review and approval as one page of the last step: state, what is open, editions, and what comes next."""

from typing import cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog

from pia_wizard.assessment.review import ReviewRole
from pia_wizard.exchange.whole_file import write_whole
from pia_wizard.i18n import Translator
from pia_wizard.session.assessment_session import AssessmentSession
from pia_wizard.session.reviewing import Step
from pia_wizard.ui.assessment.reading_order import chain, in_reading_order
from pia_wizard.ui.assessment.saving import chosen_path, file_name
from pia_wizard.ui.assessment.scrolling import ScrollPage
from pia_wizard.ui.comparing.dialog import CompareDialog
from pia_wizard.ui.comparing.lines import Kind, Line
from pia_wizard.ui.editors.announcement import announce
from pia_wizard.ui.messages import telling
from pia_wizard.ui.reviewing.edition_dialog import EditionDialog
from pia_wizard.ui.reviewing.editions_card import EditionsCard
from pia_wizard.ui.reviewing.follow_up import FollowUp
from pia_wizard.ui.reviewing.open_matters import OpenMatters
from pia_wizard.ui.reviewing.restore_dialog import RestoreDialog
from pia_wizard.ui.reviewing.since_card import SinceCard
from pia_wizard.ui.reviewing.state_card import StateCard
from pia_wizard.ui.reviewing.step_dialog import StepDialog
from pia_wizard.ui.reviewing.words import moved_text

_PLACES = {Kind.ANSWER: "question", Kind.VERDICT: "requirement", Kind.RISK: "risk", Kind.MEASURE: "measure"}


class ApprovalPage(ScrollPage):
    """``asked_place`` carries a kind and an id, ``changed`` an effect on the answers or None for none.

    ``next_asked`` follows the wish to begin the next assessment from this one.
    """

    asked_place = Signal(str, str)
    changed = Signal(object)
    next_asked = Signal()

    def __init__(self, session: AssessmentSession, translator: Translator) -> None:
        super().__init__()
        self.session, self.translator = session, translator
        self._stale = True
        self.state = StateCard(session, translator)
        self.matters, self.since = OpenMatters(session), SinceCard(session)
        self.editions, self.follow_up = EditionsCard(session), FollowUp(session)
        for card in self._cards():
            self.column.addWidget(card)
        self.column.addStretch(1)
        self.state.asked.connect(self._take_step)
        self.matters.asked_place.connect(self.asked_place)
        self.since.asked.connect(lambda: self.compare(predecessor=True))
        self.editions.asked.connect(self._with_edition)
        self.follow_up.calendar_asked.connect(self._save_calendar)
        self.follow_up.next_asked.connect(self.next_asked)

    def _cards(self) -> tuple[StateCard, SinceCard, OpenMatters, EditionsCard, FollowUp]:
        return self.state, self.since, self.matters, self.editions, self.follow_up

    def forget(self) -> None:
        """Build anew before the next showing."""
        self._stale = True

    def refresh(self) -> None:
        """Bring the page up to date, if something changed since."""
        if self._stale:
            self._stale = False
            for card in self._cards():
                card.show_state(self.translator)
            chain(list(in_reading_order(self.window())))

    def retranslate(self, translator: Translator) -> None:
        """Show all words in another language."""
        self.translator = translator
        self.forget()
        if self.isVisible():
            self.refresh()

    def compare(self, before: int | None = None, *, predecessor: bool = False) -> None:
        """Compare an edition or the predecessor with the assessment of now, and go where the user wants."""
        dialog = CompareDialog(
            self.session, self.translator, self.window(), before=before, predecessor=predecessor
        )
        accepted = dialog.exec() == QDialog.DialogCode.Accepted
        line = dialog.wanted if accepted else None
        dialog.deleteLater()
        if line is not None:
            self._go(line)

    def _go(self, line: Line) -> None:
        if line.kind is Kind.CONTENT:
            question = line.subject in self.session.questionnaire.questions
            self.asked_place.emit("question" if question else "requirement", line.subject)
        elif line.kind is Kind.DECISION:
            risk = line.subject in self.session.questionnaire.risks
            self.asked_place.emit("risk" if risk else "requirement", line.subject)
        else:
            self.asked_place.emit(_PLACES[line.kind], line.subject)

    def _take_step(self, step: str, role: ReviewRole) -> None:
        dialog = StepDialog(cast("Step", step), role, self.session, self.translator, self.window())
        taken = dialog.exec() == QDialog.DialogCode.Accepted
        dialog.deleteLater()
        if taken:
            self._show_changed()
            announce(self, moved_text(self.session.edition, self.translator))
            self._focus_state()

    def _show_changed(self, effect: object = None) -> None:
        self.changed.emit(effect)
        self.forget()
        self.refresh()

    def _focus_state(self) -> None:
        """Keep the focus where the step was taken; its button may be gone."""
        button = next(iter(self.state.buttons.values()), self.follow_up.next)
        button.show()  # or it would be shown, and take the focus, only later
        button.setFocus()

    def _with_edition(self, act: str, number: int) -> None:
        if act == "compare":
            self.compare(number)
            return
        with telling(self, lambda: self.translator):
            acts = {"open": self._open, "save": self._save, "restore": self._restore}
            acts[act](number)

    def _open(self, number: int) -> None:
        dialog = EditionDialog(self.session.open_edition(number), self.translator, self.window())
        dialog.exec()
        dialog.deleteLater()

    def _save(self, number: int) -> None:
        edition = self.session.open_edition(number)
        words = self.translator
        name = file_name(words.say("報告書 第{n}版", n=number), edition.assessment.title, "pdf")
        path = chosen_path(self, name, words)
        if path is not None:
            write_whole(path, edition.report(words))

    def _restore(self, number: int) -> None:
        dialog = RestoreDialog(self.session, number, self.translator, self.window())
        agreed = dialog.exec() == QDialog.DialogCode.Accepted
        questions = dialog.chosen()
        dialog.deleteLater()
        if agreed and questions:
            self._show_changed(self.session.restore(number, questions))

    def _save_calendar(self) -> None:
        from pia_wizard.ui.reviewing.calendar import save_calendar

        with telling(self, lambda: self.translator):
            title = self.session.assessment.title
            save_calendar(self, title, lambda: self.session.reminders(self.translator), self.translator)
