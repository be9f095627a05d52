"""The questions of one step, one card below the other; only those asked now are built."""

from collections.abc import Iterable, Iterator
from functools import partial

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from pia_wizard.assessment.model import Origin
from pia_wizard.evaluation.model import QuestionState, Visibility
from pia_wizard.i18n import Translator
from pia_wizard.questionnaire.model import FLOWS, QuestionType
from pia_wizard.questionnaire.question_changes import QuestionChange
from pia_wizard.session.assessment_session import AssessmentSession
from pia_wizard.session.effect import Preview
from pia_wizard.ui.appearance import tokens
from pia_wizard.ui.assessment.answering import Answering
from pia_wizard.ui.assessment.card import QuestionCard
from pia_wizard.ui.assessment.change_line import ChangeLine
from pia_wizard.ui.assessment.changed_mark import ChangedBar
from pia_wizard.ui.assessment.copied_line import CopiedBar
from pia_wizard.ui.assessment.flow_panel import FlowPanel
from pia_wizard.ui.assessment.gradual import Gradual
from pia_wizard.ui.assessment.reading_order import chain, in_reading_order
from pia_wizard.ui.assessment.scrolling import ScrollPage
from pia_wizard.ui.assessment.sliding import Sliding
from pia_wizard.ui.comments.part import CommentsPart
from pia_wizard.ui.editors.labels import TextLabel, set_look
from pia_wizard.ui.evidence.part import EvidencePart

_LONG_EDITORS = {QuestionType.CHOICES, QuestionType.TABLE}
"""Where several things are done one after the other, nothing may move in between."""

_NEW_AT_ONCE = 2
"""So many new cards fit into the frame in which an answer is shown; the others follow at once."""


