"""Why a signature could not be given its timestamp or its proofs for later: one class per cause."""

from typing import ClassVar

from pia_wizard.errors import N_, RefusedError, UnusableError

_WITHOUT = N_("時刻の証明が要らなければ、タイムスタンプなし（b-b）で署名できます。ファイルは作っていません。")


class ServerNeededError(UnusableError):
    """The level asks for a timestamp, and no server was named."""

    what: ClassVar[str] = N_("この水準（{level}）では署名できません。")
    why: ClassVar[str] = N_("タイムスタンプ局のアドレスが指定されていません。")
    do: ClassVar[str] = N_("契約しているタイムスタンプ局のアドレス（https://…）を指定してください。")


class ServerAddressError(UnusableError):
    """The address of the timestamp server is none."""

    what: ClassVar[str] = N_("タイムスタンプ局のアドレス「{address}」を使えません。")
    why: ClassVar[str] = N_("http://かhttps://で始まるアドレスではありません。")
    do: ClassVar[str] = N_("タイムスタンプ局の案内にあるアドレスを、そのまま入力してください。")


class ServerDownError(UnusableError):
    """The timestamp server cannot be reached."""

    what: ClassVar[str] = N_("タイムスタンプ局「{address}」に接続できませんでした。署名していません。")
    why: ClassVar[str] = N_("ネットワークにつながっていないか、アドレスが違うか、相手が停止しています。")
    do: ClassVar[str] = _WITHOUT


class ServerSlowError(UnusableError):
    """The timestamp server does not answer in time."""

    what: ClassVar[str] = N_(
        "タイムスタンプ局「{address}」から{seconds}秒以内に応答がありませんでした。署名していません。"
    )
    why: ClassVar[str] = N_("混雑しているか、途中の通信が止まっています。")
    do: ClassVar[str] = _WITHOUT


class NotATimestampError(UnusableError):
    """What answers is no timestamp server, or its timestamp is not one of what was sent."""

    what: ClassVar[str] = N_("「{address}」の応答は、正しいタイムスタンプではありません。署名していません。")
    why: ClassVar[str] = N_("タイムスタンプ局ではないか、送った内容と合わないか、壊れています（{reason}）。")
    do: ClassVar[str] = _WITHOUT


class TimestampRefusedError(UnusableError):
    """The timestamp server says no."""

    what: ClassVar[str] = N_("タイムスタンプ局「{address}」に断られました。署名していません。")
    why: ClassVar[str] = N_("相手の説明: {reason}")
    do: ClassVar[str] = _WITHOUT


class RevocationFileError(UnusableError):
    """A file of revocation data cannot be read as such."""

    what: ClassVar[str] = N_("失効情報のファイル「{path}」を使えませんでした。")
    why: ClassVar[str] = N_("ファイルがないか、CRLでもOCSPの応答でもありません。")
    do: ClassVar[str] = N_("認証局が配布しているCRL（.crl）を選んでください。")


class NoPathError(UnusableError):
    """A certificate does not lead to one that is trusted, so proofs for later cannot be collected."""

    what: ClassVar[str] = N_("長期に検証できる署名にできませんでした。署名していません。")
    why: ClassVar[str] = N_(
        "署名者またはタイムスタンプ局の証明書から、信頼するルート証明書までつながりません。"
    )
    do: ClassVar[str] = N_("認証局とタイムスタンプ局のルート証明書を、信頼する証明書に加えてください。")


class RevocationUnknownError(UnusableError):
    """There is no fitting revocation data for one of the certificates."""

    what: ClassVar[str] = N_("長期に検証できる署名にできませんでした。署名していません。")
    why: ClassVar[str] = N_(
        "署名者かタイムスタンプ局の証明書について、失効していないことを示す情報が得られません。"
    )
    do: ClassVar[str] = N_("認証局のCRLファイルを指定するか、失効情報の取得を許可してください。")


class UnprovableError(UnusableError):
    """A certificate does not stand up to the rules of RFC 5280 for another reason."""

    what: ClassVar[str] = N_("長期に検証できる署名にできませんでした。署名していません。")
    why: ClassVar[str] = N_(
        "署名者かタイムスタンプ局の証明書が、検証の規則に合いません（有効期間外、用途違いなど）。"
    )
    do: ClassVar[str] = N_("証明書の発行元に問い合わせるか、タイムスタンプだけ（b-t）で署名してください。")


class RevokedCertificateError(RefusedError):
    """The revocation data say that the certificate is revoked."""

    what: ClassVar[str] = N_("署名しませんでした。")
    why: ClassVar[str] = N_("失効情報によると、証明書は{date}に失効しています。")
    do: ClassVar[str] = N_("新しく発行された電子証明書を使ってください。")
