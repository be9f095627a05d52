"""Choosing one of three designs, and a company's colours, with their contrast told as they are typed."""

from dataclasses import replace

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QVBoxLayout, QWidget

from pia_wizard.errors import N_, PiaError
from pia_wizard.i18n import Translator
from pia_wizard.session.notice_wishes import COMPANY, DESIGNS, NoticeWish
from pia_wizard.signage.design import Design, company_design
from pia_wizard.theme.checks import Pairing
from pia_wizard.theme.contrast import colour_code, contrast, nearest
from pia_wizard.ui.branding.colour_field import ColourField
from pia_wizard.ui.studio.card import ChoiceCard

_TITLES = {"blue": N_("案内の青"), "contrast": N_("白地に黒（読みやすさ優先）"), COMPANY: N_("会社の色")}
_ICON = QSize(26, 18)


class DesignCard(ChoiceCard):
    """A company's letters are black or white unless another colour is typed."""

    def __init__(self, translator: Translator) -> None:
        super().__init__()
        self.ways: dict[str, QRadioButton] = {}
        group = QButtonGroup(self)
        for key in _TITLES:
            way = QRadioButton()
            way.setIconSize(_ICON)
            way.clicked.connect(self._choose)
            group.addButton(way)
            self.column.addWidget(way)
            self.ways[key] = way
        self._colours = QWidget()
        self._fields = QVBoxLayout(self._colours)
        self._fields.setContentsMargins(26, 0, 0, 0)
        self.ground: ColourField
        self.letters: ColourField
        self._silent = False
        self.column.addWidget(self._colours)
        self.retranslate(translator)

    def put(self, wish: NoticeWish) -> None:
        """Show what was chosen."""
        self._silent = True
        self.ways[wish.design if wish.design in self.ways else "blue"].setChecked(True)
        if colour_code(wish.ground) != self.ground.code:
            self.ground.put(wish.ground)
        letters = wish.letters or _readable(wish.ground)
        if colour_code(letters) != self.letters.code:
            self.letters.put(letters)
        self._silent = False
        self._show()

    def given(self, wish: NoticeWish) -> NoticeWish:
        """Return the choices with what is chosen here; a colour that is none changes nothing."""
        design = next((key for key, way in self.ways.items() if way.isChecked()), wish.design)
        ground = self.ground.code or wish.ground
        letters = self.letters.code or wish.letters
        return replace(wish, design=design, ground=ground, letters=letters)

    def retranslate(self, translator: Translator) -> None:
        """Set all words."""
        self._translator = translator
        self.heading.say(translator.say("デザイン"))
        for key, way in self.ways.items():
            way.setText(translator.say(_TITLES[key]))
        held = (self.ground.code, self.letters.code) if self._fields.count() else ("", "")
        while item := self._fields.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        self.ground = ColourField(translator.say("見出しの地の色"), translator)
        self.letters = ColourField(translator.say("見出しの文字の色"), translator)
        for field, code in zip((self.ground, self.letters), held, strict=True):
            if code:
                field.put(code)
            field.changed.connect(self._type)
            self._fields.addWidget(field)
        self._show()

    def _choose(self) -> None:
        self._show()
        self.changed.emit()

    def _type(self) -> None:
        self._show()
        if not self._silent and self.ground.code and self.letters.code:
            self.changed.emit()

    def _show(self) -> None:
        company = self.ways[COMPANY].isChecked()
        self._colours.setVisible(company)
        shown = {**DESIGNS, COMPANY: _company(self.ground.code, self.letters.code)}
        for key, way in self.ways.items():
            design = shown[key]
            if design is not None:
                way.setIcon(_swatch(design, self.devicePixelRatioF()))
        ground, letters = self.ground.code, self.letters.code
        if ground and letters:
            ratio = contrast(letters, ground)
            pair = Pairing("letters", N_("文字"), letters, N_("地"), ground, ratio)
            self.letters.judge((pair,), nearest(letters, ground))


def _company(ground: str, letters: str) -> Design | None:
    try:
        return company_design(ground, letters)
    except PiaError:
        return None


def _readable(ground: str) -> str:
    """Return white or black, whichever is easier to read on a colour."""
    code = colour_code(ground)
    return max(("ffffff", "000000"), key=lambda ink: contrast(ink, code)) if code else "ffffff"


def _swatch(design: Design, ratio: float) -> QIcon:
    """Return a small notice: letters on its ground."""
    pixmap = QPixmap(_ICON * ratio)
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    edge = QColor.fromRgbF(*design.rule) if design.framed else QColor.fromRgbF(*design.ground)
    painter.setPen(QPen(edge, 1.5 if design.framed else 0.5))
    painter.setBrush(QColor.fromRgbF(*design.ground))
    painter.drawRoundedRect(QRectF(1, 1, _ICON.width() - 2, _ICON.height() - 2), 2, 2)
    painter.setPen(QPen(QColor.fromRgbF(*design.on_ground), 2))
    painter.drawLine(6, 7, _ICON.width() - 6, 7)
    painter.drawLine(6, 11, _ICON.width() - 11, 11)
    painter.end()
    return QIcon(pixmap)
