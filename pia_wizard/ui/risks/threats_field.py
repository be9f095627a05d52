"""The ways in which a risk comes about: one line each, through which supporting asset and how."""

from collections.abc import Iterable

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pia_wizard.evaluation.risk_words import asset_text
from pia_wizard.i18n import Translator
from pia_wizard.questionnaire.model import Asset, Threat
from pia_wizard.ui.appearance import tokens
from pia_wizard.ui.editors.one_line import OneLine
from pia_wizard.ui.pieces import CalmBox, push_button

_MOST = 12


class ThreatLine(QWidget):
    """One threat being written."""

    def __init__(self, threat: Threat, translator: Translator) -> None:
        super().__init__()
        say = translator.say
        self.asset = CalmBox()
        for asset in Asset:
            self.asset.addItem(asset_text(asset, translator), asset)
        self.asset.setCurrentIndex(list(Asset).index(threat.asset))
        self.asset.setFixedWidth(tokens.grown(190))
        self.asset.setAccessibleName(say("何を通して起こるか"))
        self.says = OneLine(self)
        self.says.show_text(threat.says)
        self.says.setPlaceholderText(say("例：鍵のない棚に、だれでも近づけます。"))
        self.says.setAccessibleName(say("どのように起こるか"))
        self.remove = push_button("link")
        self.remove.setText(say("削除"))
        self.remove.setAccessibleName(say("この起こり方を削除"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.asset)
        row.addWidget(self.says, 1)
        row.addWidget(self.remove)

    @property
    def threat(self) -> Threat:
        """What is written."""
        return Threat(asset=self.asset.currentData(), says=self.says.text().strip())


class ThreatsField(QWidget):
    """Lines that can be added and removed; empty ones are left out."""

    def __init__(self, threats: Iterable[Threat], translator: Translator) -> None:
        super().__init__()
        self.translator = translator
        self.lines: list[ThreatLine] = []
        self.add = push_button()
        self.add.setText(translator.say("起こり方を追加"))
        self.add.clicked.connect(self._add_empty)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        row = QHBoxLayout()
        row.addWidget(self.add)
        row.addStretch(1)
        self._column.addLayout(row)
        for threat in threats:
            self._add(threat)

    def threats(self) -> tuple[Threat, ...]:
        """Return what is written."""
        return tuple(line.threat for line in self.lines if line.threat.says)

    def _add(self, threat: Threat) -> ThreatLine:
        line = ThreatLine(threat, self.translator)
        self._column.insertWidget(len(self.lines), line)
        before: QWidget | None = self.lines[-1].remove if self.lines else None
        for field in (line.asset, line.says, line.remove, self.add):
            if before is not None:
                QWidget.setTabOrder(before, field)
            before = field
        line.remove.clicked.connect(lambda: self._remove(line))
        self.lines.append(line)
        self.add.setVisible(len(self.lines) < _MOST)
        return line

    def _add_empty(self) -> None:
        self._add(Threat(asset=Asset.PEOPLE, says="")).asset.setFocus()

    def _remove(self, line: ThreatLine) -> None:
        self.lines.remove(line)
        line.hide()
        line.deleteLater()
        self.add.show()
        self.add.setFocus()
