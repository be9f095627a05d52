"""Why an identity file cannot be used: one class per cause a user can tell apart."""

from typing import ClassVar

from pia_wizard.errors import N_, UnusableError


class IdentityFileMissingError(UnusableError):
    """There is no such file, or it cannot be read."""

    what: ClassVar[str] = N_("電子証明書のファイル「{path}」を開けませんでした。")
    why: ClassVar[str] = N_("ファイルがないか、読む権限がありません。")
    do: ClassVar[str] = N_("ファイルの場所と権限を確認してください。")


class NotAnIdentityFileError(UnusableError):
    """The file is no PKCS#12, or holds no pair of key and certificate."""

    what: ClassVar[str] = N_("「{path}」は署名に使えるファイルではありません。")
    why: ClassVar[str] = N_("PKCS#12形式ではないか、秘密鍵とその証明書がそろっていません。")
    do: ClassVar[str] = N_("秘密鍵を含む電子証明書のファイル（.p12または.pfx）を選んでください。")


class WrongPassphraseError(UnusableError):
    """The passphrase does not open the file."""

    what: ClassVar[str] = N_("「{path}」を開けませんでした。")
    why: ClassVar[str] = N_("パスフレーズが違います。まれに、ファイルが壊れていることもあります。")
    do: ClassVar[str] = N_("大文字と小文字、全角と半角を確かめて、もう一度入力してください。")


class ExpiredCertificateError(UnusableError):
    """The certificate's validity period is over."""

    what: ClassVar[str] = N_("「{name}」の電子証明書では署名できません。")
    why: ClassVar[str] = N_("有効期間が{date}に終わっています。")
    do: ClassVar[str] = N_("更新した電子証明書を使ってください。")


class NotYetValidCertificateError(UnusableError):
    """The certificate's validity period has not begun."""

    what: ClassVar[str] = N_("「{name}」の電子証明書では、まだ署名できません。")
    why: ClassVar[str] = N_("有効期間は{date}に始まります。")
    do: ClassVar[str] = N_("パソコンの日付と時刻を確認し、正しければその日まで待ってください。")


class UnsuitableCertificateError(UnusableError):
    """The certificate or its key is not made for signing documents."""

    what: ClassVar[str] = N_("「{name}」の電子証明書では署名できません。")
    why: ClassVar[str] = N_("文書への署名を目的としない証明書か、使えない種類または短すぎる鍵です。")
    do: ClassVar[str] = N_(
        "鍵用途に「デジタル署名」か「否認防止」を含む、RSA 2048ビット以上かECDSAの証明書を使ってください。"
    )


class IdentityExistsError(UnusableError):
    """A new identity would overwrite a file, and perhaps the only copy of a key."""

    what: ClassVar[str] = N_("「{path}」には書き込みませんでした。")
    why: ClassVar[str] = N_("同じ名前のファイルがあります。秘密鍵を上書きすると元に戻せません。")
    do: ClassVar[str] = N_("別の名前を選んでください。")


class IdentityNotWrittenError(UnusableError):
    """The new identity could not be written."""

    what: ClassVar[str] = N_("電子証明書を「{path}」に保存できませんでした。")
    why: ClassVar[str] = N_("フォルダーがないか、書き込む権限や空き容量がありません。")
    do: ClassVar[str] = N_("保存先を確認して、もう一度作成してください。")


class UnusableNameError(UnusableError):
    """The name or the organisation does not fit into a certificate (RFC 5280, appendix A.1)."""

    what: ClassVar[str] = N_("この名前では電子証明書を作れません。")
    why: ClassVar[str] = N_("氏名または役職名は1〜64文字、組織名は64文字までです。制御文字は使えません。")
    do: ClassVar[str] = N_("名前を入力し直してください。")
