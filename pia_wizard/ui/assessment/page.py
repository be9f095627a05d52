"""The page of one open assessment: steps, questions, and why we ask, always in step with the session."""

from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from pia_wizard.errors import PiaError
from pia_wizard.i18n import Translator
from pia_wizard.session.assessment_session import AssessmentSession, Effect
from pia_wizard.session.copying import Copied
from pia_wizard.ui.appearance import tokens
from pia_wizard.ui.assessment.answering import Answering
from pia_wizard.ui.assessment.attaching import Attaching, arrived_text
from pia_wizard.ui.assessment.change_line import is_much
from pia_wizard.ui.assessment.field_keys import FieldKeys
from pia_wizard.ui.assessment.foot import Foot
from pia_wizard.ui.assessment.frozen_bar import FrozenBar
from pia_wizard.ui.assessment.going import go_to_comment
from pia_wizard.ui.assessment.history_dialog import HistoryDialog
from pia_wizard.ui.assessment.judged_by import JudgedBy
from pia_wizard.ui.assessment.override_dialog import OverrideDialog
from pia_wizard.ui.assessment.progress import REVIEW, StepBook, changed_steps
from pia_wizard.ui.assessment.questions_page import card_around
from pia_wizard.ui.assessment.reading_order import chain, chain_around, in_reading_order
from pia_wizard.ui.assessment.review_page import ReviewPage
from pia_wizard.ui.assessment.step_page import StepPage
from pia_wizard.ui.assessment.steps_side import StepsSide
from pia_wizard.ui.assessment.taking_back import Gone, TakingBack, answered, place_of
from pia_wizard.ui.assessment.treatment_page import TreatmentPage
from pia_wizard.ui.assessment.unsaved_bar import UnsavedBar
from pia_wizard.ui.assessment.why_pane import WhyPane
from pia_wizard.ui.dropping import Spot
from pia_wizard.ui.editors.announcement import announce
from pia_wizard.ui.pieces import framed
from pia_wizard.ui.reviewing.joining import go_to_place, join

_WHY_WIDTH, _WIDEST_WHY = 320, 388
_ROOM_FOR_ALL = 1076
"""Below this width the questions need the room of the right-hand pane; a button still shows it."""


