"""Choosing one of a method's levels: tiles with number and name, and what the chosen one means."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pia_wizard.evaluation.wording import axis_text
from pia_wizard.i18n import Translator
from pia_wizard.questionnaire.model import Axis, Method
from pia_wizard.ui.editors.labels import TextLabel
from pia_wizard.ui.editors.one_of import OneOf
from pia_wizard.ui.risks.words import level_meaning, level_name


class LevelChoice(QWidget):
    """``changed`` when another level was chosen; one is always chosen."""

    changed = Signal()

    def __init__(self, method: Method, axis: Axis, translator: Translator) -> None:
        super().__init__()
        self.method, self.axis, self.translator = method, axis, translator
        count = len(method.impact_levels if axis is Axis.IMPACT else method.likelihood_levels)
        keys = tuple(str(level) for level in range(1, count + 1))
        self.tiles = OneOf(keys, columns=2 if count <= 4 else 3, parent=self)
        self.tiles.relabel({key: level_name(method, axis, int(key), translator) for key in keys}, translator)
        self.tiles.name(axis_text(axis, translator))
        for tile in self.tiles.buttons():
            tile.setAccessibleDescription(level_meaning(method, axis, int(tile.key), translator))
        self._meaning = TextLabel(look="caption")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.tiles)
        column.addWidget(self._meaning)
        self.tiles.chosen.connect(lambda _key: self._show())
        self.choose(1)

    @property
    def level(self) -> int:
        """The level chosen, from 1."""
        return int(self.tiles.key)

    def choose(self, level: int) -> None:
        """Choose a level."""
        self.tiles.choose(str(level))
        self._show()

    def _show(self) -> None:
        self.tiles.hide_clear()
        self._meaning.say(level_meaning(self.method, self.axis, self.level, self.translator))
        self.changed.emit()
