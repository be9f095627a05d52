"""What is put into a workspace is there after closing and opening it, with its history."""

import sqlite3
import threading
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, date, datetime, timedelta, timezone
from hashlib import sha256
from pathlib import Path
from typing import Any

import msgspec
import pytest

from pia_wizard.assessment.canonical import canonical_json
from pia_wizard.assessment.model import (
    Acceptance,
    Answer,
    Assessment,
    ContentFile,
    LevelOverride,
    Measure,
    Override,
    OwnLevel,
    OwnRisk,
    Practice,
)
from pia_wizard.questionnaire.model import Asset, Axis, Event, SourceFile, Threat
from pia_wizard.storage import Workspace, records
from pia_wizard.storage.errors import AlreadyThereError, NoSuchAssessmentError

OVERRIDE = LevelOverride(risk="leak", point="current", impact=1, likelihood=2, reason="施錠した", by="責任者")
OWN = OwnRisk(
    id="own_a",
    title="無人機による撮影",
    event=Event.EXCESSIVE_COLLECTION,
    threats=(Threat(asset=Asset.PEOPLE, says="近くで飛ばす"),),
    impact=OwnLevel(level=3, because="庭まで映る"),
    likelihood=OwnLevel(level=2),
    treated_by={"r": Axis.LIKELIHOOD},
)
ACCEPTANCE = Acceptance(risk="leak", role="manager", on=date(2026, 11, 21), reason="数日分", band="low")


def source(path: str, text: bytes) -> SourceFile:
    return SourceFile(path=path, sha256=sha256(text).hexdigest(), text=text)


def with_fields(assessment: Assessment, **fields: Any) -> Assessment:
    return msgspec.structs.replace(assessment, **fields)


def test_a_new_workspace_is_made_with_its_folder_and_is_empty(location: Path):
    with Workspace.open(location) as workspace:
        assert workspace.summaries() == ()
        assert workspace.upgraded_from is None
        assert workspace.location == location.resolve()
    assert [file.name for file in location.parent.iterdir()] == [location.name]


def test_an_assessment_comes_back_as_it_was(location: Path, shop: Assessment):
    tokyo = timezone(timedelta(hours=9))
    rich = with_fields(
        shop,
        title="𠮷野 <b>&amp;</b> 👩‍👧 '; DROP TABLE answers; --",
        content=(ContentFile(path="a.yaml", sha256="0" * 64),),
        answers={
            "a": Answer(value=False, at=datetime(2026, 4, 1, 9, tzinfo=tokyo)),
            "b": Answer(value=0.1),
            "c": Answer(value=2**53 - 1),
            "d": Answer(value=("x", "y")),
            "e": Answer(value=({"place": "入口", "uses": ("a",), "n": 1},)),
            "f": Answer(value=Practice(state="partly", since=date(2025, 1, 1))),
            "g": Answer(not_applicable="理由", note="備考\n2行目"),
            "質問": Answer(value="x" * 100_000),
        },
        overrides={"r": Override(status="not_met", reason="確認できない")},
        measures=(
            Measure(id="m", title="掲示", due=date(2027, 1, 1), lowers={"own_a": Axis.IMPACT}, cost="low"),
        ),
        level_overrides=(OVERRIDE,),
        own_risks=(OWN,),
        acceptances=(ACCEPTANCE,),
    )
    with Workspace.open(location) as workspace:
        workspace.add(rich)
    with Workspace.open(location) as workspace:
        assert workspace.assessment("shop-1") == rich
        assert canonical_json(workspace.assessment("shop-1")) == canonical_json(rich)


def test_an_id_is_taken_once(workspace: Workspace, shop: Assessment):
    workspace.add(shop)
    with pytest.raises(AlreadyThereError, match="shop-1"):
        workspace.add(with_fields(shop, title="別の店"))
    assert workspace.assessment("shop-1").title == shop.title


def test_what_is_not_there_is_refused_by_name(workspace: Workspace, shop: Assessment):
    for ask in (
        lambda: workspace.assessment("gone"),
        lambda: workspace.remove("gone"),
        lambda: workspace.put_answer("gone", "q", Answer(value=1)),
        lambda: workspace.put_answer("gone", "q", None),
        lambda: workspace.put_details("gone", title="x"),
        lambda: workspace.put_overrides("gone", {}),
        lambda: workspace.put_measures("gone", ()),
        lambda: workspace.put_decisions("gone", own_risks=()),
        lambda: workspace.put_content("gone", ()),
    ):
        with pytest.raises(NoSuchAssessmentError, match="gone"):
            ask()
    workspace.add(shop)
    assert workspace.history("shop-1") == ()


