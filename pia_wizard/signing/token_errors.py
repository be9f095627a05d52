"""Why a token (IC card, USB token, PKCS#11) cannot be signed with: one class per cause."""

from typing import ClassVar

from pia_wizard.errors import N_, UnusableError


class TokenModuleError(UnusableError):
    """The driver of the token is missing or no PKCS#11 module."""

    what: ClassVar[str] = N_("ICカードまたはトークンのドライバー「{path}」を使えませんでした。")
    why: ClassVar[str] = N_("ファイルがないか、PKCS#11のモジュールではないか、このパソコンでは動きません。")
    do: ClassVar[str] = N_(
        "カードやトークンの発行元が配布しているPKCS#11モジュール（.dll、.so、.dylib）を指定してください。"
    )


class NoTokenError(UnusableError):
    """No token is in a reader, or none of the name asked for."""

    what: ClassVar[str] = N_("ICカードまたはトークンが見つかりませんでした。")
    why: ClassVar[str] = N_("差し込まれていないか、指定した名前のものがありません。見つかったもの: {found}")
    do: ClassVar[str] = N_("カードやトークンを差し込み、名前を確かめて、もう一度実行してください。")


class SeveralTokensError(UnusableError):
    """Several tokens are there and none was named."""

    what: ClassVar[str] = N_("どのICカードまたはトークンで署名するか決められませんでした。")
    why: ClassVar[str] = N_("複数あります: {found}")
    do: ClassVar[str] = N_("名前を指定してください。")


class WrongPinError(UnusableError):
    """The token does not accept the PIN."""

    what: ClassVar[str] = N_("「{token}」を開けませんでした。")
    why: ClassVar[str] = N_("PINが違うか、PINの長さまたは文字の種類が合いません。")
    do: ClassVar[str] = N_(
        "PINを確かめてください。何度も間違えると、カードやトークンがロックされて使えなくなります。"
    )


class LockedTokenError(UnusableError):
    """The PIN was wrong too often."""

    what: ClassVar[str] = N_("「{token}」はロックされています。")
    why: ClassVar[str] = N_("PINを続けて間違えたため、これ以上は受け付けません。")
    do: ClassVar[str] = N_("発行元の窓口または管理用のソフトウェアで、ロックを解除してください。")


class PinNeededError(UnusableError):
    """The token wants a PIN and none was given, or it was never set."""

    what: ClassVar[str] = N_("「{token}」を開けませんでした。")
    why: ClassVar[str] = N_("PINが必要です。指定されていないか、トークンにまだ設定されていません。")
    do: ClassVar[str] = N_("PINを設定し、指定してください。")


class NoTokenCertificateError(UnusableError):
    """The token holds no certificate with its key, or none of the name asked for."""

    what: ClassVar[str] = N_("「{token}」では署名できません。")
    why: ClassVar[str] = N_(
        "証明書と秘密鍵がそろっていないか、指定した名前のものがありません。見つかったもの: {found}"
    )
    do: ClassVar[str] = N_("署名用の証明書が入っているカードやトークンを使ってください。")


class SeveralCertificatesError(UnusableError):
    """The token holds several certificates with keys and none was named."""

    what: ClassVar[str] = N_("「{token}」のどの証明書で署名するか決められませんでした。")
    why: ClassVar[str] = N_("署名できる証明書が複数あります: {found}")
    do: ClassVar[str] = N_("証明書の名前を指定してください。")


class TokenFailedError(UnusableError):
    """The token was there and failed while working, such as when it was pulled out."""

    what: ClassVar[str] = N_("「{token}」との通信に失敗しました。")
    why: ClassVar[str] = N_("抜かれたか、故障したか、この方式の署名に対応していません。理由: {reason}")
    do: ClassVar[str] = N_("差し込み直して、もう一度署名してください。")
