"""Folders of content become one immutable library, quickly the second time."""

import hashlib

import pytest

from pia_wizard.i18n import translator
from pia_wizard.questionnaire.compile import compile_questionnaire
from pia_wizard.questionnaire.library import ContentFaultsError, check_library, library_from, load_library
from pia_wizard.questionnaire.model import Axis, QuestionType

OWN = """\
format: 1
guideline: own
title: 自社の規程
short_title: 自社
publisher: 株式会社サンプル
force: standard
requirements:
  own-1: {clauses: [], place: 第1条, phase: management, obligation: must, says: 教育, practice: training}
"""


def own_folder(tmp_path, text=OWN, name="own.yaml"):
    folder = tmp_path / "own" / "guidelines"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(text, "utf-8")
    return folder.parent


def test_records_hold_what_the_files_say(content):
    library = load_library([content])
    assert list(library.steps) == ["system", "management"]
    days = library.questions["retention_days"]
    assert (days.type, days.min, days.max, days.unit) == (QuestionType.NUMBER, 0, 3650, "日")
    assert list(library.questions["cameras"].columns) == ["place", "private"]
    requirement = library.guidelines["sample"].requirements["sample-1-(1)-ア"]
    assert (requirement.id, requirement.treats) == ("sample-1-(1)-ア", {"leak": Axis.LIKELIHOOD})
    assert library.guidelines["sample"].in_force.since.isoformat() == "2024-04-01"
    assert library.risks["leak"].impact.changes[0].by == 1


def test_sources_are_the_files_bytes_and_their_sha256(content):
    library = load_library([content])
    expected = {p.relative_to(content).as_posix(): p.read_bytes() for p in content.rglob("*.yaml")}
    assert {s.path: s.text for s in library.sources} == expected
    assert all(s.sha256 == hashlib.sha256(s.text).hexdigest() for s in library.sources)


def test_pinned_files_give_the_same_library_without_their_folder(content):
    library = load_library([content])
    assert library_from(library.sources) == library


def test_a_second_folder_adds_to_the_first(content, tmp_path):
    library = load_library([content, own_folder(tmp_path)])
    assert list(library.guidelines) == ["sample", "own"]
    assert compile_questionnaire(library, ["own"], "two").requirements.keys() == {"own-1"}


def test_a_second_folder_may_use_the_same_file_names(content, tmp_path):
    library = load_library([content, own_folder(tmp_path, name="sample.yaml")])
    assert [s.path for s in library.sources if "sample" in s.path] == [
        "guidelines/sample.yaml",
        "2/guidelines/sample.yaml",
    ]
    assert library_from(library.sources) == library


def test_a_second_folder_cannot_replace_what_is_there(content, tmp_path):
    folder = own_folder(
        tmp_path, OWN.replace("guideline: own", "guideline: sample").replace("own-1", "sample-2")
    )
    faults = check_library([content, folder])
    assert [(f.line, f.column) for f in faults] == [(2, 12), (8, 3)]
    assert all("guidelines/sample.yaml" in str(f) for f in faults)


def test_all_faults_are_lines_of_the_error(write_content):
    folder = write_content("questions/all.yaml", "type: number", "type: numbr")
    with pytest.raises(ContentFaultsError) as caught:
        load_library([folder])
    assert caught.value.detail == tuple(str(f) for f in check_library([folder]))
    told = translator("ja").error(caught.value)
    assert "1件" in told.why
    assert told.detail[0].startswith(f"{folder.as_posix()}/questions/all.yaml:10:11: ")


def test_a_folder_that_is_not_there_is_a_fault(content, tmp_path):
    assert [f.line for f in check_library([content, tmp_path / "gone"])] == [1]


def test_files_of_other_names_are_passed_over(content):
    before = load_library([content])
    (content / "README.md").write_text("読んでください")
    (content / "questions" / ".draft.yaml").write_text("[")
    (content / "questions" / "all.yaml~").write_text("[")
    (content / "schema").mkdir()
    (content / "schema" / "x.yaml").write_text("[")
    assert load_library([content]) == before


def test_a_file_in_the_wrong_folder_is_a_fault(content):
    (content / "question").mkdir()
    (content / "question" / "more.yaml").write_text("format: 1\nquestions: {}\n")
    faults = check_library([content])
    assert [f.path for f in faults] == [(content / "question/more.yaml").as_posix()]


def test_a_link_out_of_the_folder_is_passed_over(content, tmp_path):
    secret = tmp_path / "secret.yaml"
    secret.write_text("password: 1\n")
    (content / "questions" / "link.yaml").symlink_to(secret)
    assert check_library([content]) == ()


def test_checked_content_comes_back_from_the_cache_unchanged(content, tmp_path):
    first = load_library([content], cache=tmp_path / "cache")
    assert list((tmp_path / "cache").iterdir())
    assert load_library([content], cache=tmp_path / "cache") == first == load_library([content])


def test_changed_content_is_not_taken_from_the_cache(write_content, tmp_path):
    folder = write_content()
    load_library([folder], cache=tmp_path / "cache")
    write_content("questions/all.yaml", "max: 3650", "max: 400")
    assert load_library([folder], cache=tmp_path / "cache").questions["retention_days"].max == 400


def test_faulty_content_is_never_kept(write_content, tmp_path):
    folder = write_content("questions/all.yaml", "type: number", "type: numbr")
    for _ in range(2):
        with pytest.raises(ContentFaultsError):
            load_library([folder], cache=tmp_path / "cache")


@pytest.mark.parametrize("damage", [b"", b"\x00" * 40, None])
def test_a_damaged_cache_is_rebuilt_in_silence(content, tmp_path, damage):
    cache = tmp_path / "cache"
    library = load_library([content], cache=cache)
    (kept,) = cache.iterdir()
    whole = kept.read_bytes()
    kept.write_bytes(whole[:-1] + b"\x01" if damage is None else damage)
    assert load_library([content], cache=cache) == library
    assert kept.read_bytes() == whole


def test_a_cache_that_cannot_be_written_does_not_matter(content, tmp_path):
    (tmp_path / "cache").write_text("a file where the folder should be")
    assert load_library([content], cache=tmp_path / "cache") == load_library([content])


def test_only_the_latest_caches_are_kept(write_content, tmp_path):
    for most in range(400, 410):
        load_library([write_content("questions/all.yaml", "3650", str(most))], cache=tmp_path / "cache")
    assert len(list((tmp_path / "cache").iterdir())) == 8


def test_faults_are_told_in_the_readers_language(write_content):
    folder = write_content("questions/all.yaml", "unit: 日", "unitt: 日")
    (fault,) = check_library([folder])
    assert fault.text(translator("ja")) == "「unitt」というキーはありません。もしかして: unit"
    assert dict(fault.values) == {"key": "unitt", "guess": "unit"}
