"""The wizard's last page: which guidelines judge the answers, suggested with the reason."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QTimer

from pia_wizard.i18n import Translator
from pia_wizard.questionnaire.model import Library
from pia_wizard.session.choosing import QuestionCounter
from pia_wizard.session.suggestions import Suggestion
from pia_wizard.ui.appearance import tokens
from pia_wizard.ui.choosing.choice import GuidelineChoice, numbers_text
from pia_wizard.ui.editors.announcement import announce
from pia_wizard.ui.editors.labels import TextLabel
from pia_wizard.ui.new_assessment.pages import ColumnPage


class GuidelinesPage(ColumnPage):
    """Gives the guidelines ticked and the method; at least one guideline is needed.

    ``suggestions`` gives, for the answers so far, what fits and why; ``counter`` counts their questions.
    """

    def __init__(
        self,
        library: Library,
        suggestions: Callable[[], Mapping[str, Suggestion]],
        counter: Callable[[], QuestionCounter],
        translator: Translator,
    ) -> None:
        say = translator.say
        super().__init__(
            say("どの基準で評価しますか"),
            say("これまでの回答に当てはまる基準を選んであります。必要に応じて選び直してください。"),
        )
        self._translator = translator
        self._suggestions, self._counter = suggestions, counter
        self._counting: QuestionCounter | None = None
        self.choice = GuidelineChoice(library, translator)
        self.rows = self.choice.rows
        self._fault_words = say("基準を一つ以上選んでください。")
        self._fault, self.numbers = TextLabel(look="fault"), TextLabel(look="strong")
        self._fault.hide()
        self.column.setSpacing(12)
        self.column.addWidget(self.choice)
        self.column.addStretch(1)
        self.foot.setContentsMargins(tokens.PAGE, tokens.GAP, tokens.PAGE, 0)
        self.foot.addWidget(self._fault)
        self.foot.addWidget(self.numbers)
        self.choice.changed.connect(lambda: QTimer.singleShot(0, self, self._count))

    def initializePage(self) -> None:
        """Suggest by the answers given on the pages before; what fits comes first."""
        self.choice.suggest(self._suggestions())
        self._counting = self._counter()
        self._count()
        self.choice.focus()

    def validatePage(self) -> bool:
        """Refuse to go on without a guideline."""
        missing = not self.choice.chosen()
        self._fault.say(self._fault_words if missing else "")
        self._fault.setVisible(missing)
        if missing:
            announce(self, self._fault_words, urgent=True)
        return not missing

    def _count(self) -> None:
        """Show how many questions the choice asks; after the tick is painted, as new ones are compiled."""
        if self._counting is not None:
            numbers = self._counting.numbers(self.choice.chosen(), self.choice.method())
            self.numbers.say(numbers_text(numbers, self._translator) if self.choice.chosen() else "")
            self.numbers.setVisible(bool(self.choice.chosen()))
