"""What of an assessment may be published, worked out from the rules of the content (ISO/IEC 29134 7.8).

Nothing passes that no rule names: notes, reasons, evidence and overrides never do.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from pia_wizard.assessment.model import Answer, Practice, Row, Value
from pia_wizard.evaluation.model import Evaluation, Point, Visibility
from pia_wizard.questionnaire.compiled import Questionnaire
from pia_wizard.questionnaire.expressions import ABSENT
from pia_wizard.questionnaire.model import PublishedItem, PublishedRisk, PublishedSection
from pia_wizard.questionnaire.publication import CompiledPublication


@dataclass(frozen=True, slots=True)
class PublicItem:
    """An item that is said; ``value`` is the part of the answer that may be read, None for fixed words.

    Of a table without columns the value is the number of its rows.
    """

    item: PublishedItem
    value: Value | None = None


@dataclass(frozen=True, slots=True)
class PublicSection:
    """A section with the items that are said in it; never none."""

    section: PublishedSection
    items: tuple[PublicItem, ...]


@dataclass(frozen=True, slots=True)
class PublicRisk:
    """Risks told together; ``size`` is the gravest point after the plan, None where no size is told.

    ``done`` are the numbers of the deeds that hold.
    """

    risk: PublishedRisk
    size: Point | None
    done: tuple[int, ...]


def public_sections(
    compiled: CompiledPublication, evaluation: Evaluation, answers: Mapping[str, Answer]
) -> tuple[PublicSection, ...]:
    """Return the sections of which something may be said."""
    found = []
    for section in compiled.publication.sections.values():
        items = [
            said
            for item in section.items.values()
            if _holds(compiled, item.when, evaluation)
            and (said := _item(item, evaluation, answers)) is not None
        ]
        if items:
            found.append(PublicSection(section, tuple(items)))
    return tuple(found)


def public_risks(
    compiled: CompiledPublication, questionnaire: Questionnaire, evaluation: Evaluation
) -> tuple[PublicRisk, ...]:
    """Return the risks that are told of, in the order of the rules."""
    found = []
    for told in compiled.publication.risks.values():
        levels = [evaluation.risks[name] for name in told.risks if name in evaluation.risks]
        present = [level.target for level in levels if level.applies is not False]
        if present:
            bands = list(questionnaire.method.bands)
            worst = max(present, key=lambda point: bands.index(point.band_high))
            done = (i for i, deed in enumerate(told.done) if _holds(compiled, deed.when, evaluation))
            found.append(PublicRisk(told, worst if told.size else None, tuple(done)))
    return tuple(found)


def _holds(compiled: CompiledPublication, when: str, evaluation: Evaluation) -> bool:
    """Return whether a condition is known to hold; questions not asked here count as absent."""
    if not when:
        return True
    condition = compiled.conditions[when]
    facts = {**dict.fromkeys(condition.reads, ABSENT), **evaluation.basis.facts}
    return condition.judge(facts)[0] is True


def _item(item: PublishedItem, evaluation: Evaluation, answers: Mapping[str, Answer]) -> PublicItem | None:
    if not item.question:
        return PublicItem(item)
    state, answer = evaluation.questions.get(item.question), answers.get(item.question)
    if state is None or state.visibility is not Visibility.SHOWN or answer is None:
        return None
    value = _readable(item, answer.value)
    return None if value in (None, "", ()) else PublicItem(item, value)


def _readable(item: PublishedItem, value: Value | None) -> Value | None:
    """Return the part of an answer that may be read."""
    match value:
        case Practice():
            return Practice(state=value.state)
        case tuple() if any(isinstance(row, dict) for row in value):
            rows = [row for row in value if isinstance(row, dict)]
            return tuple(_cells(item, row) for row in rows) if item.columns else len(rows)
        case tuple():
            return tuple(key for key in value if not item.choices or key in item.choices)
        case str() if item.choices:
            return value if value in item.choices else None
        case _:
            return value


def _cells(item: PublishedItem, row: Row) -> Row:
    return {name: row[name] for name in item.columns if name in row}
