"""Why a theme is not used, each cause with its own advice."""

from typing import ClassVar

from pia_wizard.errors import N_, UnusableError


class ThemeError(UnusableError):
    """A theme that cannot be used."""

    what: ClassVar[str] = N_("体裁を使えませんでした。")


class NoColourError(ThemeError):
    """Something that is no colour where a colour must be."""

    why: ClassVar[str] = N_("{colour}の「{value}」は、色として読めません。")
    do: ClassVar[str] = N_("1f4e79 のように、16進数6桁で書いてください。")


class LowContrastError(ThemeError):
    """An ink that is hard to read on its ground; the nearest one that is not is named."""

    why: ClassVar[str] = N_(
        "{ink}（#{code}）は、{ground}（#{behind}）の上では読みにくい色です。"
        "明るさの比が {ratio} 対 1 で、4.5 対 1 に足りません。"
    )
    do: ClassVar[str] = N_(
        "{changed}を #{nearest} にすると足ります。色味を変えずに足りる、いちばん近い色です。"
    )


class TextTooLongError(ThemeError):
    """A text that has no room on the page."""

    why: ClassVar[str] = N_("{text}が長すぎます（{n} 文字。{most} 文字まで入ります）。")
    do: ClassVar[str] = N_("短くしてください。")


class BadCharacterError(ThemeError):
    """Control characters in a text, or line ends where there is one line."""

    why: ClassVar[str] = N_("{text}に、印刷できない文字か改行が入っています。")
    do: ClassVar[str] = N_("1行の文字だけにしてください。")


class LogoError(ThemeError):
    """A logo that cannot be shown, or not as it is meant."""

    what: ClassVar[str] = N_("ロゴを使えませんでした。")
    do: ClassVar[str] = N_("画像編集ソフトなどで、PNGで保存し直してください。")


class LogoTooLargeError(LogoError):
    """A logo with more bytes or more pixels than are read."""

    why: ClassVar[str] = N_("ロゴが大きすぎます。")
    do: ClassVar[str] = N_("一辺が 2,000 ピクセルまでで、1 MB までの PNG で保存し直してください。")


class NoPictureError(LogoError):
    """Neither a PNG nor an SVG, or a damaged one."""

    why: ClassVar[str] = N_("PNG か SVG の画像として読めません。")


class SvgPartError(LogoError):
    """An SVG with something that would not be drawn as it is meant."""

    why: ClassVar[str] = N_("SVG に、そのとおりに描けないもの（{part}）が使われています。")


class UnsafeSvgError(LogoError):
    """An SVG with scripts, entities or references to other files."""

    why: ClassVar[str] = N_("SVG に、ほかのファイルへの参照や命令（{part}）が入っています。")
