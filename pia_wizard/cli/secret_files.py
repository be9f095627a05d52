"""Passphrases and PINs, which come from files: command lines can be seen by others and are remembered."""

from pathlib import Path

from pia_wizard.errors import N_, UnusableError

_LONGEST_PASSPHRASE = 1024
_BOM = b"\xef\xbb\xbf"


class PassphraseFileError(UnusableError):
    """The file with the passphrase cannot be read."""

    what = N_("パスフレーズのファイルを読めませんでした。")
    why = N_("{path} が存在しないか、開く権限がありません。")
    do = N_("ファイルの場所と権限を確かめてください。")


class NoPassphraseError(PassphraseFileError):
    """The file says nothing, which must not mean "without a passphrase"."""

    what = N_("パスフレーズのファイルを使えません。")
    why = N_("{path} の 1 行目が空か、{most} バイトより長いです。")
    do = N_("1 行目にパスフレーズを書いてください。")


def passphrase(path: Path | None) -> bytes | None:
    """Return the first line of a passphrase file, without its line end; None if no file is named."""
    if path is None:
        return None
    try:
        with path.open("rb") as file:
            line = file.readline(_LONGEST_PASSPHRASE + len(_BOM) + 2)
    except OSError as error:
        raise PassphraseFileError(path=path) from error
    secret = line.removeprefix(_BOM).rstrip(b"\r\n")  # text editors of Windows put a mark in front
    if not 0 < len(secret) <= _LONGEST_PASSPHRASE:
        raise NoPassphraseError(path=path, most=_LONGEST_PASSPHRASE)
    return secret
