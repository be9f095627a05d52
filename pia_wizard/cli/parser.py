"""The commands and their arguments.

A handler is named by its module and function and loaded when its command runs: what one command needs
(PDF, signatures, content) costs the others nothing.
"""

import argparse
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TypeAlias

from pia_wizard import __version__, resources
from pia_wizard.cli import signer_options, site_options
from pia_wizard.cli.argument_parser import Parser
from pia_wizard.errors import N_
from pia_wizard.i18n import LANGUAGES, Translator

Handler: TypeAlias = Callable[[argparse.Namespace, Translator], int]
Commands: TypeAlias = "argparse._SubParsersAction[Parser]"  # noqa: SLF001 - argparse has no public name for it


def parser(translator: Translator, own: Iterable[str] = ()) -> Parser:
    """Return the parser; ``own`` names the commands that whoever calls handles (``self-test``).

    The result of parsing has the handler as ``module:function`` below ``pia_wizard.cli``, or the name of
    the own command.
    """
    say = translator.say
    top = Parser(
        translator=translator, prog="pia-wizard", description=say("カメラのプライバシー影響評価を行います。")
    )
    top.add_argument(
        "--version", action="version", version=f"pia-wizard {__version__}", help=say("版を表示します。")
    )
    commands = _commands(top, translator, "command")
    _content_commands(commands, translator)
    _case_commands(commands, translator)
    _paper_commands(commands, translator)
    _identity_command(commands, translator)
    _verify_command(commands, translator)
    _trust_commands(commands, translator)
    _theme_commands(commands, translator)
    _sample_command(commands, translator)
    for name in own:
        purpose = N_("画面を実際に動かして、回答から検証までを確かめます。")
        _command(commands, translator, name, purpose, name)
    return top


def _sample_command(commands: Commands, translator: Translator) -> None:
    say = translator.say
    purpose = N_("見本の評価から、署名付き報告書と掲示物を作ります。")
    sample = _command(commands, translator, "sample", purpose, "sample:work")
    names = sorted(path.stem for path in resources.samples().glob("*.json"))
    sample.add_argument("name", nargs="?", choices=names, metavar="NAME", help=say("見本の名前です。"))
    sample.add_argument("--list", action="store_true", help=say("見本の名前を一覧にします。"))
    sample.add_argument(
        "-o", "--output", type=Path, default=Path("out"), help=say("書き出すフォルダーです。")
    )


def _content_commands(commands: Commands, translator: Translator) -> None:
    say, purpose = translator.say, translator.say("質問や基準の内容を調べます。")
    group = commands.add_parser("content", translator=translator, help=purpose, description=purpose)
    inner = _commands(group, translator, "content_command")
    listing = _command(inner, translator, "list", N_("収録している基準を一覧にします。"), "content:show_list")
    _json(listing, translator)
    check = _command(inner, translator, "check", N_("内容の誤りをすべて表示します。"), "content:check")
    check.add_argument("path", type=Path, nargs="?", help=say("追加の内容のフォルダーです。"))
    check.add_argument(
        "--alone", action="store_true", help=say("収録の内容と合わせずに、そのフォルダーだけで調べます。")
    )
    _json(check, translator)
    suggest = _command(
        inner,
        translator,
        "suggest",
        N_("評価の回答に当てはまる基準を、理由とともに示します。"),
        "suggesting:show_suggestions",
    )
    _case(suggest, translator)
    _json(suggest, translator)
    cover = _command(
        inner,
        translator,
        "coverage",
        N_("条項一覧のうち、扱っている条項を数えます。"),
        "content:show_coverage",
    )
    cover.add_argument("inventory", type=Path, help=say("条項一覧の YAML ファイルです。"))
    cover.add_argument("--prefix", default="", help=say("この文字で始まる条項だけを数えます。"))
    _json(cover, translator)


def _case_commands(commands: Commands, translator: Translator) -> None:
    asks = _command(
        commands,
        translator,
        "questions",
        N_("選んだ基準で尋ねる質問を一覧にします。"),
        "cases:show_questions",
    )
    _guidelines(asks, translator)
    _json(asks, translator)
    new = _command(commands, translator, "new", N_("新しい評価のファイルを作ります。"), "cases:new")
    _guidelines(new, translator)
    new.add_argument("--title", required=True, help=translator.say("評価の名前です。"))
    new.add_argument("--method", default="", metavar="M", help=translator.say("評価方法の識別子です。"))
    _output(new, translator)
    _import_command(commands, translator)
    judge = _command(
        commands, translator, "evaluate", N_("評価のファイルを判定します。"), "cases:show_evaluation"
    )
    _case(judge, translator)
    _json(judge, translator)
    advise = _command(
        commands,
        translator,
        "advise",
        N_("何をすればリスクがもっとも下がるかを、順に示します。"),
        "advice:show_advice",
    )
    _case(advise, translator)
    advise.add_argument("--most", type=int, default=10, metavar="N", help=translator.say("示す件数です。"))
    _json(advise, translator)


