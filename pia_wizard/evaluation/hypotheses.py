"""Answers tried out: from the answers there are to the fewest others that would meet a requirement."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from pia_wizard.assessment.model import Answer, Value
from pia_wizard.evaluation.candidates import candidates, sinks, take_backs
from pia_wizard.evaluation.model import Evaluation, QuestionState, Status, Visibility
from pia_wizard.evaluation.verdicts import as_fact, verdict_of
from pia_wizard.evaluation.visibility import Asked, settle
from pia_wizard.evaluation.wishes import add_wishes, wishes_of
from pia_wizard.questionnaire.compiled import Questionnaire
from pia_wizard.questionnaire.expressions.names import MET
from pia_wizard.questionnaire.expressions.quantifiers import ROW
from pia_wizard.questionnaire.model import QuestionType

MOST_CHANGES = 4
"""Questions one step may answer otherwise; what needs more is no single step."""

MOST_WAYS = 6
"""Different answers compared for one requirement."""

_UNCHANGED = (QuestionType.TEXT, QuestionType.PARAGRAPH, QuestionType.DATE)
"""What nobody can answer otherwise by deciding to."""

Changes = dict[str, Value]


class _Outcome(NamedTuple):
    """Whether a requirement is met, and what its rule looked at in deciding so, rows included."""

    met: bool
    deciding: frozenset[str]


class Trial:
    """Tries answers for one requirement; ``fixed`` questions are circumstances and stay as they are."""

    def __init__(
        self, questionnaire: Questionnaire, evaluation: Evaluation, requirement: str, fixed: frozenset[str]
    ) -> None:
        self._questionnaire = questionnaire
        self._evaluation = evaluation
        self._requirement = requirement
        self._fixed = fixed
        self._wishes = wishes_of(questionnaire, requirement)
        self._before = _judged_before(questionnaire, requirement)
        self._followed: set[str] = set()

    def ways(self) -> tuple[Changes, ...]:
        """Return the fewest other answers that would meet the requirement, none of them in vain.

        Greedy: the questions that decide against it are answered as its rule would like them, one after
        the other, until it is met or ``MOST_CHANGES`` are used up. Several ways are equally few; the one
        that changes least comes first.
        """
        changes: Changes = {}
        outcome = first = self._outcome(changes)
        while len(changes) < MOST_CHANGES:
            meeting, onward = self._further(changes, outcome)
            if meeting:
                return self._equally_few(meeting, first)
            if onward is None:
                return ()
            changes, outcome = onward
        return ()

    def _further(
        self, changes: Changes, outcome: _Outcome
    ) -> tuple[list[Changes], tuple[Changes, _Outcome] | None]:
        """Return those with one more change that meet the requirement; if none, the first that moves on."""
        meeting: list[Changes] = []
        onward: tuple[Changes, _Outcome] | None = None
        for name in self._deciding(outcome, changes):
            before = len(meeting)
            for value in self._candidates(name, outcome):
                if len(meeting) > before and self._lesser(name, value):
                    break
                tried = {**changes, name: value}
                result = self._outcome(tried)
                if result.met:
                    meeting.append(tried)
                elif onward is None and name not in result.deciding:
                    onward = tried, result
            if len(meeting) >= MOST_WAYS:
                break
        return meeting, onward

    def _lesser(self, name: str, value: Value) -> bool:
        """Return whether a value is not worth trying beside one that meets: worse, or parts of the same."""
        return isinstance(value, tuple) or self._sinks(name, value)

    def _sinks(self, name: str, value: Value) -> bool:
        """Return whether a choice stands below the one that holds; those come last, as they are worse."""
        return sinks(self._questionnaire.questions[name], self._held(name), value)

    def _held(self, name: str) -> Value | None:
        answer = self._evaluation.basis.answers.get(name)
        return answer.value if answer is not None else None

    def _equally_few(self, meeting: list[Changes], first: _Outcome) -> tuple[Changes, ...]:
        """Return what is needed of each, and the same with other values; no more parts than the least has."""
        found: list[Changes] = []
        for changes in meeting:
            _once(found, self._fewest(changes))
        least = min(map(len, found))
        found = [changes for changes in found if len(changes) == least]
        for name in found[0] if least > 1 else ():
            for value in self._candidates(name, first):
                other = {**found[0], name: value}
                if self._sinks(name, value) or len(found) >= MOST_WAYS or other in found:
                    continue
                if self._outcome(other).met:
                    _once(found, self._fewest(other))
        return tuple(changes for changes in found if len(changes) == least)

    def _deciding(self, outcome: _Outcome, changes: Changes) -> Iterator[str]:
        """Give the questions that decide and may be answered otherwise, in the order the rule names them.

        For hidden ones, what hides them follows.
        """
        seen: set[str] = set()
        order = {name: place for place, name in enumerate(self._wishes.order)}
        due = sorted(outcome.deciding, key=lambda name: (order.get(name, len(order)), name))
        while due:
            name = due.pop(0)
            if name in seen or name not in self._questionnaire.questions:
                continue
            seen.add(name)
            if self._evaluation.questions[name].visibility is not Visibility.SHOWN and name not in changes:
                due += self._behind(name)
            question = self._questionnaire.questions[name]
            if name not in self._fixed and name not in changes and question.type not in _UNCHANGED:
                yield name

    def _behind(self, name: str) -> Iterable[str]:
        """Return what the asking of a hidden question hangs on, wishing that it is asked."""
        when = self._questionnaire.when.get(name)
        if when is None:
            return ()
        if name not in self._followed:
            self._followed.add(name)
            add_wishes(self._questionnaire, when.source, self._wishes)
        return sorted(when.reads)

    def _candidates(self, name: str, outcome: _Outcome) -> Iterator[Value]:
        rows = _numbers(name, outcome.deciding)
        yield from candidates(self._questionnaire.questions[name], self._held(name), self._wishes, rows)

    def _outcome(self, changes: Changes) -> _Outcome:
        """Judge the requirement, and what it rests on, with other answers."""
        basis, asked = self._evaluation.basis, self._asked(changes)
        stated = frozenset(asked.stated)
        deciding: dict[str, frozenset[str]] = {}
        for name in self._before:
            compiled = self._questionnaire.requirements[name]
            dates = self._questionnaire.guidelines[compiled.guideline].in_force
            truth, its = compiled.met.judge(asked.facts)
            deciding[name] = its.union(*(deciding.get(n.removeprefix(MET), ()) for n in its if MET in n))
            if name == self._requirement and not truth:
                return _Outcome(met=False, deciding=deciding[name])
            verdict = verdict_of(compiled, asked.facts, stated, dates, basis.overrides.get(name))
            asked.facts[MET + name] = as_fact(verdict.status)
        return _Outcome(verdict.status is Status.MET, deciding[self._requirement])

    def _asked(self, changes: Changes) -> Asked:
        basis = self._evaluation.basis
        answers = with_changes(basis.answers, changes)
        states: dict[str, QuestionState] = {}
        asked = Asked(states, dict(basis.facts), set(basis.stated), set())
        settle(self._questionnaire, answers, changes, asked)
        return asked

    def _fewest(self, changes: Changes) -> Changes:
        """Take back what is not needed: whole answers first, then single keys and cells."""
        for name in tuple(changes):
            rest = {other: value for other, value in changes.items() if other != name}
            if rest and self._outcome(rest).met:
                changes = rest
        for name in tuple(changes):
            changes = self._simplest(changes, name, self._held(name))
        return changes

    def _simplest(self, changes: Changes, name: str, held: Value | None) -> Changes:
        question = self._questionnaire.questions[name]
        for take_back in take_backs(question, held, changes[name]):
            simpler = {**changes, name: take_back(changes[name])}
            if simpler[name] not in ((), held) and self._outcome(simpler).met:
                changes = simpler
        return changes


def with_changes(answers: Mapping[str, Answer], changes: Changes) -> dict[str, Answer]:
    """Return the answers with some given otherwise."""
    return {**answers, **{name: Answer(value=value) for name, value in changes.items()}}


def _once(found: list[Changes], changes: Changes) -> None:
    if changes not in found:
        found.append(changes)


def _judged_before(questionnaire: Questionnaire, requirement: str) -> tuple[str, ...]:
    """Return the requirements this one names with ``met``, however deep, and itself, as they are judged."""
    found: dict[str, None] = {}
    due = [requirement]
    while due:
        name = due.pop()
        if name not in found:
            found[name] = None
            reads = questionnaire.requirements[name].reads
            due += [read.removeprefix(MET) for read in reads if read.startswith(MET)]
    if len(found) == 1:
        return (requirement,)
    return tuple(name for name in questionnaire.judging if name in found)


def _numbers(table: str, deciding: Iterable[str]) -> frozenset[int]:
    """Return the rows of a table that decided, counted from 0; none if all did."""
    rows = (name.partition(ROW) for name in deciding if ROW in name)
    return frozenset(int(number) - 1 for name, _, number in rows if name == table)
