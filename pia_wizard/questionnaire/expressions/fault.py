"""What is wrong with an expression, and where."""


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
