"""From source text to a compiled expression."""

import ast
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

from pia_wizard.errors import N_
from pia_wizard.questionnaire.expressions.comparison import comparison
from pia_wizard.questionnaire.expressions.fault import ExpressionError
from pia_wizard.questionnaire.expressions.names import Scope, cell
from pia_wizard.questionnaire.expressions.operands import Operand, constant, fact, row_cell
from pia_wizard.questionnaire.expressions.quantifiers import NO_ROW, count, quantifier
from pia_wizard.questionnaire.expressions.truth import (
    ABSENT,
    UNKNOWN,
    Facts,
    Outcome,
    Row,
    Rule,
    combination,
    negation,
)
from pia_wizard.questionnaire.model import Question, QuestionType

MOST_CHARACTERS = 500
DEEPEST = 24
ROW_NAME = "row"
"""What the row is called in a condition that is written without its table."""


@dataclass(frozen=True, slots=True)
class Expression:
    """A compiled condition.

    ``reads`` are the facts it may look at: question ids, and ``met:<id>`` for verdicts. ``keys`` are the
    texts it compares them with.
    """

    source: str
    reads: frozenset[str]
    rule: Rule
    keys: frozenset[str] = frozenset()

    def judge(self, facts: Facts, row: Row = NO_ROW) -> Outcome:
        """Return true, false or unknown, with the facts that decided or are missing.

        ``row`` is for what ``compile_row_expression`` gives.
        """
        return self.rule(facts, row)


def compile_expression(source: str, scope: Scope) -> Expression:
    """Compile ``source`` against the names of ``scope``.

    Raises ExpressionError with the column and a sentence for anything outside the language.
    """
    return _compiled(source, scope, ())


def compile_row_expression(source: str, scope: Scope, table: str) -> Expression:
    """Compile a condition on one row of a table, called ``row`` as in ``any(… for row in table)``.

    Its ``reads`` are the facts it looks at besides the row. Raises ExpressionError as
    ``compile_expression`` does, also where there is no such table.
    """
    return _compiled(source, scope, (), table)


def _compiled(source: str, scope: Scope, within: tuple[str, ...], table: str = "") -> Expression:
    compiler = _Compiler(source, scope, within)
    if table:
        compiler.stand_in_row(table)
    rule = compiler.rule(_parsed(source), 0)
    return Expression(source, frozenset(compiler.reads), rule, frozenset(compiler.keys))


def _parsed(source: str) -> ast.expr:
    if len(source) > MOST_CHARACTERS:
        raise ExpressionError(MOST_CHARACTERS, N_("式は{most}文字までです。"), most=MOST_CHARACTERS)
    if "\\" in source or "\0" in source:
        raise ExpressionError(0, N_("式に \\ は使えません。"))
    try:
        return ast.parse(source.strip(), mode="eval").body
    except SyntaxError as error:
        # No offset: the parser ran into the end.
        column = min((error.offset or len(source) + 1) - 1, len(source))
        raise ExpressionError(column, N_("式の書き方に誤りがあります。")) from None
    except (ValueError, MemoryError, RecursionError):
        raise ExpressionError(0, N_("式の書き方に誤りがあります。")) from None


