"""A line that tells what was typed on another step but could not be taken, and leads back to it."""

from PySide6.QtCore import Signal

from pia_wizard.i18n import Translator
from pia_wizard.ui.appearance.shapes import Shape
from pia_wizard.ui.bar import AT_FOOT, Bar
from pia_wizard.ui.editors.announcement import announce
from pia_wizard.ui.pieces import push_button


class UnsavedBar(Bar):
    """Hidden while there is nothing to tell; ``discarded`` means every input it tells of."""

    asked_question = Signal(str)
    discarded = Signal()

    def __init__(self, translator: Translator) -> None:
        self.look, self.discard = push_button(), push_button("quiet")
        super().__init__("foot", Shape.PROBLEM, self.look, self.discard, margins=AT_FOOT)
        self.translator = translator
        self.questions: tuple[str, ...] = ()
        self.look.clicked.connect(lambda: self.asked_question.emit(next(iter(self.questions), "")))
        self.discard.clicked.connect(self.discarded)
        self.retranslate(translator)
        self.hide()

    def tell(self, questions: tuple[str, ...]) -> None:
        """Tell of these questions; none of them takes the line away."""
        if questions == self.questions:
            return
        self.questions = questions
        self._word()
        self.setVisible(bool(questions))
        if questions:
            announce(self, self.words.text(), urgent=True)

    def retranslate(self, translator: Translator) -> None:
        """Show all words in another language."""
        self.translator = translator
        self.look.setText(translator.say("入力に戻る"))
        self.discard.setText(translator.say("入力を破棄する"))
        self._word()

    def _word(self) -> None:
        self.words.say(
            self.translator.say_n(
                "ほかのステップに、まだ保存されていない入力が{n}件あります。",
                "ほかのステップに、まだ保存されていない入力が{n}件あります。",
                len(self.questions),
            )
        )
