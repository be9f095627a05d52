"""What would change, as a page to read: a card for each kind of change."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout

from pia_wizard.i18n import Translator
from pia_wizard.questionnaire.compiled import Questionnaire
from pia_wizard.session.content_changes import ContentChanges
from pia_wizard.ui.assessment.gradual import Gradual
from pia_wizard.ui.assessment.scrolling import ScrollPage
from pia_wizard.ui.content.changes_words import Section, sections, summary_text
from pia_wizard.ui.editors.labels import TextLabel
from pia_wizard.ui.pieces import framed, rule


class ChangesView(ScrollPage):
    """Built a card at a time; the keyboard scrolls it."""

    def __init__(self) -> None:
        super().__init__(margin=4)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._cards = QVBoxLayout()
        self._cards.setSpacing(12)
        self.column.addLayout(self._cards)
        self.column.addStretch(1)
        self._gradual = Gradual(self, at_once=3)

    def show_changes(self, changes: ContentChanges, before: Questionnaire, translator: Translator) -> None:
        """Show these changes instead of what was shown; ``before`` is the questionnaire in use."""
        while item := self._cards.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        found = sections(changes, before, translator)
        told = [f"{section.heading} {len(section.lines)}" for section in found]
        self.setAccessibleName(translator.say("変わること"))
        self.setAccessibleDescription(" · ".join((summary_text(changes, translator), *told)))
        self.verticalScrollBar().setValue(0)
        self._gradual.start([partial(self._add, section) for section in found])

    def _add(self, section: Section) -> None:
        card = framed("card")
        grid = QGridLayout(card)
        grid.setContentsMargins(20, 14, 20, 12)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(0, 1)
        grid.addWidget(TextLabel(section.heading, look="heading"), 0, 0, 1, 2)
        for place, (about, becomes) in enumerate(section.lines):
            grid.addWidget(rule(), 2 * place + 1, 0, 1, 2)
            grid.addWidget(TextLabel(about), 2 * place + 2, 0, 1, 1 if becomes else 2)
            if becomes:
                label = TextLabel(becomes, look="strong")
                label.setWordWrap(False)
                grid.addWidget(label, 2 * place + 2, 1, Qt.AlignmentFlag.AlignTop)
        self._cards.addWidget(card)
