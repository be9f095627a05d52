"""The commands and their arguments."""

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn, TypeAlias

from pia_wizard import __version__
from pia_wizard.cli import cases, content, papers, sample, verification
from pia_wizard.errors import N_, UnusableError
from pia_wizard.i18n import LANGUAGES, Translator

Handler: TypeAlias = Callable[[argparse.Namespace, Translator], int]
Commands: TypeAlias = "argparse._SubParsersAction[_Parser]"  # noqa: SLF001 - argparse has no public name for it

ROLES = ("assessor", "privacy_officer", "approver")


class UsageError(UnusableError):
    """The command was not written as it must be."""

    what = N_("コマンドの書き方に誤りがあります。")
    why = "{message}"
    do = N_("使い方は {prog} --help で確かめられます。")


class _Parser(argparse.ArgumentParser):
    """Raises UsageError, so that every failure is worded and numbered in one place."""

    def error(self, message: str) -> NoReturn:
        raise UsageError(message=message, prog=self.prog)


def parser(translator: Translator, own: dict[str, Handler]) -> argparse.ArgumentParser:
    """Return the parser; ``own`` are the handlers that need the window (``self-test``)."""
    say = translator.say
    top = _Parser(
        prog="pia-wizard", description=say("カメラのプライバシー影響評価を行います。"), add_help=False
    )
    _help(top, translator)
    top.add_argument(
        "--version", action="version", version=f"pia-wizard {__version__}", help=say("版を表示します。")
    )
    commands = top.add_subparsers(metavar=say("コマンド"), dest="command", required=True)
    _content_commands(commands, translator)
    _case_commands(commands, translator)
    _paper_commands(commands, translator)
    check = _command(commands, translator, "verify", N_("署名付きPDFを検証します。"), verification.verify)
    check.add_argument("pdf", type=Path)
    check.add_argument(
        "--trust", type=Path, action="append", default=[], metavar="PEM", help=say("信頼する証明書です。")
    )
    _json(check, translator)
    for name, handler in own.items():
        _command(
            commands, translator, name, N_("画面を実際に動かして、回答から検証までを確かめます。"), handler
        )
    return top


def _content_commands(commands: Commands, translator: Translator) -> None:
    say = translator.say
    group = commands.add_parser("content", help=say("質問や基準の内容を調べます。"), add_help=False)
    _help(group, translator)
    inner = group.add_subparsers(metavar=say("コマンド"), dest="content_command", required=True)
    listing = _command(inner, translator, "list", N_("収録している基準を一覧にします。"), content.show_list)
    _json(listing, translator)
    check = _command(inner, translator, "check", N_("内容の誤りをすべて表示します。"), content.check)
    check.add_argument("path", type=Path, nargs="?", help=say("追加の内容のフォルダーです。"))
    _json(check, translator)
    cover = _command(
        inner, translator, "coverage", N_("条項一覧のうち、扱っている条項を数えます。"), content.show_coverage
    )
    cover.add_argument("inventory", type=Path)
    cover.add_argument("--prefix", default="", help=say("この文字で始まる条項だけを数えます。"))
    _json(cover, translator)


def _case_commands(commands: Commands, translator: Translator) -> None:
    say = translator.say
    asks = _command(
        commands, translator, "questions", N_("選んだ基準で尋ねる質問を一覧にします。"), cases.show_questions
    )
    _guidelines(asks, translator)
    _json(asks, translator)
    new = _command(commands, translator, "new", N_("新しい評価のファイルを作ります。"), cases.new)
    _guidelines(new, translator)
    new.add_argument("--title", required=True, help=say("評価の名前です。"))
    _output(new, translator)
    judge = _command(
        commands, translator, "evaluate", N_("評価のファイルを判定します。"), cases.show_evaluation
    )
    judge.add_argument("case", type=Path)
    _json(judge, translator)


def _paper_commands(commands: Commands, translator: Translator) -> None:
    say = translator.say
    report = _command(commands, translator, "report", N_("評価書をPDFで作ります。"), papers.write_report)
    report.add_argument("case", type=Path)
    _output(report, translator)
    _paper_language(report, translator)
    report.add_argument("--identity", type=Path, metavar="P12", help=say("署名に使う PKCS#12 ファイルです。"))
    _passphrase(report, translator)
    report.add_argument("--role", choices=ROLES, default="assessor", help=say("署名する人の役割です。"))
    notices = _command(commands, translator, "notices", N_("掲示物をPDFで作ります。"), papers.write_notices)
    notices.add_argument("case", type=Path)
    _output(notices, translator)
    _paper_language(notices, translator)
    identity = _command(
        commands, translator, "identity", N_("自作の署名用証明書を作ります。"), papers.make_identity
    )
    identity.add_argument("--name", required=True, help=say("署名する人または部署の名前です。"))
    identity.add_argument("--organisation", default="", help=say("組織の名前です。"))
    _passphrase(identity, translator)
    _output(identity, translator)
    show = _command(
        commands, translator, "sample", N_("見本の評価から、署名付き評価書と掲示物を作ります。"), sample.work
    )
    show.add_argument("-o", "--output", type=Path, default=Path("out"), help=say("書き出すフォルダーです。"))


def _command(
    commands: Commands, translator: Translator, name: str, purpose: str, handler: Handler
) -> "_Parser":
    words = translator.say(purpose)
    made = commands.add_parser(name, help=words, description=words, add_help=False)
    _help(made, translator)
    made.set_defaults(handler=handler)
    return made


def _help(made: argparse.ArgumentParser, translator: Translator) -> None:
    made.add_argument("-h", "--help", action="help", help=translator.say("この説明を表示します。"))


def _json(made: argparse.ArgumentParser, translator: Translator) -> None:
    made.add_argument("--json", action="store_true", help=translator.say("JSON で出力します。"))


def _guidelines(made: argparse.ArgumentParser, translator: Translator) -> None:
    made.add_argument(
        "--guidelines",
        required=True,
        metavar="A,B",
        help=translator.say("基準の識別子をコンマで区切ります。"),
    )


def _output(made: argparse.ArgumentParser, translator: Translator) -> None:
    made.add_argument("-o", "--output", type=Path, required=True, help=translator.say("書き出す先です。"))


def _paper_language(made: argparse.ArgumentParser, translator: Translator) -> None:
    made.add_argument("--lang", choices=LANGUAGES, default="ja", help=translator.say("書類の言語です。"))


def _passphrase(made: argparse.ArgumentParser, translator: Translator) -> None:
    made.add_argument(
        "--passphrase-file",
        type=Path,
        metavar="F",
        help=translator.say("1 行目に合言葉を書いたファイルです。"),
    )
