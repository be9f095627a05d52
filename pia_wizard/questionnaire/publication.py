"""What may be published, with its conditions compiled."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pia_wizard.questionnaire.expressions import Expression, Scope, compile_expression
from pia_wizard.questionnaire.model import Publication


@dataclass(frozen=True, slots=True)
class CompiledPublication:
    """The rules of what may be published, and their conditions by what they say in the file."""

    publication: Publication
    conditions: Mapping[str, Expression]


def compiled_publication(publication: Publication, scope: Scope) -> CompiledPublication:
    """Compile the conditions of a publication that passed the checker."""
    sources = dict.fromkeys(filter(None, _conditions(publication)))
    return CompiledPublication(publication, {source: compile_expression(source, scope) for source in sources})


def _conditions(publication: Publication) -> Iterator[str]:
    for section in publication.sections.values():
        yield from (item.when for item in section.items.values())
    for risk in publication.risks.values():
        yield from (deed.when for deed in risk.done)
