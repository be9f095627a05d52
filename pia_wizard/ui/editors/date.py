"""A day: typed as people write it, Japanese eras included, or picked from a calendar."""

from datetime import date

from PySide6.QtCore import QDate, QLocale, QPoint, Qt
from PySide6.QtWidgets import QCalendarWidget, QPushButton, QVBoxLayout, QWidget

from pia_wizard.i18n import Translator
from pia_wizard.ui.appearance import tokens
from pia_wizard.ui.editors.editor import Editor
from pia_wizard.ui.editors.one_line import OneLine
from pia_wizard.ui.editors.prompt import Prompt
from pia_wizard.ui.editors.typed_text import NotADateError, typed_date
from pia_wizard.ui.flow_row import FlowRow

_WIDTH_IN_DIGITS = 24


class DateEditor(Editor):
    """Gives a day as "YYYY-MM-DD", or None when emptied."""

    def __init__(self, prompt: Prompt, translator: Translator, parent: QWidget | None = None) -> None:
        super().__init__(prompt, translator, parent)
        self._day: date | None = None
        self.line = OneLine(self)
        self.line.setFixedWidth(self.fontMetrics().horizontalAdvance("0") * _WIDTH_IN_DIGITS)
        self.line.finished.connect(self._read)
        self.pick = QPushButton(self)
        self.pick.setProperty("look", "quiet")
        self.pick.clicked.connect(self._open_calendar)
        row = FlowRow(gap=tokens.GAP)
        row.addWidget(self.line)
        row.addWidget(self.pick)
        self.body.addLayout(row)
        self.finish()

    def set_value(self, value: object) -> None:
        """Show a day given as "YYYY-MM-DD"."""
        self.show_fault("")
        self._day = date.fromisoformat(value) if isinstance(value, str) else None
        self.line.show_text(self.translator.date(self._day) if self._day else "")

    def commit(self) -> None:
        """Commit what stands in the line."""
        self.line.finish()

    def fields(self) -> tuple[QWidget, ...]:
        """Return the line."""
        return (self.line,)

    def retranslate(self, translator: Translator) -> None:
        """Show the day as another language writes it."""
        self.line.setPlaceholderText(translator.say("例：2026/9/21"))
        self.pick.setText(translator.say("カレンダー"))
        if self._day and not self.fault:
            self.line.show_text(translator.date(self._day))
        super().retranslate(translator)

    def name_fields(self) -> None:
        """Name the button too."""
        super().name_fields()
        self.pick.setAccessibleName(self.translator.say("{asked} カレンダーから選ぶ", asked=self.asked))

    def _read(self, typed: str) -> None:
        try:
            day = typed_date(typed)
        except NotADateError as error:
            self.refuse(error)
        else:
            self.committed.emit(day.isoformat() if day else None)

    def _open_calendar(self) -> None:
        popup = Calendar(self._day, self.translator, self)
        popup.calendar.activated.connect(lambda day: self._take(popup, day))
        popup.calendar.clicked.connect(lambda day: self._take(popup, day))
        popup.move(self.line.mapToGlobal(QPoint(0, self.line.height() + 2)))
        popup.show()
        popup.calendar.setFocus()

    def _take(self, popup: QWidget, day: QDate) -> None:
        popup.close()
        self.line.setFocus()
        self.committed.emit(f"{day.year():04}-{day.month():02}-{day.day():02}")


class Calendar(QWidget):
    """A month to pick a day from; goes away when something else is clicked."""

    def __init__(self, day: date | None, translator: Translator, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.calendar = QCalendarWidget(self)
        self.calendar.setLocale(QLocale(translator.language))
        self.calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        if day:
            self.calendar.setSelectedDate(QDate(day.year, day.month, day.day))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.addWidget(self.calendar)
