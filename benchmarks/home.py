"""The list of 10,000 assessments: told, chosen and searched, and what looking through every text costs."""

import random
import sqlite3
import tempfile
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from benchmarks.measuring import interleaved, table
from pia_wizard.assessment.model import Answer, Assessment
from pia_wizard.storage import Tile, Wanted, Workspace

SHOPS = 10_000
ANSWERS = 30
WORDS = ["防犯", "カメラ", "録画", "保存", "期間", "入口", "駐車場", "売場", "倉庫", "店長", "本部"]
WORDS += ["委託", "警察", "提供", "開示", "掲示", "顔", "認証", "識別", "来店者", "従業員", "子ども"]
WORDS += ["通学路", "画像", "装置", "施錠", "教育", "点検", "記録", "苦情", "窓口", "期限", "手順"]
PLACES = ["山形", "三重", "東京", "大阪", "札幌", "仙台", "福岡", "名古屋", "京都", "神戸", "金沢"]


def main() -> None:
    """Print the times and their ratio to a plain scan."""
    with tempfile.TemporaryDirectory() as scratch:
        location = Path(scratch, "w.pia-workspace")
        with Workspace.open(location) as workspace:
            _fill(workspace)
            listing = workspace.listing
            listing.count(Wanted(words="索引"))  # everything is taken into what can be found
            with closing(_texts(workspace)) as peer:
                rows = interleaved(
                    {
                        "peer: LIKE over every text, two characters": lambda: _scan(peer, "死角"),
                        "two characters, first 50": lambda: listing.summaries(Wanted(words="死角", most=50)),
                        "two characters, how many": lambda: listing.count(Wanted(words="死角")),
                        "a rare word, first 50": lambda: listing.summaries(Wanted(words="特別警戒", most=50)),
                        "a word in every assessment, first 50": lambda: listing.summaries(
                            Wanted(words="カメラ", most=50)
                        ),
                        "one character, first 50": lambda: listing.summaries(Wanted(words="顔", most=50)),
                        "first 50, last changed": lambda: listing.summaries(Wanted(most=50)),
                        "first 50, gravest": lambda: listing.summaries(Wanted(most=50, order="gravity")),
                        "50 from the 5,000th on": lambda: listing.summaries(Wanted(most=50, after=5000)),
                        "clients and how many each has": listing.clients,
                        "all 10,000": lambda: listing.summaries(Wanted()),
                    },
                    runs=15,
                )
    table(
        "10,000 assessments in the list",
        rows,
        against="peer: LIKE over every text, two characters",
        target="search ≤ 10 ms",
    )


def _fill(workspace: Workspace) -> None:
    chance = random.Random(2026)
    moment = datetime(2026, 1, 1, tzinfo=UTC)
    for number in range(SHOPS):
        texts = ["".join(chance.choices(WORDS, k=10)) for _ in range(ANSWERS)]
        if number % 100 == 0:
            texts[3] += "死角"
        if number % 3000 == 0:
            texts[4] += "特別警戒"
        shop = Assessment(
            id=f"shop-{number}",
            title=f"{chance.choice(PLACES)}{number}号店の防犯カメラ",
            guidelines=("appi",),
            method="m",
            created=moment + timedelta(minutes=number),
            answers={f"q{n}": Answer(value=text) for n, text in enumerate(texts)},
        )
        workspace.add(shop)
        due = date(2027, 1, 1) + timedelta(days=number % 365)
        tile = Tile(
            operator=f"株式会社{number % 200}", asked=60, answered=30, gravity=number % 101, review_due=due
        )
        workspace.listing.put_tile(shop.id, tile)


def _texts(workspace: Workspace) -> sqlite3.Connection:
    """Return the same texts in a table of their own, in memory, with nothing to help finding them."""
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE TABLE texts (id TEXT PRIMARY KEY, body TEXT)")
    for summary in workspace.summaries():
        answers = workspace.assessment(summary.id).answers.values()
        body = "\n".join([summary.title, *(str(answer.value) for answer in answers)])
        connection.execute("INSERT INTO texts VALUES (?, ?)", (summary.id, body))
    return connection


def _scan(connection: sqlite3.Connection, word: str) -> list[object]:
    return connection.execute("SELECT id FROM texts WHERE body LIKE ?", (f"%{word}%",)).fetchall()


if __name__ == "__main__":
    main()