def _import_command(commands: Commands, translator: Translator) -> None:
    purpose = N_("CNIL の PIA ソフトウェアの評価を取り込み、取り込めたものと取り込めなかったものを示します。")
    made = _command(commands, translator, "import-cnil", purpose, "importing:import_cnil")
    made.add_argument(
        "cnil", type=Path, help=translator.say("CNIL の PIA ソフトウェアの JSON ファイルです。")
    )
    made.add_argument(
        "--number",
        type=int,
        default=1,
        metavar="N",
        help=translator.say("複数の評価が入っているときの番号です。"),
    )
    _guidelines(made, translator)
    made.add_argument("--method", default="", metavar="M", help=translator.say("評価方法の識別子です。"))
    _output(made, translator)
    _json(made, translator)


def _paper_commands(commands: Commands, translator: Translator) -> None:
    report = _command(
        commands, translator, "report", N_("報告書をPDFかWordで作ります。"), "papers:write_report"
    )
    _case(report, translator)
    _output(report, translator)
    told = translator.say(
        "全体（full）か、経営者向けの2ページ（management）か、公開用の要約（public）かです。"
    )
    report.add_argument("--variant", choices=("full", "management", "public"), default="full", help=told)
    told = translator.say(
        "PDF か、編集できる Word（docx）かです。なければ、書き出す先の名前の終わりによります。"
    )
    report.add_argument("--format", choices=("pdf", "docx"), help=told)
    _theme(report, translator)
    _paper_language(report, translator)
    signer_options.add(report, translator)
    _sign_command(commands, translator)
    notices = _command(commands, translator, "notices", N_("掲示物をPDFで作ります。"), "papers:write_notices")
    _case(notices, translator)
    _output(notices, translator)
    _paper_language(notices, translator)
    told = translator.say("PDFの代わりに、文だけをこの形式で書き出します（page は1枚のウェブページです）。")
    notices.add_argument("--text", choices=("txt", "md", "html", "page", "docx"), help=told)
    told = translator.say("掲示の言語をコンマで区切ります（例: ja,en,zh-Hans,zh-Hant,ko,ja-Hira）。")
    notices.add_argument("--languages", metavar="A,B", help=told)
    site_options.add(notices, translator)
    _rules_command(commands, translator)
    _record_commands(commands, translator)


def _rules_command(commands: Commands, translator: Translator) -> None:
    purpose = N_("管理・運用規程を PDF か Word で作ります。")
    made = _command(commands, translator, "rules", purpose, "rules:write_rules")
    _case(made, translator)
    _output(made, translator)
    told = translator.say("規程を施行する日です（例: 2027-04-01）。")
    made.add_argument("--effective", metavar="DATE", help=told)
    _theme(made, translator)
    _paper_language(made, translator)


def _record_commands(commands: Commands, translator: Translator) -> None:
    forms = _command(commands, translator, "forms", N_("記録の用紙を作ります。"), "records:write_forms")
    _case(forms, translator)
    _output(forms, translator)
    told = translator.say("紙に印刷する PDF か、表計算ソフトで使う XLSX かです。")
    forms.add_argument("--format", choices=("pdf", "xlsx"), default="pdf", help=told)
    _theme(forms, translator)
    _paper_language(forms, translator)
    plan = _command(commands, translator, "plan", N_("対策の計画を表か予定にします。"), "records:write_plan")
    _case(plan, translator)
    _output(plan, translator)
    told = translator.say("表（XLSX）か、期限を知らせる予定（ICS）かです。")
    plan.add_argument("--format", choices=("xlsx", "ics"), default="xlsx", help=told)
    _paper_language(plan, translator)
    _comparing_commands(commands, translator)


def _comparing_commands(commands: Commands, translator: Translator) -> None:
    say = translator.say
    purpose = N_("2 つの評価のファイルの違いを示します。")
    made = _command(commands, translator, "compare", purpose, "comparing:compare")
    made.add_argument("before", type=Path, help=say("前の評価のファイル（case.json）です。"))
    made.add_argument("after", type=Path, help=say("後の評価のファイル（case.json）です。"))
    made.add_argument("-o", "--output", type=Path, help=say("PDF で書き出す先です。"))
    _theme(made, translator)
    _paper_language(made, translator)
    _json(made, translator)
    purpose = N_("ワークスペースの評価の一覧か、1 つの評価の変更の履歴を示します。")
    told = _command(commands, translator, "history", purpose, "comparing:history")
    told.add_argument("assessment", nargs="?", default="", metavar="ID", help=say("評価の識別子です。"))
    told.add_argument("--workspace", type=Path, help=say("ワークスペースのファイルです。"))
    _json(told, translator)


