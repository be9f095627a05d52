"""The options of ``notices`` that make posters for a list of sites."""

from pathlib import Path

from pia_wizard.cli.argument_parser import Parser
from pia_wizard.i18n import Translator


def add(made: Parser, translator: Translator) -> None:
    """Add the options to a command."""
    say = translator.say
    sites = made.add_argument_group(say("多くの場所の掲示物をまとめて作る指定"))
    sites.add_argument(
        "--sites",
        type=Path,
        metavar="FILE",
        help=say("場所の一覧表（CSV か XLSX）です。1行に1か所を書きます。"),
    )
    sites.add_argument("--notice", metavar="ID", help=say("作る告知の識別子です（例: entrance）。"))
    sites.add_argument(
        "--map",
        action="append",
        default=[],
        metavar="X=TITLE",
        help=say(
            "一覧表の列の割り当てです。X は name、address、phone、url、languages、size か質問の識別子です。"
        ),
    )
    ways = sites.add_mutually_exclusive_group()
    ways.add_argument("--one-file", action="store_true", help=say("すべてを1つの PDF にまとめます。"))
    ways.add_argument("--each", action="store_true", help=say("1か所ごとに別の PDF にします。"))
    sites.add_argument(
        "--pattern", metavar="P", help=say("別々にするときのファイル名です（例: {number}_{name}）。")
    )
    sites.add_argument("--size", default="A4", metavar="S", help=say("用紙の大きさです（例: A4）。"))
    sites.add_argument("--landscape", action="store_true", help=say("用紙を横に使います。"))
    sites.add_argument(
        "--design",
        default="blue",
        metavar="D",
        help=say("blue、contrast、または会社の色（例: #1F4E79）です。"),
    )
    sites.add_argument(
        "--skip-faulty", action="store_true", help=say("作れない行を飛ばして、残りを作ります。")
    )
    sites.add_argument(
        "--preview", action="store_true", help=say("作らずに、列の割り当てと誤りだけを示します。")
    )
