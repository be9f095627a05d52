"""Prints are kept with their assessment: the latest for each site, all of a run or none, gone with it."""

import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from pia_wizard.assessment.model import Assessment
from pia_wizard.storage import Workspace
from pia_wizard.storage.errors import DamagedWorkspaceError, NoSuchAssessmentError
from pia_wizard.storage.records import Printed


def a_print(site: str = "", edition: str = "0123abcd") -> Printed:
    elements = (("headline", "aaaa0000"), ("purpose", "bbbb1111"))
    moment = datetime(2026, 11, 21, 9, tzinfo=UTC)
    values = {"site_name": site} if site else {}
    return Printed(
        notice="entrance",
        at=moment,
        who="担当",
        edition=edition,
        elements=elements,
        site=site,
        values=values,
    )


def test_the_latest_print_for_each_site_is_kept(location: Path, shop: Assessment) -> None:
    with Workspace.open(location) as workspace:
        workspace.add(shop)
        workspace.printed.put(shop.id, [a_print("駅前"), a_print("南"), a_print()])
        workspace.printed.put(shop.id, [a_print("南", "ffff0000")])
    with Workspace.open(location) as workspace:
        found = workspace.printed.of(shop.id)
    assert [(one.site, one.edition) for one in found] == [
        ("", "0123abcd"),
        ("南", "ffff0000"),
        ("駅前", "0123abcd"),
    ]
    assert found[2] == a_print("駅前")


def test_prints_can_be_dropped_and_go_with_their_assessment(workspace: Workspace, shop: Assessment) -> None:
    workspace.add(shop)
    workspace.printed.put(shop.id, [a_print("駅前"), a_print("南")])
    workspace.printed.forget(shop.id, [("entrance", "南"), ("entrance", "なかった")])
    assert [one.site for one in workspace.printed.of(shop.id)] == ["駅前"]
    workspace.remove(shop.id)
    assert workspace.printed.of(shop.id) == ()


def test_prints_of_no_assessment_are_refused(workspace: Workspace) -> None:
    with pytest.raises(NoSuchAssessmentError):
        workspace.printed.put("nobody", [a_print()])


def test_a_file_of_the_fourth_revision_opens_with_nothing_printed(
    location: Path, golden_with_editions: str
) -> None:
    location.parent.mkdir(parents=True)
    with closing(sqlite3.connect(location)) as connection:
        connection.executescript(golden_with_editions)
    with Workspace.open(location) as workspace:
        assert workspace.upgraded_from is not None
        (first, *_) = workspace.summaries()
        assert workspace.printed.of(first.id) == ()
        workspace.printed.put(first.id, [a_print()])
        assert len(workspace.printed.of(first.id)) == 1


def test_a_damaged_print_is_damage(location: Path, shop: Assessment) -> None:
    with Workspace.open(location) as workspace:
        workspace.add(shop)
        workspace.printed.put(shop.id, [a_print()])
    with closing(sqlite3.connect(location)) as connection:
        connection.execute("UPDATE printed SET body = '[]'")
        connection.commit()
    with Workspace.open(location) as workspace, pytest.raises(DamagedWorkspaceError):
        workspace.printed.of(shop.id)
