"""Newer content: what it would change in this assessment, and whether to take it."""

from datetime import datetime

from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from pia_wizard.errors import N_
from pia_wizard.i18n import Translator
from pia_wizard.session.assessment_session import AssessmentSession
from pia_wizard.session.content_changes import ContentChanges
from pia_wizard.session.pinned import ContentState
from pia_wizard.ui.appearance import tokens
from pia_wizard.ui.appearance.room import take_room
from pia_wizard.ui.content.changes_view import ChangesView
from pia_wizard.ui.content.changes_words import summary_text
from pia_wizard.ui.editors.labels import TextLabel
from pia_wizard.ui.pieces import push_button

_SIZE = (820, 600)
_SIZE_WITHOUT_CHANGES = (620, 220)
_ABOUT = {
    ContentState.NEWER: N_(
        "この評価は、{day}の内容で判定しています。新しい内容に替えても、回答はすべて残ります。"
        "替えたことは履歴に残り、元の内容に戻すことはできません。"
    ),
    ContentState.LOST: N_(
        "この評価で使っていた{day}の内容が見つからないか、読めなくなっています。そのため、今の内容で判定しています。"
        "今の内容に決めると、次からはこのお知らせを表示しません。"
    ),
}


class NewerContentDialog(QDialog):
    """Accepted if the user wants today's content; changes nothing itself."""

    def __init__(
        self,
        session: AssessmentSession,
        changes: ContentChanges,
        translator: Translator,
        parent: QWidget | None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(translator.say("内容の更新"))
        take_room(self, *_SIZE)
        state = session.content_state()
        words = _ABOUT.get(state, _ABOUT[ContentState.NEWER])
        about = translator.say(words, day=day_text(session.content_since(), translator))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(tokens.SECTION, tokens.SECTION, tokens.SECTION, tokens.SECTION)
        whole.setSpacing(tokens.SPACE)
        whole.addWidget(TextLabel(summary_text(changes, translator), look="heading"))
        whole.addWidget(TextLabel(about, look="muted"))
        self.view = ChangesView()
        self.view.show_changes(changes, session.questionnaire, translator)
        self.view.setVisible(changes.anything)
        whole.addWidget(self.view, 1)
        if not changes.anything:
            whole.addStretch(1)
            take_room(self, *_SIZE_WITHOUT_CHANGES)
        self.stay, self.adopt = push_button(), push_button("primary")
        self.stay.setText(translator.say("これまでの内容で続ける"))
        self.adopt.setText(translator.say("新しい内容に替える"))
        if state is ContentState.LOST:
            self.stay.setText(translator.say("あとで決める"))
            self.adopt.setText(translator.say("今の内容に決める"))
        self.stay.setDefault(True)
        self.stay.clicked.connect(self.reject)
        self.adopt.clicked.connect(self.accept)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.stay)
        row.addWidget(self.adopt)
        whole.addLayout(row)


def day_text(moment: datetime, translator: Translator) -> str:
    """Return the day of a moment as it is here."""
    return translator.date(moment.astimezone().date())
