"""The way back from words to values: what a person wrote into a table as an answer.

The inverse of ``evaluation.wording``: labels in either language, or keys, become keys. What cannot be told
stays text, and ``assessment.values.checked_value`` refuses it with its own words.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence

from pia_wizard.evaluation.wording import practice_text
from pia_wizard.i18n import LANGUAGES, Translator, translator
from pia_wizard.questionnaire.model import Column, Question, QuestionType

_YES = frozenset({"はい", "yes", "y", "true", "1", "○", "有", "あり"})
_NO = frozenset({"いいえ", "no", "n", "false", "0", "×", "無", "なし"})
_UNKNOWN = frozenset(
    {"まだ分からない", "分からない", "不明", "?", "unknown", "i don't know yet", "not known yet"}
)
_PARTS = re.compile(r"[\n;；]")
_LIST_SIGNS = re.compile(r"[、,，／/]")
_STATES = ("done", "partly", "planned", "not_done")


def says_unknown(text: str) -> bool:
    """Return whether the words say that the answer is not known yet."""
    return _folded(text) in _UNKNOWN


def value_of(question: Question, text: str) -> object:
    """Return the value that words stand for, not yet checked; a table is read row by row elsewhere."""
    if question.type is QuestionType.PRACTICE:
        return _practice(text)
    return cell_of(question, text, f"question.{question.id}")


def cell_of(asked: Question | Column, text: str, address: str) -> object:
    """Return the value that one cell's words stand for; ``address`` is where its labels are translated."""
    match asked.type:
        case QuestionType.YES_NO:
            return _yes_or_no(text)
        case QuestionType.CHOICE:
            return _key(asked, text, address)
        case QuestionType.CHOICES:
            return _keys(asked, text, address)
        case QuestionType.DATE:
            return text.strip().replace("/", "-") if re.fullmatch(r"\s*\d{4}/\d\d/\d\d\s*", text) else text
        case _:
            return text


def column_of(question: Question, title: str) -> str:
    """Return the column of a table that a heading names, by its key or what it asks; "" for none."""
    wanted = _folded(title)
    for name, column in question.columns.items():
        asks = (
            spoken.content(f"question.{question.id}.columns.{name}.ask", column.ask) for spoken in _both()
        )
        if wanted in {name.casefold(), *map(_folded, asks)}:
            return name
    return ""


def row_of(question: Question, titles: Sequence[str], cells: Sequence[str]) -> Mapping[str, object]:
    """Return a table's row from the words under each column; columns without a name are passed over."""
    named = ((title, text) for title, text in zip(titles, cells, strict=True) if title and text.strip())
    here = f"question.{question.id}.columns"
    return {title: cell_of(question.columns[title], text, f"{here}.{title}") for title, text in named}


def _yes_or_no(text: str) -> object:
    word = _folded(text)
    if word in _YES or word in _NO:
        return word in _YES
    return text


def _practice(text: str) -> object:
    """Return a practice from its state, on the first line, and how it is done, below it."""
    state, _, how = text.strip().partition("\n")
    words = {_folded(practice_text(name, spoken)): name for name in _STATES for spoken in _both()}
    words |= dict(zip(_STATES, _STATES, strict=True))
    found = words.get(_folded(state))
    return {"state": found, "how": how.strip()} if found else text


def _key(asked: Question | Column, text: str, address: str) -> str:
    return _labels(asked, address).get(_folded(text), text.strip())


def _keys(asked: Question | Column, text: str, address: str) -> tuple[str, ...]:
    """Return the keys of a list: one a line, or parted by the signs of a list where no label holds them."""
    labels = _labels(asked, address)
    told: list[str] = []
    for part in filter(str.strip, _PARTS.split(text)):
        whole = labels.get(_folded(part))
        told += [whole] if whole else _parted(part, labels)
    return tuple(dict.fromkeys(told))


def _parted(part: str, labels: Mapping[str, str]) -> Iterable[str]:
    """Return the keys in one line, taking the longest label that fits each time."""
    pieces = _LIST_SIGNS.split(part)
    while pieces:
        for length in range(len(pieces), 0, -1):
            found = _joined(part, pieces, length, labels)
            if found or length == 1:
                yield found or pieces[0].strip()
                part = part[sum(map(len, pieces[:length])) + length :]
                pieces = pieces[length:]
                break


def _joined(part: str, pieces: Sequence[str], length: int, labels: Mapping[str, str]) -> str:
    """Return the key of the label made of the first pieces, as they stand in the line with their signs."""
    end = sum(map(len, pieces[:length])) + length - 1
    return labels.get(_folded(part[:end]), "")


def _labels(asked: Question | Column, address: str) -> dict[str, str]:
    labels = {
        _folded(spoken.content(f"{address}.choices.{key}", label)): key
        for key, label in asked.choices.items()
        for spoken in _both()
    }
    return labels | {key.casefold(): key for key in asked.choices}


def _both() -> tuple[Translator, ...]:
    return tuple(translator(language) for language in LANGUAGES)


def _folded(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).split()).casefold()
