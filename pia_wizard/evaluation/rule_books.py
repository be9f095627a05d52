"""The operator's rules as the answers and the applicable requirements make them: pure, no verdict anew.

Rules are to be lived by, so they never write a breach down: where a requirement that applies is not met, a
clause says what the requirement asks (``instead``), and ``gaps`` tell where practice differs. What nobody has
answered yet is named as undecided; what is not asked is left out.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from pia_wizard.evaluation.facts import has_content
from pia_wizard.evaluation.model import Evaluation, Rule, Status
from pia_wizard.questionnaire.compile import placeholders
from pia_wizard.questionnaire.compiled import Questionnaire
from pia_wizard.questionnaire.expressions import ABSENT, UNKNOWN, Fact
from pia_wizard.questionnaire.expressions.names import MET
from pia_wizard.questionnaire.model import Article, Clause, ClauseItem
from pia_wizard.questionnaire.rule_books import CompiledRuleBook

UNMET = (Status.NOT_MET, Status.PARTLY_MET)
_BEFORE_FULFILMENT = (Rule.NOT_IN_FORCE, Rule.GUIDELINE, Rule.APPLIES)


@dataclass(frozen=True, slots=True)
class Said:
    """A text that is said: its address and source, and which facts it names are undecided.

    Without a source it stands for a clause of which the ``undecided`` facts tell whether it is said at all.
    """

    address: str
    source: str
    undecided: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ClauseState:
    """A clause as it is said, with its items."""

    said: Said
    items: tuple[Said, ...] = ()


@dataclass(frozen=True, slots=True)
class ArticleState:
    """An article of the rules: its number from 1, its clauses, and the requirements that demand it.

    ``gaps`` are those of them that are not, or only partly, met in practice.
    """

    article: Article
    number: int
    clauses: tuple[ClauseState, ...]
    demanded_by: tuple[str, ...]
    gaps: tuple[str, ...]
    undecided: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RuleBookState:
    """The rules now; ``title`` is their name, ``schedules`` are the ids of tables that have rows."""

    title: Said
    articles: tuple[ArticleState, ...]
    schedules: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Gate:
    """Whether something is said (None: not known yet), who demands it, and what is missing to know."""

    open: bool | None
    demanded_by: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()


def rule_book_state(
    compiled: CompiledRuleBook, questionnaire: Questionnaire, evaluation: Evaluation
) -> RuleBookState:
    """Return which articles the rules have, what they say, and what is still to be decided."""
    reading = _Reading(compiled, questionnaire, evaluation)
    found = (reading.article(article) for article in compiled.book.articles.values())
    articles: list[ArticleState] = []
    for article, clauses, demanded in filter(None, found):
        gaps = tuple(n for n in demanded if evaluation.verdicts[n].status in UNMET)
        undecided = _once(n for clause in clauses for said in _all_said(clause) for n in said.undecided)
        articles.append(ArticleState(article, len(articles) + 1, clauses, demanded, gaps, undecided))
    schedules = compiled.book.schedules.values()
    tables = tuple(schedule.id for schedule in schedules if has_content(reading.fact(schedule.question)))
    return RuleBookState(reading.title(), tuple(articles), tables)


def _all_said(clause: ClauseState) -> Iterator[Said]:
    yield clause.said
    yield from clause.items


def _once(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))


_Article = tuple[Article, tuple[ClauseState, ...], tuple[str, ...]]


@dataclass(frozen=True)
class _Reading:
    """Reads one set of rules against one evaluation."""

    compiled: CompiledRuleBook
    questionnaire: Questionnaire
    evaluation: Evaluation
    facts: dict[str, Fact] = field(init=False)

    def __post_init__(self) -> None:
        reads = frozenset[str]().union(*(e.reads for e in self.compiled.conditions.values()))
        known = self.evaluation.basis.facts
        object.__setattr__(self, "facts", {**dict.fromkeys(reads, ABSENT), **known})

    @property
    def here(self) -> str:
        return f"rules.{self.compiled.book.id}"

    def fact(self, name: str) -> Fact:
        """Return a fact; what this questionnaire does not ask is absent."""
        return UNKNOWN if name in self.compiled.book.blanks else self.facts.get(name, ABSENT)

    def title(self) -> Said:
        for number, other in enumerate(self.compiled.book.titles):
            if self.compiled.conditions[other.when].judge(self.facts)[0]:
                return Said(f"{self.here}.titles.{number}", other.title)
        return Said(f"{self.here}.title", self.compiled.book.title)

    def article(self, article: Article) -> _Article | None:
        """Return an article with what it says and who demands it, or None."""
        here = f"{self.here}.articles.{article.id}"
        own = self._gate(article.when, article.asked_by)
        gates = [self._gate(clause.when, clause.asked_by) for clause in article.clauses]
        demanded = _once(n for gate in (own, *gates) for n in gate.demanded_by)
        if not (article.always or own.open or demanded):
            asks = bool(article.when or article.asked_by)
            if own.open is None and asks:
                return article, (ClauseState(Said("", "", own.missing)),), ()
            if asks or not any(gate.open is not False for gate in gates):
                return None
        pairs = zip(article.clauses, gates, strict=True)
        said = [self._clause(c, gate, f"{here}.{i}") for i, (c, gate) in enumerate(pairs)]
        clauses = _without_repeats(filter(None, said))
        items = (item for c in article.clauses for item in c.items)
        more = (n for item in items for n in self._gate(item.when, item.asked_by).demanded_by)
        return (article, clauses, _once((*demanded, *more))) if clauses else None

    def _clause(self, clause: Clause, gate: _Gate, address: str) -> ClauseState | None:
        open_ = gate.open if clause.when or clause.asked_by else True
        if open_ is None:
            return ClauseState(Said("", "", gate.missing))
        if not open_:
            return None
        here, text = self._wording(clause, address)
        said = self._said(here, text)
        if said is None or here != address:
            return ClauseState(said) if said else None
        items = [self._item(item, f"{address}.items.{i}") for i, item in enumerate(clause.items)]
        kept = tuple(filter(None, items))
        return None if clause.items and not kept else ClauseState(said, kept)

    def _wording(self, clause: Clause, address: str) -> tuple[str, str]:
        for number, other in enumerate(clause.instead):
            if any(self._status(name) in UNMET for name in other.unmet):
                return f"{address}.instead.{number}", other.text
        return address, clause.text

    def _item(self, item: ClauseItem, address: str) -> Said | None:
        gate = self._gate(item.when, item.asked_by)
        open_ = gate.open if item.when or item.asked_by else True
        if open_ is None:
            return Said("", "", gate.missing)
        return self._said(address, item.text) if open_ else None

    def _said(self, address: str, source: str) -> Said | None:
        """Return a text with what is undecided in it; None if a fact it names is not asked here."""
        facts = {name: self.fact(name) for name in placeholders(source)}
        if any(fact is not UNKNOWN and not has_content(fact) for fact in facts.values()):
            return None
        return Said(address, source, tuple(name for name, fact in facts.items() if fact is UNKNOWN))

    def _status(self, name: str) -> Status | None:
        verdict = self.evaluation.verdicts.get(name)
        return verdict.status if verdict else None

    def _gate(self, when: str, asked_by: tuple[str, ...]) -> _Gate:
        """Return whether a condition holds or a requirement applies; the first that is sure decides."""
        applies = {name: self._applies(name) for name in asked_by if name in self.evaluation.verdicts}
        demanded = tuple(name for name, truth in applies.items() if truth)
        truth, deciding = (
            self.compiled.conditions[when].judge(self.facts) if when else (False, frozenset[str]())
        )
        if demanded or truth:
            return _Gate(open=True, demanded_by=demanded)
        missing = set(deciding) if truth is None else set()
        for name, applying in applies.items():
            if applying is None:
                missing.update(self.evaluation.verdicts[name].missing)
        asked = tuple(sorted(n for n in missing if not n.startswith(MET) and self.fact(n) is UNKNOWN))
        return _Gate(open=None if asked else False, missing=asked)

    def _applies(self, name: str) -> bool | None:
        """Return whether a requirement applies; what the assessor says counts like what is computed."""
        verdict = self.evaluation.verdicts[name]
        if verdict.status is Status.UNDETERMINED and verdict.rule in _BEFORE_FULFILMENT:
            return None
        return verdict.status is not Status.NOT_APPLICABLE


def _without_repeats(clauses: Iterable[ClauseState]) -> tuple[ClauseState, ...]:
    """Return the clauses; of those that wait for the same facts, only the first."""
    waiting: set[tuple[str, ...]] = set()
    kept: list[ClauseState] = []
    for clause in clauses:
        if not clause.said.source:
            if clause.said.undecided in waiting:
                continue
            waiting.add(clause.said.undecided)
        kept.append(clause)
    return tuple(kept)