class QuestionsPage(ScrollPage):
    """Cards of a step. ``touched`` carries the id of the question the user is at."""

    touched = Signal(str)
    asked_history = Signal(str)
    asked_file = Signal(str)

    def __init__(
        self,
        questions: tuple[str, ...],
        session: AssessmentSession,
        answering: Answering,
        translator: Translator,
    ) -> None:
        super().__init__()
        self.session = session
        self.answering = answering
        self.translator = translator
        self.questions = questions
        self.cards: dict[str, QuestionCard] = {}
        self.flows: FlowPanel | None = None
        self._nothing, self._pending = TextLabel(look="muted"), TextLabel(look="muted")
        self.copied_bar = CopiedBar(translator)
        self.copied_bar.confirmed.connect(self._confirm_all)
        self.changed_bar, self._seen = ChangedBar(translator), ""
        self.changed_bar.asked_next.connect(self._go_to_changed)
        self.column.addWidget(self.copied_bar)
        self._cards = QVBoxLayout()
        self._cards.setSpacing(tokens.SPACE - 4)
        self.column.addLayout(self._cards)
        self.column.addWidget(self._nothing)
        self.column.addWidget(self._pending)
        self.column.addStretch(1)
        self._sliding = Sliding(self, self._cards, self._looked_at)
        self._change: ChangeLine | None = None
        self._told: tuple[str, Preview | None] = ("", None)
        answering.told.connect(self._tell)
        answering.beside.evidence_seen.connect(self._count_files)
        answering.beside.commented.connect(self._count_comments)
        self._gradual = Gradual(self)
        self._gradual.start([partial(self._build, name) for name in self._shown()])
        self._show_pending()

    def _shown(self) -> list[str]:
        return [name for name in self.questions if self._state(name).visibility is Visibility.SHOWN]

    def _state(self, name: str) -> QuestionState:
        return self.session.evaluation.questions[name]

    def _build(self, name: str) -> None:
        """Build the card of a question at its place among those there are."""
        if name in self.cards:
            return
        card = QuestionCard(self.session.questionnaire.questions[name], self.translator, self)
        before = [other for other in self.questions[: self.questions.index(name)] if other in self.cards]
        self.cards[name] = card
        if name == FLOWS:
            self.flows = FlowPanel(self.session, self.translator, card)
            card.show_below(self.flows)
        self._cards.insertWidget(self._cards.indexOf(self.cards[before[-1]]) + 1 if before else 0, card)
        card.answered.connect(self.answering.answer)
        card.said_unknown.connect(self.answering.dont_know)
        card.said_inapplicable.connect(self.answering.not_applicable)
        card.noted.connect(self.answering.note)
        card.asked_history.connect(self.asked_history)
        card.asked_file.connect(self.asked_file)
        card.asked_part.connect(self._add_part)
        card.asked_confirmation.connect(self.answering.confirm)
        card.pressed.connect(self.touched)
        self._count_files(name)
        self._count_comments("question", name)
        if self.session.frozen is not None:
            card.freeze()
        self._refresh(name)
        self._chain(name, before)

    def _add_part(self, name: str, part: str) -> None:
        """Unfold evidence or comments below a question for the first time."""
        if part == "evidence":
            self.evidence_of(name).focus()
        else:
            self.comments_of(name).focus()

    def comments_of(self, name: str) -> CommentsPart:
        """Return the comments on a question, unfolded."""
        card = self.cards[name]
        made = card.parts.get("comments")
        if not isinstance(made, CommentsPart):
            made = CommentsPart(("question", name), self.answering.beside, self.translator, card)
            made.laid_out.connect(lambda: chain(list(in_reading_order(card))))
            card.show_part("comments", made)
            chain(list(in_reading_order(card)))
        card.unfold("comments")
        return made

    def evidence_of(self, name: str) -> EvidencePart:
        """Return the files of a question, unfolded."""
        card = self.cards[name]
        made = card.parts.get("evidence")
        if not isinstance(made, EvidencePart):
            made = EvidencePart(name, self.answering.beside, self.translator, card)
            card.show_part("evidence", made)
            chain(list(in_reading_order(card)))
        card.unfold("evidence")
        return made

    def _count_files(self, name: str) -> None:
        if name in self.cards:
            self.cards[name].count("evidence", len(self.answering.beside.files(name)))

    def _count_comments(self, about: str, name: str) -> None:
        if about == "question" and name in self.cards:
            threads = self.answering.beside.threads("question", name)
            self.cards[name].count("comments", sum(thread.open for thread in threads))

    def _build_asked(self, name: str) -> None:
        """Build the card of a question, if it is still asked by the time there is time for it."""
        if self._state(name).visibility is Visibility.SHOWN:
            with self.steady(self._looked_at()):
                self._build(name)
                self._sliding.open(self.cards[name])

    def _chain(self, name: str, before: list[str]) -> None:
        """Let the Tab key come to a new card after the one above it."""
        own = list(in_reading_order(self.cards[name]))
        later = (other for other in self.questions if other in self.cards and other != name)
        if before:
            chain([list(in_reading_order(self.cards[before[-1]]))[-1], *own])
        elif (below := next(later, "")) and (first := next(in_reading_order(self.cards[below]), None)):
            above = first.previousInFocusChain()
            while above is not None and above in own:
                above = above.previousInFocusChain()
            chain([above, *own] if above is not None else own)

    def _refresh(self, name: str) -> None:
        answer = self.session.assessment.answers.get(name)
        change = self.session.changed_questions().get(name)
        self.cards[name].show_answer(answer, is_open=self._state(name).open, change=change)

    def update_questions(self, names: frozenset[str]) -> None:
        """Show, hide and refresh the cards of questions that changed, and no others."""
        self._step_aside()
        with self.steady(self._looked_at()):
            self._show_changed(name for name in self.questions if name in names)
            if self.flows is not None:  # also when other answers decide which risks there are
                self.flows.refresh()
            self._show_pending()

    def _show_changed(self, names: Iterable[str]) -> None:
        new = []
        for name in names:
            shown = self._state(name).visibility is Visibility.SHOWN
            if name not in self.cards:
                if shown:
                    new.append(partial(self._build_asked, name))
            elif shown:
                self._refresh(name)
                self._sliding.open(self.cards[name])
            else:
                self._sliding.close(self.cards[name])
        self._gradual.add(new, at_once=_NEW_AT_ONCE if self.isVisible() else 0)

    def _in_order(self) -> Iterator[QuestionCard]:
        """Yield the cards there are in the order of their questions."""
        return (self.cards[name] for name in self.questions if name in self.cards)

    def _stays(self, card: QuestionCard) -> bool:
        """Return whether a card is in sight and stays there."""
        return not card.isHidden() and self._state(card.question.id).visibility is Visibility.SHOWN

    def _step_aside(self) -> None:
        """Take the cursor out of a card that goes, to the nearest one that stays: the one above, or below."""
        here = self._focused()
        if here is None or self._state(here).visibility is Visibility.SHOWN:
            return
        cards = list(self._in_order())
        place = cards.index(self.cards[here])
        nearest = (*reversed(cards[:place]), *cards[place:])
        if (card := next(filter(self._stays, nearest), None)) is not None:
            card.focus()

    def _focused(self) -> str | None:
        """Return the question in whose card the cursor is."""
        card = card_around(self.window().focusWidget())
        return card.question.id if card is not None and self.isAncestorOf(card) else None

    def _looked_at(self) -> QuestionCard | None:
        """Return the card that is to stay where it is: the one with the cursor, else the first in view."""
        here = self.cards.get(self._focused() or "")
        if here is not None and self._stays(here) and self.in_view(here):
            return here
        calm = (card for card in self._in_order() if self._stays(card) and not self._sliding.moves(card))
        return next((card for card in calm if self.in_view(card)), None)

    def _confirm_all(self) -> None:
        self.answering.confirm(*self._unconfirmed())

    def _unconfirmed(self) -> list[str]:
        """Return the copied answers to questions that are as they were: others want a look of their own."""
        copied = self._copied()
        changed = self._changed() if copied else {}
        return [name for name in copied if name not in changed]

    def _copied(self) -> list[str]:
        held = self.session.assessment.answers if self.session.frozen is None else {}
        return [name for name in self._shown() if name in held and held[name].origin is Origin.COPIED]

    def _changed(self) -> dict[str, QuestionChange]:
        """Return the questions of the step that are new or changed since they were answered."""
        found = self.session.changed_questions()
        return {name: found[name] for name in self.questions if name in found}

    def _go_to_changed(self) -> None:
        """Go to the next new or changed question after the one gone to before, or to the first."""
        changed, place = list(self._changed()), self.questions.index(self._seen) if self._seen else -1
        later = [name for name in changed if self.questions.index(name) > place]
        for name in (later or changed)[:1]:
            self._seen = name
            self.go_to(name)

    def _tell(self, name: str, change: Preview | None) -> None:
        """Point out below a question how much its answer changed; any other answer takes the line away."""
        self._told = (name, change)
        self._show_told()

    def _show_told(self) -> None:
        if QApplication.mouseButtons() is not Qt.MouseButton.NoButton:
            # An answer is also given by clicking elsewhere: nothing may move until that click is over.
            QTimer.singleShot(50, self, self._show_told)
            return
        name, change = self._told
        card = self.cards.get(name)
        if card is None or change is None:
            if self._change is not None:
                self._change.hide()
            return
        if self._change is None:
            self._change = ChangeLine(self.session.questionnaire, self.translator)
            self._change.taken_back.connect(self._take_back)
        card.show_below(self._change)
        self._change.show()
        self._change.tell(change)
        self._change.undo.setVisible(self.answering.may_take_back)
        chain(list(in_reading_order(card)))
        if card.question.type not in _LONG_EDITORS:
            QTimer.singleShot(0, self, self._reveal_told)

    def _reveal_told(self) -> None:
        """Scroll just as far as needed to see the line, where the field the user is at stays in view."""
        line, field, page = self._change, self.window().focusWidget(), self.widget()
        if line is None or page is None or line.isHidden() or not page.isAncestorOf(field):
            return
        bar, room = self.verticalScrollBar(), self.viewport().height()
        bottom = line.mapTo(page, QPoint(0, line.height())).y()
        if bottom > bar.value() + room and field.mapTo(page, QPoint(0, 0)).y() >= bottom - room:
            bar.setValue(bottom - room + tokens.GAP)

    def _take_back(self) -> None:
        """Give the last answer as it was before, and let the user go on at its question."""
        name, _change = self._told
        self.answering.take_back()
        self.cards[name].focus()

    def go_to(self, name: str) -> None:
        """Scroll to a question and put the cursor into it."""
        self._gradual.finish()
        self._sliding.finish()
        card = self.cards.get(name)
        if card is None or self._state(name).visibility is not Visibility.SHOWN:
            return
        card.show()  # one just built counts as hidden until events are handled, and takes no cursor
        card.focus()
        self.touched.emit(name)
        QTimer.singleShot(0, self, lambda: self.show_top(card))

    def first(self) -> str:
        """Return the id of the first question asked, or nothing."""
        return next(iter(self._shown()), "")

    def mark(self, question: str) -> None:
        """Frame the card of the question whose reasons are shown beside it."""
        for name, card in self.cards.items():
            set_look(card, "state", "current" if name == question else "")

    def commit(self) -> None:
        """Commit what is being typed in any card."""
        for card in self.cards.values():
            card.commit()

    def discard(self, name: str) -> None:
        """Show what is stored again instead of what could not be."""
        self.cards[name].reset_editor()
        self._refresh(name)

    def retranslate(self, translator: Translator) -> None:
        """Show all words in another language."""
        self.translator = translator
        self.copied_bar.retranslate(translator)
        self.changed_bar.retranslate(translator)
        for card in self.cards.values():
            card.retranslate(translator)
        if self._change is not None:
            self._change.retranslate(translator)
        if self.flows is not None:
            self.flows.retranslate(translator)
        self._show_pending()

    def _show_pending(self) -> None:
        self.changed_bar.tell(self._changed().values())
        unconfirmed = self._unconfirmed()
        self.copied_bar.tell(len(unconfirmed), beside=len(unconfirmed) < len(self._copied()))
        states = [self._state(name).visibility for name in self.questions]
        waiting = states.count(Visibility.PENDING)
        self._nothing.say(
            self.translator.say(
                "今の回答では、このステップでお答えいただく質問はありません。次へ進んでください。"
            )
        )
        self._nothing.setVisible(Visibility.SHOWN not in states)
        self._pending.say(
            self.translator.say_n(
                "ほかの回答によって、あと{n}問お尋ねすることがあります。",
                "ほかの回答によって、あと{n}問お尋ねすることがあります。",
                waiting,
            )
        )
        self._pending.setVisible(waiting > 0)


def card_around(widget: QWidget | None) -> QuestionCard | None:
    """Return the card a widget lies in."""
    while widget is not None and not isinstance(widget, QuestionCard):
        widget = widget.parentWidget()
    return widget
