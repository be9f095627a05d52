"""Which column of a list stands for what: guessed from the titles, and open to change."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pia_wizard.exchange.site_list import (
    ADDRESS,
    LANGUAGES_TARGET,
    NAME,
    PHONE,
    SIZE_TARGET,
    URL,
    Columns,
    guessed_columns,
)
from pia_wizard.i18n import Translator
from pia_wizard.ui.assessment.scrolling import ScrollPage
from pia_wizard.ui.editors.labels import TextLabel
from pia_wizard.ui.pieces import CalmBox
from pia_wizard.ui.studio.narrow import narrow_box

_FIRST = (NAME, ADDRESS, PHONE, URL, LANGUAGES_TARGET, SIZE_TARGET)
_UNUSED = -1


class SitesColumns(ScrollPage):
    """``changed`` comes only from the user; ``columns`` is what is chosen now."""

    changed = Signal()

    def __init__(self, asks: Mapping[str, str], translator: Translator) -> None:
        super().__init__(margin=0)
        self._asks = asks
        self._translator = translator
        self.boxes: dict[str, CalmBox] = {}
        self.column.setContentsMargins(0, 0, 10, 0)
        self.column.setSpacing(8)
        targets = (*asks, LANGUAGES_TARGET, SIZE_TARGET)
        first = [target for target in _FIRST if target in targets]
        for target in (*first, *(other for other in targets if other not in first)):
            self.column.addWidget(self._row(target))
        self.column.addStretch(1)
        self.setEnabled(False)

    def show_titles(self, titles: Sequence[str]) -> None:
        """Offer the columns of a table, each target's likeliest one chosen."""
        guessed = guessed_columns(titles, self._asks)
        for target, box in self.boxes.items():
            with QSignalBlocker(box):
                box.clear()
                box.addItem(self._translator.say("（使わない）"), _UNUSED)
                for number, title in enumerate(titles):
                    if title:
                        box.addItem(title, number)
                box.setCurrentIndex(max(0, box.findData(guessed.get(target, _UNUSED))))
        self.setEnabled(True)

    @property
    def columns(self) -> Columns:
        """The number of the column for each target that has one."""
        chosen = {target: box.currentData() for target, box in self.boxes.items()}
        return {target: number for target, number in chosen.items() if number is not None and number >= 0}

    def title(self, target: str) -> str:
        """Return what a target is called."""
        say = self._translator.say
        known = {
            NAME: say("名前（必須）"),
            ADDRESS: say("住所"),
            PHONE: say("問い合わせ先"),
            URL: say("告知のウェブページ"),
            LANGUAGES_TARGET: say("言語"),
            SIZE_TARGET: say("用紙の大きさ"),
        }
        return known.get(target) or self._asks[target]

    def _row(self, target: str) -> QWidget:
        row, box = QWidget(), narrow_box()
        column = QVBoxLayout(row)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(TextLabel(self.title(target), look="caption"))
        column.addWidget(box)
        box.setAccessibleName(self.title(target))
        box.activated.connect(lambda _row: self.changed.emit())
        self.boxes[target] = box
        return row
