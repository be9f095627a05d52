"""Faults of content files: where they stand and what is wrong.

Every checker of this layer gives faults instead of raising, so that an author sees all of them at once.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from pia_wizard.errors import N_, UnusableError
from pia_wizard.i18n import Translator

MOST_FAULTS = 500
"""More are counted as these: a file that is wrong throughout must not keep the checker busy."""


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One fault of a content file, sorted by place.

    ``line`` and ``column`` count from 1, in characters. ``message`` is the sentence in the source
    language with ``{name}`` placeholders; ``values`` are the pairs that fill them.
    """

    path: str
    line: int
    column: int
    message: str
    values: tuple[tuple[str, str], ...] = ()

    def text(self, translator: Translator) -> str:
        """Return the sentence in the translator's language, without the place."""
        return translator.say(self.message, **dict(self.values))

    def __str__(self) -> str:
        words = self.message.format(**dict(self.values)) if self.values else self.message
        return f"{self.path}:{self.line}:{self.column}: {words}"


def fault(path: str, line: int, column: int, message: str, **values: object) -> Fault:
    """Return a fault at a place counted from 0, as the YAML parser counts.

    Values come from the file: they are cut to one short, printable line. ``known`` is a ``listing``.
    """
    pairs = tuple((name, str(v) if name == "known" else shown(v)) for name, v in values.items())
    return Fault(path, line + 1, column + 1, message, pairs)


def shown(value: object, limit: int = 60) -> str:
    """Return a value as it may stand in a sentence: one line, printable, at most ``limit`` characters."""
    words = "".join(c if c.isprintable() else "�" for c in str(value)[: limit + 1])
    return words if len(words) <= limit else words[:limit] + "…"


def listing(names: Iterable[object]) -> str:
    """Return names as a list that reads alike in every language: the first twelve of them."""
    every = list(names)
    return ", ".join(shown(name, 40) for name in every[:12]) + (", …" if len(every) > 12 else "")


class ContentFaultsError(UnusableError):
    """Content cannot be used; ``faults`` holds every fault and ``detail`` one line for each."""

    what = N_("質問票の内容を読み込めませんでした。")
    why = N_("内容のファイルに{count}件の誤りがあります。")
    do = N_("次の行を直してから、もう一度読み込んでください。")

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(sorted(faults))
        super().__init__(detail=tuple(str(f) for f in self.faults), count=len(self.faults))
