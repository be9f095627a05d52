"""A line above the list of assessments that tells why own content folders are left out."""

from pia_wizard.i18n import Translator
from pia_wizard.questionnaire.faults import ContentFaultsError
from pia_wizard.ui.appearance.shapes import Shape
from pia_wizard.ui.bar import Bar
from pia_wizard.ui.pieces import push_button


class ContentTrouble(Bar):
    """Hidden while there is nothing to tell; its button shows every fault."""

    def __init__(self, translator: Translator) -> None:
        self.details = push_button()
        super().__init__("problem", Shape.PROBLEM, self.details)
        self._error: ContentFaultsError | None = None
        self.details.clicked.connect(self._show)
        self.retranslate(translator)
        self.hide()

    def tell(self, error: ContentFaultsError | None) -> None:
        """Tell of an error, or of none."""
        self._error = error
        self.retranslate(self._translator)
        self.setVisible(error is not None)

    def retranslate(self, translator: Translator) -> None:
        """Show all words in another language."""
        self._translator = translator
        n = len(self._error.faults) if self._error is not None else 0
        self.words.say(
            translator.say_n(
                "内容のフォルダーに誤りが{n}件あるため、はじめから入っている内容だけを使っています。",
                "内容のフォルダーに誤りが{n}件あるため、はじめから入っている内容だけを使っています。",
                n,
            )
        )
        self.details.setText(translator.say("誤りを見る"))

    def _show(self) -> None:
        from pia_wizard.ui.content.faults_dialog import FaultsDialog

        if self._error is None:
            return
        text = self._translator.error(self._error)
        words = (text.what, f"{text.why}\n{text.do}")
        dialog = FaultsDialog(words, self._error.faults, self._translator, self)
        dialog.exec()
        dialog.deleteLater()
