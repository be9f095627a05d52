"""The page of one open assessment: steps, questions, and why we ask, always in step with the session."""

from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QFontMetrics, QGuiApplication, QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QProgressBar,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from pia_wizard.errors import PiaError
from pia_wizard.i18n import Translator
from pia_wizard.session.assessment_session import AssessmentSession, Effect
from pia_wizard.session.copying import Copied
from pia_wizard.ui.appearance import tokens
from pia_wizard.ui.assessment.answering import Answering
from pia_wizard.ui.assessment.change_line import is_much
from pia_wizard.ui.assessment.field_keys import FieldKeys, clipboard_holds_files
from pia_wizard.ui.assessment.frozen_bar import FrozenBar
from pia_wizard.ui.assessment.going import go_to_comment
from pia_wizard.ui.assessment.history_dialog import HistoryDialog
from pia_wizard.ui.assessment.judged_by import JudgedBy
from pia_wizard.ui.assessment.override_dialog import OverrideDialog
from pia_wizard.ui.assessment.progress import REVIEW, StepBook, answered_share, changed_steps
from pia_wizard.ui.assessment.questions_page import card_around
from pia_wizard.ui.assessment.reading_order import chain, chain_around, in_reading_order
from pia_wizard.ui.assessment.reasons import ask_text
from pia_wizard.ui.assessment.review_page import ReviewPage
from pia_wizard.ui.assessment.step_page import StepPage
from pia_wizard.ui.assessment.steps_list import StepsList
from pia_wizard.ui.assessment.taking_back import Gone, TakingBack, answered, place_of
from pia_wizard.ui.assessment.treatment_page import TreatmentPage
from pia_wizard.ui.assessment.unsaved_bar import UnsavedBar
from pia_wizard.ui.assessment.why_pane import WhyPane
from pia_wizard.ui.dropping import Spot
from pia_wizard.ui.editors.announcement import announce
from pia_wizard.ui.editors.labels import TextLabel
from pia_wizard.ui.evidence.arriving import local_files, picture_in, picture_name
from pia_wizard.ui.evidence.part import EvidencePart
from pia_wizard.ui.pieces import framed, push_button, tip
from pia_wizard.ui.reviewing.joining import go_to_place, join