class _Compiler:
    """Walks one parsed expression, collecting the facts it reads.

    ``within`` are the named conditions being compiled around this one.
    """

    def __init__(self, source: str, scope: Scope, within: tuple[str, ...]) -> None:
        self.within = within
        self.indent = len(source) - len(source.lstrip())
        self.encoded = source.strip().encode()
        self.scope = scope
        self.reads: set[str] = set()
        self.keys: set[str] = set()
        self.table: Question | None = None
        self.row_name = ""

    def stand_in_row(self, table: str) -> None:
        """Let the whole expression stand where a condition on a row of the table would."""
        question = self.scope.question(table, 0)
        if question.type is not QuestionType.TABLE:
            raise ExpressionError(0, N_("「{name}」は表ではありません。"), name=table)
        self.table, self.row_name = question, ROW_NAME

    def rule(self, node: ast.expr, depth: int) -> Rule:
        """Compile a node that stands where a truth is wanted."""
        if depth > DEEPEST:
            raise self._fault(node, N_("式の入れ子が深すぎます。"))
        match node:
            case ast.BoolOp(op=op, values=values):
                rules = tuple(self.rule(value, depth + 1) for value in values)
                return combination(rules, decisive=isinstance(op, ast.Or))
            case ast.UnaryOp(op=ast.Not(), operand=inner):
                return negation(self.rule(inner, depth + 1))
            case ast.Compare():
                return self._chain(node, depth)
            case ast.Call():
                return self._call(node, depth)
            case ast.Name() | ast.Attribute():
                return self._bare(node)
            case ast.Constant(value=bool() as truth):
                outcome: Outcome = (truth, frozenset())
                return lambda _facts, _row: outcome
        raise self._fault(node, N_("この書き方は式では使えません。"))

    def _chain(self, node: ast.Compare, depth: int) -> Rule:
        operands = [self._operand(item, depth + 1) for item in (node.left, *node.comparators)]
        pairs = tuple(
            comparison(left, sign, right)
            for (left, right), sign in zip(pairwise(operands), node.ops, strict=True)
        )
        return pairs[0] if len(pairs) == 1 else combination(pairs, decisive=False)

    def _condition(self, name: str, node: ast.expr) -> Rule:
        """Compile a named condition where its name stands; it sees no row of a table around it."""
        if name in self.within:
            raise self._fault(node, N_("条件「{name}」が自分自身を使っています。"), name=name)
        try:
            inner = _compiled(self.scope.conditions[name].when, self.scope, (*self.within, name))
        except ExpressionError as error:
            if self.within:
                raise
            message = N_("条件「{name}」の式に誤りがあります。")
            raise self._fault(node, message, name=name) from error
        self.reads |= inner.reads
        self.keys |= inner.keys
        return inner.rule

    def _bare(self, node: ast.Name | ast.Attribute) -> Rule:
        if isinstance(node, ast.Name) and node.id in self.scope.conditions:
            return self._condition(node.id, node)
        operand = self._operand(node, 0)
        if operand.kind != "bool":
            message = N_(
                "「はい・いいえ」の質問だけがそのまま条件になります。== や answered() で比べてください。"
            )
            raise self._fault(node, message)
        true: Outcome = (True, operand.reads)
        false: Outcome = (False, operand.reads)
        unknown: Outcome = (None, operand.reads)
        get = operand.get

        def judge(facts: Facts, row: Row) -> Outcome:
            value = get(facts, row)
            return unknown if value is UNKNOWN else true if value is True else false

        return judge

    def _call(self, node: ast.Call, depth: int) -> Rule:
        match node:
            case ast.Call(
                func=ast.Name(id="any" | "all" as word), args=[ast.GeneratorExp() as rows], keywords=[]
            ):
                table, condition = self._rows(rows, depth)
                return quantifier(table, condition, decisive=word == "any")
            case ast.Call(func=ast.Name(id="met"), args=[ast.Constant(value=str() as name)], keywords=[]):
                key = self.scope.requirement(name, self._column(node.args[0]))
                self.reads.add(key)
                return _verdict(key)
            case ast.Call(
                func=ast.Name(id="answered"), args=[ast.Name() | ast.Attribute() as asked], keywords=[]
            ):
                return self._answered(asked)
        raise self._fault(node, N_("使える関数は any、all、count、met、answered です。"))

    def _answered(self, node: ast.Name | ast.Attribute) -> Rule:
        if isinstance(node, ast.Name):
            question = self.scope.question(node.id, self._column(node))
            self.reads.add(question.id)
            name, reads = question.id, frozenset((question.id,))
            return _content(lambda facts, _row: facts[name], reads)
        operand = self._operand(node, 0)
        return _content(operand.get, operand.reads)

    def _operand(self, node: ast.expr, depth: int) -> Operand:
        """Compile a node that stands where a value is wanted."""
        column = self._column(node)
        match node:
            case ast.Name(id=name):
                question = self.scope.question(name, column)
                if question.type is QuestionType.TABLE:
                    raise self._fault(node, N_("表は any、all、count の中で使ってください。"))
                self.reads.add(name)
                return fact(question, column)
            case ast.Attribute(value=ast.Name(id=name), attr=attribute) if (
                self.table and name == self.row_name
            ):
                return row_cell(self.table.id, cell(self.table, attribute, column), column)
            case ast.Constant() | ast.Tuple():
                written = constant(node, column)
                texts = written.constant if isinstance(written.constant, tuple) else (written.constant,)
                self.keys.update(text for text in texts if isinstance(text, str))
                return written
            case ast.Call(func=ast.Name(id="count"), args=[ast.GeneratorExp() as rows], keywords=[]):
                before, self.reads = self.reads, set()
                table, condition = self._rows(rows, depth)
                beside, self.reads = frozenset(self.reads), before | self.reads
                return count(table, condition, column, beside)
            case ast.Call(func=ast.Name(id="count"), args=[ast.Name(id=name)], keywords=[]):
                return count(self._table(name, node).id, None, column)
        raise self._fault(node, N_("ここには質問の名前か値を書いてください。"))

    def _rows(self, node: ast.GeneratorExp, depth: int) -> tuple[str, Rule]:
        """Compile ``condition for row in table``; one level deep."""
        match node.generators:
            case [
                ast.comprehension(target=ast.Name(id=row_name), iter=ast.Name(id=name), ifs=[], is_async=0)
            ]:
                if self.table is not None:
                    raise self._fault(node, N_("any、all、count は入れ子にできません。"))
                self.table, self.row_name = self._table(name, node), row_name
                condition = self.rule(node.elt, depth + 1)
                self.table = None
                return name, condition
        raise self._fault(node, N_("「条件 for row in 表」の形で書いてください。"))

    def _table(self, name: str, node: ast.expr) -> Question:
        question = self.scope.question(name, self._column(node))
        if question.type is not QuestionType.TABLE:
            raise self._fault(node, N_("「{name}」は表ではありません。"), name=name)
        self.reads.add(name)
        return question

    def _column(self, node: ast.expr) -> int:
        # ast counts UTF-8 bytes; people count characters.
        return self.indent + len(self.encoded[: node.col_offset].decode(errors="replace"))

    def _fault(self, node: ast.expr, message: str, **values: object) -> ExpressionError:
        return ExpressionError(self._column(node), message, **values)


def _verdict(key: str) -> Rule:
    reads = frozenset((key,))

    def judge(facts: Facts, _row: Row) -> Outcome:
        value = facts[key]
        return (None if value is UNKNOWN else value is True), reads

    return judge


def _content(get: Callable[[Facts, Row], object], reads: frozenset[str]) -> Rule:
    """Return "has content": unknown while open, false if absent or empty."""

    def judge(facts: Facts, row: Row) -> Outcome:
        value = get(facts, row)
        if value is UNKNOWN:
            return None, reads
        empty = value is ABSENT or value in ("", frozenset(), ())
        return not empty, reads

    return judge
