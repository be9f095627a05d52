"""Which theme the papers of an assessment wear: a list, and a way to the themes themselves."""

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from pia_wizard.i18n import Translator
from pia_wizard.session import themes
from pia_wizard.theme import Theme
from pia_wizard.ui.appearance import tokens
from pia_wizard.ui.editors.labels import TextLabel
from pia_wizard.ui.messages import telling
from pia_wizard.ui.pieces import CalmBox, push_button


class ThemeChoice(QFrame):
    """``changed`` follows when papers look different from now on; the choice is remembered at once."""

    changed = Signal()

    def __init__(self, assessment_id: str, translator: Translator) -> None:
        super().__init__()
        self.setProperty("look", "card")
        self._assessment = assessment_id
        self._translator = translator
        self._ask = TextLabel(look="strong")
        self.box, self.edit = CalmBox(), push_button("link")
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 12, 20, 12)
        column.setSpacing(tokens.GAP)
        column.addWidget(self._ask)
        column.addWidget(self.box)
        row = QHBoxLayout()
        row.addWidget(self.edit)
        row.addStretch(1)
        column.addLayout(row)
        self.box.activated.connect(lambda _row: self._choose())
        self.edit.clicked.connect(self._open)
        self.retranslate(translator)

    @property
    def theme(self) -> Theme:
        """The theme that papers wear now."""
        return themes.chosen(self._assessment)

    def retranslate(self, translator: Translator) -> None:
        """Set all words, and list the themes that are kept."""
        self._translator = translator
        say = translator.say
        self._ask.say(say("提出先の体裁"))
        self.box.setAccessibleName(self._ask.text())
        self.edit.setText(say("体裁を編集…"))
        with QSignalBlocker(self.box):
            self.box.clear()
            self.box.addItem(say("ふつうの体裁"), "")
            for name in themes.kept():
                self.box.addItem(name, name)
            self.box.setCurrentIndex(max(0, self.box.findData(self.theme.name)))

    def _choose(self) -> None:
        with telling(self, lambda: self._translator):
            themes.choose(self._assessment, str(self.box.currentData() or ""))
        self.changed.emit()

    def _open(self) -> None:
        from pia_wizard.ui.branding.dialog import ThemesDialog

        dialog = ThemesDialog(self._translator, self, self.theme.name)
        dialog.exec()
        dialog.deleteLater()
        self.retranslate(self._translator)
        self.changed.emit()
