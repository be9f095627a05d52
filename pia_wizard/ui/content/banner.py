"""A line above an assessment that is not judged with today's content: since when, and what would change."""

from PySide6.QtCore import Signal

from pia_wizard.errors import PiaError
from pia_wizard.i18n import Translator
from pia_wizard.session.assessment_session import AssessmentSession
from pia_wizard.session.content_changes import ContentChanges
from pia_wizard.session.pinned import ContentState
from pia_wizard.ui.appearance.shapes import Shape
from pia_wizard.ui.bar import Bar
from pia_wizard.ui.content.changes_words import summary_text
from pia_wizard.ui.content.newer_dialog import day_text
from pia_wizard.ui.editors.announcement import announce
from pia_wizard.ui.pieces import push_button


class ContentBanner(Bar):
    """Hidden while an assessment is judged with today's content, or once it was put off.

    ``wants_changes`` asks to show what would change. Finding that out takes a moment: ``look`` does it.
    """

    wants_changes = Signal()

    def __init__(self, session: AssessmentSession, translator: Translator) -> None:
        self.show_changes, self.later = push_button(), push_button("quiet")
        super().__init__("warning", Shape.INFORMATION, self.show_changes, self.later)
        self.session, self.translator = session, translator
        self.changes: ContentChanges | None = None
        self._refusal: PiaError | None = None
        self.show_changes.clicked.connect(self.wants_changes)
        self.later.clicked.connect(self.hide)
        self.hide()

    def look(self) -> None:
        """Find out how the content stands to that of today, and show the line if it is another."""
        self.find_out()
        if self.session.content_state() is ContentState.SAME:
            return
        self.retranslate(self.translator)
        self.show()
        announce(self, self.words.text())

    def find_out(self) -> ContentChanges | None:
        """Return what today's content would change as the answers are now; None if it cannot judge them."""
        self.changes = self._refusal = None
        try:
            self.changes = self.session.what_would_change()
        except PiaError as error:
            self._refusal = error
        return self.changes

    @property
    def refusal(self) -> PiaError | None:
        """Why today's content cannot judge this assessment, as far as was found out."""
        return self._refusal

    def retranslate(self, translator: Translator) -> None:
        """Show all words in another language."""
        self.translator = translator
        say = translator.say
        self.words.say(self._sentence())
        self.show_changes.setText(say("確認する"))
        self.later.setText(say("あとで"))

    def _sentence(self) -> str:
        say, words = self.translator.say, self.translator
        day = day_text(self.session.content_since(), words)
        if self.session.content_state() is ContentState.LOST:
            return say(
                "この評価で使っていた{day}の内容が見つからないため、今の内容で判定しています。", day=day
            )
        if self._refusal is not None:
            return say(
                "この評価は{day}の内容で判定しています。今の内容には、この評価の基準か評価方法が欠けています。",
                day=day,
            )
        if self.changes is None:
            return say("この評価は{day}の内容で判定しています。", day=day)
        n = len(self.changes.verdicts)
        if n:
            return words.say_n(
                "この評価は{day}の内容で判定しています。新しい内容では{n}件の判定が変わります。",
                "この評価は{day}の内容で判定しています。新しい内容では{n}件の判定が変わります。",
                n,
                day=day,
            )
        told = summary_text(self.changes, words)
        return say("この評価は{day}の内容で判定しています。新しい内容があります。{told}", day=day, told=told)
