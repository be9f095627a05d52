"""Dialogs whose form is scrolled where the screen is too low or too narrow for all of it."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QScrollArea, QVBoxLayout, QWidget

from pia_wizard.ui.appearance import tokens
from pia_wizard.ui.appearance.room import screen_room
from pia_wizard.ui.assessment.reading_order import chain, in_reading_order


class FormScroll(QScrollArea):
    """Holds a form and asks for as much room as it needs, within the dialog's screen.

    ``beside`` is the height the dialog needs for what stands above and below the form.
    """

    def __init__(self, form: QWidget, beside: int, dialog: QDialog) -> None:
        super().__init__(dialog)
        self._beside = beside
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidgetResizable(True)
        self._form = form
        form.setProperty("look", "page")
        self.setWidget(form)

    def sizeHint(self) -> QSize:
        """Return the size of the form, but not more than the screen has."""
        room = screen_room(self) - QSize(0, self._beside)
        needed, layout = self._form.sizeHint(), self._form.layout()
        if layout is not None and layout.hasHeightForWidth():
            needed.setHeight(layout.totalHeightForWidth(needed.width()))
        bar = self.verticalScrollBar().sizeHint().width()
        return (needed + QSize(bar + 2 * self.frameWidth(), 2 * self.frameWidth())).boundedTo(room)

    def minimumSizeHint(self) -> QSize:
        """Return the same: the dialog is as large as it can be."""
        return self.sizeHint()


class FittedDialog(QDialog):
    """As wide as it is meant to be and as high as ``form`` and ``foot`` need, within its screen.

    Where that is too low, the form is scrolled; the foot, with the buttons, always stays in view.
    """

    def __init__(self, width: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedWidth(min(tokens.grown(width), screen_room(self).width()))
        inside = QWidget()
        inside.setProperty("look", "page")
        self.form, self.foot = QVBoxLayout(inside), QVBoxLayout()
        margin = tokens.SECTION
        self.form.setContentsMargins(margin, margin, margin, tokens.GAP)
        self.foot.setContentsMargins(margin, tokens.GAP, margin, margin)
        for part in (self.form, self.foot):
            part.setSpacing(tokens.GAP)
        self._scrolled = QScrollArea(self)
        self._scrolled.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scrolled.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scrolled.setWidgetResizable(True)
        self._scrolled.setWidget(inside)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._scrolled, 1)
        whole.addLayout(self.foot)

    def showEvent(self, event: QShowEvent) -> None:
        """Be as high as the wrapped lines need; Qt would take the height they need unwrapped."""
        super().showEvent(event)
        self.fit()

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: FBT001 - Qt's signature
        """Let the Tab key go as the dialog is read, also where parts of it were built since."""
        chain(list(in_reading_order(self)))
        return super().focusNextPrevChild(forward)

    def fit(self) -> None:
        """Be as high as what is shown now needs."""
        if self.minimumHeight() < self.maximumHeight():
            needed = sum(_height(part, self.width()) for part in (self.form, self.foot))
            room, policy = screen_room(self).height(), Qt.ScrollBarPolicy
            fits = needed <= room  # a bar shown for a moment would wrap lines that need it then
            self._scrolled.setVerticalScrollBarPolicy(
                policy.ScrollBarAlwaysOff if fits else policy.ScrollBarAsNeeded
            )
            self.resize(self.width(), min(needed, room))

    def show_field(self, field: QWidget) -> None:
        """Put the cursor into a field, and the field in view."""
        field.setFocus()
        self._scrolled.ensureWidgetVisible(field)


def _height(part: QVBoxLayout, width: int) -> int:
    part.activate()
    return part.totalHeightForWidth(width) if part.hasHeightForWidth() else part.totalSizeHint().height()
