"""Choosing paper, which way up, and from how far the notice is read."""

from dataclasses import replace

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QRadioButton

from pia_wizard.i18n import Translator
from pia_wizard.session.notice_wishes import DISTANCES, NoticeWish
from pia_wizard.signage.sheet import Format
from pia_wizard.ui.editors.labels import TextLabel
from pia_wizard.ui.studio.card import ChoiceCard
from pia_wizard.ui.studio.narrow import narrow_box


class PaperCard(ChoiceCard):
    """The kind's suitable papers stand first, and are called so."""

    def __init__(self, translator: Translator) -> None:
        super().__init__()
        self.format, self.distance = narrow_box(), narrow_box()
        self.portrait, self.landscape = QRadioButton(), QRadioButton()
        self._distance_name = TextLabel(look="caption")
        self._suitable: tuple[str, ...] = ()
        self._chosen = ""
        ways = QButtonGroup(self)
        row = QHBoxLayout()
        for way in (self.portrait, self.landscape):
            ways.addButton(way)
            row.addWidget(way)
        row.addStretch(1)
        self.column.addWidget(self.format)
        self.column.addLayout(row)
        self.add_named(self._distance_name, self.distance)
        self.format.activated.connect(self._choose_format)
        self.distance.activated.connect(lambda _row: self.changed.emit())
        for way in (self.portrait, self.landscape):
            way.clicked.connect(self.changed)
        self.retranslate(translator)

    def put(self, wish: NoticeWish, used: Format, suitable: tuple[str, ...]) -> None:
        """Show what was chosen; ``used`` is the paper it comes to."""
        self._chosen = wish.format
        if self._suitable != suitable:
            self._suitable = suitable
            self._list_formats()
        with QSignalBlocker(self.format), QSignalBlocker(self.distance):
            self.format.setCurrentIndex(self.format.findData(used.key))
            self.distance.setItemText(0, self._own_distance(used))
            self.distance.setCurrentIndex(max(0, self.distance.findData(wish.distance)))
        (self.landscape if wish.landscape else self.portrait).setChecked(True)

    def given(self, wish: NoticeWish) -> NoticeWish:
        """Return the choices with what is chosen here."""
        return replace(
            wish,
            format=self._chosen,
            landscape=self.landscape.isChecked(),
            distance=self.distance.currentData(),
        )

    def retranslate(self, translator: Translator) -> None:
        """Set all words."""
        self._translator = translator
        say = translator.say
        self.heading.say(say("紙の大きさと向き"))
        self.format.setAccessibleName(say("用紙の大きさ"))
        self.portrait.setText(say("縦"))
        self.landscape.setText(say("横"))
        self._distance_name.say(say("見出しを読む距離"))
        self.distance.setAccessibleName(say("見出しを読む距離"))
        self._list_formats()
        with QSignalBlocker(self.distance):
            held = self.distance.currentIndex()
            self.distance.clear()
            self.distance.addItem(say("用紙に合わせる"), None)
            for metres in DISTANCES:
                self.distance.addItem(say("{n} m", n=translator.number(metres)), metres)
            self.distance.setCurrentIndex(max(0, held))

    def _own_distance(self, used: Format) -> str:
        metres = self._translator.number(used.distance)
        return self._translator.say("用紙に合わせる（{n} m）", n=metres)

    def _list_formats(self) -> None:
        say = self._translator.say
        held = self.format.currentData()
        formats = {paper.key: paper for paper in Format}
        first = [formats[key] for key in self._suitable]
        with QSignalBlocker(self.format):
            self.format.clear()
            for paper in (*first, *(other for other in Format if other not in first)):
                title = say(paper.title)
                if not paper.sticker:
                    title = f"{title} ({paper.width}×{paper.height} mm)"
                if paper.key in self._suitable[:1]:
                    title = say("{paper}・標準", paper=title)
                self.format.addItem(title, paper.key)
            self.format.setCurrentIndex(self.format.findData(held))

    def _choose_format(self, _row: int) -> None:
        self._chosen = str(self.format.currentData())
        self.changed.emit()
