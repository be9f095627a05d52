"""What is wrong with a command as it was written: argparse's findings, worded in the user's language."""

import re
from typing import Any

from pia_wizard.errors import N_, UnusableError
from pia_wizard.errors.spelling import nearest


class UsageError(UnusableError):
    """The command was not written as it must be; ``message`` is what argparse found."""

    what = N_("コマンドの書き方に誤りがあります。")
    why = "{message}"
    do = N_("使い方は {prog} --help で確かめられます。")


class MissingArgumentError(UsageError):
    """Something that every call must give is not there."""

    why = N_("必要な指定がありません: {names}")


class UnknownArgumentError(UsageError):
    """Something the command does not know."""

    why = N_("知らない指定です: {names}")


class NotAChoiceError(UsageError):
    """A word that is not among those allowed; ``hint`` names the one probably meant."""

    why = N_("「{place}」に「{given}」は使えません。使えるもの: {allowed}")


class ProbablyMeantError(NotAChoiceError):
    """A word close to one of those allowed."""

    why = N_("「{place}」に「{given}」は使えません。もしかして: {guess}")


class NoValueError(UsageError):
    """An option without the value it needs."""

    why = N_("「{place}」の後に値がありません。")


class NeedlessValueError(UsageError):
    """A value for an option that takes none."""

    why = N_("「{place}」に値（{given}）は要りません。")


class EmptyValueError(UsageError):
    """A value that says nothing."""

    why = N_("「{place}」が空です。")


_FINDINGS: tuple[tuple[re.Pattern[str], type[UsageError]], ...] = (
    (re.compile(r"the following arguments are required: (?P<names>.+)"), MissingArgumentError),
    (re.compile(r"unrecognized arguments: (?P<names>.+)"), UnknownArgumentError),
    (
        re.compile(
            r"argument (?P<place>.+?): invalid choice: (?P<given>.+?)(?:, maybe you meant .+?)?"
            r" ?\(choose from (?P<allowed>.+)\)"
        ),
        NotAChoiceError,
    ),
    (re.compile(r"argument (?P<place>.+?): expected (?:one|at least one) argument"), NoValueError),
    (re.compile(r"argument (?P<place>.+?): ignored explicit argument (?P<given>.+)"), NeedlessValueError),
)
"""The wording of argparse, which differs a little between versions of Python."""

_LONGEST = 200


def usage_error(message: str, prog: str) -> UsageError:
    """Return argparse's finding as our own error; a wording of argparse nobody foresaw stays as it is."""
    for pattern, cause in _FINDINGS:
        found = pattern.fullmatch(message.replace("\n", " "))
        if found:
            values: dict[str, Any] = {
                name: text if name == "allowed" else text[:_LONGEST]
                for name, text in found.groupdict().items()
            }  # what is allowed comes from us, and has to be told in full
            return _worded(cause, values, prog)
    return UsageError(message=message[:_LONGEST], prog=prog)


def _worded(cause: type[UsageError], values: dict[str, Any], prog: str) -> UsageError:
    if "given" in values:
        values["given"] = values["given"].strip("'\"")
    if cause is not NotAChoiceError:
        return cause(prog=prog, **values)
    given = values["given"]
    allowed = [name.strip(" '\"") for name in values["allowed"].split(",")]
    guess = nearest(given, allowed)
    if guess:
        return ProbablyMeantError(prog=prog, place=values["place"], given=given, guess=guess)
    return NotAChoiceError(prog=prog, place=values["place"], given=given, allowed=", ".join(allowed))
