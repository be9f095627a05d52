"""For each risk a measure is meant for: whether the measure lowers it by itself, and on which axis."""

from collections.abc import Mapping

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from pia_wizard.i18n import Translator
from pia_wizard.questionnaire.model import Axis
from pia_wizard.ui.appearance import tokens
from pia_wizard.ui.assessment.reading_order import chain, in_reading_order
from pia_wizard.ui.editors.labels import TextLabel

_ONLY_MEANT = ""


class RiskAxes(QWidget):
    """One line per risk with a choice beside it."""

    def __init__(self, translator: Translator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.translator = translator
        self.choices: dict[str, QComboBox] = {}
        self._rows: dict[str, QWidget] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self._rule = TextLabel(look="caption")
        self._rule.say(
            translator.say(
                "要求事項を満たすと下がる分は、自動で数えます。"
                "それとは別に、この対策そのものがリスクを下げるときは「直接下げる」を選んでください。"
            )
        )
        self._column.addWidget(self._rule)

    def show_risks(self, titles: Mapping[str, str], axes: Mapping[str, Axis]) -> None:
        """Show these risks; what was chosen for one stays, a new one begins with what ``axes`` has."""
        for name in [name for name in self._rows if name not in titles]:
            row = self._rows.pop(name)
            del self.choices[name]
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        for name, title in titles.items():
            if name not in self._rows:
                self._add(name, title, str(axes.get(name, _ONLY_MEANT)))
        self._rule.setVisible(bool(titles))
        chain(list(in_reading_order(self)))

    def lowers(self) -> dict[str, Axis]:
        """Return the risks the measure lowers by itself, with the axis."""
        chosen = {name: str(box.currentData()) for name, box in self.choices.items()}
        return {name: Axis(axis) for name, axis in chosen.items() if axis != _ONLY_MEANT}

    def _add(self, name: str, title: str, axis: str) -> None:
        say = self.translator.say
        row, box = QWidget(self), QComboBox()
        box.addItem(say("要求事項を通じて下げる"), _ONLY_MEANT)
        box.addItem(say("起こりやすさを直接下げる"), str(Axis.LIKELIHOOD))
        box.addItem(say("影響度を直接下げる"), str(Axis.IMPACT))
        box.setCurrentIndex(max(0, box.findData(axis)))
        box.setAccessibleName(say("{risk}への効き方", risk=title))
        box.setFixedWidth(tokens.grown(250))
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(tokens.GAP)
        line.addWidget(TextLabel(title), 1)
        line.addWidget(box)
        self.choices[name], self._rows[name] = box, row
        self._column.addWidget(row)
        row.show()
