"""An assessment made from a CNIL one, and an account of what went where and what did not.

Nothing is guessed: prose goes into notes, the three feared events become own risks with the levels they
were given, and whatever has no place here is listed with its words.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

import msgspec

from pia_wizard.assessment.model import Answer, Assessment, Measure, Origin, OwnLevel, OwnRisk
from pia_wizard.exchange.cnil_pia import CnilAnswer, CnilPia, CnilRemark
from pia_wizard.i18n import Translator
from pia_wizard.questionnaire.compile import compile_questionnaire
from pia_wizard.questionnaire.compiled import Questionnaire
from pia_wizard.questionnaire.model import Library
from pia_wizard.session.cnil_mapping import ANSWERS, FACTS, FEARED, PARTS, As, Feared, Target
from pia_wizard.session.content import new_assessment

_IMPACT, _LIKELIHOOD, _TREATED_BY = 5, 6, 4
_HIGHEST = 4
"""Of the four levels such files know."""


class Fate(StrEnum):
    """What became of a part of the file."""

    ANSWER = "answer"
    NOTE = "note"
    RISK = "risk"
    MEASURE = "measure"
    LEFT = "left"


@dataclass(frozen=True, slots=True)
class Brought:
    """One part of the file: its number there, what it is about, its words, and where they went.

    ``where`` is the id of a question, own risk or measure; empty for what was left.
    """

    reference: str
    about: str
    text: str
    fate: Fate
    where: str = ""


@dataclass(slots=True)
class _Taken:
    """What has been taken so far."""

    questionnaire: Questionnaire
    translator: Translator
    answers: dict[str, Answer] = field(default_factory=dict)
    risks: dict[str, OwnRisk] = field(default_factory=dict)
    measures: dict[str, Measure] = field(default_factory=dict)
    account: list[Brought] = field(default_factory=list)


def assessment_of(
    pia: CnilPia,
    library: Library,
    guidelines: tuple[str, ...],
    translator: Translator,
    moment: datetime,
    *,
    method: str = "",
) -> tuple[Assessment, tuple[Brought, ...]]:
    """Return a new assessment that holds what can be brought in, and the account of every part.

    Raises UnknownGuidelineError and UnknownMethodError.
    """
    title = pia.title or translator.say("CNIL から取り込んだ評価")
    empty = new_assessment(library, title, guidelines, moment, method=method)
    questionnaire = compile_questionnaire(library, guidelines, empty.method)
    taken = _Taken(questionnaire, translator)
    _take_facts(pia, taken)
    _take_answers(pia, taken)
    for feared in FEARED:
        _take_risk(feared, pia, taken)
    _take_measures(pia, taken)
    for remark in (*pia.evaluations, *pia.comments):
        _take_remark(remark, taken)
    answers = {name: msgspec.structs.replace(answer, at=moment) for name, answer in taken.answers.items()}
    made = msgspec.structs.replace(
        empty,
        answers=answers,
        own_risks=tuple(taken.risks.values()),
        measures=tuple(taken.measures.values()),
    )
    return made, tuple(taken.account)


def _take_facts(pia: CnilPia, taken: _Taken) -> None:
    for name, target in FACTS.items():
        if name in pia.facts:
            _take_text(name, target, pia.facts[name], taken)


def _take_answers(pia: CnilPia, taken: _Taken) -> None:
    feared = {one.number for one in FEARED}
    for answer in pia.answers:
        target = ANSWERS.get(answer.reference)
        words = "\n".join(filter(None, (answer.text, *answer.items)))
        if target is not None and words:
            _take_text(str(answer.reference), target, words, taken)
        elif answer.reference // 10 not in feared and words:
            _leave(str(answer.reference), "", words, taken)


def _take_text(reference: str, target: Target, text: str, taken: _Taken) -> None:
    """Put a text where its target says; into the note if there is an answer already."""
    about = taken.translator.say(target.asks)
    if target.question not in taken.questionnaire.questions:
        _leave(reference, about, text, taken)
        return
    held = taken.answers.get(target.question, Answer(origin=Origin.IMPORTED))
    if target.taken is As.ANSWER and held.value is None:
        taken.answers[target.question] = msgspec.structs.replace(held, value=text)
        fate = Fate.ANSWER
    else:
        _note(target.question, about, text, taken)
        fate = Fate.NOTE
    taken.account.append(Brought(reference, about, text, fate, target.question))


def _note(question: str, about: str, text: str, taken: _Taken) -> None:
    held = taken.answers.get(question, Answer(origin=Origin.IMPORTED))
    line = taken.translator.say("{about}: {text}", about=about, text=text)
    note = "\n".join(filter(None, (held.note, line)))
    taken.answers[question] = msgspec.structs.replace(held, note=note)


def _leave(reference: str, about: str, text: str, taken: _Taken) -> None:
    taken.account.append(Brought(reference, about, text, Fate.LEFT))


def _take_measures(pia: CnilPia, taken: _Taken) -> None:
    about = taken.translator.say("対策")
    listed = {
        feared.risk: {
            item
            for answer in pia.answers
            if answer.reference == feared.number * 10 + _TREATED_BY
            for item in answer.items
        }
        for feared in FEARED
        if feared.risk in taken.risks
    }
    for measure in pia.measures:
        title = measure.title or measure.text.split("\n", 1)[0][:200]
        risks = tuple(risk for risk, titles in listed.items() if measure.title in titles)
        name = f"cnil_{measure.id}"
        taken.measures[name] = Measure(id=name, title=title, note=measure.text, risks=risks)
        words = "\n".join(filter(None, (title, measure.text)))
        taken.account.append(Brought(f"3.1.{measure.id}", about, words, Fate.MEASURE, name))


def _take_risk(feared: Feared, pia: CnilPia, taken: _Taken) -> None:
    """Make a feared event an own risk, if the file says anything of it."""
    parts = {
        answer.reference % 10: answer for answer in pia.answers if answer.reference // 10 == feared.number
    }
    if not parts:
        return
    say = taken.translator.say
    told = [(PARTS[n], _words(parts[n])) for n in PARTS if n in parts and n < _IMPACT]
    method = taken.questionnaire.method
    taken.risks[feared.risk] = OwnRisk(
        id=feared.risk,
        title=say(feared.title),
        event=feared.event,
        story="\n".join(say("{about}: {text}", about=say(about), text=text) for about, text in told if text),
        impact=_level(parts.get(_IMPACT), len(method.impact_levels), taken.translator),
        likelihood=_level(parts.get(_LIKELIHOOD), len(method.likelihood_levels), taken.translator),
    )
    taken.account += _risk_account(feared, parts, say(feared.title))


def _risk_account(feared: Feared, parts: dict[int, CnilAnswer], title: str) -> Iterator[Brought]:
    for n, answer in parts.items():
        fate = Fate.RISK if n in PARTS else Fate.LEFT
        words = _words(answer) or str(answer.gauge or "")
        yield Brought(str(answer.reference), title, words, fate, feared.risk if n in PARTS else "")


def _level(answer: CnilAnswer | None, levels: int, translator: Translator) -> OwnLevel:
    """Return a level of our method for one of their four; the highest where the file has none."""
    if answer is None or answer.gauge is None:
        because = translator.say("もとのファイルに段階が書かれていないため、最も高い段階にしました。")
        words = answer.text if answer else ""
        return OwnLevel(level=levels, because="\n".join(filter(None, (words, because))))
    return OwnLevel(level=-(-answer.gauge * levels // _HIGHEST), because=answer.text)


def _take_remark(remark: CnilRemark, taken: _Taken) -> None:
    """Put an opinion beside what it is about: an answer's note or a measure's."""
    about = taken.translator.say("もとの評価での意見")
    last = remark.reference.rsplit(".", 1)[-1]
    target = ANSWERS.get(int(last)) if last.isascii() and last.isdecimal() and len(last) < 9 else None
    measure = taken.measures.get(f"cnil_{last}") if remark.reference.startswith("3.1.") else None
    if measure is not None:
        line = taken.translator.say("{about}: {text}", about=about, text=remark.text)
        note = "\n".join(filter(None, (measure.note, line)))
        taken.measures[measure.id] = msgspec.structs.replace(measure, note=note)
        taken.account.append(Brought(remark.reference, about, remark.text, Fate.MEASURE, measure.id))
    elif target is not None and target.question in taken.questionnaire.questions:
        _note(target.question, about, remark.text, taken)
        taken.account.append(Brought(remark.reference, about, remark.text, Fate.NOTE, target.question))
    else:
        _leave(remark.reference, about, remark.text, taken)


def _words(answer: CnilAnswer) -> str:
    return "\n".join(filter(None, (answer.text, "、".join(answer.items))))
