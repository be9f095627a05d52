"""The logo of a theme: chosen as a file, or dropped; shown as it will be printed."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QImage, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from pia_wizard.i18n import Translator
from pia_wizard.session.themes import read_logo
from pia_wizard.theme import Logo
from pia_wizard.ui.appearance import tokens
from pia_wizard.ui.branding.pixmaps import pixmap_of
from pia_wizard.ui.choosing_files import chosen_file
from pia_wizard.ui.dropping import dropped_files
from pia_wizard.ui.editors.labels import TextLabel
from pia_wizard.ui.messages import telling
from pia_wizard.ui.pieces import framed, push_button

_ROOM = QSize(240, 64)
_ENDINGS = (".png", ".svg")


class LogoField(QWidget):
    """``logo`` is what was chosen, or None; what cannot be used is told and changes nothing."""

    changed = Signal()

    def __init__(self, translator: Translator, seen: Callable[[Logo], QImage]) -> None:
        super().__init__()
        self._translator = translator
        self._seen = seen
        self.logo: Logo | None = None
        self.setAcceptDrops(True)
        say = translator.say
        self._picture = QLabel()
        self._picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._picture.setMinimumSize(_ROOM.width() + 16, _ROOM.height() + 16)
        ground = framed("inset")
        inside = QVBoxLayout(ground)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self._picture)
        self.choose, self.remove = push_button(), push_button("quiet")
        self.choose.setText(say("画像を選ぶ…"))
        self.choose.setAccessibleName(say("ロゴの画像を選ぶ"))
        self.remove.setText(say("外す"))
        self.remove.setAccessibleName(say("ロゴを外す"))
        row = QHBoxLayout()
        row.setSpacing(tokens.GAP)
        row.addWidget(self.choose)
        row.addWidget(self.remove)
        row.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(tokens.GAP)
        whole.addWidget(ground)
        whole.addLayout(row)
        hint = say("PNG か、単色の図形だけの SVG を使えます。ここに放しても選べます。")
        whole.addWidget(TextLabel(hint, look="caption"))
        self.choose.clicked.connect(self._ask)
        self.remove.clicked.connect(lambda: self._set(None))
        self.put(None)

    def put(self, logo: Logo | None) -> None:
        """Show a logo, or that there is none."""
        self.logo = logo
        say = self._translator.say
        self.remove.setEnabled(logo is not None)
        if logo is None:
            self._picture.setPixmap(QPixmap())
            self._picture.setText(say("ロゴはありません"))
            self._picture.setStyleSheet("")
            return
        self._picture.setPixmap(pixmap_of(self._seen(logo), _ROOM, self.devicePixelRatioF()))
        self._picture.setStyleSheet("background: white; border-radius: 6px;")
        self._picture.setAccessibleName(say("選んだロゴ"))

    def take(self, path: Path) -> None:
        """Use the picture of a file, or tell why not."""
        with telling(self, lambda: self._translator):
            self._set(read_logo(path))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Accept pictures of the two sorts."""
        if dropped_files(event.mimeData(), _ENDINGS):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Use the first picture."""
        event.acceptProposedAction()
        self.take(dropped_files(event.mimeData(), _ENDINGS)[0])

    def _set(self, logo: Logo | None) -> None:
        self.put(logo)
        self.changed.emit()

    def _ask(self) -> None:
        say = self._translator.say
        kinds = [say("画像 (*.png *.svg)")]
        path = chosen_file(self, say("ロゴの画像を選ぶ"), kinds, self._translator, purpose="logos")
        if path is not None:
            self.take(path)
