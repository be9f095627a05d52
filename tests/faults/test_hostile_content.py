"""Content folders are opened from anywhere: whatever lies in them gives faults, never anything else."""

import os
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pia_wizard.questionnaire.documents import read_document
from pia_wizard.questionnaire.faults import ContentFaultsError
from pia_wizard.questionnaire.files import MOST_BYTES
from pia_wizard.questionnaire.library import check_library, library_from, load_library
from pia_wizard.questionnaire.sources import Found, source_file

FILES = (
    "steps.yaml",
    "questions/a.yaml",
    "guidelines/a.yaml",
    "risks/a.yaml",
    "methods/a.yaml",
    "notices/a.yaml",
)
BOMB = b"a: &a [x, x]\n" + b"".join(b"%c: &%c [*%c, *%c]\n" % (i + 1, i + 1, i, i) for i in range(97, 120))
DEEP = {
    "brackets": b"[" * 200_000,
    "braces": b"{a: " * 200_000,
    "dashes": b"- " * 200_000,
    "complex keys": b"? " * 200_000,
    "indentation": b"".join(b" " * i + b"a:\n" for i in range(1000)),
    "an alias bomb": BOMB,
    "bare aliases": b"- &a [*a]",
    "too many bytes": b"#" * (MOST_BYTES + 1),
    "an open quote": b'"' + b"a" * 900_000,
    "one very long key": b"a" * 900_000 + b": 1",
    "many keys": b"".join(b"k%d: 1\n" % i for i in range(90_000)),
    "a long number": b"format: " + b"9" * 900_000,
}
WORDS = st.sampled_from(
    [
        "format",
        "questions",
        "steps",
        "guideline",
        "requirements",
        "risks",
        "methods",
        "notices",
        "id",
        "when",
        "type",
        "choices",
        "columns",
        "matrix",
        "met_when",
        "practice",
        "elements",
        "text",
        "1",
        "true",
        "null",
        "number",
        "table",
        "kind",
        "{x}",
        "any(row.a",
        "for",
        "row",
        "in",
        "x)",
        "x==1",
    ]
)
TREES = st.recursive(
    WORDS | st.integers() | st.none() | st.booleans() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(WORDS, inner, max_size=6),
    max_leaves=25,
)


def faults_of(name, data):
    """The faults of one file, alone and in a library."""
    source = source_file(name, data)
    document, faults = read_document(Found(name, source))
    try:
        library_from([source])
    except ContentFaultsError as error:
        return error.faults
    assert document is not None
    return faults


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("kind", DEEP)
def test_deep_large_and_growing_files_give_a_fault(name, kind):
    faults = faults_of(name, DEEP[kind])
    assert faults
    assert all(len(str(fault)) < 2000 for fault in faults)
    assert len(faults) <= 1000


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(FILES), st.binary(max_size=200))
def test_arbitrary_bytes_give_faults_and_nothing_else(name, data):
    assert faults_of(name, data)


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(FILES), st.text(max_size=200))
def test_arbitrary_text_gives_faults_and_nothing_else(name, text):
    assert faults_of(name, text.encode("utf-8", "surrogatepass"))


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(FILES), TREES)
def test_arbitrary_trees_of_our_own_words_give_faults_or_a_library(name, tree):
    import json

    faults_of(name, json.dumps({"format": 1, "tree": tree} if not isinstance(tree, dict) else tree).encode())


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_the_shipped_content_with_damage_gives_faults_or_a_library(data):
    from pia_wizard import resources
    from pia_wizard.questionnaire.sources import read_sources

    found, _ = read_sources([resources.questionnaires()])
    hit = data.draw(st.integers(0, len(found) - 1))
    body = bytearray(found[hit].source.text)
    at = data.draw(st.integers(0, len(body) - 1))
    cut = data.draw(st.integers(0, 30))
    body[at : at + cut] = data.draw(
        st.binary(max_size=6) | st.sampled_from([b"{", b"}", b'"', b"'", b": ", b"\n", b"- "])
    )
    sources = [one.source for one in found]
    sources[hit] = source_file(sources[hit].path, bytes(body))
    with suppress(ContentFaultsError):
        library_from(sources)


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=600) | st.text("()[]{}'\"\\ abcxand or not in==<>.,:0123", max_size=600))
def test_arbitrary_conditions_give_faults_or_a_library(condition):
    import json

    question = {"step": "s", "ask": "あ", "type": "yes_no", "when": condition, "prefill": condition}
    questions = json.dumps({"format": 1, "questions": {"abc": question}}).encode()
    steps = source_file("steps.yaml", b"format: 1\nsteps: {s: {title: t}}")
    with suppress(ContentFaultsError):
        library_from([steps, source_file("questions/a.yaml", questions)])


def test_a_pipe_named_like_content_is_not_waited_for(tmp_path):
    (tmp_path / "questions").mkdir()
    os.mkfifo(tmp_path / "questions" / "pipe.yaml")
    assert check_library([tmp_path]) == ()


def test_a_folder_linked_to_itself_ends(tmp_path):
    (tmp_path / "questions").symlink_to(tmp_path)
    assert check_library([tmp_path]) == ()


def test_too_many_files_are_a_fault(tmp_path):
    (tmp_path / "risks").mkdir()
    for i in range(501):
        (tmp_path / "risks" / f"{i}.yaml").write_text("format: 1\nrisks: {}\n")
    assert len(check_library([tmp_path])) == 1


def test_a_file_name_that_would_steer_a_terminal_is_shown_harmlessly(tmp_path):
    (tmp_path / "risks").mkdir()
    (tmp_path / "risks" / "\x1b[2Ja.yaml").write_text("format: 1\nrisks: {}\n")
    (fault,) = check_library([tmp_path])
    assert str(fault).isprintable()


def test_a_file_name_that_is_no_text_is_a_fault(tmp_path):
    (tmp_path / "risks").mkdir()
    try:
        Path(os.fsdecode(os.fsencode(tmp_path) + b"/risks/\xff.yaml")).write_text("format: 1\nrisks: {}\n")
    except OSError:
        pytest.skip("this file system refuses such names itself")
    assert len(check_library([tmp_path])) == 1


def test_an_unreadable_file_is_a_fault(tmp_path):
    path = tmp_path / "risks" / "a.yaml"
    path.parent.mkdir()
    path.write_text("format: 1\nrisks: {}\n")
    path.chmod(0)
    if os.access(path, os.R_OK):
        pytest.skip("this user may read everything")
    with pytest.raises(ContentFaultsError):
        load_library([tmp_path])
