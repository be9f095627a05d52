"""What a question is asked for: the clauses, risks and notices that look at its answer."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pia_wizard.questionnaire.compiled import CompiledRequirement, Questionnaire


@dataclass(frozen=True, slots=True)
class Usage:
    """Ids of what reads one answer.

    ``guidelines`` are those whose applicability hangs on it; ``requirements`` read it themselves; ``asks``
    are the questions that are asked only after it. A risk counts if it reads the answer or a requirement
    that treats it does.
    """

    requirements: tuple[str, ...] = ()
    guidelines: tuple[str, ...] = ()
    risks: tuple[str, ...] = ()
    notices: tuple[str, ...] = ()
    asks: tuple[str, ...] = ()


NO_USAGE = Usage()


def own_reads(compiled: CompiledRequirement) -> frozenset[str]:
    """Return the facts a requirement looks at by itself, without its guideline's condition."""
    expressions = (compiled.applies, compiled.met, compiled.partly)
    return frozenset().union(*(e.reads for e in expressions if e is not None))


def usage_by_question(questionnaire: Questionnaire) -> Mapping[str, Usage]:
    """Return what each question is asked for; questions nothing reads are left out."""
    reads = {name: own_reads(compiled) for name, compiled in questionnaire.requirements.items()}
    conditions = {
        compiled.guideline: compiled.guideline_applies.reads
        for compiled in questionnaire.requirements.values()
        if compiled.guideline_applies is not None
    }
    risks = {
        name: compiled.reads.union(*(reads[treating] for treating in compiled.treated_by))
        for name, compiled in questionnaire.risks.items()
    }
    elements = {
        name: frozenset(fact for element in notice.elements for fact in element.named)
        for name, notice in questionnaire.notices.items()
    }
    asks = {name: expression.reads for name, expression in questionnaire.when.items()}
    tables = [_reversed(table.items()) for table in (reads, conditions, risks, elements, asks)]
    return {
        name: Usage(*(tuple(table.get(name, ())) for table in tables)) for name in questionnaire.questions
    }


def _reversed(table: Iterable[tuple[str, Iterable[str]]]) -> Mapping[str, list[str]]:
    """Turn "what reads which facts" into "which facts are read by what"."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for reader, facts in table:
        for fact in facts:
            found[fact].append(reader)
    return found
