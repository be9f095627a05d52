"""Whether a requirement or a step has a measure: the button that plans one, or the measure planned."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from pia_wizard.assessment.model import Measure
from pia_wizard.i18n import Translator
from pia_wizard.ui.appearance.shapes import Shape
from pia_wizard.ui.editors.labels import TextLabel
from pia_wizard.ui.messages import Sign
from pia_wizard.ui.pieces import push_button

_MOST_OF_TITLE = 36


class PlanRow(QWidget):
    """``added``: the user wants a measure; ``asked_measure`` carries the id of the one to be shown."""

    added = Signal()
    asked_measure = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.line = QHBoxLayout(self)
        self.line.setContentsMargins(0, 4, 0, 0)
        self.line.setSpacing(12)

    def add_link(self, text: str, about: str) -> QPushButton:
        """Add one more button behind those there are; ``about`` is for screen readers."""
        link = push_button("link")
        link.setText(text)
        link.setAccessibleDescription(about)
        self.line.addWidget(link)
        return link


def plan_row(plan: Measure | None, about: str, translator: Translator) -> PlanRow:
    """Return the row; ``about`` says to screen readers what the button is for."""
    row = PlanRow()
    if plan is None:
        add = push_button()
        add.setText(translator.say("対策に加える"))
        add.setAccessibleDescription(about)
        add.clicked.connect(row.added)
        row.line.addWidget(add)
        return row
    row.line.addWidget(Sign(Shape.MET if plan.status == "done" else Shape.INFORMATION, 16))
    row.line.addWidget(TextLabel(_told(plan, translator), look="accent"), 1)
    show = row.add_link(translator.say("対策を見る"), plan.title)
    show.clicked.connect(lambda: row.asked_measure.emit(plan.id))
    return row


def _told(plan: Measure, translator: Translator) -> str:
    title = " ".join(plan.title.split())
    title = title if len(title) <= _MOST_OF_TITLE else title[:_MOST_OF_TITLE] + "…"
    if plan.status == "done":
        return translator.say("対策「{title}」は完了しています。回答も見直してください。", title=title)
    if plan.due is None:
        return translator.say("対策の予定あり：「{title}」（期限は未定）", title=title)
    day = translator.date(plan.due)
    return translator.say("対策の予定あり：「{title}」（期限 {day}）", title=title, day=day)
