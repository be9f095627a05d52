"""What the cards say, in their order."""

from typing import NamedTuple

from pia_wizard.errors import N_

SAMPLE = "sample"
"""The deed of the card that leads to the sample."""


class Card(NamedTuple):
    """A card: its title, two or three sentences, a deed offered with them, where the manual tells more."""

    title: str
    text: str
    deed: str
    manual: str


CARDS = (
    Card(
        N_("ここから始めます"),
        N_(
            "「新しい評価を始める」で、場所と目的を選びます。あとは、左の手順に沿って質問に答えるだけです。"
            "途中でやめても、次はその続きから始められます。"
        ),
        "",
        "first-assessment",
    ),
    Card(
        N_("まず見本を眺められます"),
        N_(
            "見本は、ほぼ答え終えた架空の店の評価です。自由に書き換えてかまいません。いらなくなったら、一覧から削除できます。"
        ),
        SAMPLE,
        "first-assessment",
    ),
    Card(
        N_("質問の理由が、いつも右に出ます"),
        N_(
            "質問を選ぶと、どの基準がなぜ尋ねているのか、今の回答でどう判定されるのかを、右側に表示します。"
            "分からない質問は「まだ分からない」のまま進めます。"
        ),
        "",
        "why",
    ),
    Card(
        N_("書類は、答えた分だけできていきます"),
        N_(
            "店頭の掲示物は「告知と掲示」、報告書や規程は「確認と出力」で、いつでも下見できます。"
            "保存する前に、実際の紙面を確かめられます。"
        ),
        "",
        "papers",
    ),
    Card(
        N_("入力した内容は、このパソコンの中にあります"),
        N_(
            "回答は一つずつ、その場で保存します。保存のボタンはありません。どこかに送ることもありません。"
            "困ったときは、どの画面でもF1キーで使い方を読めます。"
        ),
        "",
        "your-data",
    ),
)
