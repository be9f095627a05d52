"""What was printed is remembered, and when the notice says something else the program tells which posters."""

from pathlib import Path

import pytest

from pia_wizard import resources
from pia_wizard.i18n import translator
from pia_wizard.session.batch import SiteBatch
from pia_wizard.session.papers import now
from pia_wizard.session.site_order import SiteOrder, planned_sites
from pia_wizard.signage.design import INFORMATION_BLUE
from pia_wizard.signage.notice_poster import notice_edition
from pia_wizard.signage.sheet import Sheet

JA = translator("ja")


@pytest.fixture
def shop_session(session):
    """Return the sample of a shop, opened in a workspace."""
    case = resources.samples() / "shop_security_cameras.json"
    return session.open_assessment(session.import_case(case))


@pytest.fixture
def reopened(session, shop_session):
    """Give a function that opens the shop again."""
    return lambda: session.open_assessment(shop_session.assessment.id)


def printed_sites(session, folder: Path, text: str = "店舗名,電話\n駅前店,023-1\n南店,023-2\n"):
    """Print the entrance notice for sites and keep a note of it."""
    (folder / "sites.csv").write_text(text, encoding="utf-8")
    case = session.judged()
    plan = planned_sites(case, "entrance", folder / "sites.csv", {}, JA)
    order = SiteOrder("entrance", Sheet(), INFORMATION_BLUE)
    batch = SiteBatch(case, plan, order, JA, moment=now())
    result = batch.into_one_file(folder / "all.pdf", lambda _done, _of: None, lambda: False)
    session.note_printed_sites("entrance", result)
    return result


def edition_now(session):
    case = session.judged()
    return notice_edition("entrance", case.questionnaire, case.evaluation, case.assessment.answers)


def test_nothing_printed_means_nothing_to_replace(shop_session) -> None:
    assert shop_session.outdated_notices() == ()


def test_a_print_is_up_to_date_until_what_it_says_changes(shop_session) -> None:
    before = edition_now(shop_session)
    shop_session.note_printed("entrance", before)
    assert shop_session.outdated_notices() == ()
    shop_session.answer("retention_days", 14)
    (old,) = shop_session.outdated_notices()
    assert (old.printed.notice, old.printed.site, old.printed.edition) == ("entrance", "", before.id)
    assert old.changed == ("retention",)
    assert old.now == edition_now(shop_session).id


def test_going_back_makes_a_print_right_again(shop_session) -> None:
    days = shop_session.assessment.answers["retention_days"].value
    shop_session.note_printed("entrance", edition_now(shop_session))
    shop_session.answer("retention_days", 14)
    shop_session.answer("retention_days", days)
    assert shop_session.outdated_notices() == ()


def test_what_a_site_answers_itself_makes_no_print_wrong(shop_session, tmp_path: Path) -> None:
    printed_sites(shop_session, tmp_path)
    shop_session.answer("operator_contact", "本部 03-0000-0000")
    assert shop_session.outdated_notices() == ()
    shop_session.answer("retention_days", 14)
    assert [(one.printed.site, one.changed) for one in shop_session.outdated_notices()] == [
        ("南店", ("retention",)),
        ("駅前店", ("retention",)),
    ]


def test_printing_again_replaces_the_note(shop_session, tmp_path: Path) -> None:
    printed_sites(shop_session, tmp_path)
    shop_session.answer("retention_days", 14)
    printed_sites(shop_session, tmp_path, "店舗名,電話\n駅前店,023-1\n")
    assert [one.printed.site for one in shop_session.outdated_notices()] == ["南店"]
    shop_session.forget_printed([one.printed for one in shop_session.outdated_notices()])
    assert [one.site for one in shop_session.printed_notices()] == ["駅前店"]


def test_notes_outlive_the_session(shop_session, reopened, tmp_path: Path) -> None:
    result = printed_sites(shop_session, tmp_path)
    again = reopened()
    assert {(one.site, one.edition) for one in again.printed_notices()} == {
        (one.row.name, one.edition.id) for one in result.made
    }
    assert again.printed_notices()[0].values["operator_contact"] == "023-2"


def test_sites_of_one_name_are_remembered_each_by_its_address(shop_session, tmp_path) -> None:
    rows = "店舗名,住所,電話\n本店,山形市甲,023-1\n本店,米沢市乙,023-2\n南店,山形市丙,023-3\n"
    printed_sites(shop_session, tmp_path, rows)
    assert [one.site for one in shop_session.printed_notices()] == ["南店", "本店 山形市甲", "本店 米沢市乙"]
    shop_session.answer("retention_days", 14)
    assert len(shop_session.outdated_notices()) == 3