_STEPS_WIDTH = 276
_WHY_WIDTH = 320
_WIDEST_WHY = 388
_ROOM_FOR_TITLES = 740
"""Below this width the steps are a column of signs, whose tool tips tell the rest."""
_SIGNS_WIDTH = 52
_WIDEST_RETURN, _LEAST_RETURN = 320, 80
_MOST_NAMES = 3
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
        self.steps = StepsList(self.book, session.evaluation, translator)
        self._stack = QStackedWidget()
        self.why = WhyPane(session, self.answering.beside, translator)
        self.unsaved_bar = UnsavedBar(translator)
        self.taking_back = TakingBack(session, self, translator)
        self.frozen_bar = FrozenBar(session.frozen, translator)
        self._field_keys = FieldKeys(self)
        self.judged_by = JudgedBy(session, self, self, translator)
        self._title, self._share = TextLabel(look="strong"), TextLabel(look="caption")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self.list_button, self.return_button = push_button("link"), push_button()
        self.back, self.next = push_button(), push_button("primary")
        self.why_button = push_button("quiet")
        self.why_button.setCheckable(True)
        self.why_wanted: bool | None = None
        self._side, self._why_side = framed("steps"), framed("why")
        self._lay_out()
        self._connect()
        self.retranslate(translator)
        self._count_comments()
        self._count_changed()
        steps = session.questionnaire.steps
        self.show_step(step if step in steps else next(iter(steps)))

    def _lay_out(self) -> None:
        side = self._side
        left = QVBoxLayout(side)
        left.setContentsMargins(0, 12, 0, 8)
        left.setSpacing(4)
        left.addLayout(self._head())
        left.addWidget(self.steps, 1)
        middle = QVBoxLayout()
        middle.setContentsMargins(0, 0, 0, 0)
        middle.setSpacing(0)
        middle.addWidget(self.frozen_bar)
        middle.addWidget(self.judged_by.banner)
        middle.addWidget(self._stack, 1)
        middle.addWidget(self.taking_back.bar)
        middle.addWidget(self.unsaved_bar)
        middle.addWidget(self._foot())
        self._why_side.setFixedWidth(min(tokens.grown(_WHY_WIDTH), _WIDEST_WHY))
        right = QVBoxLayout(self._why_side)
        right.setContentsMargins(0, 0, 0, 0)
        right.addWidget(self.why)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(side)
        row.addLayout(middle, 1)
        row.addWidget(self._why_side)

    def _head(self) -> QVBoxLayout:
        head = QVBoxLayout()
        head.setContentsMargins(18, 0, 14, 8)
        head.setSpacing(6)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.list_button)
        row.addStretch(1)
        row.addWidget(self.judged_by.link)
        head.addLayout(row)
        for widget in (self._title, self._bar, self._share):
            head.addWidget(widget)
        return head

    def _foot(self) -> QFrame:
        foot = framed("foot")
        row = QHBoxLayout(foot)
        row.setContentsMargins(24, 10, 24, 10)
        row.addWidget(self.back)
        row.addStretch(1)
        row.addWidget(self.why_button)
        row.addWidget(self.return_button)
        row.addWidget(self.next)
        return foot

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
        paste = QShortcut(QKeySequence(QKeySequence.StandardKey.Paste), self)
        paste.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        paste.activated.connect(self._paste)
        self.why.wants_override.connect(self._override)
        self.unsaved_bar.asked_question.connect(self.go_to_question)
        self.unsaved_bar.discarded.connect(self._discard_unsaved)
        self.taking_back.bar.asked.connect(self.asked_to_go_back)
        self.list_button.clicked.connect(self._close)
        self.back.clicked.connect(lambda: self.move_step(-1))
        self.next.clicked.connect(lambda: self.move_step(1))
        self.return_button.clicked.connect(self._return)
        self.why_button.clicked.connect(self.want_why)
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
            if gone.is_of_evidence and (part := self._evidence_of(question)) is not None:
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
        self.list_button.setText(translator.say("← 評価の一覧"))
        self.back.setText(translator.say("戻る"))
        self.back.setToolTip(translator.say("前のステップへ（Alt+←）"))
        self.next.setText(translator.say("次へ"))
        self.next.setToolTip(translator.say("次のステップへ（Alt+→）"))
        self.why_button.setText(translator.say("質問の理由"))
        self.setAccessibleName(self.session.assessment.title)
        self._show_title()
        self.steps.retranslate(translator)
        self.why.retranslate(translator)
        self.unsaved_bar.retranslate(translator)
        self.frozen_bar.retranslate(translator)
        self.taking_back.retranslate(translator)
        self.judged_by.retranslate(translator)
        for page in self._pages.values():
            page.retranslate(translator)
        self._show_share()
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
        self._show_share()
        self._show_unsaved()
        self.saved.emit(effect.saved_at)

    def spot_at(self, point: QPoint) -> Spot | None:
        """Return the question at a point of the window, which takes files as evidence."""
        window = self.window()
        card = card_around(self.childAt(self.mapFrom(window, point)))
        if card is None or self.session.frozen is not None:
            return None
        room = self._stack.rect().translated(self._stack.mapTo(window, QPoint(0, 0)))
        place = QRect(card.mapTo(window, QPoint(0, 0)), card.size()).intersected(room)
        asked = ask_text(self.session.questionnaire, card.question.id, self.translator)
        words = self.translator.say("ここに放すと、この質問の証拠に加えます：{question}", question=asked)
        return Spot(card.question.id, words, place)

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
        if (part := self._evidence_of(question)) is not None:
            part.take(paths)

    def _evidence_of(self, question: str) -> EvidencePart | None:
        page = self.page(self.session.questionnaire.questions[question].step)
        return page.questions.evidence_of(question) if page.questions is not None else None

    def _paste(self) -> None:
        """Keep files or a picture from the clipboard as evidence for the answer the user is at."""
        card, data = card_around(self.focusWidget()), QGuiApplication.clipboard().mimeData()
        if card is None or not clipboard_holds_files():
            return
        question = card.question.id
        if paths := local_files(data):
            self.attach(question, paths)
            return
        picture, part = picture_in(data), self._evidence_of(question)
        if picture and part is not None:
            count = len(self.answering.beside.files(question))
            part.take_bytes(picture_name(count, self.translator), picture)

    def _take_evidence(self, question: str, effect: Effect, came: tuple[str, ...]) -> None:
        say = self.translator.say
        self._take_effect(question, effect)
        names = say("、").join(say("「{name}」", name=name) for name in came[:_MOST_NAMES])
        if not came:
            words = say("証拠のファイルを外しました。")
        elif len(came) > _MOST_NAMES:
            words = say("証拠に加えました：{names} ほか", names=names)
        else:
            words = say("証拠に加えました：{names}", names=names)
        self.taking_back.bar.tell(words, say("元に戻す"), "undo")

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

    def _show_title(self) -> None:
        """Show the beginning of the title in one line; a tool tip has all of it."""
        title = self.session.assessment.title
        room = tokens.grown(_STEPS_WIDTH) - 34
        bold = self._title.font()
        bold.setBold(True)
        self._title.say(QFontMetrics(bold).elidedText(title, Qt.TextElideMode.ElideRight, room))
        self._title.setToolTip(tip(title))

    def _show_share(self) -> None:
        answered, asked = answered_share(self.session.evaluation)
        self._bar.setUpdatesEnabled(False)  # or it would be painted at once, and all that is stale with it
        self._bar.setRange(0, max(1, asked))
        self._bar.setValue(answered)
        self._bar.setUpdatesEnabled(True)
        words = self.translator.say("{asked}問中{answered}問に回答済み", asked=asked, answered=answered)
        self._share.say(words)
        self._bar.setAccessibleName(words)

    def _show_sides(self) -> None:
        page = self._stack.currentWidget()
        steps = list(self.session.questionnaire.steps)
        if not isinstance(page, StepPage):
            return
        wanted = self.width() >= tokens.grown(_ROOM_FOR_ALL) if self.why_wanted is None else self.why_wanted
        self._why_side.setVisible(page.asks and wanted)
        taken = self._why_side.width() if page.asks and wanted else 0
        beside_titles = tokens.grown(_STEPS_WIDTH) + page.minimumSizeHint().width()
        needed = max(tokens.grown(_ROOM_FOR_TITLES), beside_titles)
        self._show_titles(titles=self.width() - taken >= needed)
        self.why_button.setVisible(page.asks)
        self.why_button.setChecked(wanted)
        self.back.setEnabled(page.step != steps[0])
        self.next.setEnabled(page.step != steps[-1])
        self.return_button.setVisible(bool(self._return_to))
        self.back.show()
        if self._return_to:
            self._word_return(taken)

    def _word_return(self, taken: int) -> None:
        """Name the way back in as many words as there is room for; it matters more than the step before."""
        title, measure = self.steps.steps.title(self._return_to), self.return_button.fontMetrics()
        words = self.translator.say("「{step}」に戻る", step=title)
        self.back.setVisible(self._room_for_return(taken) >= tokens.grown(_LEAST_RETURN))
        room = min(tokens.grown(_WIDEST_RETURN), self._room_for_return(taken))
        shown = words if measure.horizontalAdvance(words) <= room else f"← {title}"
        self.return_button.setText(measure.elidedText(shown, Qt.TextElideMode.ElideRight, room))
        self.return_button.setAccessibleName(words)
        self.return_button.setToolTip(words)

    def _room_for_return(self, taken: int) -> int:
        """Return how wide the words of the button back can be between the others."""
        others = (self.back, self.why_button, self.next)
        beside = sum(button.sizeHint().width() + tokens.SPACE for button in others if not button.isHidden())
        beside += self._side.minimumWidth() + taken + 3 * tokens.SECTION + tokens.grown(32)
        return self.width() - beside

    def _show_titles(self, *, titles: bool) -> None:
        """Show the steps with their titles, or only their signs where there is little room."""
        self._side.setFixedWidth(tokens.grown(_STEPS_WIDTH if titles else _SIGNS_WIDTH))
        for widget in (self._title, self._bar, self._share):
            widget.setVisible(titles)
        words = self.translator.say("← 評価の一覧")
        self.list_button.setText(words if titles else "←")
        self.list_button.setAccessibleName(words)
        self.list_button.setToolTip("" if titles else words)
        self.judged_by.link.setVisible(titles)

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
