"""Why a case cannot be read: one class for each cause.

``field`` is the way to the fault inside the case, such as ``answers › retention_days › value``.
"""

from pia_wizard.errors import N_, UnusableError


class CaseError(UnusableError):
    """A case file that cannot be used."""

    what = N_("評価のデータを読み込めませんでした。")


class TruncatedCaseError(CaseError):
    """The data ends in the middle."""

    why = N_("データが途中で切れています。保存や転送が最後まで終わらなかった可能性があります。")
    do = N_("もとのファイルをもう一度コピーするか、送り主からもう一度受け取ってください。")


class NotACaseError(CaseError):
    """The data is something else."""

    why = N_("PIA Wizard の評価のデータではありません。")
    do = N_("PIA Wizard で書き出したファイルを選んでください。")


class CaseTooLargeError(CaseError):
    """More bytes than any real case has. ``limit`` is in MiB."""

    why = N_("データが大きすぎます（上限は {limit} MiB です）。")
    do = N_("PIA Wizard で書き出したファイルかどうかを確かめてください。")


class NewerCaseError(CaseError):
    """Written by a newer program; ``theirs`` and ``ours`` are format versions."""

    why = N_(
        "新しい版の PIA Wizard で書き出されています"
        "（データの形式は第 {theirs} 版、この PIA Wizard が読めるのは第 {ours} 版までです）。"
    )
    do = N_("PIA Wizard を新しい版に更新してから、もう一度開いてください。")


class MalformedCaseError(CaseError):
    """Ours by its name, but a field holds something it cannot hold."""

    why = N_("「{field}」の内容が決まりに合っていません。")
    do = N_("ファイルを手で直した場合はその箇所を直すか、PIA Wizard からもう一度書き出してください。")


class BrokenSyntaxError(MalformedCaseError):
    """Not JSON from ``offset`` (bytes) on."""

    why = N_("JSON として読めない箇所があります（先頭から {offset} バイト目）。")


class WrongKindError(MalformedCaseError):
    """A field of another kind; ``expected`` and ``given`` are names of JSON kinds."""

    why = N_("「{field}」の値の種類が違います（必要なもの: {expected}、実際: {given}）。")


class MissingFieldError(MalformedCaseError):
    """A field that must be there is not."""

    why = N_("必要な項目「{field}」がありません。")


class UnknownFieldError(MalformedCaseError):
    """A field the format does not know."""

    why = N_("知らない項目「{field}」があります。")


class RepeatedFieldError(MalformedCaseError):
    """An object that names a field twice has no single meaning."""

    why = N_("項目「{field}」が同じ場所に2回書かれています。")


class ImpossibleNumberError(MalformedCaseError):
    """A number without an exact canonical form (RFC 8785, section 3.2.2.3)."""

    why = N_("「{field}」の数値は大きすぎるか、数ではありません。")


class MissingTimeZoneError(MalformedCaseError):
    """A moment that names no time zone."""

    why = N_("「{field}」の日時に、時差（例: Z、+09:00）が書かれていません。")


class AmbiguousAnswerError(MalformedCaseError):
    """More than one of value, "not applicable" and "unknown"."""

    why = N_("「{field}」には、値・該当なし・わからない のうち2つ以上が同時に書かれています。")


class UnsafeIdError(MalformedCaseError):
    """An id that could not be part of a file name."""

    why = N_("「{field}」に使えるのは、英数字で始まる 100 文字までの英数字と . _ - だけです。")
