"""What is wrong with an expression, and where."""

from collections.abc import Collection
from difflib import get_close_matches


class ExpressionError(ValueError):
    """An expression the language does not have, with the column (characters from 0) and a sentence.

    ``source`` and ``values`` allow the sentence to be translated; ``message`` is it in Japanese.
    """

    def __init__(self, column: int, source: str, **values: object) -> None:
        self.column = column
        self.source = source
        self.values = values
        self.message = source.format(**values)
        super().__init__(self.message)


def nearest(name: str, known: Collection[str]) -> str:
    """Return the known name most like ``name``, or an empty string."""
    return next(iter(get_close_matches(name, known, n=1, cutoff=0.6)), "")
