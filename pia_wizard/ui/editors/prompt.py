"""What an editor has to know about the thing it asks for, be it a question or a column of a table."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from pia_wizard.i18n import Translator
from pia_wizard.questionnaire.model import Column, Question, QuestionType


@dataclass(frozen=True, slots=True)
class Prompt:
    """One thing to type; ``address`` leads to its texts in the catalogue, such as ``question.purposes``."""

    address: str
    type: QuestionType
    source_ask: str
    source_help: str = ""
    source_unit: str = ""
    source_row_name: str = ""
    source_examples: tuple[str, ...] = ()
    source_choices: Mapping[str, str] = field(default_factory=dict)
    columns: tuple["Prompt", ...] = ()
    required: bool = False
    exclusive: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """The id of the question or column."""
        return self.address.rpartition(".")[2]

    def ask(self, translator: Translator) -> str:
        """Return the words that ask."""
        return translator.content(f"{self.address}.ask", self.source_ask)

    def help(self, translator: Translator) -> str:
        """Return the words that help to answer, or nothing."""
        return translator.content(f"{self.address}.help", self.source_help)

    def unit(self, translator: Translator) -> str:
        """Return the unit behind a number, or nothing."""
        return translator.content(f"{self.address}.unit", self.source_unit)

    def row_name(self, translator: Translator) -> str:
        """Return what one row of a table is, such as "camera"."""
        return translator.content(f"{self.address}.row_name", self.source_row_name)

    def examples(self, translator: Translator) -> tuple[str, ...]:
        """Return examples of answers."""
        return tuple(
            translator.content(f"{self.address}.examples.{i}", text)
            for i, text in enumerate(self.source_examples)
        )

    def choice(self, key: str, translator: Translator) -> str:
        """Return the label of a choice; a key the content does not know is shown as it is."""
        return translator.content(f"{self.address}.choices.{key}", self.source_choices.get(key, key))


def prompt_of_question(question: Question) -> Prompt:
    """Return what the editor of a question needs."""
    return Prompt(
        address=f"question.{question.id}",
        type=question.type,
        source_ask=question.ask,
        source_help=question.help,
        source_unit=question.unit,
        source_row_name=question.row_name,
        source_examples=question.examples,
        source_choices=question.choices,
        columns=tuple(prompt_of_column(question.id, key, column) for key, column in question.columns.items()),
        required=question.required,
        exclusive=question.exclusive,
    )


def prompt_of_column(question_id: str, key: str, column: Column) -> Prompt:
    """Return what the editor of one cell needs."""
    return Prompt(
        address=f"question.{question_id}.columns.{key}",
        type=QuestionType(column.type),
        source_ask=column.ask,
        source_help=column.help,
        source_unit=column.unit,
        source_choices=column.choices,
        required=column.required,
    )
