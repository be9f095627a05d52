"""What was answered before: every change of one question, newest first."""

from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from pia_wizard.evaluation.wording import answer_text
from pia_wizard.i18n import Translator
from pia_wizard.session.assessment_session import AssessmentSession
from pia_wizard.ui.appearance import tokens
from pia_wizard.ui.assessment.reasons import ask_text
from pia_wizard.ui.assessment.scrolling import ScrollPage
from pia_wizard.ui.editors.labels import TextLabel
from pia_wizard.ui.pieces import push_button, rule

_MOST = 100


class HistoryDialog(QDialog):
    """A list to read; closes with Escape."""

    def __init__(
        self, question: str, session: AssessmentSession, translator: Translator, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(translator.say("回答の履歴"))
        self.resize(560, 420)
        whole = QVBoxLayout(self)
        margin = tokens.SECTION
        whole.setContentsMargins(margin, margin, margin, margin)
        whole.setSpacing(tokens.SPACE)
        whole.addWidget(TextLabel(ask_text(session.questionnaire, question, translator), look="strong"))
        lines = ScrollPage(self, margin=0)
        record = session.questionnaire.questions[question]
        changes = session.history(question)
        for change in changes[:_MOST]:
            moment = change.at.astimezone()
            when = f"{translator.date(moment.date())} {translator.time(moment)}"
            lines.column.addWidget(TextLabel(f"{when}　{change.who}".strip(), look="caption"))
            lines.column.addWidget(TextLabel(answer_text(record, change.new, translator)))
            if change.new and change.new.note:
                note = translator.say("メモ：{note}", note=change.new.note)
                lines.column.addWidget(TextLabel(note, look="muted"))
            lines.column.addWidget(rule())
        if not changes:
            none = translator.say("この評価を始めてから、回答は変更されていません。")
            lines.column.addWidget(TextLabel(none, look="muted"))
        lines.column.addStretch(1)
        whole.addWidget(lines, 1)
        close = push_button("primary")
        close.setText(translator.say("閉じる"))
        close.clicked.connect(self.accept)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(close)
        whole.addLayout(foot)
