"""The pages of one open workspace: the list, and the assessment that is open."""

from pathlib import Path
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QDialog, QStackedWidget, QWidget

from pia_wizard import resources
from pia_wizard.i18n import Translator
from pia_wizard.session.session import Session
from pia_wizard.ui.assessment.gradual import Gradual
from pia_wizard.ui.home.page import HomePage
from pia_wizard.ui.home.wishes import HomeWishes
from pia_wizard.ui.messages import confirmed, telling

if TYPE_CHECKING:
    from pia_wizard.assessment.model import Assessment
    from pia_wizard.session.left_off import LeftOff
    from pia_wizard.ui.assessment.page import AssessmentPage
    from pia_wizard.ui.exchanging.wishes import ExchangeWishes

SAMPLE = "shop_security_cameras.json"


class WorkspacePages(QStackedWidget):
    """Carries out what the user wishes on the list, and shows one assessment at a time.

    ``saved`` carries the moment (a ``datetime``) of the last stored answer; ``titled`` carries the title of
    what is shown, nothing for the list. ``moved``: another step of the open assessment is shown.
    """

    saved = Signal(object)
    titled = Signal(str)
    moved = Signal()

    def __init__(self, session: Session, translator: Translator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self._translator = translator
        self.home = HomePage(translator)
        self.page: AssessmentPage | None = None
        self._exchange: ExchangeWishes | None = None
        self.addWidget(self.home)
        self._catch_up = QTimer(self, interval=0)
        self._catch_up.timeout.connect(self._tell_some)
        self.home.begin.connect(self.begin)
        self.home.sample.connect(self.open_sample)
        self.home.bring_in.connect(lambda: self.exchange.ask_for_file())  # noqa: PLW0108 - made when first needed
        self.home.opened.connect(self.open_assessment)
        self.wishes = HomeWishes(self, lambda: self._translator)
        self.home.wished.connect(self.wishes.carry_out)
        self.home.calendar_asked.connect(self.wishes.write_calendar)
        self.home.way_back_asked.connect(self.wishes.take_back)
        self.home.trouble.tell(session.content_error)
        self.refresh()

    def begin(self) -> None:
        """Ask what, where, what for and which guidelines; then open the new assessment."""
        from pia_wizard.ui.new_assessment.wizard import NewAssessmentWizard

        if not self.may_leave():
            return
        wizard = NewAssessmentWizard(self.session, self._translator, self)
        if wizard.exec() == QDialog.DialogCode.Accepted:
            plan = wizard.plan()
            with telling(self, lambda: self._translator):
                begun = self.session.create(
                    plan.title, plan.guidelines, answers=plan.answers, method=plan.method
                )
                self.open_assessment(begun)
        wizard.deleteLater()

    @property
    def exchange(self) -> "ExchangeWishes":
        """What carries out wishes about files from elsewhere and to elsewhere."""
        from pia_wizard.ui.exchanging.wishes import ExchangeWishes

        if self._exchange is None:
            self._exchange = ExchangeWishes(self, lambda: self._translator)
        return self._exchange

    def import_case(self, path: Path) -> None:
        """Take in a case file and open it, or tell why it cannot be taken."""
        if not self.may_leave():
            return
        with telling(self, lambda: self._translator):
            self.open_assessment(self.session.import_case(path))

    def take_in(self, case: "Assessment") -> None:
        """Take in an assessment out of a report and open it, or tell why it cannot be taken."""
        if not self.may_leave():
            return
        with telling(self, lambda: self._translator):
            self.open_assessment(self.session.take_in(case))

    def open_sample(self) -> None:
        """Take in the sample and open it."""
        self.import_case(resources.samples() / SAMPLE)

    def open_assessment(self, assessment_id: str) -> None:
        """Show an assessment."""
        from pia_wizard.ui.assessment.page import AssessmentPage

        with telling(self, lambda: self._translator):
            self._show(AssessmentPage(self.session.open_assessment(assessment_id), self._translator))

    def go_to_assessment(self, assessment_id: str) -> None:
        """Show an assessment instead of what is shown now, unless it is that."""
        shown = self.page.session if self.page is not None else None
        is_there = shown is not None and shown.frozen is None and shown.assessment.id == assessment_id
        if not is_there and self.may_leave():
            self.open_assessment(assessment_id)

    def left_off(self) -> "LeftOff | None":
        """Return where the user is in the open assessment, None in the list."""
        if self.page is None:
            return None
        from pia_wizard.ui.assessment.left_off import place_in

        return place_in(self.page)

    def go_on(self, place: "LeftOff") -> None:
        """Show an assessment where it was left; raises what opening it raises, and shows the list then."""
        from pia_wizard.ui.assessment.left_off import go_on_at
        from pia_wizard.ui.assessment.page import AssessmentPage

        session = self.session.open_assessment(place.assessment)
        page = AssessmentPage(session, self._translator, place.step)
        self._show(page)
        go_on_at(page, place)

    def renew(self) -> None:
        """Build the page of the open assessment anew, as it asks other questions now; stay at its step."""
        from pia_wizard.ui.assessment.page import AssessmentPage

        if self.page is None:
            return
        step, session = self.page.step, self.page.session
        with telling(self, lambda: self._translator):
            self._show(AssessmentPage(session, self._translator, step))
            if changes := session.history():  # nothing may have been changed yet since it was taken in
                self.saved.emit(changes[0].at)

    def show_edition(self, number: int) -> None:
        """Show an approved edition of the open assessment, to be read; its page leads back to that of now."""
        from pia_wizard.ui.assessment.page import AssessmentPage

        if self.page is None or not self.may_leave():
            return
        session = self.page.session
        with telling(self, lambda: self._translator):
            page = AssessmentPage(session.open_edition(number), self._translator)
            self._show(page)
            page.asked_now.connect(lambda: self.open_assessment(session.assessment.id))

    def copy_answers(self) -> None:
        """Let the user choose answers of another assessment, and copy them into the open one."""
        from pia_wizard.ui.copying.dialog import CopyDialog

        if self.page is None or not self.may_leave():
            return
        session = self.page.session
        dialog = CopyDialog(session, self.session.summaries(), self._translator, self)
        agreed = dialog.exec() == QDialog.DialogCode.Accepted
        source, chosen = dialog.source, dialog.chosen
        dialog.deleteLater()
        if agreed:
            with telling(self, lambda: self._translator):
                self.page.take_copied(session.copy_answers(source, chosen))

    def go_back(self, way: Literal["undo", "redo"]) -> None:
        """Take the last thing back that was done to the open assessment, or do it again."""
        if self.page is None:
            return
        self.commit()
        going, step = self.page.taking_back, None
        with telling(self, lambda: self._translator):
            step = going.go(way)
        if step is None:
            return
        if step.effect.rules:
            self.renew()
        self.page.show_gone(step)
        self.titled.emit(self.page.session.assessment.title)

    def _show(self, page: "AssessmentPage") -> None:
        self._put_away()
        self.page = page
        page.closed.connect(self.show_home)
        page.saved.connect(self.saved)
        page.asked_file.connect(self._take_rows)
        page.asked_to_go_back.connect(self.go_back)
        page.judged_by.renewed.connect(self.renew)
        page.moved.connect(self.moved)
        page.asked_next.connect(lambda: self.wishes.reassess(page.session.assessment.id))
        self.addWidget(page)
        self.setCurrentWidget(page)
        page.steps.setFocus()
        self.titled.emit(page.session.assessment.title)

    def _take_rows(self, question_id: str) -> None:
        self.exchange.take_rows(question_id)

    def show_home(self) -> None:
        """Go back to the list, with the cursor on the assessment that was open."""
        if not self.may_leave():
            return
        shown = self.page.session.assessment.id if self.page else ""
        self._put_away()
        self.refresh()
        self.setCurrentWidget(self.home)
        self.home.choose(shown)
        self.titled.emit("")

    def refresh(self) -> None:
        """Read the list again; what it is behind with is told anew while nobody waits."""
        with telling(self, lambda: self._translator):
            self.home.show_from(self.session)
            self._catch_up.start()

    def _tell_some(self) -> None:
        """Tell the list anew how a few assessments stand that it is behind with, as after a power cut."""
        behind = self.session.refresh(most=0) if self.currentWidget() is self.home else 0
        if behind:
            self.session.refresh(most=2)
        else:
            self._catch_up.stop()
        if 0 < behind <= 2:
            self.home.show_from(self.session)

    def retranslate(self, translator: Translator) -> None:
        """Set all words of both pages."""
        self._translator = translator
        self.home.retranslate(translator)
        self.refresh()
        if self.page is not None:
            self.page.retranslate(translator)

    def commit(self) -> None:
        """Store what is being typed."""
        if self.page is not None:
            self.page.commit()

    def may_leave(self) -> bool:
        """Store what is being typed; if that cannot be done, ask whether it may be lost."""
        self.commit()
        unsaved = self.page.unsaved() if self.page is not None else []
        if self.page is None or not unsaved:
            return True
        what = self._translator.say_n(
            "まだ保存されていない入力が{n}件あります。",
            "まだ保存されていない入力が{n}件あります。",
            len(unsaved),
        )
        why = self._translator.say("このまま進むと、その入力は失われます。保存済みの回答は失われません。")
        act = self._translator.say("入力を破棄して進む")
        keep = self._translator.say("入力に戻る")
        if confirmed(self, what, why, act, self._translator, danger=True, keep=keep):
            return True
        self.page.go_to_question(unsaved[0])
        return False

    def close_workspace(self) -> None:
        """Store what is being typed and release the workspace."""
        self._catch_up.stop()
        self._put_away()
        self.session.close()

    def _put_away(self) -> None:
        self.commit()
        if self.page is not None:
            for building in self.page.findChildren(Gradual):
                building.drop()
            self.removeWidget(self.page)
            self.page.deleteLater()
            self.page = None
