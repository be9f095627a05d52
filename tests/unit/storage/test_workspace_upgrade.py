"""Files of other programs and other times: upgraded on a copy, or refused and left alone."""

import os
import sqlite3
from contextlib import closing
from hashlib import sha256
from pathlib import Path

import pytest

from pia_wizard.assessment.canonical import assessment_from_json
from pia_wizard.assessment.model import Answer, LevelOverride, Measure, Override
from pia_wizard.storage import Wanted, Workspace
from pia_wizard.storage.engine import APPLICATION_ID
from pia_wizard.storage.errors import (
    DamagedWorkspaceError,
    NewerWorkspaceError,
    NotAWorkspaceError,
    WorkspaceError,
)
from pia_wizard.storage.revisions import HEAD


def written(path: Path, script: str) -> bytes:
    """Write a database with the sqlite3 module alone; return its bytes."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(script)
    return path.read_bytes()


def beside(path: Path) -> set[str]:
    return {file.name for file in path.parent.iterdir()}


def test_a_file_of_the_first_revision_opens_with_everything_in_it(location: Path, golden: str):
    written(location, golden)
    with Workspace.open(location) as workspace:
        shop = workspace.assessment("shop-1")
        assert shop.title == "サンプル駅前店の防犯カメラ"
        assert shop.answers["retention_days"] == Answer(value=30, note="上書き")
        assert shop.overrides == {"yam-2-8": Override(status="met", reason="誓約書を確認した")}
        assert shop.measures == (Measure(id="m1", title="掲示を増やす"),)
        assert [(found.id, found.answered) for found in workspace.summaries()] == [
            ("shop-1", 4),
            ("empty", 0),
        ]
        workspace.put_answer("shop-1", "retention_days", Answer(value=7))
        assert workspace.history("shop-1")[0].old == Answer(value=30, note="上書き")


def test_a_file_of_the_second_revision_opens_with_its_history_and_takes_decisions(
    location: Path, golden_with_history: str
):
    written(location, golden_with_history)
    with Workspace.open(location) as workspace:
        shop = workspace.assessment("shop-1")
        assert (shop.level_overrides, shop.own_risks, shop.acceptances) == ((), (), ())
        assert [change.subject for change in workspace.history("shop-1")] == ["@measures", "retention_days"]
        assert workspace.sources("shop-1")[0].text == b"steps: {}\n"
        override = LevelOverride(risk="leak", point="target", impact=1, likelihood=1, reason="施錠")
        workspace.put_decisions("shop-1", level_overrides=(override,))
    with Workspace.open(location) as workspace:
        assert workspace.assessment("shop-1").level_overrides == (override,)
        assert workspace.history("shop-1")[0].after == (override,)


def test_a_file_of_the_third_revision_opens_as_a_first_draft(location: Path, golden_with_decisions: str):
    written(location, golden_with_decisions)
    with Workspace.open(location) as workspace:
        shop = workspace.assessment("shop-1")
        assert shop.title == "サンプル駅前店"
        assert [accepted.risk for accepted in shop.acceptances] == ["leak"]
        assert [change.subject for change in workspace.history("shop-1")] == [
            "site_name",
            "@title",
            "@acceptances",
            "@measures",
            "vendor",
            "retention_days",
            "retention_days",
        ]
        workspace.put_answer("shop-1", "site_name", Answer(value="駅前"))
        assert workspace.history("shop-1")[0].old == Answer(value="駅前店")


def test_a_file_of_the_fourth_revision_opens_with_its_editions_comments_and_evidence(
    location: Path, golden_with_editions: str
):
    written(location, golden_with_editions)
    with Workspace.open(location) as workspace:
        edition = workspace.editions.now("shop-1")
        assert (edition.number, edition.state) == (2, "draft")
        (approved,) = workspace.editions.approved("shop-1")
        assert (approved.by, approved.remark) == ("代表", "問題なし")
        case = assessment_from_json(workspace.editions.case("shop-1", 1))
        assert case.answers["retention_days"].value == 14
        assert workspace.assessment("shop-1").answers["retention_days"].value == 30
        assert workspace.comments.of("shop-1")[0].text == "なぜ30日ですか。"
        (file,) = workspace.evidence.of("shop-1")
        assert workspace.evidence.body("shop-1", file.sha256).startswith(b"%PDF-1.7")
        assert workspace.undoable("shop-1")[0].after == "株式会社サンプル"
        workspace.undo("shop-1")
        assert workspace.client("shop-1") == ""
        (found,) = workspace.listing.summaries(Wanted(words="駅前"))
        assert (found.tile.gravity, found.client) == (33, "株式会社サンプル")
        assert [s.id for s in workspace.listing.summaries(Wanted(template=True, archived=True))] == [
            "template"
        ]


def test_the_older_file_is_kept_beside_bit_for_bit(location: Path, golden: str):
    old = written(location, golden)
    with Workspace.open(location) as workspace:
        kept = workspace.upgraded_from
    assert kept == location.resolve().with_name(f"workspace.before-{HEAD}.pia-workspace")
    assert kept.read_bytes() == old
    assert beside(location) == {location.name, kept.name}
    with Workspace.open(location) as workspace:
        assert workspace.upgraded_from is None


def test_an_earlier_kept_file_is_not_overwritten(location: Path, golden: str):
    written(location, golden)
    first = location.with_name(f"workspace.before-{HEAD}.pia-workspace")
    first.write_bytes(b"precious")
    with Workspace.open(location) as workspace:
        assert workspace.upgraded_from == location.resolve().with_name(
            f"workspace.before-{HEAD}-2.pia-workspace"
        )
    assert first.read_bytes() == b"precious"


def test_answers_that_were_still_in_the_log_are_upgraded_too(location: Path, golden: str, tmp_path: Path):
    """A killed older program leaves its last answers in the write-ahead log beside the file."""
    busy = tmp_path / "busy"
    written(busy, f"PRAGMA journal_mode = WAL; {golden}")
    location.parent.mkdir()
    with closing(sqlite3.connect(busy)) as connection:
        connection.execute("INSERT INTO answers VALUES ('shop-1', 'last', '{\"value\":1}', 1)")
        connection.commit()
        for suffix in ("", "-wal"):
            copy = location.with_name(location.name + suffix)
            copy.write_bytes(busy.with_name(busy.name + suffix).read_bytes())
    with Workspace.open(location) as workspace:
        assert workspace.assessment("shop-1").answers["last"] == Answer(value=1)
        assert workspace.upgraded_from is not None
        kept = workspace.upgraded_from
    with closing(sqlite3.connect(kept)) as connection:
        assert connection.execute("SELECT count(*) FROM answers WHERE question = 'last'").fetchone() == (1,)


def test_a_failing_upgrade_leaves_the_older_file_and_nothing_else(location: Path, golden: str):
    """A table of the new revision's name stands in the way."""
    old = written(location, golden + "CREATE TABLE assessment_contents (x);")
    with pytest.raises(WorkspaceError):
        Workspace.open(location)
    assert location.read_bytes() == old
    assert beside(location) == {location.name}


