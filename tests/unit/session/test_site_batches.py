"""A list of sites becomes whole files or none at all, with an account of every row."""

import errno
import os
from datetime import UTC, datetime
from pathlib import Path

import pypdfium2
import pytest

from pia_wizard import resources
from pia_wizard.exchange.case_file import read_case
from pia_wizard.exchange.file_errors import DiskFullError
from pia_wizard.exchange.site_errors import SitesRefusedError
from pia_wizard.exchange.site_list import NAME, SiteRow
from pia_wizard.exchange.table_file import MOST_ROWS
from pia_wizard.i18n import translator
from pia_wizard.pdf.page_file import PageFile
from pia_wizard.session.batch import SiteBatch
from pia_wizard.session.content import shipped_library
from pia_wizard.session.judged import judged
from pia_wizard.session.site_files import SiteFileNames, UnknownFieldError
from pia_wizard.session.site_order import CancelledError, SiteOrder, planned_sites
from pia_wizard.signage.check import read_back
from pia_wizard.signage.design import INFORMATION_BLUE
from pia_wizard.signage.notice_poster import notice_edition
from pia_wizard.signage.sheet import Sheet

JA = translator("ja")
MOMENT = datetime(2026, 11, 21, tzinfo=UTC)
GOOD = (
    "店舗名,住所,電話,URL,用紙,言語\n"
    "駅前店,山形市本町1-1,023-000-0001,https://example.jp/1,,\n"
    'CON,山形市本町1-2,023-000-0002,https://example.jp/2,A5,"日本語、英語"\n'
    "A/B:店. ,山形市本町1-3,023-000-0003,https://example.jp/3,100x100,\n"
)


@pytest.fixture(scope="module")
def case():
    return judged(shipped_library(), read_case(resources.samples() / "shop_security_cameras.json"))


@pytest.fixture
def batch(case, tmp_path):
    """Give a function: the text of a list → a batch of it, entrance notices on A4."""

    def made(text: str, **changes):
        path = tmp_path / "sites.csv"
        path.write_text(text, encoding="utf-8")
        order = SiteOrder(**({"notice": "entrance", "sheet": Sheet(), "design": INFORMATION_BLUE} | changes))
        return SiteBatch(case, planned_sites(case, "entrance", path, {}, JA), order, JA, moment=MOMENT)

    return made


def silent(done: int, of: int) -> None:
    """Take note of progress and say nothing."""


def going() -> bool:
    return False


def texts(path: Path) -> list[str]:
    document = pypdfium2.PdfDocument(path)
    found = [document[i].get_textpage().get_text_range() for i in range(len(document))]
    document.close()
    return found


def test_one_file_has_a_page_for_each_site_in_the_order_of_the_list(batch, tmp_path: Path) -> None:
    path = tmp_path / "all.pdf"
    result = batch(GOOD).into_one_file(path, silent, going)
    first, second, third = texts(path)
    assert "駅前店" in first
    assert "023-000-0001" in first
    assert "CON" in second
    assert "Security cameras" in second
    assert "023-000-0003" in third
    assert [(one.row.number, one.page) for one in result.made] == [(2, 1), (3, 2), (4, 3)]
    assert [read_back(path.read_bytes(), page) for page in range(3)] == [
        (f"https://example.jp/{number}",) for number in (1, 2, 3)
    ]


def test_a_file_for_each_site_has_a_name_every_system_takes(batch, tmp_path: Path) -> None:
    folder = tmp_path / "posters"
    batch(GOOD, pattern="{name}").into_folder(folder, silent, going)
    assert sorted(path.name for path in folder.iterdir()) == ["A_B_店.pdf", "_CON.pdf", "駅前店.pdf"]
    assert "駅前店" in texts(folder / "駅前店.pdf")[0]


def test_the_same_name_twice_is_numbered(batch, tmp_path: Path) -> None:
    rows = "店舗名,住所\n駅前店,甲\n駅前店,乙\nｴｷ,丙\nエキ,丁\n"
    batch(rows, pattern="{name}").into_folder(tmp_path / "posters", silent, going)
    names = sorted(path.name for path in (tmp_path / "posters").iterdir())
    assert names == ["エキ (2).pdf", "駅前店 (2).pdf", "駅前店.pdf", "ｴｷ.pdf"]


def test_names_too_long_for_a_number_are_still_told_apart() -> None:
    """Characters of four bytes each: the number must not be what is cut off."""
    names = SiteFileNames("{name}", {}, 9)
    given = [names.name(SiteRow(n, {NAME: "𠮷" * 70})) for n in range(1, 4)]
    assert len(set(given)) == 3
    assert all(len(name.encode()) <= 255 for name in given)