def _sign_command(commands: Commands, translator: Translator) -> None:
    purpose = N_("作成済みの報告書に、まとめて署名します。")
    made = _command(commands, translator, "sign", purpose, "signing:sign")
    made.add_argument("pdf", type=Path, nargs="+", help=translator.say("署名する PDF ファイルです。"))
    _output(made, translator)
    _paper_language(made, translator)
    signer_options.add(made, translator)
    _json(made, translator)


def _trust_commands(commands: Commands, translator: Translator) -> None:
    say, purpose = translator.say, translator.say("検証で信頼する証明書を管理します。")
    group = commands.add_parser("trust", translator=translator, help=purpose, description=purpose)
    inner = _commands(group, translator, "trust_command")
    words = N_("信頼する証明書を一覧にします。")
    _json(_command(inner, translator, "list", words, "signing:list_trusted"), translator)
    words = N_("証明書を信頼します。")
    add = _command(inner, translator, "add", words, "signing:add_trusted")
    add.add_argument("certificate", type=Path, help=say("認証局の証明書（PEM か DER）です。"))
    words = N_("証明書の信頼をやめます。")
    remove = _command(inner, translator, "remove", words, "signing:remove_trusted")
    remove.add_argument("fingerprint", help=say("指紋（SHA-256）の初めの部分です。"))


def _theme_commands(commands: Commands, translator: Translator) -> None:
    say, purpose = translator.say, translator.say("提出先ごとの体裁（ロゴや色）を作り、調べます。")
    group = commands.add_parser("theme", translator=translator, help=purpose, description=purpose)
    inner = _commands(group, translator, "theme_command")
    words = N_("体裁のファイルが使えるかを調べ、色の明るさの比を示します。")
    check = _command(inner, translator, "check", words, "themes:check")
    check.add_argument("file", type=Path, help=say("体裁のファイル（.piatheme）です。"))
    new = _command(inner, translator, "new", N_("ふつうの体裁のファイルを作ります。"), "themes:new")
    new.add_argument("--name", default="", help=say("相手先の名前です。"))
    new.add_argument("--logo", type=Path, metavar="FILE", help=say("ロゴの画像（PNG か SVG）です。"))
    _output(new, translator)


def _identity_command(commands: Commands, translator: Translator) -> None:
    say = translator.say
    identity = _command(
        commands, translator, "identity", N_("自作の署名用証明書を作ります。"), "papers:make_identity"
    )
    identity.add_argument("--name", required=True, help=say("署名する人または部署の名前です。"))
    identity.add_argument("--organisation", default="", help=say("組織の名前です。"))
    _passphrase(identity, translator)
    _output(identity, translator)


def _verify_command(commands: Commands, translator: Translator) -> None:
    say = translator.say
    check = _command(commands, translator, "verify", N_("署名付きPDFを検証します。"), "verification:verify")
    check.add_argument("pdf", type=Path, help=say("検証する PDF ファイルです。"))
    check.add_argument(
        "--trust", type=Path, action="append", default=[], metavar="PEM", help=say("信頼する証明書です。")
    )
    check.add_argument(
        "--crl", type=Path, action="append", default=[], metavar="CRL", help=say("失効情報のファイルです。")
    )
    check.add_argument("--detail", action="store_true", help=say("技術的な詳細も表示します。"))
    _json(check, translator)


def _commands(group: Parser, translator: Translator, chosen: str) -> Commands:
    title, word = translator.say("コマンドの一覧"), translator.say("コマンド")
    return group.add_subparsers(title=title, metavar=word, dest=chosen, required=True)


def _command(commands: Commands, translator: Translator, name: str, purpose: str, handler: str) -> Parser:
    words = translator.say(purpose)
    made = commands.add_parser(name, translator=translator, help=words, description=words)
    made.set_defaults(handler=handler)
    return made


def _case(made: Parser, translator: Translator) -> None:
    made.add_argument("case", type=Path, help=translator.say("評価のファイル（case.json）です。"))


def _json(made: Parser, translator: Translator) -> None:
    made.add_argument("--json", action="store_true", help=translator.say("JSON で出力します。"))


def _guidelines(made: Parser, translator: Translator) -> None:
    made.add_argument(
        "--guidelines",
        required=True,
        metavar="A,B",
        help=translator.say("基準の識別子をコンマで区切ります。"),
    )


def _output(made: Parser, translator: Translator) -> None:
    made.add_argument("-o", "--output", type=Path, required=True, help=translator.say("書き出す先です。"))


def _theme(made: Parser, translator: Translator) -> None:
    told = translator.say("提出先の体裁のファイル（.piatheme）です。")
    made.add_argument("--theme", type=Path, metavar="FILE", help=told)


def _paper_language(made: Parser, translator: Translator) -> None:
    made.add_argument("--lang", choices=LANGUAGES, default="ja", help=translator.say("書類の言語です。"))


def _passphrase(made: Parser, translator: Translator) -> None:
    made.add_argument(
        "--passphrase-file",
        type=Path,
        metavar="F",
        help=translator.say("1 行目にパスフレーズを書いたファイルです。"),
    )
