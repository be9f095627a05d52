"""A line above the list of assessments that tells why own content folders are left out."""

from PySide6.QtWidgets import QFrame, QHBoxLayout

from pia_wizard.i18n import Translator
from pia_wizard.questionnaire.faults import ContentFaultsError
from pia_wizard.ui.appearance.shapes import Shape
from pia_wizard.ui.editors.labels import TextLabel
from pia_wizard.ui.messages import Sign
from pia_wizard.ui.pieces import push_button


class ContentTrouble(QFrame):
    """Hidden while there is nothing to tell; its button shows every fault."""

    def __init__(self, translator: Translator) -> None:
        super().__init__()
        self.setProperty("look", "problem")
        self._error: ContentFaultsError | None = None
        self.words, self.details = TextLabel(), push_button()
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 16, 8)
        row.setSpacing(10)
        row.addWidget(Sign(Shape.PROBLEM, 16))
        row.addWidget(self.words, 1)
        row.addWidget(self.details)
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
