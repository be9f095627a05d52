"""The ``Translator``: no global language, one object per window and per report."""

from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from gettext import GNUTranslations, NullTranslations

from pia_wizard import resources
from pia_wizard.errors import PiaError, Term
from pia_wizard.i18n.readings import days_read, with_readings

SOURCE_LANGUAGE = "ja"
LANGUAGES = ("ja", "en")
"""Languages in which everything is complete; ``ja`` is the source and needs no catalogue."""

PLAIN_JAPANESE = "ja-Hira"
"""Plain Japanese (やさしい日本語) with readings over its kanji, as the tag of a language."""

NOTICE_LANGUAGES = {
    "ja": "日本語",
    "en": "English",
    "zh-Hans": "简体中文",
    "zh-Hant": "繁體中文",
    "ko": "한국어",
    PLAIN_JAPANESE: "やさしい日本語",
}
"""Languages a notice can be in (BCP 47) and their own names, in the order they stand on signs in Japan."""

_LOCALES = {"zh-Hans": "zh_Hans", "zh-Hant": "zh_Hant", PLAIN_JAPANESE: "ja"}
"""What the Unicode CLDR calls a language, where that is not its tag."""

_CONTEXT_SEPARATOR = "\x04"


@dataclass(frozen=True, slots=True)
class ErrorText:
    """An error in the user's words: what happened, why, what to do, and lines of detail."""

    what: str
    why: str
    do: str
    detail: tuple[str, ...] = ()

    def __str__(self) -> str:
        return "\n".join(part for part in (self.what, self.why, self.do, *self.detail) if part)


class Translator:
    """Gives the words of one language. ``translator("en")`` returns a shared one.

    A language that only notices know has their words and the source language for all else; those of plain
    Japanese hold their readings as ``i18n.readings`` says.
    """

    def __init__(self, language: str) -> None:
        self.language = language
        self._words = _catalogue("interface", language)
        self._words.add_fallback(_catalogue("documents", language))
        self._words.add_fallback(_catalogue("notices", language))
        self._content = _catalogue("questionnaires", language)
        self._content.add_fallback(_catalogue("notices", language))

    def say(self, source: str, /, **values: object) -> str:
        """Return a sentence of the program, with ``{name}`` replaced by the values."""
        words = self._read(self._words.gettext(source)) if source else ""
        return words.format(**values) if values else words

    def say_n(self, one: str, many: str, n: int, /, **values: object) -> str:
        """Return the form of a sentence that fits ``n``, which is also available as ``{n}``."""
        return self._words.ngettext(one, many, n).format(n=n, **values)

    def content(self, context: str, source: str) -> str:
        """Return a text of the content; ``context`` is its address, such as ``question.purposes.ask``."""
        if not source:
            return ""
        key = f"{context}{_CONTEXT_SEPARATOR}{source}"
        found = self._content.gettext(key)
        return source if found == key else self._read(found)

    def error(self, error: PiaError) -> ErrorText:
        """Return an error's sentences in this language."""
        values = {name: self.say(v) if isinstance(v, Term) else v for name, v in error.values.items()}
        what, why, do = (self.say(s).format(**values) for s in (error.what, error.why, error.do))
        return ErrorText(what, why, do, error.detail)

    def date(self, day: date) -> str:
        """Return a date as this language writes it, such as 2026年9月21日 or 21 September 2026."""
        if self.language == SOURCE_LANGUAGE:
            return f"{day.year}年{day.month}月{day.day}日"
        if self.language == PLAIN_JAPANESE:
            written = f"{day.year}年《ねん》{day.month}月《がつ》{day.day}日《にち》"
            return days_read(with_readings(written), of_month=True)
        from babel.dates import format_date

        pattern = "d MMMM y" if self.language == "en" else "long"
        return format_date(day, format=pattern, locale=_LOCALES.get(self.language, self.language))

    def time(self, moment: datetime) -> str:
        """Return the time of day to the minute, such as 14:03."""
        return f"{moment.hour:02}:{moment.minute:02}"

    def number(self, value: float) -> str:
        """Return a number with grouping and all of its fraction: what is judged is what is shown."""
        from babel.numbers import format_decimal

        locale = _LOCALES.get(self.language, self.language)
        return format_decimal(value, locale=locale, decimal_quantization=False)

    def quantity(self, value: float, unit: str) -> str:
        """Return a number with its unit, which is already in this language; English units are plurals."""
        gap = " " if unit and self.language == "en" else ""
        if gap and value == 1:
            unit = unit.removesuffix("s")
        text = f"{self.number(value)}{gap}{unit}"
        return days_read(text, of_month=False) if self.language == PLAIN_JAPANESE else text

    def _read(self, words: str) -> str:
        return with_readings(words) if self.language == PLAIN_JAPANESE else words


def _catalogue(domain: str, language: str) -> NullTranslations:
    """Load a compiled catalogue; the source language has none and answers with the source."""
    path = resources.locales() / language.replace("-", "_") / "LC_MESSAGES" / f"{domain}.mo"
    if language == SOURCE_LANGUAGE or not path.is_file():
        return NullTranslations()
    with path.open("rb") as file:
        return GNUTranslations(file)


@cache
def translator(language: str) -> Translator:
    """Return the translator of a language, loading its catalogues once."""
    return Translator(language)
