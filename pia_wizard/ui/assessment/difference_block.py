"""A matter on which the chosen guidelines differ: the strictest position, the others on a click."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from pia_wizard.evaluation.model import Disagreement
from pia_wizard.evaluation.reasons import position_text, source_text
from pia_wizard.i18n import Translator
from pia_wizard.session.assessment_session import AssessmentSession
from pia_wizard.ui.editors.labels import TextLabel
from pia_wizard.ui.pieces import push_button


class DifferenceBlock(QFrame):
    """Hidden while the guidelines do not differ as things are answered now."""

    def __init__(
        self,
        difference: str,
        session: AssessmentSession,
        translator: Translator,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("look", "notice")
        self.difference, self.session = difference, session
        self._found: Disagreement | None = None
        self._head, self._strictest = TextLabel(look="strong"), TextLabel()
        self._others = TextLabel(look="caption")
        self._others.hide()
        self.more = push_button("link")
        self.more.setCheckable(True)
        self.more.toggled.connect(self._others.setVisible)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 8)
        column.setSpacing(4)
        for label in (self._head, self._strictest):
            column.addWidget(label)
        row = QHBoxLayout()
        row.addWidget(self.more)
        row.addStretch(1)
        column.addLayout(row)
        column.addWidget(self._others)
        self.retranslate(translator)

    def refresh(self) -> None:
        """Show the matter as it stands now; nothing happens if it stands as it did."""
        found = self.session.evaluation.disagreements[self.difference]
        if found != self._found:
            self._found = found
            self._word()
            self.setVisible(found.differs is True)

    def retranslate(self, translator: Translator) -> None:
        """Show all words in another language."""
        self.translator = translator
        self._found = None
        self.refresh()

    def _word(self) -> None:
        questionnaire, words, found = self.session.questionnaire, self.translator, self._found
        if found is None or not found.strictest:
            return
        matter = questionnaire.differences[self.difference].difference
        title = words.content(f"difference.{matter.id}.title", matter.title)
        self._head.say(words.say("基準の間に違いがあります（{matter}）。", matter=title))
        self._strictest.say(words.say("最も厳しいのは{position}。", position=self._told(found.strictest)))
        others = [p for p in found.positions if p.requirement != found.strictest and p.applies is not False]
        n = len(others)
        self.more.setText(words.say_n("ほかの定め{n}件", "ほかの定め{n}件", n))
        self.more.setAccessibleDescription(title)
        lines = [self._told(p.requirement) for p in others if p.applies]
        lines += [
            words.say("{position}（当てはまるか未確定）", position=self._told(p.requirement))
            for p in others
            if p.applies is None
        ]
        about = words.content(f"difference.{matter.id}.about", matter.about)
        self._others.say("\n".join((*lines, *((about,) if about else ()))))

    def _told(self, requirement: str) -> str:
        questionnaire, words = self.session.questionnaire, self.translator
        return words.say(
            "{source}（{says}）",
            source=source_text(requirement, questionnaire, words),
            says=position_text(self.difference, requirement, questionnaire, words),
        )
