"""What stands against approving: told in words, each with the places where it is settled."""

from collections.abc import Iterator
from dataclasses import dataclass

from pia_wizard.evaluation.model import AcceptanceState
from pia_wizard.i18n import Translator
from pia_wizard.session.assessment_session import AssessmentSession
from pia_wizard.ui.assessment.reasons import ask_text, clause_text, risk_title


@dataclass(frozen=True, slots=True)
class Place:
    """Somewhere in the assessment: ``kind`` is question, requirement or risk."""

    kind: str
    name: str
    title: str


@dataclass(frozen=True, slots=True)
class Blocker:
    """One kind of open matter: its heading, and where it lies."""

    heading: str
    places: tuple[Place, ...]


def blockers(session: AssessmentSession, translator: Translator) -> tuple[Blocker, ...]:
    """Return what should be settled before approval; nothing if nothing stands against it."""
    return tuple(found for found in _all(session, translator) if found.places)


def _all(session: AssessmentSession, translator: Translator) -> Iterator[Blocker]:
    say_n = translator.say_n
    open_ = _questions(session, _open(session), translator)
    yield Blocker(say_n("未回答の質問が{n}問あります", "未回答の質問が{n}問あります", len(open_)), open_)
    copied = _questions(session, session.unconfirmed(), translator)
    yield Blocker(
        say_n(
            "写したまま確かめていない回答が{n}件あります",
            "写したまま確かめていない回答が{n}件あります",
            len(copied),
        ),
        copied,
    )
    changed = _questions(session, _outdated(session), translator)
    yield Blocker(
        say_n(
            "質問が変わってから確かめていない回答が{n}件あります",
            "質問が変わってから確かめていない回答が{n}件あります",
            len(changed),
        ),
        changed,
    )
    said = tuple(_commented(session, translator))
    yield Blocker(
        say_n(
            "解決していないコメントが{n}か所にあります",
            "解決していないコメントが{n}か所にあります",
            len(said),
        ),
        said,
    )
    risks = tuple(_risks(session, translator))
    yield Blocker(
        say_n(
            "受け入れが決まっていないリスクが{n}件あります",
            "受け入れが決まっていないリスクが{n}件あります",
            len(risks),
        ),
        risks,
    )


def _open(session: AssessmentSession) -> tuple[str, ...]:
    return tuple(name for name, state in session.evaluation.questions.items() if state.open)


def _outdated(session: AssessmentSession) -> tuple[str, ...]:
    """Return the answered questions that changed since, but for copied answers: those wait anyway."""
    copied, states = session.unconfirmed(), session.evaluation.questions
    return tuple(n for n in session.changed_questions() if n not in copied and states[n].answered)


def _questions(
    session: AssessmentSession, names: tuple[str, ...], translator: Translator
) -> tuple[Place, ...]:
    return tuple(Place("question", name, ask_text(session.questionnaire, name, translator)) for name in names)


def _commented(session: AssessmentSession, translator: Translator) -> Iterator[Place]:
    """Yield what open comments are about, as far as the content still has it."""
    held = session.questionnaire
    for about, name in session.open_comments():
        if about == "question" and name in held.questions:
            yield Place(about, name, ask_text(held, name, translator))
        elif about == "requirement" and name in held.requirements:
            yield Place(about, name, clause_text(held, name, translator))
        elif about == "risk" and name in held.risks:
            yield Place(about, name, risk_title(held, name, translator))


def _risks(session: AssessmentSession, translator: Translator) -> Iterator[Place]:
    for name, level in session.evaluation.risks.items():
        if level.applies is not False and level.acceptance is not AcceptanceState.ACCEPTED:
            yield Place("risk", name, risk_title(session.questionnaire, name, translator))