def test_an_answer_put_is_there_at_once_and_after_reopening(location: Path, shop: Assessment):
    with Workspace.open(location) as workspace:
        workspace.add(shop)
        workspace.put_answer("shop-1", "retention_days", Answer(value=30, note="上書き"))
        assert workspace.assessment("shop-1").answers["retention_days"] == Answer(value=30, note="上書き")
    with Workspace.open(location) as workspace:
        assert workspace.assessment("shop-1").answers == shop.answers | {
            "retention_days": Answer(value=30, note="上書き")
        }


def test_history_tells_who_changed_what_from_what_to_what_newest_first(
    workspace: Workspace, shop: Assessment
):
    workspace.add(shop)
    before = datetime.now(UTC)
    workspace.put_answer("shop-1", "days", Answer(value=30), who="店長")
    workspace.put_answer("shop-1", "vendor", Answer(value="委託先"), who="本部")
    workspace.put_answer("shop-1", "days", Answer(value=60), who="本部")
    workspace.put_answer("shop-1", "days", None)
    changes = workspace.history("shop-1", "days")
    assert [(change.who, change.old, change.new) for change in changes] == [
        ("", Answer(value=60), None),
        ("本部", Answer(value=30), Answer(value=60)),
        ("店長", None, Answer(value=30)),
    ]
    assert all(before <= change.at <= datetime.now(UTC) for change in changes)
    assert [change.subject for change in workspace.history("shop-1")] == ["days", "days", "vendor", "days"]


def test_putting_the_same_again_is_no_change(workspace: Workspace, shop: Assessment):
    workspace.add(shop)
    workspace.put_answer("shop-1", "images_stored", Answer(value=True))
    workspace.put_answer("shop-1", "never_answered", None)
    workspace.put_details("shop-1", title=shop.title, guidelines=shop.guidelines)
    assert workspace.history("shop-1") == ()


def test_titles_guidelines_overrides_measures_have_history_too(workspace: Workspace, shop: Assessment):
    workspace.add(shop)
    override = {"r": Override(status="met", reason="確認した", by="責任者")}
    measure = (Measure(id="m", title="掲示"),)
    workspace.put_details("shop-1", title="新しい名前", guidelines=("appi", "mie"), who="本部")
    workspace.put_overrides("shop-1", override)
    workspace.put_measures("shop-1", measure)
    now = workspace.assessment("shop-1")
    assert (now.title, now.guidelines) == ("新しい名前", ("appi", "mie"))
    assert (now.overrides, now.measures) == (override, measure)
    assert [(change.subject, change.before, change.after) for change in workspace.history("shop-1")] == [
        (records.MEASURES, (), measure),
        (records.OVERRIDES, {}, override),
        (records.GUIDELINES, ("appi",), ("appi", "mie")),
        (records.TITLE, "サンプル駅前店", "新しい名前"),
    ]


def test_what_people_decide_about_risks_is_kept_together_with_its_history(
    workspace: Workspace, shop: Assessment
):
    workspace.add(shop)
    workspace.put_decisions("shop-1", level_overrides=(OVERRIDE,), own_risks=(OWN,), who="本部")
    workspace.put_decisions("shop-1", acceptances=(ACCEPTANCE,), own_risks=(OWN,))
    now = workspace.assessment("shop-1")
    assert (now.level_overrides, now.own_risks, now.acceptances) == ((OVERRIDE,), (OWN,), (ACCEPTANCE,))
    assert [(c.subject, c.who, c.before, c.after) for c in workspace.history("shop-1")] == [
        (records.ACCEPTANCES, "", (), (ACCEPTANCE,)),
        (records.OWN_RISKS, "本部", (), (OWN,)),
        (records.LEVEL_OVERRIDES, "本部", (), (OVERRIDE,)),
    ]


def test_no_answer_can_pose_as_a_title(workspace: Workspace, shop: Assessment):
    workspace.add(shop)
    with pytest.raises(ValueError, match="@"):
        workspace.put_answer("shop-1", records.TITLE, Answer(value="x"))


def test_summaries_count_what_is_settled_and_show_the_last_changed_first(
    workspace: Workspace, shop: Assessment
):
    workspace.add(shop)
    workspace.add(with_fields(shop, id="shop-2", title="二号店", answers={}))
    workspace.put_answer("shop-1", "days", Answer(value=30))
    workspace.put_answer("shop-1", "sign", Answer(not_applicable="なし"))
    workspace.put_answer("shop-1", "images_stored", Answer(unknown=True))
    workspace.put_answer("shop-1", "vendor", Answer(value=False))
    workspace.put_answer("shop-1", "sign", None)
    first, second = workspace.summaries()
    assert (first.id, first.answered) == ("shop-1", 2)  # days and vendor
    assert (second.id, second.title, second.answered) == ("shop-2", "二号店", 0)
    assert first.guidelines == ("appi",)
    assert first.created == shop.created
    assert first.changed > second.changed


