"""Guidelines: dates, addresses, and how each requirement and statement says what it does."""

from collections.abc import Iterator

from pia_wizard.errors import N_
from pia_wizard.questionnaire.content import Content
from pia_wizard.questionnaire.documents import Place
from pia_wizard.questionnaire.faults import Fault
from pia_wizard.questionnaire.model import Guideline, Requirement, Statement


def guideline_faults(content: Content) -> Iterator[Fault]:
    """Give the faults of every guideline, its requirements and its statements."""
    for name, guideline in content.library.guidelines.items():
        place = content.places["guidelines"][name]
        yield from _head_faults(guideline, place)
        for position, statement in enumerate(guideline.statements):
            yield from _statement_faults(statement, place.at("statements", position))
    for name, place in content.places["requirements"].items():
        yield from _requirement_faults(_requirement(content, name), place)


def _requirement(content: Content, name: str) -> Requirement | None:
    owners = content.library.guidelines.values()
    return next((g.requirements[name] for g in owners if name in g.requirements), None)


def _head_faults(guideline: Guideline, place: Place) -> Iterator[Fault]:
    dates = guideline.in_force
    if dates.since and dates.until and dates.since > dates.until:
        yield place.at("in_force", "from").fault(
            N_("施行の始まり（from）が終わり（to）より後になっています。")
        )
    if guideline.url and not guideline.url.startswith(("https://", "http://")):
        yield place.at("url").fault(N_("アドレスは https:// か http:// で始めてください。"))


def _requirement_faults(requirement: Requirement | None, place: Place) -> Iterator[Fault]:
    if requirement is None:
        return
    if not requirement.met_when and not requirement.practice:
        yield place.key_fault(N_("met_when か practice のどちらか一方を書いてください。"))
    if requirement.met_when and requirement.practice:
        yield place.at("practice").key_fault(N_("met_when と practice を両方書くことはできません。"))
    if requirement.partly_when and not requirement.met_when:
        yield place.at("partly_when").key_fault(N_("partly_when は met_when と一緒に書いてください。"))


def _statement_faults(statement: Statement, place: Place) -> Iterator[Fault]:
    if (statement.why is None) is not bool(statement.requirement):
        yield place.fault(N_("why か requirement のどちらか一方を書いてください。"))
    if not statement.clauses:
        yield place.at("clauses").fault(N_("clauses に条項のidを1つ以上書いてください。"))