class AssessmentPage(QWidget):
    """``closed``: back to the list. ``saved`` carries when a change was safely on disk.

    ``asked_file`` carries a table question into which rows of a file are to come, ``asked_to_go_back``
    which way the last act is to be moved. ``asked_next`` asks for the next assessment to go on from this one.
    ``moved``: another step is shown. The page begins at ``step``, or at the first if there is no such step.
    """

    closed = Signal()
    saved = Signal(object)
    asked_file = Signal(str)
    asked_to_go_back = Signal(str)
    asked_now = Signal()
    asked_next = Signal()
    moved = Signal()

    def __init__(self, session: AssessmentSession, translator: Translator, step: str = "") -> None:
        super().__init__()
        self.session = session
        self.translator = translator
        self.book = StepBook(session.questionnaire)
        self.answering = Answering(session, self, translator)
        self._pages: dict[str, StepPage] = {}
        self._return_to = ""
        self._stack = QStackedWidget()
        self.why = WhyPane(session, self.answering.beside, translator)
        self.unsaved_bar = UnsavedBar(translator)
        self.taking_back = TakingBack(session, self, translator)
        self.frozen_bar = FrozenBar(session.frozen, translator)
        self._field_keys = FieldKeys(self)
        self.judged_by = JudgedBy(session, self, self, translator)
        self.side = StepsSide(self.book, session.evaluation, self.judged_by.link, translator)
        self.steps, self.foot = self.side.steps, Foot()
        self._attaching = Attaching(self)
        self.why_wanted: bool | None = None
        self._why_side = framed("why")
        self._lay_out()
        self._connect()
        self.retranslate(translator)
        self._count_comments()
        self._count_changed()
        steps = session.questionnaire.steps
        self.show_step(step if step in steps else next(iter(steps)))

    def _lay_out(self) -> None:
        middle = QVBoxLayout()
        middle.setContentsMargins(0, 0, 0, 0)
        middle.setSpacing(0)
        middle.addWidget(self.frozen_bar)
        middle.addWidget(self.judged_by.banner)
        middle.addWidget(self._stack, 1)
        middle.addWidget(self.taking_back.bar)
        middle.addWidget(self.unsaved_bar)
        middle.addWidget(self.foot)
        self._why_side.setFixedWidth(min(tokens.grown(_WHY_WIDTH), _WIDEST_WHY))
        right = QVBoxLayout(self._why_side)
        right.setContentsMargins(0, 0, 0, 0)
        right.addWidget(self.why)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.side)
        row.addLayout(middle, 1)
        row.addWidget(self._why_side)

    def _connect(self) -> None:
        self.steps.chosen.connect(self.show_step)
        self.answering.changed.connect(self._take_effect)
        self.answering.refused.connect(self._show_refusal)
        self.answering.kept.connect(self._reset)
        self.answering.denied.connect(self.frozen_bar.deny)
        self.frozen_bar.asked_now.connect(self.asked_now)
        beside = self.answering.beside
        beside.evidence_changed.connect(self._take_evidence)
        beside.commented.connect(lambda _about, _subject: self._count_comments())
        beside.comment_stored.connect(self.saved)
        self.why.wants_override.connect(self._override)
        self.unsaved_bar.asked_question.connect(self.go_to_question)
        self.unsaved_bar.discarded.connect(self._discard_unsaved)
        self.taking_back.bar.asked.connect(self.asked_to_go_back)
        self.side.list_button.clicked.connect(self._close)
        self.foot.back.clicked.connect(lambda: self.move_step(-1))
        self.foot.next.clicked.connect(lambda: self.move_step(1))
        self.foot.returning.clicked.connect(self._return)
        self.foot.why.clicked.connect(self.want_why)
        for keys, step in (("Alt+Left", -1), ("Alt+Right", 1)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(lambda step=step: self.move_step(step))
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._follow_focus)

    @property
    def step(self) -> str:
        """The id of the step shown."""
        page = self._stack.currentWidget()
        return page.step if isinstance(page, StepPage) else ""

    def page(self, step: str) -> StepPage:
        """Return a step's page, building it when it is first needed."""
        if step not in self._pages:
            made = StepPage(step, self.book.questions[step], self.session, self.answering, self.translator)
            made.asked_question.connect(self.go_to_question)
            made.asked_step.connect(self.go_to_step)
            made.asked_comment.connect(self.go_to_comment)
            made.view_changed.connect(self._show_sides)
            if isinstance(made.result, ReviewPage):
                join(made.result.approval, self)
            if isinstance(made.result, TreatmentPage):
                made.result.asked_place.connect(partial(go_to_place, self))
            if made.questions is not None:
                made.questions.touched.connect(self.attend)
                made.questions.asked_history.connect(self._show_history)
                made.questions.asked_file.connect(self.asked_file)
            self._pages[step] = made
            self._stack.addWidget(made)
        return self._pages[step]

    def show_step(self, step: str) -> None:
        """Show a step; what is being typed is committed first."""
        if step == self.step:
            return
        self.commit()
        is_new = step not in self._pages
        if is_new:  # the mark in the list at once: the first cards of a step take a few frames
            self.steps.viewport().repaint()
        page = self.page(step)
        self._stack.setCurrentWidget(page)
        self.steps.show_step(step)
        if page.questions is not None:
            self.attend(page.questions.first())
        if step == self._return_to:
            self._return_to = ""
        self._show_sides()
        self._show_unsaved()
        if is_new:
            chain(list(in_reading_order(self)))
        announce(self, page.accessibleName())
        self.moved.emit()

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: FBT001 - Qt's signature
        """Let the Tab key go as the page is read, also where parts of it were built or shown since."""
        chain_around(self.window().focusWidget(), self, forward=forward)
        return super().focusNextPrevChild(forward)

    def move_step(self, by: int) -> None:
        """Go to the next (1) or previous (-1) step, if there is one."""
        steps = list(self.session.questionnaire.steps)
        place = steps.index(self.step) + by
        if 0 <= place < len(steps):
            self.show_step(steps[place])

    def go_to_step(self, step: str) -> None:
        """Jump to a step; a button leads back to where the jump began."""
        came_from = self.step
        self.show_step(step)
        if came_from != step:
            self._return_to = came_from
        self._show_sides()

    def go_to_question(self, question: str) -> None:
        """Jump to a question; a button leads back to where the jump began."""
        step = self.session.questionnaire.questions[question].step
        self.go_to_step(step)
        self.page(step).go_to(question)
        self.attend(question)

    def go_to_comment(self, about: str, name: str) -> None:
        """Jump to what a comment is about: of which kind, and its id."""
        go_to_comment(self, about, name)

    def show_gone(self, gone: Gone) -> None:
        """Bring the page along with an act that was taken back or done again, and go where it happened."""
        if not gone.effect.rules:
            self._take_effect("", gone.effect)
        question, step = place_of(gone, self.session)
        self.answering.beside.look()
        for name in answered(gone.changes):
            self.answering.beside.evidence_seen.emit(name)
        if question:
            self.go_to_question(question)
            if gone.is_of_evidence and (part := self._attaching.part(question)) is not None:
                part.focus()
        elif step:
            self.go_to_step(step)
        if gone.followed is not None:
            told = gone.followed if is_much(gone.followed) else None
            self.answering.tell(question, told)
        self.taking_back.say(gone)

    def show_why(self) -> None:
        """Show why a question is asked, also where there is little room for it."""
        self.want_why(wanted=True)

    def want_why(self, wanted: bool | None) -> None:  # noqa: FBT001 - a Qt slot
        """Show or hide the reasons beside the questions; None leaves that to the room there is."""
        self.why_wanted = wanted
        self._show_sides()

    def commit(self) -> None:
        """Commit what is being typed."""
        page = self._stack.currentWidget()
        if isinstance(page, StepPage):
            page.commit()
        self.why.commit()

    def unsaved(self) -> list[str]:
        """Return the questions where something was typed or chosen that could not be stored."""
        pages = (page.questions for page in self._pages.values() if page.questions is not None)
        cards = (item for page in pages for item in page.cards.items())
        return [name for name, card in cards if card.unsaved and not card.isHidden()]

    def _show_unsaved(self) -> None:
        """Tell of what could not be stored where the user does not see it."""
        steps = self.session.questionnaire.questions
        self.unsaved_bar.tell(tuple(name for name in self.unsaved() if steps[name].step != self.step))

    def _discard_unsaved(self) -> None:
        for name in self.unsaved_bar.questions:
            page = self._pages[self.session.questionnaire.questions[name].step]
            if page.questions is not None:
                page.questions.discard(name)
        self._show_unsaved()

    def retranslate(self, translator: Translator) -> None:
        """Show all words in another language; what is being typed is committed first."""
        self.commit()
        self.translator = self.answering.translator = translator
        self.foot.retranslate(translator)
        self.setAccessibleName(self.session.assessment.title)
        self.side.retranslate(translator)
        self.side.show_title(self.session.assessment.title)
        self.why.retranslate(translator)
        self.unsaved_bar.retranslate(translator)
        self.frozen_bar.retranslate(translator)
        self.taking_back.retranslate(translator)
        self.judged_by.retranslate(translator)
        for page in self._pages.values():
            page.retranslate(translator)
        self.side.show_share(self.session.evaluation)
        self._show_sides()

    def _take_effect(self, question: str, effect: Effect) -> None:
        """Bring everything an answer changed up to date, and nothing else."""
        self.taking_back.bar.hide()
        for page in self._pages.values():
            page.update_effect(question, effect)
        touched = effect.questions | ({question} if question else set())
        self.steps.steps.update(changed_steps(self.book, touched, effect.verdicts), self.session.evaluation)
        self.why.update_effect(question, effect)
        self._count_changed()
        self.side.show_share(self.session.evaluation)
        self._show_unsaved()
        self.saved.emit(effect.saved_at)

    def spot_at(self, point: QPoint) -> Spot | None:
        """Return the question at a point of the window, which takes files as evidence."""
        room = self._stack.rect().translated(self._stack.mapTo(self.window(), QPoint(0, 0)))
        return self._attaching.spot_at(point, room)

    def take_copied(self, copied: Copied) -> None:
        """Show answers that were copied, and go to the first step where some wait to be confirmed."""
        effect = replace(copied.effect, questions=copied.effect.questions | set(copied.questions))
        self._take_effect("", effect)
        waiting = [name for name in self.session.unconfirmed() if name in copied.questions]
        if waiting:
            self.go_to_step(self.session.questionnaire.questions[waiting[0]].step)
        n = len(copied.questions)
        say, say_n = self.translator.say, self.translator.say_n
        told = say_n(
            "{n}件の回答を写しました。この評価でも正しいか、確認してください。",
            "{n}件の回答を写しました。この評価でも正しいか、確認してください。",
            n,
        )
        self.taking_back.bar.tell(told, say("元に戻す"), "undo")

    def attach(self, question: str, paths: list[Path]) -> None:
        """Keep copies of files as evidence for an answer."""
        self._attaching.attach(question, paths)

    def _take_evidence(self, question: str, effect: Effect, came: tuple[str, ...]) -> None:
        self._take_effect(question, effect)
        words = arrived_text(came, self.translator)
        self.taking_back.bar.tell(words, self.translator.say("元に戻す"), "undo")

    def _count_comments(self) -> None:
        self.steps.steps.count_comments(self.answering.beside.open_comments())
        if (review := self._pages.get(REVIEW)) is not None:
            review.forget()

    def _count_changed(self) -> None:
        self.steps.steps.count_changed(self.session.changed_questions())

    def _show_refusal(self, question: str, error: PiaError) -> None:
        page = self._pages.get(self.session.questionnaire.questions[question].step)
        if page is not None and page.questions is not None:
            page.questions.cards[question].show_refusal(error)

    def _reset(self, question: str) -> None:
        page = self._pages.get(self.session.questionnaire.questions[question].step)
        if page is not None and page.questions is not None:
            page.questions.cards[question].reset_editor()

    def _show_sides(self) -> None:
        page = self._stack.currentWidget()
        steps = list(self.session.questionnaire.steps)
        if not isinstance(page, StepPage):
            return
        wanted = self.width() >= tokens.grown(_ROOM_FOR_ALL) if self.why_wanted is None else self.why_wanted
        self._why_side.setVisible(page.asks and wanted)
        taken = self._why_side.width() if page.asks and wanted else 0
        self.side.take_room(self.width() - taken, page.minimumSizeHint().width())
        self.foot.show_why(offered=page.asks, shown=wanted)
        self.foot.show_ends(first=page.step == steps[0], last=page.step == steps[-1])
        back_to = self.steps.steps.title(self._return_to) if self._return_to else ""
        room = self.width() - taken - self.side.minimumWidth()
        self.foot.offer_return(back_to, room, self.translator)

    def showEvent(self, event: QShowEvent) -> None:
        """Begin at the list of steps, unless a question was asked for."""
        super().showEvent(event)
        if (layout := self.layout()) is not None:
            layout.activate()  # Qt drops what the first resizing, while the page was hidden, asked for
        self.judged_by.look_once()
        if self.focusWidget() is None:
            self.steps.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Make room for the questions in a narrow window."""
        super().resizeEvent(event)
        self._show_sides()

    def _return(self) -> None:
        self.show_step(self._return_to or REVIEW)

    def _follow_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        """Let the right-hand pane follow the question that has the focus."""
        here = now is not None and self.isAncestorOf(now)
        self._field_keys.follow(now if here else None)
        if now is not None and here:
            card = card_around(now)
            if card is not None:
                self.attend(card.question.id)

    def attend(self, question: str) -> None:
        """Show why a question is asked, and which card that is about."""
        self.why.show_question(question)
        page = self._stack.currentWidget()
        if isinstance(page, StepPage) and page.questions is not None:
            page.questions.mark(question)

    def _override(self, requirement: str) -> None:
        self.commit()
        dialog = OverrideDialog(requirement, self.answering, self.translator, self)
        dialog.exec()
        dialog.deleteLater()

    def _show_history(self, question: str) -> None:
        self.commit()
        dialog = HistoryDialog(question, self.session, self.translator, self)
        dialog.exec()
        chosen = dialog.chosen
        dialog.deleteLater()
        if chosen is not None:
            self.answering.bring_back(question, chosen[0])
            words = self.translator.say("履歴の回答に戻しました。")
            self.taking_back.bar.tell(words, self.translator.say("元に戻す"), "undo")

    def _close(self) -> None:
        self.commit()
        self.closed.emit()
