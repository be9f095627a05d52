"""Why a table cannot be read, as a whole or in one cell, each cause with its own advice."""

from pia_wizard.errors import N_, UnusableError


class TableError(UnusableError):
    """A table file that cannot be used at all."""

    what = N_("一覧表を読み込めませんでした。")
    why = N_("ファイルの形が表ではありません。")
    do = N_("1行目に見出し、2行目から中身を書いた CSV か XLSX を選んでください。")


class TableTooLargeError(TableError):
    """More bytes than a table of sites ever needs."""

    why = N_("ファイルが大きすぎます。読み込めるのは {most} MB までです。")
    do = N_("使わない列や画像を消すか、いくつかのファイルに分けてください。")


class TooManySitesError(TableError):
    """More rows than one run makes."""

    why = N_("行が多すぎます。1つの表に書けるのは {most} 行までです。")
    do = N_("いくつかのファイルに分けてください。")


class TooManyColumnsError(TableError):
    """More columns than anybody can map."""

    why = N_("列が多すぎます。読み込めるのは {most} 列までです。")
    do = N_("使わない列を消してください。")


class EmptyTableError(TableError):
    """No header, or a header and nothing below."""

    why = N_("見出しの下に、読み込める行がありません。")


class TableEncodingError(TableError):
    """Text in no encoding we read."""

    why = N_("文字コードが分かりません。UTF-8、Shift_JIS、UTF-16 を読み込めます。")
    do = N_("表計算ソフトで「CSV UTF-8」として保存し直すか、XLSX のまま選んでください。")


class BrokenLineError(TableError):
    """A quotation mark that is never closed, or a cell without end."""

    why = N_('{number} 行目のあたりで、引用符（"）の対応が取れていません。')
    do = N_("引用符を直すか、表計算ソフトで保存し直してください。")


class BrokenWorkbookError(TableError):
    """A ZIP that is no XLSX, a damaged one, or one made to harm."""

    why = N_("XLSX として読めません。壊れているか、ふつうの表計算ソフトが作らない作りになっています。")
    do = N_("表計算ソフトで開いて、XLSX か CSV として保存し直してください。")


class OldWorkbookError(TableError):
    """An XLS file, or an XLSX that needs a password: both begin alike."""

    why = N_("古い形式（XLS）か、パスワード付きのファイルです。")
    do = N_("パスワードを外し、XLSX か CSV として保存し直してください。")


class MacroWorkbookError(TableError):
    """A workbook with macros; nothing in it would be run, but a list of sites needs none."""

    why = N_("マクロを含むファイルは読み込みません。")
    do = N_("マクロなしの XLSX か CSV として保存し直してください。")


class CellError(UnusableError):
    """One cell that cannot be taken as it is."""

    what = N_("このセルは使えません。")
    why = ""
    do = N_("セルの内容を直してください。")


class FormulaCellError(CellError):
    """A formula in a text file, or one whose result was not saved."""

    why = N_("数式（{text}）の結果が保存されていません。")
    do = N_("数式の代わりに、結果を値として貼り付けてください。")


class FaultyFormulaError(CellError):
    """A formula whose result is an error, such as #N/A."""

    why = N_("数式の結果がエラー（{text}）です。")
    do = N_("参照先を直すか、値を入力してください。")


class CellTooLongError(CellError):
    """More characters than any place on a poster holds."""

    why = N_("文字が多すぎます（{length} 文字）。1つのセルに書けるのは {most} 文字までです。")
    do = N_("短くしてください。")


class NumberNotTextError(CellError):
    """A telephone number kept as a number, which loses its leading zero."""

    why = N_("数値として保存されているため、先頭の 0 が失われているおそれがあります（{text}）。")
    do = N_("列の書式を「文字列」にして、ハイフンを入れて入力し直してください。")