def test_an_upgrade_refuses_to_build_on_broken_references(location: Path, golden: str):
    orphan = "INSERT INTO answers VALUES ('nobody', 'q', '{}', 1);"
    old = written(location, f"{golden}{orphan}")
    with pytest.raises(DamagedWorkspaceError):
        Workspace.open(location)
    assert location.read_bytes() == old
    assert beside(location) == {location.name}


def test_a_file_of_a_newer_program_is_refused_untouched(location: Path):
    Workspace.open(location).close()
    newer = written(location, "UPDATE alembic_version SET version_num = '0099_the_future'")
    stamp = location.stat().st_mtime_ns
    with pytest.raises(NewerWorkspaceError) as caught:
        Workspace.open(location)
    assert "0099_the_future" in str(caught.value)
    assert HEAD in str(caught.value)
    assert (location.read_bytes(), location.stat().st_mtime_ns) == (newer, stamp)
    assert beside(location) == {location.name}


@pytest.mark.parametrize(
    "foreign",
    [b"%PDF-1.7 something", "ただのメモ".encode(), b'{"format": "pia-wizard/assessment"}', bytes(8192)],
)
def test_another_kind_of_file_is_refused_untouched(location: Path, foreign: bytes):
    location.parent.mkdir()
    location.write_bytes(foreign)
    with pytest.raises(NotAWorkspaceError):
        Workspace.open(location)
    assert location.read_bytes() == foreign
    assert beside(location) == {location.name}


def test_a_database_of_another_program_is_refused_untouched(location: Path):
    foreign = written(location, "PRAGMA application_id = 252006673; CREATE TABLE bookmarks (url);")
    with pytest.raises(NotAWorkspaceError):
        Workspace.open(location)
    assert location.read_bytes() == foreign


def test_our_mark_on_an_empty_database_does_not_make_it_a_workspace(location: Path):
    written(location, f"PRAGMA application_id = {APPLICATION_ID}; CREATE TABLE other (x);")
    with pytest.raises(DamagedWorkspaceError):
        Workspace.open(location)


def test_a_folder_is_no_workspace(tmp_path: Path):
    with pytest.raises(NotAWorkspaceError):
        Workspace.open(tmp_path)


def test_a_folder_that_cannot_be_made_is_said_so(tmp_path: Path):
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(WorkspaceError, match="フォルダー"):
        Workspace.open(tmp_path / "file" / "below" / "w")


@pytest.mark.skipif(os.name == "nt", reason="symbolic links of POSIX")
def test_a_link_leads_to_its_file_and_stays_a_link(location: Path, tmp_path: Path, golden: str):
    written(location, golden)
    link = tmp_path / "link"
    link.symlink_to(location)
    with Workspace.open(link) as workspace:
        assert workspace.location == location.resolve()
        assert workspace.upgraded_from is not None
    assert link.is_symlink()


def test_the_golden_files_never_change(
    golden: str, golden_with_history: str, golden_with_decisions: str, golden_with_editions: str
):
    files = (golden, golden_with_history, golden_with_decisions, golden_with_editions)
    digests = [sha256(text.encode()).hexdigest() for text in files]
    assert digests == [
        "a8fa0393efa4dec117d3e56a83934383fb6a2de20808ab542ecf46881cbc7e69",
        "54127acc4123d1224f97537611978d0e53c386a6269386dca9f79257d1175c65",
        "dc1d2752aad98cbb47aa4290269801e3b77ba08ed3c336f90001d31435fe22b3",
        "7c563c9e66da67a406334bf9aff6bef9f157912a4815d47a469db0182c3e3b2e",
    ]
