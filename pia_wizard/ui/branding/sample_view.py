"""A theme on real pages: the cover and the page behind it, made anew a moment after every change."""

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from pia_wizard.errors import PiaError
from pia_wizard.i18n import Translator
from pia_wizard.session.theme_preview import ThemePreview
from pia_wizard.theme import Theme
from pia_wizard.ui.appearance import tokens
from pia_wizard.ui.assessment.background import Job
from pia_wizard.ui.branding.pixmaps import image_of, pixmap_of

_WAIT = 250
"""Milliseconds after the last change."""

_PIXELS = 1100
"""How wide pages are rendered; they are shown smaller."""


class SampleView(QWidget):
    """Shows the last theme asked for that could be used; ``shown`` follows each time it is seen."""

    shown = Signal()

    def __init__(self, translator: Translator) -> None:
        super().__init__()
        self._preview = ThemePreview(translator)
        self._images: tuple[QImage, ...] = ()
        self._wanted: Theme | None = None
        self._busy = False
        self.pages = (QLabel(), QLabel())
        names = (translator.say("表紙の見本"), translator.say("2ページ目の見本"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(tokens.SPACE)
        for label, name in zip(self.pages, names, strict=True):
            label.setAccessibleName(name)
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
            label.setMinimumSize(160, 226)
            row.addWidget(label, 1)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_WAIT)
        self._timer.timeout.connect(self._make)

    def show_theme(self, theme: Theme) -> None:
        """Show a checked theme soon."""
        self._wanted = theme
        self._timer.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the pages into the new size."""
        super().resizeEvent(event)
        self._fit()

    def _make(self) -> None:
        if self._busy or self._wanted is None:
            return
        theme, self._wanted, self._busy = self._wanted, None, True
        preview = self._preview
        job = Job(lambda: tuple(image_of(found) for found in preview.pages(theme, _PIXELS)))
        job.done.connect(self._take)
        job.refused.connect(self._refuse)
        job.start()

    def _take(self, images: object) -> None:
        self._busy = False
        if isinstance(images, tuple):
            self._images = images
        self._fit()
        self.shown.emit()
        self._make()

    def _refuse(self, _error: PiaError) -> None:
        self._busy = False

    def _fit(self) -> None:
        for label, image in zip(self.pages, self._images, strict=False):
            room = QSize(label.width(), self.height())
            label.setPixmap(pixmap_of(image, room, self.devicePixelRatioF()))
