"""Which guidelines are worth choosing for the first answers, why, and which questions that takes."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

import msgspec

from pia_wizard.assessment.model import Answer, Value
from pia_wizard.evaluation.model import Visibility
from pia_wizard.evaluation.visibility import Asked, settle
from pia_wizard.evaluation.wording import told_answer
from pia_wizard.i18n import Translator
from pia_wizard.questionnaire.asking_order import in_asking_order, with_gates
from pia_wizard.questionnaire.compile import asking, facts_scope
from pia_wizard.questionnaire.compiled import Asking
from pia_wizard.questionnaire.expressions import Expression, compile_expression
from pia_wizard.questionnaire.model import Dates, Force, Guideline, Library, Question, QuestionType

_DAY = "assessed_on"


class Suggestion(NamedTuple):
    """Whether a guideline fits the first answers (None: they do not tell), and the facts that say so.

    ``to_come``: it is not in force yet, so it binds nobody on that day.
    """

    fits: bool | None
    reason: str
    to_come: bool = False

    @property
    def chosen(self) -> bool:
        """Whether to choose it unless the user decides otherwise."""
        return self.fits is True and not self.to_come


@dataclass(frozen=True, slots=True)
class _First:
    """The first answers, what follows from them, and the conditions they are held against."""

    asked: Asking
    settled: Asked
    answers: Mapping[str, Answer]
    conditions: Mapping[str, Expression]


def suggested_guidelines(
    library: Library, values: Mapping[str, Value], translator: Translator, *, today: date | None = None
) -> dict[str, Suggestion]:
    """Return a suggestion for each guideline: the most binding kind first, then by name.

    ``values`` are the first answers. The day on which a guideline must be in force is the day of the
    assessment among them, or else ``today``; without either nothing is to come or past.
    """
    first, day = _first(library, values), _day(values) or today

    def place(guideline: Guideline) -> tuple[int, str]:
        address = f"guideline.{guideline.id}.short_title"
        return list(Force).index(guideline.force), translator.content(address, guideline.short_title)

    return {
        name: _suggestion(library.guidelines[name], first.conditions.get(name), first, translator, day)
        for name in sorted(library.guidelines, key=lambda name: place(library.guidelines[name]))
    }


def first_questions(library: Library) -> tuple[Question, ...]:
    """Return the questions whose answers tell which guidelines fit, with those their asking hangs on.

    In the order of asking: by step, what most guidelines look at first.
    """
    conditions = _conditions(library)
    asked = _asked(library, conditions)
    looks = (with_gates(condition.reads, asked.when) for condition in conditions.values())
    deciding = Counter(name for reads in looks for name in reads)
    return tuple(in_asking_order(asked, library.steps, deciding).values())


def first_questions_shown(library: Library, values: Mapping[str, Value]) -> tuple[str, ...]:
    """Return the ids of those first questions that are to be asked, given the answers so far."""
    states = _first(library, values).settled.states
    return tuple(q.id for q in first_questions(library) if states[q.id].visibility is Visibility.SHOWN)


def _conditions(library: Library) -> dict[str, Expression]:
    """Return for whom each guideline is worth choosing; one without a condition is for everyone."""
    scope = facts_scope(library)
    sources = {name: g.suggest_when or g.applies_when for name, g in library.guidelines.items()}
    return {name: compile_expression(source, scope) for name, source in sources.items() if source}


def _asked(library: Library, conditions: Mapping[str, Expression]) -> Asking:
    return asking(library, frozenset[str]().union(*(condition.reads for condition in conditions.values())))


def _first(library: Library, values: Mapping[str, Value]) -> _First:
    conditions = _conditions(library)
    asked = _asked(library, conditions)
    answers = {name: Answer(value=value) for name, value in values.items()}
    settled = Asked({}, {}, set(), set())
    settle(asked, answers, None, settled)
    return _First(asked, settled, answers, conditions)


def _day(values: Mapping[str, Value]) -> date | None:
    try:
        return date.fromisoformat(str(values.get(_DAY, "")))
    except ValueError:
        return None


def _suggestion(
    guideline: Guideline,
    condition: Expression | None,
    first: _First,
    translator: Translator,
    day: date | None,
) -> Suggestion:
    to_come = day is not None and guideline.in_force.since is not None and day < guideline.in_force.since
    if day is not None and _past(guideline.in_force, day):
        return Suggestion(fits=False, reason=translator.say("この基準はすでに効力を失っています。"))
    if condition is None:
        return Suggestion(fits=True, reason=translator.say("すべてのカメラが対象です。"), to_come=to_come)
    truth, deciding = condition.judge(first.settled.facts)
    named = _asked_of(deciding, first)
    said = [
        _told(question, condition, first.answers, translator)
        for name, question in first.asked.questions.items()
        if name in named
    ]
    return Suggestion(truth, translator.say("／").join(said), to_come)


def _asked_of(names: Iterable[str], first: _First) -> frozenset[str]:
    """Return the questions that are asked; for one that is not (yet), those that keep it from being asked."""
    due, seen, shown = set(names), set[str](), set[str]()
    while due:
        name = due.pop()
        seen.add(name)
        state = first.settled.states.get(name)
        if state is None or state.visibility is Visibility.SHOWN:
            shown.add(name)
        else:
            due |= first.asked.when[name].judge(first.settled.facts)[1] - seen
    return frozenset(shown)


def _past(dates: Dates, day: date) -> bool:
    return dates.until is not None and day > dates.until


def _told(
    question: Question, condition: Expression, answers: Mapping[str, Answer], translator: Translator
) -> str:
    """Return a question with its answer; of several choices only those the condition looks at, if any."""
    answer = answers.get(question.id)
    if (
        answer is not None
        and question.type is QuestionType.CHOICES
        and isinstance(answer.value, tuple | list)
    ):
        named = tuple(key for key in answer.value if key in condition.keys)
        answer = msgspec.structs.replace(answer, value=named or answer.value)
    return told_answer(question, answer, translator)
