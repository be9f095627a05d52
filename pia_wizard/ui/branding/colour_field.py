"""One colour of a theme: its code to type, a swatch, and whether it can be read where it is used."""

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from pia_wizard.i18n import Translator
from pia_wizard.theme.checks import Pairing
from pia_wizard.theme.contrast import ENOUGH, colour_code
from pia_wizard.ui.appearance import tokens
from pia_wizard.ui.appearance.palettes import colours_of
from pia_wizard.ui.editors.labels import TextLabel, set_look
from pia_wizard.ui.pieces import push_button

_CODE_WIDTH = 110


class _Swatch(QWidget):
    """A patch of a colour, or crossed out where there is none."""

    def __init__(self) -> None:
        super().__init__()
        self.code = ""
        self.setFixedSize(QSize(tokens.CONTROL_HEIGHT, tokens.CONTROL_HEIGHT))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(colours_of(self).border), 1))
        if self.code:
            painter.setBrush(QColor(f"#{self.code}"))
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(box, tokens.CONTROL_RADIUS, tokens.CONTROL_RADIUS)
        if not self.code:
            painter.drawLine(box.bottomLeft(), box.topRight())
        painter.end()


class ColourField(QWidget):
    """``changed`` follows every typed character; ``code`` is the colour, or nothing while it is none."""

    changed = Signal()

    def __init__(self, name: str, translator: Translator) -> None:
        super().__init__()
        self._translator = translator
        self.nearest = ""
        self.typed, self._swatch = QLineEdit(), _Swatch()
        self.typed.setAccessibleName(name)
        self.typed.setFixedWidth(tokens.grown(_CODE_WIDTH))
        self.typed.setMaxLength(7)
        self.told = TextLabel(look="caption")
        self.mend = push_button("link")
        self.mend.hide()
        label = TextLabel(name)
        row = QHBoxLayout()
        row.setSpacing(tokens.GAP)
        row.addWidget(label, 1)
        row.addWidget(self._swatch)
        row.addWidget(self.typed)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(tokens.HAIR)
        whole.addLayout(row)
        whole.addWidget(self.told)
        below = QHBoxLayout()
        below.addWidget(self.mend)
        below.addStretch(1)
        whole.addLayout(below)
        self.typed.textChanged.connect(self._show)
        self.mend.clicked.connect(lambda: self.typed.setText(f"#{self.nearest}"))

    @property
    def code(self) -> str:
        """The colour as six digits, or nothing."""
        return colour_code(self.typed.text())

    def put(self, code: str) -> None:
        """Show a colour."""
        self.typed.setText(f"#{code}")

    def judge(self, pairings: tuple[Pairing, ...], nearest: str) -> None:
        """Tell the contrasts of this colour, and offer the nearest one that has enough."""
        say = self._translator.say
        lines = [
            say(
                "{ink}と{ground}：{ratio} 対 1（{verdict}）",
                ink=say(pair.ink),
                ground=say(pair.ground),
                ratio=self._translator.number(int(pair.ratio * 10) / 10),
                verdict=say("読めます") if pair.enough else say("足りません。4.5 対 1 以上にします"),
            )
            for pair in pairings
        ]
        wrong = any(pair.ratio < ENOUGH for pair in pairings)
        self._tell("\n".join(lines), wrong=wrong)
        self.nearest = nearest if wrong else ""
        self.mend.setText(say("#{code} に直す", code=self.nearest))
        self.mend.setVisible(bool(self.nearest))

    def _show(self) -> None:
        self._swatch.code = self.code
        self._swatch.update()
        if not self.code:
            self._tell(self._translator.say("1f4e79 のように、16進数6桁で書いてください。"), wrong=True)
            self.mend.hide()
        self.changed.emit()

    def _tell(self, text: str, *, wrong: bool) -> None:
        self.told.say(text)
        self.told.setVisible(bool(text))
        set_look(self.told, "look", "not_met" if wrong else "caption")
        self.typed.setAccessibleDescription(text)
