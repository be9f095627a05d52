"""The two sides of a comparison: the later with its words, the earlier with the words it was written in."""

from collections.abc import Callable, Container
from dataclasses import dataclass, replace
from functools import cached_property

from pia_wizard.documents.material import Material
from pia_wizard.evaluation.comparison import Comparison
from pia_wizard.pdf.tables import Row, head_row
from pia_wizard.questionnaire.compiled import Questionnaire


@dataclass(frozen=True)
class Sides:
    """The later side with its words, and what differs from the earlier."""

    later: Material
    found: Comparison

    @cached_property
    def earlier(self) -> Material:
        """The same material with the words of the earlier questionnaire."""
        return replace(self.later, questionnaire=self.found.earlier)

    def say(self, source: str, /, **values: object) -> str:
        """Return a sentence of the document."""
        return self.later.say(source, **values)

    def owner(self, kind: Callable[[Questionnaire], Container[str]], name: str) -> Material:
        """Return the side that has the words of something: the later if it knows it."""
        return self.later if name in kind(self.later.questionnaire) else self.earlier

    def heads(self, title: str) -> Row:
        """Return the column titles of a table of befores and afters."""
        return head_row(title, self.say("前"), self.say("後"))
