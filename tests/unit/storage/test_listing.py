"""The list of assessments: what it tells, what it finds, in which order."""

from datetime import UTC, date, datetime, timedelta

import pytest

from pia_wizard.assessment.model import Answer, Assessment, Practice
from pia_wizard.assessment.review import ReviewState
from pia_wizard.storage import Tile, Wanted, Workspace, search
from pia_wizard.storage.errors import NoSuchAssessmentError
from pia_wizard.storage.found_words import places_of

MOMENT = datetime(2026, 4, 1, tzinfo=UTC)


@pytest.fixture
def shops(workspace: Workspace) -> Workspace:
    """Three shops, the last one added last."""
    for number, (key, title, answers) in enumerate(
        (
            ("a", "駅前店の防犯カメラ", {"site_name": Answer(value="サンプル山形駅前店")}),
            ("b", "本店", {"training": Answer(value=Practice(state="done", how="年に１回、朝礼で"))}),
            ("c", "倉庫", {"cameras": Answer(value=({"place": "搬入口"},)), "days": Answer(note="要確認")}),
        )
    ):
        workspace.add(
            Assessment(
                id=key,
                title=title,
                guidelines=("appi",),
                method="m",
                created=MOMENT + timedelta(days=number),
                answers=answers,
            )
        )
    return workspace


def found(workspace: Workspace, **wanted: object) -> list[str]:
    return [summary.id for summary in workspace.listing.summaries(Wanted(**wanted))]


@pytest.mark.parametrize(
    ("words", "ids"),
    [
        ("駅前", "a"),  # two characters, in a title and an answer
        ("店", "ab"),  # one character
        ("防犯カメラ", "a"),
        ("カメラ防犯", ""),  # all its pairs but one are there, the word is not
        ("ｶﾒﾗ", "a"),  # half-width
        ("1回", "b"),  # full-width digit in the answer
        ("搬入", "c"),  # in the row of a table
        ("要確認", "c"),  # in a note
        ("駅前 山形", "a"),
        ("駅前 倉庫", ""),
        ("SAMPLE", ""),
        ("%", ""),
        ("_", ""),
        ('" OR *', ""),
        ("", "abc"),
        (" 　", "abc"),
    ],
)
def test_words_are_found_anywhere_in_titles_answers_and_notes(shops: Workspace, words: str, ids: str):
    assert sorted(found(shops, words=words)) == list(ids)
    assert shops.listing.count(Wanted(words=words)) == len(ids)


def test_what_changes_is_found_at_once_and_the_old_no_more(shops: Workspace):
    assert found(shops, words="駅前") == ["a"]
    shops.put_answer("c", "site_name", Answer(value="駅前広場"))
    assert found(shops, words="駅前") == ["c", "a"]
    shops.put_answer("c", "site_name", Answer(value="広場"))
    shops.put_details("a", title="南店")
    shops.put_answer("a", "site_name", None)
    assert found(shops, words="駅前") == []
    shops.undo("a")
    assert found(shops, words="駅前") == ["a"]


def test_an_id_used_again_brings_nothing_of_the_removed_one(shops: Workspace):
    assert found(shops, words="搬入口") == ["c"]
    shops.remove("c")
    shops.add(Assessment(id="d", title="新店", guidelines=(), method="m", created=MOMENT))
    assert found(shops, words="搬入口") == []
    assert found(shops, words="新店") == ["d"]


def test_without_an_index_the_same_is_found(shops: Workspace, monkeypatch: pytest.MonkeyPatch):
    words = ("駅前", "店", "防犯カメラ", "カメラ防犯", "搬入", "%", "1回")
    indexed = [sorted(found(shops, words=word)) for word in words]
    monkeypatch.setattr(search, "_has_index", lambda _connection, **_options: False)
    assert [sorted(found(shops, words=word)) for word in words] == indexed


def test_labels_of_chosen_options_are_found(shops: Workspace):
    shops.listing.put_tile("b", Tile(labels="顔認証による照合"))
    assert found(shops, words="顔認証") == ["b"]


def test_it_says_in_which_answers_a_word_was_found(shops: Workspace):
    answers = shops.assessment("c").answers
    assert places_of(answers, "搬入") == ("cameras",)
    assert set(places_of(answers, "搬入 確認")) == {"cameras", "days"}


def test_a_tile_tells_how_an_assessment_stands_until_it_changes(shops: Workspace):
    tile = Tile(
        operator="株式会社サンプル", asked=10, answered=4, worst="high", gravity=66, verdicts={"met": 3}
    )
    shops.listing.put_tile("a", tile)
    (summary,) = shops.listing.summaries(Wanted(words="防犯"))
    assert (summary.tile, summary.told, summary.client) == (tile, True, "株式会社サンプル")
    assert shops.listing.untold() == ("c", "b")
    shops.put_answer("a", "days", Answer(value=3))
    (summary,) = shops.listing.summaries(Wanted(words="防犯"))
    assert (summary.tile, summary.told) == (tile, False)


