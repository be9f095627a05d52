"""The expression language of the content: Python's syntax, Kleene's logic, and the facts that decide.

A fact that is not answered is unknown, not false. Judging an expression therefore gives true, false or
unknown, together with the facts that decided it — the only facts a reason has to name.
"""

from pia_wizard.questionnaire.expressions.expression import (
    Expression,
    compile_expression,
    compile_row_expression,
)
from pia_wizard.questionnaire.expressions.fault import ExpressionError
from pia_wizard.questionnaire.expressions.names import Scope
from pia_wizard.questionnaire.expressions.truth import ABSENT, UNKNOWN, Fact, Outcome

__all__ = [
    "ABSENT",
    "UNKNOWN",
    "Expression",
    "ExpressionError",
    "Fact",
    "Outcome",
    "Scope",
    "compile_expression",
    "compile_row_expression",
]
