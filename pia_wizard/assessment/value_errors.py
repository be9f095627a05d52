"""Why a value cannot be the answer to a question: one class for each cause.

``question`` is the question's wording. Values in the sentences are stored keys, numbers and dates, so
they are the same in every language.
"""

from pia_wizard.errors import N_, RefusedError


class ValueRefusedError(RefusedError):
    """A value that does not answer its question; ``question_id`` says which."""

    what = N_("「{question}」の回答を受け付けられませんでした。")

    question_id: str = ""


class NotYesOrNoError(ValueRefusedError):
    """A yes-or-no question needs a truth value."""

    why = N_("「はい」か「いいえ」で答える質問です。")
    do = N_("「はい」（true）か「いいえ」（false）を入れてください。")


class NotANumberError(ValueRefusedError):
    """Not a number; ``given`` is what came."""

    why = N_("「{given}」は数として読めません。")
    do = N_("30 や 1.5 のように、数だけを入れてください。")


class NumberTooLargeError(ValueRefusedError):
    """A number nobody could store exactly."""

    why = N_("「{given}」は扱える数の範囲を超えています。")
    do = N_("9007199254740991 以下の数を入れてください。")


class NumberOutOfRangeError(ValueRefusedError):
    """Outside both bounds' range."""

    why = N_("「{given}」は {low} から {high} までの範囲にありません。")
    do = N_("{low} から {high} までの数を入れてください。")


class NumberTooSmallError(ValueRefusedError):
    """Below the only bound."""

    why = N_("「{given}」は {low} より小さい数です。")
    do = N_("{low} 以上の数を入れてください。")


class NumberTooBigError(ValueRefusedError):
    """Above the only bound."""

    why = N_("「{given}」は {high} より大きい数です。")
    do = N_("{high} 以下の数を入れてください。")


class NotAChoiceError(ValueRefusedError):
    """A key the question does not offer; ``allowed`` lists those it does."""

    why = N_("「{given}」は選択肢にありません。")
    do = N_("次のどれかを選んでください: {allowed}")


class NotADateError(ValueRefusedError):
    """Not a day of the calendar."""

    why = N_("「{given}」は日付として読めません。")
    do = N_("2026-04-01 のように、実在する年月日を入れてください。")


class NotTextError(ValueRefusedError):
    """Something else where text is needed, or half a character."""

    why = N_("文字として扱えない内容が含まれています。")
    do = N_("文字で入れ直してください。")


class TextTooLongError(ValueRefusedError):
    """More characters than ``limit``."""

    why = N_("文章が長すぎます（{length} 文字。上限は {limit} 文字です）。")
    do = N_("短くするか、別の文書に分けてその名前を書いてください。")


class NotAPracticeError(ValueRefusedError):
    """Not a practice record, or an unknown state; ``allowed`` lists the states."""

    why = N_("実施状況として読めません。")
    do = N_("状態を次のどれかにしてください: {allowed}")


class NotATableError(ValueRefusedError):
    """Not a list of rows."""

    why = N_("表として読めません。")
    do = N_("列の名前と値の組を、1行ずつ入れてください。")


class TooManyRowsError(ValueRefusedError):
    """More rows than ``limit``."""

    why = N_("行が多すぎます（{rows} 行。上限は {limit} 行です）。")
    do = N_("場所や種類ごとにまとめて、行を減らしてください。")


class UnknownColumnError(ValueRefusedError):
    """A column the table does not have; ``allowed`` lists those it has."""

    why = N_("{row} 行目の「{given}」という列はありません。")
    do = N_("次の列だけを使ってください: {allowed}")


class CellRefusedError(ValueRefusedError):
    """A cell whose value its column refuses; ``cause`` is the error, also in ``detail``."""

    why = N_("{row} 行目の「{column}」の値が合っていません。")
    do = N_("その値を直してください。")

    cause: ValueRefusedError


class AnswersRefusedError(RefusedError):
    """Several answers at once that do not fit; ``faults`` holds one error for each, so does ``detail``."""

    what = N_("取り込んだ回答のうち {count} 件を受け付けられませんでした。")
    why = N_("質問に合わない値が含まれています。")
    do = N_("次の箇所を直してから、もう一度取り込んでください。")

    faults: tuple[ValueRefusedError, ...] = ()