def test_the_order_is_the_natural_one_of_each_kind(shops: Workspace):
    shops.listing.put_tile("a", Tile(gravity=0, review_due=date(2027, 5, 1)))
    shops.listing.put_tile("b", Tile(gravity=100))
    shops.listing.put_tile("c", Tile(gravity=33, review_due=date(2027, 4, 1)))
    shops.put_details("a", client="い社")
    shops.put_details("b", client="あ社")
    shops.put_details("c", client="う社")
    assert found(shops) == ["c", "b", "a"]
    assert found(shops, order="gravity") == ["b", "c", "a"]
    assert found(shops, order="review_due") == ["c", "a", "b"]
    assert found(shops, order="client") == ["b", "a", "c"]
    assert found(shops, order="created") == ["c", "b", "a"]
    assert found(shops, order="created", reverse=True) == ["a", "b", "c"]
    assert found(shops, order="gravity", most=1, after=1) == ["c"]
    assert shops.listing.clients() == {"あ社": 1, "い社": 1, "う社": 1}


def test_only_what_is_wanted_is_listed(shops: Workspace):
    shops.listing.put_tile("a", Tile(gravity=80, review_due=date(2026, 12, 1), operator="本部"))
    shops.listing.put_tile("b", Tile(gravity=40, review_due=date(2027, 12, 1)))
    assert found(shops, gravity=50) == ["a"]
    assert found(shops, due_by=date(2026, 12, 31)) == ["a"]
    assert found(shops, client="本部") == ["a"]
    assert sorted(found(shops, state=ReviewState.DRAFT)) == ["a", "b", "c"]
    assert found(shops, state=ReviewState.APPROVED) == []


def test_what_is_put_away_and_templates_are_out_of_sight(shops: Workspace):
    shops.listing.archive("a", archived=True)
    shops.listing.make_template("b", template=True)
    assert found(shops) == ["c"]
    assert found(shops, archived=True) == ["a"]
    assert found(shops, template=True) == ["b"]
    shops.listing.archive("a", archived=False)
    assert sorted(found(shops, template=None)) == ["a", "b", "c"]
    with pytest.raises(NoSuchAssessmentError):
        shops.listing.archive("gone", archived=True)


def test_a_word_is_found_in_either_kana_and_any_width(shops: Workspace):
    assert found(shops, words="かめら") == found(shops, words="カメラ") == found(shops, words="ｶﾒﾗ") == ["a"]


def test_what_is_due_is_a_review_or_an_open_measure_whichever_comes_first(shops: Workspace):
    day = date(2026, 12, 1)
    shops.listing.put_tile("a", Tile(review_due=day + timedelta(days=30)))
    shops.listing.put_tile("b", Tile(measure_due=day, review_due=day + timedelta(days=300)))
    assert found(shops, due_by=day) == ["b"]
    assert found(shops, due_by=day - timedelta(days=1)) == []
    assert found(shops, due_by=day + timedelta(days=30), order="due") == ["b", "a"]
    assert found(shops, order="due") == ["b", "a", "c"]


def test_grouped_by_client_the_order_holds_within_each_client(shops: Workspace):
    for key, client, gravity in (("a", "本部", 0), ("b", "支社", 50), ("c", "本部", 100)):
        shops.listing.put_tile(key, Tile(gravity=gravity))
        shops.put_details(key, client=client)
    assert found(shops, by_client=True, order="gravity") == ["b", "c", "a"]
    assert shops.listing.clients(Wanted(gravity=50)) == {"支社": 1, "本部": 1}


def test_only_those_named_come_into_question(shops: Workspace):
    assert set(found(shops, ids=("c", "a", "nobody"))) == {"a", "c"}
    assert found(shops, ids=("a", "b"), words="年に１回") == ["b"]
    assert found(shops, ids=()) == []


def test_the_place_of_an_assessment_is_that_in_the_list(shops: Workspace):
    wanted = Wanted(order="title")
    assert [shops.listing.place(wanted, key) for key in found(shops, order="title")] == [0, 1, 2]
    assert shops.listing.place(Wanted(words="駅前"), "b") == -1


@pytest.mark.parametrize(
    "words",
    [
        " ".join(f"w{n}" for n in range(5000)),
        "駅" * 100_000,
        "店 " * 5000,
        "".join(map(chr, range(0x4E00, 0x9000))),
    ],
    ids=["many words", "one word without end", "one word again and again", "a text without spaces"],
)
def test_a_whole_text_can_be_looked_for(shops: Workspace, words: str) -> None:
    shops.put_answer("a", "site_name", Answer(value="駅" * 5000))
    assert set(found(shops, words=words)) <= {"a", "b"}
