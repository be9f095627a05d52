"""Which method measures risks; asked only where the content has more than one."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pia_wizard.i18n import Translator
from pia_wizard.questionnaire.model import Method
from pia_wizard.ui.appearance import tokens
from pia_wizard.ui.editors.labels import TextLabel
from pia_wizard.ui.pieces import CalmBox, tip


class MethodChoice(QWidget):
    """A list of the methods' names, with a note on the one chosen."""

    changed = Signal()

    def __init__(self, methods: Mapping[str, Method], chosen: str, translator: Translator) -> None:
        super().__init__()
        self._methods, self._translator = methods, translator
        self.box = CalmBox()
        self.box.setSizeAdjustPolicy(CalmBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        for name in sorted(methods, key=lambda name: name != chosen):
            title = translator.content(f"method.{name}.title", methods[name].title)
            self.box.addItem(title, name)
        ask = translator.say("リスクの大きさの測り方")
        self.box.setAccessibleName(ask)
        self._note = TextLabel(look="caption")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, tokens.GAP, 0, 0)
        column.setSpacing(tokens.HAIR)
        column.addWidget(TextLabel(ask, look="heading"))
        column.addWidget(self.box)
        column.addWidget(self._note)
        self.setVisible(len(methods) > 1)
        self._show_note()
        self.box.currentIndexChanged.connect(self._change)

    def method(self) -> str:
        """Return the id of the method chosen."""
        return str(self.box.currentData())

    def _change(self) -> None:
        self._show_note()
        self.changed.emit()

    def _show_note(self) -> None:
        method = self._methods[self.method()]
        note = self._translator.content(f"method.{method.id}.source_note", method.source_note)
        self._note.say(note)
        self.box.setToolTip(tip(self.box.currentText()))
        self.box.setAccessibleDescription(note)
