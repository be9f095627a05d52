"""Why a list of sites, or one row of it, cannot be made into posters; each cause with its own advice."""

from pia_wizard.errors import N_, RefusedError, UnusableError


class SitesRefusedError(RefusedError):
    """Some rows cannot be made; ``detail`` has one line for each fault."""

    what = N_("一覧表に、このままでは作れない行があります（{count} 件）。")
    why = N_("1か所でも作れないと、掲示物は1枚も書き出しません。")
    do = N_("次の行を直してください。直さずに進めるときは、作れない行を飛ばす指定をしてください。")


class NoNameColumnError(UnusableError):
    """No column says what the sites are called."""

    what = N_("一覧表のどの列が名前か分かりません。")
    why = N_("店舗名や施設名の列が見つかりません。見出し: {titles}")
    do = N_("名前の列を指定してください（例: name=店舗名）。")


class NoSuchColumnError(UnusableError):
    """A column was named that the table does not have."""

    what = N_("「{title}」という列がありません。")
    why = N_("一覧表の見出し: {titles}")
    do = N_("見出しのとおりに指定してください。")


class NoSuchTargetError(UnusableError):
    """A column was to stand for something that the notice does not say."""

    what = N_("列を「{target}」に割り当てられません。")
    why = N_("この告知に載る項目ではないか、表の1つのセルでは答えられない質問です。使えるもの: {allowed}")
    do = N_("使えるものの中から選んでください。")


class RowError(UnusableError):
    """One row that cannot be made into a poster."""

    what = N_("この行の掲示物は作れません。")
    why = ""
    do = N_("この行を直してください。")


class EmptyCellError(RowError):
    """A cell that every site must fill."""

    why = N_("空欄です。")
    do = N_("入力するか、行を消してください。")


class SameSiteError(RowError):
    """The same name and the same address as an earlier row."""

    why = N_("{first} 行目と、名前も住所も同じです。")
    do = N_("同じ場所なら行を消し、別の場所なら住所か名前で区別してください。")
