"""Case files are written whole or not at all; reading one never hangs or runs out of memory."""

import os
import stat
from datetime import UTC, datetime
from pathlib import Path

import pytest

from pia_wizard.assessment.case_errors import CaseTooLargeError, NotACaseError, TruncatedCaseError
from pia_wizard.assessment.model import Answer, Assessment
from pia_wizard.exchange import file_errors as errors
from pia_wizard.exchange.case_file import read_case, write_case
from pia_wizard.exchange.whole_file import write_whole

CASE = Assessment(
    id="shop-1",
    title="店",
    guidelines=("appi",),
    method="m",
    created=datetime(2026, 11, 21, tzinfo=UTC),
    answers={"images_stored": Answer(value=True)},
)


def test_a_case_written_is_the_case_read(tmp_path: Path):
    path = tmp_path / "店の評価.pia"
    write_case(path, CASE)
    assert read_case(path) == CASE
    assert [file.name for file in tmp_path.iterdir()] == ["店の評価.pia"]


def test_a_longest_allowed_japanese_name_can_be_written(tmp_path: Path):
    path = tmp_path / ("あ" * 83 + ".pia")  # 253 of 255 bytes
    write_case(path, CASE)
    assert read_case(path) == CASE


def test_a_case_cut_in_the_middle_is_refused(tmp_path: Path):
    path = tmp_path / "a.pia"
    write_case(path, CASE)
    path.write_bytes(path.read_bytes()[:-20])
    with pytest.raises(TruncatedCaseError):
        read_case(path)


def test_a_picture_is_no_case(tmp_path: Path):
    path = tmp_path / "a.pia"
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))
    with pytest.raises(NotACaseError):
        read_case(path)


def test_a_huge_file_is_refused_without_being_read_whole(tmp_path: Path):
    path = tmp_path / "a.pia"
    with path.open("wb") as file:
        file.truncate(1 << 40)  # a terabyte that takes no space
    with pytest.raises(CaseTooLargeError):
        read_case(path)


def test_a_missing_file_is_called_missing(tmp_path: Path):
    with pytest.raises(errors.NoSuchFileError, match="見つかりません"):
        read_case(tmp_path / "gone.pia")


def test_a_folder_is_no_file(tmp_path: Path):
    with pytest.raises(errors.NotReadableError):
        read_case(tmp_path)
    with pytest.raises(errors.NotAFileError):
        write_case(tmp_path, CASE)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_refused_instead_of_waited_for(tmp_path: Path):
    pipe = tmp_path / "pipe.pia"
    os.mkfifo(pipe)
    with pytest.raises(errors.NotReadableError):
        read_case(pipe)


def test_a_folder_that_does_not_exist_is_named(tmp_path: Path):
    with pytest.raises(errors.NoFolderError, match="フォルダー"):
        write_case(tmp_path / "none" / "a.pia", CASE)


@pytest.mark.skipif(os.name == "nt", reason="links and permission bits of POSIX")
def test_a_link_keeps_pointing_at_the_file_that_is_replaced(tmp_path: Path):
    target, link = tmp_path / "target", tmp_path / "link"
    target.write_bytes(b"old")
    link.symlink_to(target)
    write_whole(link, b"new")
    assert link.is_symlink()
    assert target.read_bytes() == b"new"


@pytest.mark.skipif(os.name == "nt", reason="links and permission bits of POSIX")
def test_permissions_stay_and_new_files_follow_the_users_mask(tmp_path: Path):
    old, new, plain = tmp_path / "old", tmp_path / "new", tmp_path / "plain"
    old.write_bytes(b"x")
    old.chmod(0o640)
    plain.write_bytes(b"x")
    write_whole(old, b"y")
    write_whole(new, b"y")
    assert stat.S_IMODE(old.stat().st_mode) == 0o640
    assert new.stat().st_mode == plain.stat().st_mode


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="the superuser may write anywhere")
def test_a_protected_file_is_not_replaced(tmp_path: Path):
    path = tmp_path / "a.pia"
    path.write_bytes(b"old")
    path.chmod(0o444)
    with pytest.raises(errors.NotAllowedError):
        write_case(path, CASE)
    assert path.read_bytes() == b"old"