def test_a_pattern_without_a_field_numbers_all_the_files_there_may_be() -> None:
    names = SiteFileNames("告知", {}, MOST_ROWS)
    given = [names.name(SiteRow(n, {NAME: "店"})) for n in range(MOST_ROWS)]
    assert given[:2] == ["告知.pdf", "告知 (2).pdf"]
    assert len(set(given)) == MOST_ROWS


def test_a_pattern_may_use_any_column_and_nothing_else() -> None:
    with pytest.raises(UnknownFieldError, match="nmae"):
        SiteFileNames("{nmae}", {"site_name": 0}, 9)


def test_a_site_says_what_the_assessment_would_with_its_answers(batch, case, tmp_path: Path) -> None:
    result = batch("店舗名,電話\n駅前店,023-1\n").into_one_file(tmp_path / "a.pdf", silent, going)
    own = notice_edition("entrance", case.questionnaire, case.evaluation, case.assessment.answers)
    said = dict(result.made[0].edition.elements)
    assert {name for name, digest in own.elements if said.get(name) != digest} == {"contact"}
    assert set(said) - {name for name, _ in own.elements} == {"site"}


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("長い名前" * 248 + ",甲,0,,,", "収まりません"),
        ("甲\ue123店,甲,0,,,", "印刷できない文字"),
        ("甲店,甲,0,https://example.jp/" + "a" * 400 + ",,", "細かくなりすぎ"),
        ("甲店,甲,0,例え.jp,,", "http"),
        ("甲店,甲,0,,A9,", "「A9」という大きさ"),
        ("甲店,甲,0,,,ラテン語", "「ラテン語」という言語"),
        ("甲店,甲,,,,", "回答が済んでいない"),
        (",甲,0,,,", "空欄"),
        ("甲店,=A1,0,,,", "数式"),
    ],
)
def test_a_row_that_cannot_be_made_stops_the_run_and_is_told_with_its_number(
    batch, tmp_path: Path, row: str, told: str
) -> None:
    path = tmp_path / "all.pdf"
    with pytest.raises(SitesRefusedError) as refused:
        batch(f"{GOOD}{row}\n").into_one_file(path, silent, going)
    (line,) = refused.value.detail
    assert line.startswith("5 行目")
    assert told in line
    assert not path.exists()


def test_faulty_rows_can_be_skipped_and_are_told(batch, tmp_path: Path) -> None:
    path = tmp_path / "all.pdf"
    result = batch(f"{GOOD}甲店,甲,0,,A9,\n", skip_faulty=True).into_one_file(path, silent, going)
    assert len(texts(path)) == 3
    assert [(fault.number, fault.column) for fault in result.faults] == [(5, "用紙")]


def test_nothing_but_faulty_rows_is_refused_even_when_skipping(batch, tmp_path: Path) -> None:
    with pytest.raises(SitesRefusedError):
        batch("店舗名,用紙\n甲,A9\n", skip_faulty=True).into_folder(tmp_path / "p", silent, going)
    assert list((tmp_path / "p").iterdir()) == []


@pytest.mark.parametrize("way", ["into_one_file", "into_folder"])
def test_a_cancelled_run_leaves_what_was_there(batch, tmp_path: Path, way: str) -> None:
    out = tmp_path / "out"
    told: list[int] = []
    if way == "into_one_file":
        out.write_bytes(b"earlier")
    else:
        out.mkdir()
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    running = batch(GOOD)
    with pytest.raises(CancelledError):
        getattr(running, way)(out, lambda done, _of: told.append(done), lambda: bool(told))
    assert told == [1]
    after = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    assert {p: b for p, b in after.items() if p.name != "sites.csv"} == before


@pytest.mark.parametrize("way", ["into_one_file", "into_folder"])
def test_a_full_disk_leaves_nothing_half_written(
    batch, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    def full(self: PageFile) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(PageFile, "finish", full)
    with pytest.raises(DiskFullError):
        getattr(batch(GOOD), way)(tmp_path / "out.pdf", silent, going)
    assert [path.name for path in tmp_path.rglob("*") if path.is_file()] == ["sites.csv"]


@pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="tells which files are open on Linux only")
@pytest.mark.parametrize("way", ["into_one_file", "into_folder"])
def test_no_file_is_open_any_more_when_it_is_put_in_place(
    batch, tmp_path: Path, monkeypatch, way: str
) -> None:
    """Windows refuses to rename an open file."""
    replace, seen = Path.replace, []

    def watched(self: Path, target: Path) -> Path:
        seen.append(self.name)
        assert str(self) not in {os.path.realpath(open_) for open_ in Path("/proc/self/fd").iterdir()}
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", watched)
    getattr(batch(GOOD), way)(tmp_path / "posters.pdf", silent, going)
    assert seen


def test_progress_counts_every_site(batch, tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    batch(GOOD).into_one_file(tmp_path / "a.pdf", lambda done, of: told.append((done, of)), going)
    assert told == [(1, 3), (2, 3), (3, 3)]
