"""theme: check a theme's file, or begin a new one; and the option that names one."""

import argparse

from pia_wizard.cli.printing import as_lines
from pia_wizard.errors import N_, UnusableError
from pia_wizard.exchange.theme_file import read_logo, write_theme
from pia_wizard.i18n import Translator
from pia_wizard.session.themes import PLAIN, Theme, read_theme
from pia_wizard.theme.checks import pairings


class ThemeFileThereError(UnusableError):
    """A new theme would replace a file."""

    what = N_("「{path}」には書き込みませんでした。")
    why = N_("同じ名前のファイルがあります。")
    do = N_("別の名前を付けてください。")


def named_theme(arguments: argparse.Namespace) -> Theme:
    """Return the theme that the option names, or the plain look."""
    return read_theme(arguments.theme) if arguments.theme else PLAIN


def check(arguments: argparse.Namespace, words: Translator) -> int:
    """Read a theme's file and tell the contrasts of its colours; what cannot be used is an error."""
    theme = read_theme(arguments.file)
    name = theme.name or words.say("名前なし")
    lines = [words.say("この体裁は使えます: {name}", name=name)]
    lines += (
        words.say(
            "  {ink}（#{code}）と{ground}（#{behind}）: {ratio} 対 1",
            ink=words.say(pair.ink),
            code=pair.code,
            ground=words.say(pair.ground),
            behind=pair.behind,
            ratio=words.number(round(pair.ratio, 1)),
        )
        for pair in pairings(theme)
    )
    as_lines(lines)
    return 0


def new(arguments: argparse.Namespace, words: Translator) -> int:
    """Write a theme with the usual look and a logo, to be changed in any text editor."""
    if arguments.output.exists():
        raise ThemeFileThereError(path=arguments.output)
    logo = read_logo(arguments.logo) if arguments.logo else None
    write_theme(arguments.output, Theme(name=arguments.name, logo=logo))
    as_lines([words.say("体裁のファイルを作りました: {path}", path=arguments.output)])
    return 0
