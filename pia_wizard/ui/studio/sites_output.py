"""How the posters of many sites are to be written: one file or one each, their names, and what of faults."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QLineEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from pia_wizard.errors import PiaError
from pia_wizard.i18n import Translator
from pia_wizard.session.site_files import PATTERN, SiteFileNames
from pia_wizard.session.site_order import SitePlan
from pia_wizard.ui.appearance import tokens
from pia_wizard.ui.editors.labels import TextLabel, set_look
from pia_wizard.ui.flow_row import FlowRow

_PATTERN_WIDTH = 240


class SitesOutput(QWidget):
    """``sound`` is false while the pattern asks for what no site has."""

    changed = Signal()

    def __init__(self, translator: Translator) -> None:
        super().__init__()
        self._translator = translator
        self._plan: SitePlan | None = None
        self.sound = True
        self.one, self.each = QRadioButton(), QRadioButton()
        self.pattern, self.example = QLineEdit(PATTERN), TextLabel(look="caption")
        self.skip, self.record = QCheckBox(), QCheckBox()
        ways = QButtonGroup(self)
        for way in (self.one, self.each):
            ways.addButton(way)
            way.toggled.connect(self._show)
        self._say()
        self._lay_out()
        self.one.setChecked(True)
        self.record.setChecked(True)
        self.pattern.textChanged.connect(self._show)

    def show_plan(self, plan: SitePlan | None) -> None:
        """Show an example of a file's name from a list."""
        self._plan = plan
        self._show()

    def _say(self) -> None:
        say = self._translator.say
        self.one.setText(say("1つのPDFにまとめる"))
        self.each.setText(say("場所ごとに1つのPDF"))
        self.pattern.setAccessibleName(say("ファイル名の型"))
        self.pattern.setToolTip(
            say(
                "使えるもの：{number}（行番号）、{name}（名前）、{address}（住所）",
                number="{number}",
                name="{name}",
                address="{address}",
            )
        )
        self.skip.setText(say("作れない行を飛ばして、残りを作る"))
        self.record.setText(say("貼った掲示として記録する（回答が変わったとき、貼り替えをお知らせします）"))

    def _lay_out(self) -> None:
        ways, boxes = FlowRow(gap=tokens.SPACE), FlowRow(gap=tokens.SPACE)
        self.pattern.setFixedWidth(tokens.grown(_PATTERN_WIDTH))
        for widget in (self.one, self.each, self.pattern):
            ways.addWidget(widget)
        for box in (self.skip, self.record):
            boxes.addWidget(box)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(4)
        whole.addLayout(ways)
        whole.addWidget(self.example)
        whole.addLayout(boxes)
        self.example.hide()

    def _show(self) -> None:
        each = self.each.isChecked()
        self.pattern.setVisible(each)
        self.sound, words = True, ""
        if each and self._plan is not None and self._plan.sites.rows:
            row = self._plan.sites.rows[0]
            try:
                names = SiteFileNames(
                    self.pattern.text(), self._plan.columns, self._plan.table.rows[-1].number
                )
                words = self._translator.say("例：{name}", name=names.name(row))
            except PiaError as error:
                self.sound, words = False, self._translator.error(error).why
        self.example.say(words)
        self.example.setVisible(bool(words))
        set_look(self.example, "look", "caption" if self.sound else "fault")
        self.changed.emit()
