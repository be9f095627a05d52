"""A dialog whose form is scrolled where the screen is too low or too narrow for all of it."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QScrollArea, QWidget

from pia_wizard.ui.appearance.room import screen_room


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
