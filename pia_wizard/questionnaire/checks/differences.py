"""Differences: a matter needs at least two positions, and each requirement takes one at most."""

from collections.abc import Iterator

from pia_wizard.errors import N_
from pia_wizard.questionnaire.content import Content
from pia_wizard.questionnaire.documents import Place
from pia_wizard.questionnaire.faults import Fault
from pia_wizard.questionnaire.model import Difference


def difference_faults(content: Content) -> Iterator[Fault]:
    """Give the faults of every difference."""
    for name, difference in content.library.differences.items():
        yield from _positions(difference, content.places["differences"][name])


def _positions(difference: Difference, place: Place) -> Iterator[Fault]:
    if len(difference.positions) < 2:
        yield place.at("positions").key_fault(N_("positions には2つ以上の立場を書いてください。"))
    seen: set[str] = set()
    for i, position in enumerate(difference.positions):
        if position.requirement in seen:
            words = N_("要求事項「{key}」が2回書かれています。")
            yield place.at("positions", i, "requirement").fault(words, key=position.requirement)
        seen.add(position.requirement)
