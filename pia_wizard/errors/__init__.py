"""One tree of errors the user can do something about: what happened, why, what to do.

Each cause a user can meet is one class, and the class carries its sentences in the source language
(Japanese). Sentences are translated when they are shown, by ``pia_wizard.i18n``; nothing here imports
anything of the program, so every layer may raise these. A defect of the program is never one of them.
"""

from typing import ClassVar


def N_(source: str) -> str:
    """Mark a sentence for extraction; it is translated where it is shown."""
    return source


class Term(str):
    """A value in an error's sentences that is itself one of the program's words, and translated like them."""

    __slots__ = ()


class PiaError(Exception):
    """Something the user can understand and act on.

    Subclasses set the three sentences. ``{name}`` in a sentence is replaced by the keyword argument of
    that name. ``detail`` is for lines that follow the sentences, such as one per fault of a file.
    """

    what: ClassVar[str] = N_("処理を続けられませんでした。")
    why: ClassVar[str] = ""
    do: ClassVar[str] = ""

    def __init__(self, *, detail: tuple[str, ...] = (), **values: object) -> None:
        super().__init__(type(self).__name__)
        self.values = values
        self.detail = detail

    def __str__(self) -> str:
        sentences = (self.what, self.why, self.do)
        return " ".join(s.format(**self.values) for s in sentences if s)


class RefusedError(PiaError):
    """The answer to what was asked is "no": exit code 1 on the command line."""


class UnusableError(PiaError):
    """What was given cannot be used, or the machine cannot do it now: exit code 2."""
