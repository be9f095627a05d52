"""Why a portable file cannot be used, each cause with its own advice."""

from pia_wizard.errors import N_, UnusableError


class PortableError(UnusableError):
    """A portable file that cannot be used; nothing was taken from it."""

    what = N_("持ち運び用のファイル「{path}」を読み込めませんでした。")
    do = N_("もとのパソコンでもう一度書き出すか、送り主からもう一度受け取ってください。")


class NotPortableError(PortableError):
    """Something else than a portable file, or one cut before its end."""

    why = N_("PIA Wizard の持ち運び用のファイルではないか、途中で切れています。")


class NewerPortableError(PortableError):
    """Written by a newer program; ``theirs`` and ``ours`` are versions of the format."""

    why = N_(
        "新しい版の PIA Wizard で書き出されています"
        "（ファイルの形式は第 {theirs} 版、この PIA Wizard が読めるのは第 {ours} 版までです）。"
    )
    do = N_("PIA Wizard を新しい版に更新してから、もう一度開いてください。")


class PortableTooLargeError(PortableError):
    """More than any real file holds; ``limit`` is in MiB."""

    why = N_("中身が大きすぎます（上限は {limit} MiB です）。")
    do = N_("添付したファイルを減らして、もう一度書き出してください。")


class DamagedPortableError(PortableError):
    """A part that is not what the list of parts says; ``part`` is its name."""

    why = N_("中の「{part}」が壊れているか、書き換えられています。")


class ForeignPartError(PortableError):
    """A part that does not belong into such a file; ``part`` is its name."""

    why = N_("中に、あるはずのない「{part}」が入っています。")
