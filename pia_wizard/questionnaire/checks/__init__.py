"""What the content must satisfy across its files; every fault at once, none raised."""

from collections.abc import Iterator

from pia_wizard.questionnaire.checks.cycles import cycle_faults
from pia_wizard.questionnaire.checks.differences import difference_faults
from pia_wizard.questionnaire.checks.forms import form_faults
from pia_wizard.questionnaire.checks.guidelines import guideline_faults
from pia_wizard.questionnaire.checks.methods import method_faults
from pia_wizard.questionnaire.checks.notices import notice_faults
from pia_wizard.questionnaire.checks.publication import publication_faults
from pia_wizard.questionnaire.checks.questions import question_faults
from pia_wizard.questionnaire.checks.references import reference_faults
from pia_wizard.questionnaire.checks.rule_books import rule_book_faults
from pia_wizard.questionnaire.checks.rules import compiled_rules
from pia_wizard.questionnaire.checks.use import unused_questions
from pia_wizard.questionnaire.content import Content
from pia_wizard.questionnaire.faults import Fault


def content_faults(content: Content) -> Iterator[Fault]:
    """Give every fault of a library that its files alone do not show and that keeps it from being used."""
    yield from question_faults(content)
    yield from guideline_faults(content)
    yield from difference_faults(content)
    yield from method_faults(content)
    yield from notice_faults(content)
    yield from rule_book_faults(content)
    yield from form_faults(content)
    yield from publication_faults(content)
    yield from reference_faults(content)
    rules = compiled_rules(content)
    yield from rules.faults
    yield from cycle_faults(content, rules)


def content_advice(content: Content) -> Iterator[Fault]:
    """Give what the author should mend, although the content can be used as it is."""
    yield from unused_questions(content, compiled_rules(content))


__all__ = ["content_advice", "content_faults"]
