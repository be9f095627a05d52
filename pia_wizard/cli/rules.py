"""rules: the operator's own rules as a PDF or Word file."""

import argparse
from datetime import date
from pathlib import Path

from pia_wizard.cli.case_input import judged_case
from pia_wizard.cli.papers import require_apart
from pia_wizard.cli.printing import as_lines
from pia_wizard.cli.themes import named_theme
from pia_wizard.errors import N_, UnusableError
from pia_wizard.exchange.whole_file import write_whole
from pia_wizard.i18n import Translator, translator
from pia_wizard.session import papers
from pia_wizard.session.content import own_library
from pia_wizard.session.operator_rules import RulesFormat, rules


class UnknownEndingError(UnusableError):
    """The name of the file does not tell what kind it is to be."""

    what = N_("「{path}」には書き込みませんでした。")
    why = N_("ファイル名の終わりから、PDFかWordかを決められません。")
    do = N_("名前の終わりを .pdf か .docx にしてください。")


class UnknownDayError(UnusableError):
    """What was given as a day is none."""

    what = N_("施行する日「{text}」を読めませんでした。")
    why = N_("日付の書き方が違うか、その日がありません。")
    do = N_("2027-04-01 のように書いてください。")


def write_rules(arguments: argparse.Namespace, words: Translator) -> int:
    """Write the rules of a case file; the output's ending says as what."""
    kind, effective = _kind(arguments.output), _day(arguments.effective)
    require_apart(arguments.output, arguments.case, arguments.theme)
    theme = named_theme(arguments)
    case = judged_case(own_library(), arguments.case, words)
    data = rules(case, kind, translator(arguments.lang), papers.now(), effective=effective, theme=theme)
    write_whole(arguments.output, data)
    as_lines([words.say("管理・運用規程を作りました: {path}", path=arguments.output)])
    return 0


def _kind(output: Path) -> RulesFormat:
    try:
        return RulesFormat(output.suffix.removeprefix(".").lower())
    except ValueError:
        raise UnknownEndingError(path=output) from None


def _day(text: str | None) -> date | None:
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise UnknownDayError(text=text[:40]) from None
