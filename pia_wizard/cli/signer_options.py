"""The options that say who signs and what the signature carries; report and sign share them."""

import argparse
from pathlib import Path

from pia_wizard.i18n import Translator
from pia_wizard.signing.levels import Level
from pia_wizard.signing.roles import Role


def add(made: argparse.ArgumentParser, translator: Translator) -> None:
    """Add the options to a command."""
    say = translator.say
    made.add_argument("--identity", type=Path, metavar="P12", help=say("署名に使う PKCS#12 ファイルです。"))
    _text_file(made, "--passphrase-file", say("1 行目にパスフレーズを書いたファイルです。"))
    made.add_argument(
        "--token", type=Path, metavar="MODULE", help=say("IC カードやトークンの PKCS#11 モジュールです。")
    )
    made.add_argument("--token-label", default="", metavar="NAME", help=say("トークンの名前です。"))
    made.add_argument(
        "--certificate", default="", metavar="NAME", help=say("トークンの中の証明書の名前です。")
    )
    _text_file(made, "--pin-file", say("1 行目にトークンの PIN を書いたファイルです。"))
    made.add_argument(
        "--role",
        choices=tuple(role.value for role in Role),
        default=Role.ASSESSOR.value,
        help=say("署名する人の役割です。"),
    )
    made.add_argument(
        "--level",
        choices=tuple(level.value for level in Level),
        default=Level.B.value,
        help=say("署名の水準です。b-b のほかは、タイムスタンプ局と通信します。"),
    )
    made.add_argument(
        "--timestamp-server", default="", metavar="URL", help=say("タイムスタンプ局のアドレスです。")
    )
    _files(made, "--trust", "PEM", say("信頼する証明書です。"))
    _files(made, "--crl", "CRL", say("失効情報のファイルです。"))
    made.add_argument(
        "--fetch-revocation",
        action="store_true",
        help=say("失効情報を認証局から取得してよいことを示します。"),
    )
    made.add_argument(
        "--company-seal",
        default="",
        metavar="NAME",
        help=say("日付印の代わりに、この名前の角印を表示します。"),
    )
    made.add_argument(
        "--accept-personal-attributes",
        action="store_true",
        help=say("証明書の住所や生年月日が受け取る人に見えることを承知します。"),
    )


def _text_file(made: argparse.ArgumentParser, name: str, words: str) -> None:
    made.add_argument(name, type=Path, metavar="F", help=words)


def _files(made: argparse.ArgumentParser, name: str, kind: str, words: str) -> None:
    made.add_argument(name, type=Path, action="append", default=[], metavar=kind, help=words)
