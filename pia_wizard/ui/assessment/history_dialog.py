"""What was answered before: every change of one question, newest first."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from pia_wizard.assessment.model import Answer
from pia_wizard.evaluation.wording import answer_text
from pia_wizard.i18n import Translator
from pia_wizard.session.assessment_session import AssessmentSession
from pia_wizard.ui.appearance import tokens
from pia_wizard.ui.appearance.room import take_room
from pia_wizard.ui.assessment.reasons import ask_text
from pia_wizard.ui.assessment.scrolling import ScrollPage
from pia_wizard.ui.editors.labels import TextLabel
from pia_wizard.ui.pieces import push_button, rule

_MOST = 100


class HistoryDialog(QDialog):
    """A list to read; closes with Escape. Accepted where ``chosen`` is an answer to bring back."""

    def __init__(
        self, question: str, session: AssessmentSession, translator: Translator, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.chosen: tuple[Answer | None] | None = None
        self._held = session.assessment.answers.get(question)
        self._may = session.frozen is None
        self.setWindowTitle(translator.say("回答の履歴"))
        take_room(self, 560, 420)
        whole = QVBoxLayout(self)
        margin = tokens.SECTION
        whole.setContentsMargins(margin, margin, margin, margin)
        whole.setSpacing(tokens.SPACE)
        whole.addWidget(TextLabel(ask_text(session.questionnaire, question, translator), look="strong"))
        lines = ScrollPage(self, margin=0)
        record = session.questionnaire.questions[question]
        changes = session.history(question)
        self._translator, self._question = translator, record
        for change in changes[:_MOST]:
            moment = change.at.astimezone()
            when = f"{translator.date(moment.date())} {translator.time(moment)}"
            head = "　".join(part for part in (when, change.who, way_text(change.way, translator)) if part)
            self._add(lines.column, head, change.new)
        if changes[:_MOST] and len(changes) <= _MOST and changes[-1].old is not None:
            self._add(lines.column, translator.say("それより前"), changes[-1].old)
        if not changes:
            none = translator.say("この評価を始めてから、回答は変更されていません。")
            lines.column.addWidget(TextLabel(none, look="muted"))
        lines.column.addStretch(1)
        whole.addWidget(lines, 1)
        close = push_button("primary")
        close.setText(translator.say("閉じる"))
        close.clicked.connect(self.reject)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(close)
        whole.addLayout(foot)
        close.setDefault(True)
        close.setFocus()

    def _add(self, column: QVBoxLayout, head: str, answer: Answer | None) -> None:
        """Add an answer that was given, with a button that brings it back unless it is the one that holds."""
        say = self._translator.say
        said = answer_text(self._question, answer, self._translator)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(TextLabel(head, look="caption"))
        words.addWidget(TextLabel(said))
        if answer is not None and answer.note:
            words.addWidget(TextLabel(say("メモ：{note}", note=answer.note), look="muted"))
        row = QHBoxLayout()
        row.setSpacing(tokens.SPACE)
        row.addLayout(words, 1)
        if _alike(answer, self._held):
            row.addWidget(TextLabel(say("今の回答"), look="accent"), 0, Qt.AlignmentFlag.AlignTop)
        elif self._may:
            back = push_button("link")
            back.setText(say("この回答に戻す"))
            back.setAccessibleDescription(f"{head} {said}")
            back.clicked.connect(lambda: self._bring_back(answer))
            row.addWidget(back, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(row)
        column.addWidget(rule())

    def _bring_back(self, answer: Answer | None) -> None:
        self.chosen = (answer,)
        self.accept()


def way_text(way: str, translator: Translator) -> str:
    """Return that a change took another back, or did it again; nothing for any other."""
    if way == "undo":
        return translator.say("元に戻す操作")
    return translator.say("やり直す操作") if way == "redo" else ""


def _alike(one: Answer | None, other: Answer | None) -> bool:
    """Return whether two answers say the same, whenever they were given."""
    said = [
        (a.value, a.not_applicable, a.unknown, a.note) if a is not None else (None, "", False, "")
        for a in (one, other)
    ]
    return said[0] == said[1]
