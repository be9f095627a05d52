"""Other guidelines, or another method, for an assessment: chosen, then confirmed with what that changes."""

from collections.abc import Iterator

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from pia_wizard.errors import PiaError
from pia_wizard.i18n import Translator
from pia_wizard.session.assessment_session import AssessmentSession
from pia_wizard.session.pinned import ContentState
from pia_wizard.ui.appearance import tokens
from pia_wizard.ui.appearance.room import take_room
from pia_wizard.ui.assessment.scrolling import ScrollPage
from pia_wizard.ui.choosing.choice import GuidelineChoice, numbers_text
from pia_wizard.ui.content.changes_view import ChangesView
from pia_wizard.ui.content.changes_words import summary_text
from pia_wizard.ui.editors.announcement import announce
from pia_wizard.ui.editors.labels import TextLabel
from pia_wizard.ui.messages import show_error
from pia_wizard.ui.pieces import push_button

_SIZE = (860, 640)


class RechoosingDialog(QDialog):
    """Two pages: the choice, and what it changes. Accepted if that is wanted; changes nothing itself."""

    def __init__(
        self, session: AssessmentSession, translator: Translator, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session, self._translator = session, translator
        held = session.assessment
        self.setWindowTitle(translator.say("基準を選び直す"))
        take_room(self, *_SIZE)
        self.choice = GuidelineChoice(session.library, translator, chosen=held.guidelines, method=held.method)
        self._counter = session.question_counter()
        self._heading, self._about = TextLabel(look="heading"), TextLabel(look="muted")
        self.numbers = TextLabel(look="strong")
        scroll = ScrollPage(margin=4)
        scroll.column.addWidget(self.choice)
        scroll.column.addStretch(1)
        self.changes = ChangesView()
        self._stack = QStackedWidget()
        for page in (scroll, self.changes):
            self._stack.addWidget(page)
        self.back, self.cancel, self.go_on = push_button(), push_button(), push_button("primary")
        self.go_on.setDefault(True)
        self._lay_out()
        self.choice.suggest(session.suggested_guidelines(translator))
        self.choice.changed.connect(lambda: QTimer.singleShot(0, self, self._follow))
        self.back.clicked.connect(self._show_choice)
        self.cancel.clicked.connect(self.reject)
        self.go_on.clicked.connect(self._go_on)
        self._show_choice()

    def _lay_out(self) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(tokens.SECTION, tokens.SECTION, tokens.SECTION, tokens.SECTION)
        whole.setSpacing(tokens.GAP)
        for widget in (self._heading, self._about):
            whole.addWidget(widget)
        whole.addWidget(self._stack, 1)
        whole.addWidget(self.numbers)
        row = QHBoxLayout()
        row.addWidget(self.back)
        row.addStretch(1)
        row.addWidget(self.cancel)
        row.addWidget(self.go_on)
        whole.addLayout(row)

    def _show_choice(self) -> None:
        say = self._translator.say
        self._stack.setCurrentIndex(0)
        self._heading.say(say("どの基準で評価しますか"))
        about = say("回答から見て当てはまるかどうかを示しています。選び直しても、回答はすべて残ります。")
        if self._session.content_state() is ContentState.NEWER:
            about += "\n" + say("新しい内容で加わった基準は、内容を替えてから選べます。")
        self._about.say(about)
        self.back.hide()
        self.back.setText(say("選び直す"))
        self.cancel.setText(say("キャンセル"))
        self.go_on.setText(say("変わることを確かめる"))
        self._follow()
        self.choice.focus()

    def _follow(self) -> None:
        """Show what the choice asks, and let nobody go on without a guideline or a change."""
        chosen, method = self.choice.chosen(), self.choice.method()
        held = self._session.assessment
        other = set(chosen) != set(held.guidelines) or method != held.method
        self.go_on.setEnabled(bool(chosen) and other)
        if chosen:
            self.numbers.say(numbers_text(self._counter.numbers(chosen, method), self._translator))
        else:
            self.numbers.say(self._translator.say("基準を一つ以上選んでください。"))

    def _go_on(self) -> None:
        if self._stack.currentIndex():
            self.accept()
            return
        try:
            self._show_changes()
        except PiaError as error:
            show_error(self, error, self._translator)

    def _show_changes(self) -> None:
        held, say = self._session, self._translator.say
        changes = held.what_choosing_would_change(self.choice.chosen(), self.choice.method())
        self.changes.show_changes(changes, held.questionnaire, self._translator)
        self._stack.setCurrentIndex(1)
        self._heading.say(say("この選び方で変わること"))
        self._about.say("\n".join((summary_text(changes, self._translator), *self._withdrawn())))
        self.back.show()
        self.go_on.setText(say("この基準で判定する"))
        self.changes.setFocus()
        announce(self, f"{self._heading.text()} {self._about.text()}")

    def _withdrawn(self) -> Iterator[str]:
        """Yield what another method takes back, and what of it has to be looked at again."""
        held, words = self._session.assessment, self._translator
        if self.choice.method() == held.method:
            return
        yield words.say("測り方が変わるため、リスクの大きさはすべて測り直します。")
        n = len(held.level_overrides) + len(held.acceptances)
        if n:
            yield words.say_n(
                "手で決めた大きさと受け入れの判断{n}件は取り消されます（履歴には残ります）。",
                "手で決めた大きさと受け入れの判断{n}件は取り消されます（履歴には残ります）。",
                n,
            )
        if held.own_risks:
            yield words.say("自分で加えたリスクは、段階の数字がそのまま引き継がれます。確かめてください。")
