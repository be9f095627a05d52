"""argparse in the user's language: headings, usage line, and errors that are ours."""

import argparse
from functools import partial
from typing import Any, NoReturn

from pia_wizard.cli.usage import usage_error
from pia_wizard.i18n import Translator


class Parser(argparse.ArgumentParser):
    """Raises UsageError, so that every failure is worded and numbered in one place.

    Options cannot be abbreviated: a script must not change its meaning when an option is added.
    """

    def __init__(self, *, translator: Translator, **settings: Any) -> None:
        formatter = partial(_Formatter, translator.say("使い方: "))
        super().__init__(
            **settings,
            add_help=False,
            allow_abbrev=False,
            formatter_class=formatter,
        )
        self._positionals.title = translator.say("指定するもの")
        self._optionals.title = translator.say("選べるもの")
        self.add_argument("-h", "--help", action="help", help=translator.say("この説明を表示します。"))

    def error(self, message: str) -> NoReturn:
        """Raise the UsageError that says what argparse found."""
        raise usage_error(message, self.prog)

    def _print_message(self, message: str, file: Any = None) -> None:
        """Print help as it is; argparse would keep silent about output that cannot be written."""
        print(message, end="", file=file)


class _Formatter(argparse.HelpFormatter):
    """Begins the usage line with words of the user's language."""

    def __init__(self, usage: str, prog: str, **settings: Any) -> None:
        super().__init__(prog, max_help_position=32, **settings)
        self._usage = usage

    def add_usage(self, usage: Any, actions: Any, groups: Any, prefix: str | None = None) -> None:
        super().add_usage(usage, actions, groups, self._usage if prefix is None else prefix)
