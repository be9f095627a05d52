"""Why a file cannot be read or written, each cause with its own advice. ``path`` is the file meant."""

from pia_wizard.errors import N_, UnusableError


class WriteError(UnusableError):
    """A file that was not written; what stood there before still stands there unchanged."""

    what = N_("「{path}」に書き込めませんでした。")
    why = N_("コンピューターから次の理由が返されました: {reason}")
    do = N_("保存先を確かめるか、別の場所を選んでください。もとのファイルは変わっていません。")


class DiskFullError(WriteError):
    """No space left, or a quota reached."""

    why = N_("保存先の空き容量が足りません。")
    do = N_(
        "不要なファイルを片付けるか、別の場所を選んでください。"
        "もとのファイルも、これまでに入力した内容も、失われていません。"
    )


class NotAllowedError(WriteError):
    """No permission, a read-only medium, or a file another program holds open."""

    why = N_("書き込みが許可されていないか、ほかのプログラムがこのファイルを開いています。")
    do = N_("ファイルを開いているプログラムを閉じるか、書き込める別の場所を選んでください。")


class NoFolderError(WriteError):
    """The folder to write into does not exist."""

    why = N_("保存先のフォルダーが見つかりません。")
    do = N_("フォルダーを作るか、別の場所を選んでください。")


class NotAFileError(WriteError):
    """The name belongs to a folder or a device."""

    why = N_("同じ名前のフォルダーなどがあります。")
    do = N_("別の名前を付けてください。")


class NoNewFolderError(WriteError):
    """A folder that could not be made."""

    what = N_("フォルダー「{path}」を作れませんでした。")
    why = N_("同じ名前のファイルがあるか、途中のフォルダーに書き込めません。")
    do = N_("別の場所か、別の名前を選んでください。")


class ReadError(UnusableError):
    """A file that could not be read."""

    what = N_("「{path}」を読み込めませんでした。")
    why = N_("コンピューターから次の理由が返されました: {reason}")
    do = N_("ファイルのある場所（USB メモリー、共有フォルダーなど）を確かめてください。")


class NoSuchFileError(ReadError):
    """Nothing has that name."""

    why = N_("ファイルが見つかりません。")
    do = N_("名前と場所を確かめてください。")


class NotReadableError(ReadError):
    """No permission, or not a plain file."""

    why = N_("読み取りが許可されていないか、ふつうのファイルではありません。")
    do = N_("ファイルの読み取りの権限を確かめるか、読み取れる場所にコピーしてください。")
