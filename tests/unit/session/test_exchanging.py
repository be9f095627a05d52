"""Assessments travel between workspaces whole, and two copies of one come together without losing words."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from pia_wizard import resources
from pia_wizard.assessment.merging import Side
from pia_wizard.assessment.model import Origin
from pia_wizard.exchange.file_kinds import UnknownKindError
from pia_wizard.exchange.portable_file import read_portable
from pia_wizard.exchange.table_file import table_in
from pia_wizard.i18n import translator
from pia_wizard.session.answer_import import incoming_rows
from pia_wizard.session.portables import arrival, taken_in
from pia_wizard.session.session import Session

PNG = b"\x89PNG\r\n\x1a\n" + bytes(64)


@pytest.fixture
def here(tmp_path: Path) -> Iterator[Session]:
    with Session.open(tmp_path / "here.pia-workspace") as session:
        yield session


@pytest.fixture
def there(tmp_path: Path) -> Iterator[Session]:
    with Session.open(tmp_path / "there.pia-workspace") as session:
        yield session


@pytest.fixture
def shop(here: Session):
    return here.open_assessment(here.import_case(resources.samples() / "two_camera_shop.json"))


def carried(shop, tmp_path: Path) -> Path:
    path = tmp_path / "本店.pia"
    shop.write_portable(path)
    return path


def test_an_assessment_arrives_with_its_answers_verdicts_and_evidence(shop, there: Session, tmp_path: Path):
    shop.add_evidence_bytes("sign_places", "掲示の写真.png", PNG)
    come = arrival(there, carried(shop, tmp_path))
    assert not come.here
    arrived = there.open_assessment(taken_in(there, come.portable))
    assert arrived.assessment.id == shop.assessment.id
    assert arrived.assessment.answers == shop.judged().assessment.answers
    assert {n: v.status for n, v in arrived.evaluation.verdicts.items()} == {
        n: v.status for n, v in shop.evaluation.verdicts.items()
    }
    (file,) = arrived.evidence("sign_places")
    assert file.name == "掲示の写真.png"
    assert arrived.evidence_copy("sign_places", file.sha256).read_bytes() == PNG


def test_one_that_is_here_already_comes_in_as_a_copy(shop, here: Session, tmp_path: Path):
    come = arrival(here, carried(shop, tmp_path))
    assert come.here
    assert taken_in(here, come.portable) != shop.assessment.id
    assert len(here.summaries()) == 2


def test_what_both_changed_is_chosen_and_the_rest_comes_together(shop, there: Session, tmp_path: Path):
    theirs = there.open_assessment(taken_in(there, read_portable(carried(shop, tmp_path))))
    shop.answer("retention_days", 7)
    shop.note("sign_says", "店長が確かめる。")
    theirs.answer("retention_days", 14)
    theirs.note("viewers", "二人だけ。")
    portable = read_portable(carried(theirs, tmp_path))
    found = {difference.item.key[0]: difference for difference in shop.differences_from(portable)}
    assert found["retention_days"].conflict
    assert found["retention_days"].proposed is Side.THEIRS
    shop.merge(portable, {found[name].item: Side.OURS for name in ("retention_days", "sign_says")})
    answers = shop.assessment.answers
    assert answers["retention_days"].value == 7
    assert answers["sign_says"].note == "店長が確かめる。"
    assert answers["viewers"].note == "二人だけ。"


def test_a_merge_is_taken_back_in_one_go(shop, there: Session, tmp_path: Path):
    theirs = there.open_assessment(taken_in(there, read_portable(carried(shop, tmp_path))))
    theirs.answer("retention_days", 14)
    theirs.note("copying", "店長だけが行う。")
    portable = read_portable(carried(theirs, tmp_path))
    before = shop.assessment.answers
    shop.merge(portable, {d.item: Side.THEIRS for d in shop.differences_from(portable)})
    assert shop.assessment.answers["retention_days"].value == 14
    assert shop.assessment.answers["retention_days"].origin is Origin.IMPORTED
    shop.undo()
    assert shop.assessment.answers == before


def test_evidence_that_comes_with_a_merge_goes_with_it_when_it_is_taken_back(shop, there, tmp_path: Path):
    theirs = there.open_assessment(taken_in(there, read_portable(carried(shop, tmp_path))))
    theirs.answer("retention_days", 14)
    theirs.add_evidence_bytes("sign_places", "写真.png", PNG)
    theirs.add_evidence_bytes("vendor", "契約.txt", "契約書".encode())
    portable = read_portable(carried(theirs, tmp_path))
    shop.merge(portable, {})
    assert len(shop.evidence()) == 2
    shop.undo()
    assert shop.evidence() == ()
    assert shop.assessment.answers["retention_days"].value != 14
    shop.redo()
    assert len(shop.evidence()) == 2


def test_a_portable_file_with_evidence_that_is_refused_leaves_nothing_behind(shop, there, tmp_path: Path):
    shop.add_evidence_bytes("sign_places", "写真.png", PNG)
    portable = read_portable(carried(shop, tmp_path))
    program = replace(portable.attachments[0], data=b"\x7fELF" + bytes(60))
    with pytest.raises(UnknownKindError):
        taken_in(there, replace(portable, attachments=(*portable.attachments, program)))
    assert there.summaries() == ()
    with pytest.raises(UnknownKindError):
        shop.merge(replace(portable, attachments=(program,)), {})
    assert [file.name for file in shop.evidence()] == ["写真.png"]


def test_answers_from_a_sheet_are_stored_in_one_act_and_marked(shop, tmp_path: Path):
    path = tmp_path / "answers.csv"
    path.write_text("id,回答\nretention_days,5\nimages_stored,はい\n", "utf-8")
    incoming = shop.answers_in(path)
    assert list(incoming.answers) == ["retention_days"]  # the other is answered so already
    shop.take_answers(incoming.answers)
    assert shop.assessment.answers["retention_days"].origin is Origin.IMPORTED
    shop.undo()
    assert shop.assessment.answers["retention_days"].value != 5


def test_the_sheet_it_writes_is_one_it_reads(shop, tmp_path: Path):
    path = tmp_path / "answers.xlsx"
    shop.write_answer_sheet(path, translator("ja"))
    incoming = shop.answers_in(path)
    assert incoming.faults == ()
    assert incoming.answers == {}


def test_a_sheet_takes_nothing_from_a_practice_that_it_cannot_say(here, tmp_path: Path):
    shop = here.open_assessment(here.import_case(resources.samples() / "shop_security_cameras.json"))
    held = shop.assessment.answers["improvement"].value
    assert held.evidence
    assert held.since
    path = tmp_path / "answers.xlsx"
    shop.write_answer_sheet(path, translator("ja"))
    assert shop.answers_in(path).answers == {}
    (tmp_path / "answers.csv").write_text("id,回答\nimprovement,planned\n", encoding="utf-8")
    value = shop.answers_in(tmp_path / "answers.csv").answers["improvement"].value
    assert (value.state, value.since, value.evidence) == ("planned", None, held.evidence)


def test_answers_longer_than_the_cells_of_lists_come_back_from_a_sheet(shop, tmp_path: Path):
    shop.answer("camera_reason", "長い理由。" * 1000)
    path = tmp_path / "answers.xlsx"
    shop.write_answer_sheet(path, translator("ja"))
    assert shop.answers_in(path).faults == ()
    shop.answer("camera_reason", "短い理由。")
    assert shop.answers_in(path).answers["camera_reason"].value == "長い理由。" * 1000


@pytest.mark.parametrize("replace", [True, False])
def test_rows_come_instead_of_those_there_or_after_them(shop, replace):
    question = shop.questionnaire.questions["cameras"]
    before = shop.assessment.answers["cameras"].value
    title = next(c.ask for c in question.columns.values() if c.type in {"text", "paragraph"})
    rows = incoming_rows(table_in(f"{title}\n裏口\n倉庫\n".encode()), question).rows
    shop.take_rows("cameras", rows, replace=replace)
    after = shop.assessment.answers["cameras"].value
    assert len(after) == (2 if replace else len(before) + 2)
