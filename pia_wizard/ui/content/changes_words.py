"""What other content or other guidelines would change, in words: one section for each kind of change."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from pia_wizard.evaluation.model import RiskLevel
from pia_wizard.evaluation.wording import verdict_text
from pia_wizard.i18n import Translator
from pia_wizard.questionnaire.compiled import CompiledRequirement, Questionnaire
from pia_wizard.session.content_changes import ContentChanges
from pia_wizard.ui.assessment.reasons import ask_text, clause_text, guideline_title, risk_title, says_text
from pia_wizard.ui.risks.words import bands_text


class Section(NamedTuple):
    """One kind of change and its lines; a line is what it is about, and what becomes of it or nothing."""

    heading: str
    lines: tuple[tuple[str, str], ...]


def sections(changes: ContentChanges, before: Questionnaire, translator: Translator) -> tuple[Section, ...]:
    """Return what would change, the gravest first; what stays as it is has no section.

    ``before`` is the questionnaire in use: the texts of what goes are there. Between two methods levels of
    risks are not comparable and left out.
    """
    return tuple(section for section in _all(changes, before, translator) if section.lines)


def summary_text(changes: ContentChanges, translator: Translator) -> str:
    """Return in one sentence how many verdicts would change."""
    n = len(changes.verdicts)
    if n:
        return translator.say_n("{n}件の判定が変わります。", "{n}件の判定が変わります。", n)
    if changes.anything:
        return translator.say("今ある判定は変わりませんが、ほかに変わることがあります。")
    return translator.say("判定、リスク、質問は変わりません。")


def _all(changes: ContentChanges, before: Questionnaire, words: Translator) -> Iterable[Section]:
    say, after = words.say, changes.questionnaire
    yield Section(say("変わる判定"), tuple(_verdicts(changes, words)))
    yield Section(
        say("加わる要求事項"), tuple(_requirements(changes.requirements_added, after, before, words))
    )
    yield Section(
        say("なくなる要求事項（手で改めた判定は、保存されたまま残ります）"),
        tuple(_requirements(changes.requirements_removed, before, after, words)),
    )
    if before.method.id == after.method.id:
        yield Section(say("変わるリスク"), tuple(_risks(changes, before, words)))
    yield Section(say("加わるリスク"), _titles(changes.risks_added, after, words))
    yield Section(say("なくなるリスク"), _titles(changes.risks_removed, before, words))
    yield Section(
        say("使えなくなる回答（保存されたまま残りますが、答え直しが必要です）"),
        _asks(changes.answers_unfit, after, words),
    )
    yield Section(say("新しく答える質問"), _asks(changes.questions_open, after, words))
    removed = _asks(changes.questions_removed, before, words)
    yield Section(say("お尋ねしなくなる質問（回答は残ります）"), removed)


def _verdicts(changes: ContentChanges, words: Translator) -> Iterable[tuple[str, str]]:
    for name, before, after in changes.verdicts:
        became = words.say(
            "{before} → {after}", before=verdict_text(before, words), after=verdict_text(after, words)
        )
        yield _requirement(name, changes.questionnaire, words), became


def _requirements(
    names: tuple[str, ...], here: Questionnaire, there: Questionnaire, words: Translator
) -> Iterable[tuple[str, str]]:
    """Yield requirements that are only here; a guideline that is wholly new there is one line."""
    by_guideline: dict[str, list[str]] = {}
    for name in names:
        by_guideline.setdefault(here.requirements[name].guideline, []).append(name)
    for guideline, of_it in by_guideline.items():
        if guideline in there.guidelines:
            yield from ((_requirement(name, here, words), "") for name in of_it)
        else:
            n = len(of_it)
            yield guideline_title(here, guideline, words), words.say_n("{n}件", "{n}件", n)


def _requirement(name: str, questionnaire: Questionnaire, words: Translator) -> str:
    held: Mapping[str, CompiledRequirement] = questionnaire.requirements
    clause = clause_text(questionnaire, name, words)
    return f"{clause}\n{says_text(questionnaire, name, words)}" if name in held else name


def _risks(changes: ContentChanges, before: Questionnaire, words: Translator) -> Iterable[tuple[str, str]]:
    for name, was, becomes in changes.risks:
        levels = words.say(
            "{before} → {after}",
            before=_level(was, before, words),
            after=_level(becomes, changes.questionnaire, words),
        )
        yield risk_title(changes.questionnaire, name, words), levels


def _level(level: RiskLevel, questionnaire: Questionnaire, words: Translator) -> str:
    if level.applies is False:
        return words.say("該当しない")
    return bands_text(questionnaire, level.current, words)


def _titles(
    names: tuple[str, ...], questionnaire: Questionnaire, words: Translator
) -> tuple[tuple[str, str], ...]:
    return tuple((risk_title(questionnaire, name, words), "") for name in names)


def _asks(
    names: tuple[str, ...], questionnaire: Questionnaire, words: Translator
) -> tuple[tuple[str, str], ...]:
    return tuple((ask_text(questionnaire, name, words), "") for name in names)