def test_moments_are_kept_in_utc(workspace: Workspace, shop: Assessment):
    tokyo = timezone(timedelta(hours=9))
    there = with_fields(shop, created=shop.created.astimezone(tokyo))
    workspace.add(there)
    workspace.put_answer("shop-1", "q", Answer(value=1, at=shop.created.astimezone(tokyo)))
    kept = workspace.assessment("shop-1")
    assert kept.created == there.created
    assert kept.created.tzinfo is UTC
    assert kept.answers["q"].at is not None
    assert kept.answers["q"].at.tzinfo is UTC
    with pytest.raises(ValueError, match="time zone"):
        workspace.put_answer("shop-1", "q", Answer(value=1, at=datetime(2026, 1, 1)))  # noqa: DTZ001 - on purpose


def test_removing_takes_answers_history_and_content_along(location: Path, shop: Assessment):
    with Workspace.open(location) as workspace:
        workspace.add(shop, [source("own.yaml", b"own"), source("shared.yaml", b"shared")])
        workspace.add(with_fields(shop, id="shop-2"), [source("shared.yaml", b"shared")])
        workspace.put_answer("shop-1", "q", Answer(value=1))
        workspace.remove("shop-1")
        assert [summary.id for summary in workspace.summaries()] == ["shop-2"]
        assert workspace.sources("shop-2") == (source("shared.yaml", b"shared"),)
    with closing(sqlite3.connect(location)) as other:
        for table, rows in (("answers", 2), ("history", 0), ("contents", 1), ("assessment_contents", 1)):
            assert other.execute(f"SELECT count(*) FROM {table}").fetchone() == (rows,)  # noqa: S608 - our names


def test_content_files_are_kept_once(location: Path, shop: Assessment):
    files = [source("b.yaml", b"\x00\xff" * 1000), source("a.yaml", "質問".encode())]
    with Workspace.open(location) as workspace:
        for number in range(5):
            workspace.add(with_fields(shop, id=f"shop-{number}"), files)
        assert workspace.sources("shop-3") == (files[1], files[0])
        assert workspace.sources("none") == ()
    with closing(sqlite3.connect(location)) as other:
        assert other.execute("SELECT count(*) FROM contents").fetchone() == (2,)


def test_content_that_is_not_what_its_hash_says_is_never_kept(workspace: Workspace, shop: Assessment):
    with pytest.raises(ValueError, match=r"evil\.yaml"):
        workspace.add(shop, [SourceFile(path="evil.yaml", sha256="0" * 64, text=b"x")])
    assert workspace.summaries() == ()  # all or nothing


def test_pinning_newer_content_can_be_undone(workspace: Workspace, shop: Assessment):
    old, new = source("a.yaml", b"old"), source("a.yaml", b"new")
    pinned = (ContentFile(path="a.yaml", sha256=old.sha256),)
    workspace.add(with_fields(shop, content=pinned), [old])
    workspace.put_content("shop-1", [new], who="本部")
    assert workspace.sources("shop-1") == (new,)
    change = workspace.history("shop-1", records.CONTENT)[0]
    assert (change.before, change.after) == (pinned, (ContentFile(path="a.yaml", sha256=new.sha256),))
    assert workspace.undo("shop-1")
    assert workspace.sources("shop-1") == (old,)


def test_several_threads_take_turns(workspace: Workspace, shop: Assessment):
    workspace.add(shop)

    def put(first: int) -> None:
        for number in range(first, first + 25):
            workspace.put_answer("shop-1", f"q{number}", Answer(value=number))

    threads = [threading.Thread(target=put, args=(first,)) for first in (0, 100, 200, 300)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert workspace.summaries()[0].answered == 101
    assert len(workspace.history("shop-1")) == 100


def test_closing_twice_is_harmless(location: Path):
    workspace = Workspace.open(location)
    workspace.close()
    workspace.close()


def test_the_path_may_hold_anything_a_file_name_can(tmp_path: Path, shop: Assessment):
    location = tmp_path / "100% #1 ?x=1 &y 評価.pia-workspace"
    with Workspace.open(location) as workspace:
        workspace.add(shop)
    with Workspace.open(location) as workspace:
        assert workspace.assessment("shop-1") == shop
    assert list(tmp_path.iterdir()) == [location]


def test_opening_a_current_file_does_not_load_the_migrations(location: Path, python: Callable[..., str]):
    program = """
import sys
import pia_wizard.storage
assert not {"sqlalchemy", "alembic", "sqlite3"} & set(sys.modules)
from pathlib import Path
pia_wizard.storage.Workspace.open(Path(sys.argv[1])).close()
print("alembic" in sys.modules)
"""
    assert python(program, location) == "True\n"  # the first time: it is made
    assert python(program, location) == "False\n"
