"""What is new or other about a question since it was answered, in words."""

from collections.abc import Iterable, Mapping, Sequence

from pia_wizard.errors import N_
from pia_wizard.i18n import Translator
from pia_wizard.questionnaire.model import Column, Question
from pia_wizard.questionnaire.question_changes import Part, QuestionChange

_PARTS = {
    Part.ASK: N_("質問文"),
    Part.HELP: N_("説明"),
    Part.TYPE: N_("答え方"),
    Part.UNIT: N_("単位"),
    Part.LIMITS: N_("入力できる範囲"),
    Part.CHOICES: N_("選択肢"),
    Part.COLUMNS: N_("表の列"),
}
_CHOICES = (
    N_("加わった選択肢：{names}"),
    N_("なくなった選択肢：{names}"),
    N_("言い方の変わった選択肢：{names}"),
)
_COLUMNS = (N_("加わった列：{names}"), N_("なくなった列：{names}"), N_("内容の変わった列：{names}"))


def mark_text(change: QuestionChange, translator: Translator) -> str:
    """Return that a question is new, or which parts of it changed."""
    if change.before is None:
        return translator.say("新しい質問")
    parts = translator.say("、").join(translator.say(_PARTS[part]) for part in change.parts)
    return translator.say("質問が変わりました（{parts}）", parts=parts)


def detail_text(change: QuestionChange, translator: Translator) -> str:
    """Return line by line what was and what is; nothing of a new question."""
    if change.before is None:
        return ""
    lines: list[str] = []
    for part in change.parts:
        told = list(_lines(part, change.before, change.now, translator))
        lines += told or [translator.say("変わった点：{part}", part=translator.say(_PARTS[part]))]
    return "\n".join(lines)


def _lines(part: Part, before: Question, now: Question, words: Translator) -> Iterable[str]:
    """Yield what was and what is of a part; nothing where its name says as much."""
    if part is Part.ASK:
        yield words.say("前の質問文：{ask}", ask=words.content(f"question.{before.id}.ask", before.ask))
    elif part is Part.HELP and before.help != now.help and before.help:
        yield words.say("前の説明：{help}", help=words.content(f"question.{before.id}.help", before.help))
    elif part is Part.UNIT:
        yield words.say("単位：{before} → {after}", before=_unit(before, words), after=_unit(now, words))
    elif part is Part.LIMITS:
        was, is_ = _limits(before, words), _limits(now, words)
        yield words.say("入力できる範囲：{before} → {after}", before=was, after=is_)
    elif part is Part.CHOICES:
        was_chosen, chosen = _choices(before, words), _choices(now, words)
        yield from _named(_CHOICES, was_chosen, chosen, _reworded(was_chosen, chosen, words), words)
    elif part is Part.COLUMNS:
        was_asked, asked = _columns(before, words), _columns(now, words)
        other = [name for key, name in asked.items() if _other(before.columns.get(key), now.columns[key])]
        yield from _named(_COLUMNS, was_asked, asked, other, words)


def _unit(question: Question, words: Translator) -> str:
    return words.content(f"question.{question.id}.unit", question.unit) or words.say("なし")


def _limits(question: Question, words: Translator) -> str:
    low, high = ("" if limit is None else f"{limit:.10g}" for limit in (question.min, question.max))
    return words.say("{low}～{high}", low=low, high=high) if low or high else words.say("制限なし")


def _choices(question: Question, words: Translator) -> dict[str, str]:
    address = f"question.{question.id}.choices"
    return {key: words.content(f"{address}.{key}", text) for key, text in question.choices.items()}


def _columns(question: Question, words: Translator) -> dict[str, str]:
    address = f"question.{question.id}.columns"
    return {key: words.content(f"{address}.{key}.ask", held.ask) for key, held in question.columns.items()}


def _other(before: Column | None, now: Column) -> bool:
    return before is not None and before != now


def _reworded(before: Mapping[str, str], now: Mapping[str, str], words: Translator) -> list[str]:
    return [
        words.say("{before} → {after}", before=before[key], after=name)
        for key, name in now.items()
        if key in before and before[key] != name
    ]


def _named(
    templates: tuple[str, str, str],
    before: Mapping[str, str],
    now: Mapping[str, str],
    other: Sequence[str],
    words: Translator,
) -> Iterable[str]:
    """Yield lines with the names of what was added, what is gone, and what is other than it was."""
    added = [name for key, name in now.items() if key not in before]
    gone = [name for key, name in before.items() if key not in now]
    for template, names in zip(templates, (added, gone, other), strict=True):
        if names:
            yield words.say(template, names=words.say("、").join(names))
