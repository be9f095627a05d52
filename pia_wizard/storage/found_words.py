"""What people said in an assessment, and how it is compared with what is looked for."""

import unicodedata
from collections.abc import Iterator, Mapping

from pia_wizard.assessment.model import Answer, Practice

_MOST_TERMS = 50
_LONGEST_TERM = 500
"""Databases bound how deep a condition and how long a pattern may be; nobody types as much."""

_KANA_APART = ord("ァ") - ord("ぁ")
_HIRAGANA = {kana: kana - _KANA_APART for kana in range(ord("ァ"), ord("ヶ") + 1)}


def folded(told: str) -> str:
    """Return a text as it is compared: one form of each character, no case, one kana, single spaces."""
    return " ".join(unicodedata.normalize("NFKC", told).casefold().translate(_HIRAGANA).split())


def terms_of(words: str) -> tuple[str, ...]:
    """Return the words that are looked for, folded; of a whole text put there, as much as a query takes."""
    told = folded(words[: _MOST_TERMS * _LONGEST_TERM]).split()
    return tuple(dict.fromkeys(term[:_LONGEST_TERM] for term in told))[:_MOST_TERMS]


def said(answer: Answer) -> Iterator[str]:
    """Yield the texts of an answer: what was typed, noted and given as reason."""
    yield answer.note
    yield answer.not_applicable
    value = answer.value
    if isinstance(value, Practice):
        yield from (value.how, value.evidence)
    elif isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for row in value:
            yield from (c for c in row.values() if isinstance(c, str)) if isinstance(row, dict) else ()


def places_of(answers: Mapping[str, Answer], words: str) -> tuple[str, ...]:
    """Return the questions in whose answers or notes one of the words is found."""
    terms = terms_of(words)
    texts = {name: folded("\n".join(said(answer))) for name, answer in answers.items()}
    return tuple(name for name, text in texts.items() if any(term in text for term in terms))
