"""The wizard's first three pages: questions in a column, one of them with the assessment's title."""

from collections.abc import Collection

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWizardPage

from pia_wizard.assessment.model import Value
from pia_wizard.i18n import Translator
from pia_wizard.questionnaire.model import Question
from pia_wizard.ui.appearance import tokens
from pia_wizard.ui.assessment.reading_order import chain, in_reading_order
from pia_wizard.ui.assessment.scrolling import ScrollPage
from pia_wizard.ui.editors.labels import TextLabel
from pia_wizard.ui.new_assessment.plan import NAME
from pia_wizard.ui.new_assessment.question_field import QuestionField


class ColumnPage(QWizardPage):
    """A heading, a line below it, a column that scrolls, and a foot that stays in view."""

    def __init__(self, heading: str, about: str) -> None:
        super().__init__()
        self.setAccessibleName(heading)
        scroll = ScrollPage()
        self.column = scroll.column
        self.column.setContentsMargins(tokens.PAGE, tokens.SPACE, tokens.PAGE, tokens.SECTION)
        self.column.setSpacing(tokens.SECTION)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, tokens.SECTION, 0, 0)
        whole.setSpacing(0)
        head = QVBoxLayout()
        head.setContentsMargins(tokens.PAGE, 0, tokens.PAGE, tokens.GAP)
        head.setSpacing(0)
        head.addWidget(TextLabel(heading, look="title"))
        head.addWidget(TextLabel(about, look="muted"))
        whole.addLayout(head)
        whole.addWidget(scroll, 1)
        self.foot = QVBoxLayout()
        whole.addLayout(self.foot)


class QuestionsPage(ColumnPage):
    """Asks some of the questions; ``required`` names those that may not stay empty.

    ``changed`` when an answer became another: it may decide which questions are asked.
    """

    changed = Signal()

    def __init__(
        self,
        words: tuple[str, str],
        questions: tuple[Question, ...],
        translator: Translator,
        required: tuple[str, ...] = (),
    ) -> None:
        super().__init__(*words)
        self.fields = tuple(QuestionField(question, translator) for question in questions)
        self._required = required
        self._asked = frozenset(question.id for question in questions)
        for field in self.fields:
            field.changed.connect(self.changed)
            self.column.addWidget(field)
        self.column.addStretch(1)

    def show_only(self, asked: Collection[str]) -> None:
        """Show those of its questions that are asked now; the others keep what was answered."""
        self._asked = frozenset(field.question.id for field in self.fields if field.question.id in asked)
        for field in self.fields:
            field.setVisible(field.question.id in self._asked)

    def initializePage(self) -> None:
        """Put the cursor into the first field."""
        shown = self._shown()
        if shown:
            shown[0].editor.focus()

    def validatePage(self) -> bool:
        """Commit every field; go to the first one that does not fit or misses its answer."""
        for field in self._shown():
            if not field.fits() or (field.question.id in self._required and not field.require()):
                field.editor.focus()
                return False
        return True

    def answers(self) -> dict[str, Value]:
        """Return the answers given so far to what is asked, by question id."""
        return {field.question.id: field.value for field in self._shown() if field.value is not None}

    def _shown(self) -> list[QuestionField]:
        return [field for field in self.fields if field.question.id in self._asked]


class WhatPage(QuestionsPage):
    """Asks for the site's name and for the assessment's title, which follows it until it is changed."""

    def __init__(self, questions: tuple[Question, ...], translator: Translator) -> None:
        say = translator.say
        words = say("何を評価しますか"), say("一つのカメラシステムを、一つの評価にします。")
        super().__init__(words, questions, translator, required=(NAME,))
        self._translator = translator
        self.title_line = QLineEdit()
        self.title_line.setMaxLength(200)
        self.title_line.setAccessibleName(say("評価の名前"))
        self._by_hand = False
        self.title_line.textEdited.connect(self._keep)
        box = QVBoxLayout()
        box.setSpacing(tokens.HAIR)
        box.addWidget(TextLabel(say("評価の名前"), look="ask"))
        box.addWidget(
            TextLabel(say("一覧と報告書の表題に使います。あとから見て分かる名前にします。"), look="caption")
        )
        box.addSpacing(tokens.HAIR)
        box.addWidget(self.title_line)
        self.column.insertLayout(sum(question.id == NAME for question in questions), box)
        chain(list(in_reading_order(self)))
        self.changed.connect(self._follow)

    def assessment_title(self) -> str:
        """Return the assessment's title."""
        return self.title_line.text().strip() or self._proposed()

    def validatePage(self) -> bool:
        """Check the fields; an emptied title is proposed again."""
        if not super().validatePage():
            return False
        self.title_line.setText(self.assessment_title())
        return True

    def _keep(self, typed: str) -> None:
        self._by_hand = bool(typed.strip())

    def _follow(self) -> None:
        if not self._by_hand:
            self.title_line.setText(self._proposed())

    def _proposed(self) -> str:
        name = self.answers().get(NAME, "")
        return self._translator.say("{name} のプライバシー影響評価", name=name) if name else ""
