"""YAML as content needs it: nothing guessed, everything placed."""

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from pia_wizard.questionnaire.yaml_text import Mapping, Scalar, Sequence, yaml_tree


def plain(node):
    match node:
        case Mapping():
            return {key: plain(entry.value) for key, entry in node.entries.items()}
        case Sequence():
            return [plain(item) for item in node.items]
    return node.value


def read(text):
    tree, faults = yaml_tree(text.encode(), "a.yaml")
    assert faults == ()
    return tree


def refused(data):
    _tree, faults = yaml_tree(data, "a.yaml")
    assert faults
    return faults[0]


@pytest.mark.parametrize(
    "word", ["no", "yes", "on", "off", "True", "012", "1_000", "1:30", "0x1F", "~", ".5", "1e3"]
)
def test_words_that_yaml_once_guessed_at_stay_words(word):
    assert plain(read(f"a: {word}")) == {"a": word}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("true", True),
        ("false", False),
        ("null", None),
        ("", None),
        ("31", 31),
        ("+1", 1),
        ("-2", -2),
        ("0.5", 0.5),
        ('"31"', "31"),
        ("'true'", "true"),
        ("2026-01-31", "2026-01-31"),
        ("9" * 400, "9" * 400),
    ],
)
def test_plain_scalars_are_resolved_to_few_types(text, value):
    found = plain(read(f"a: {text}"))["a"]
    assert found == value
    assert type(found) is type(value)


def test_places_count_characters_and_lines_from_zero():
    tree = read('保存:\n  期間: "三十一日"\n')
    entry = tree.entries["保存"].value.entries["期間"]
    assert (entry.key.line, entry.key.column) == (1, 2)
    assert (entry.value.line, entry.value.column) == (1, 6)


def test_line_endings_of_any_system_count_once():
    assert read("a: 1\r\nb: 2\r\nc: 3").entries["c"].key.line == 2


def test_a_byte_order_mark_is_no_character():
    assert plain(read("\ufeffa: 1")) == {"a": 1}


@given(
    st.recursive(
        st.booleans()
        | st.none()
        | st.integers(-(10**14), 10**14)
        | st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "Zs"])),
        lambda inner: (
            st.lists(inner, max_size=4) | st.dictionaries(st.text("abcあ", min_size=1), inner, max_size=4)
        ),
        max_leaves=12,
    )
)
def test_quoted_documents_of_another_writer_are_read_back(tree):
    class Quoting(yaml.SafeDumper):
        """Quotes all texts."""

    Quoting.add_representer(
        str, lambda dumper, text: dumper.represent_scalar("tag:yaml.org,2002:str", text, style='"')
    )
    Quoting.ignore_aliases = lambda *_: True
    written = yaml.dump(tree, Dumper=Quoting, allow_unicode=True)
    assert plain(read(written)) == tree


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("a: 1\nb: *x", 2, 4),
        ("a: &x 1", 1, 4),
        ("a: !!python/object:os.system 1", 1, 4),
        ("a: 1\na: 2", 2, 1),
        ("a: b: c", 1, 5),
        ("a: [1, 2", 2, 1),
        ("a:\n\t- b", 2, 1),
        ("? [a]\n: b", 1, 3),
        ("a: 1\n---\nb: 2", 2, 1),
        ("あ: \x07", 1, 4),
        ('a: "\\0"', 1, 4),
        ("", 1, 1),
    ],
)
def test_what_is_refused_is_refused_at_its_place(text, line, column):
    fault = refused(text.encode())
    assert (fault.line, fault.column) == (line, column)


def test_bytes_that_are_no_utf_8_are_refused_where_they_begin():
    fault = refused("ab: あ\ncd: ".encode() + b"\xff\xfe")
    assert (fault.line, fault.column) == (2, 5)


@pytest.mark.parametrize("text", ["abc def", "'it''s def'", '"say \\"hi\\" def"'])
def test_a_character_of_a_one_line_text_is_found_in_the_file(text):
    node = read(f"key: {text}").entries["key"].value
    assert isinstance(node, Scalar)
    assert f"key: {text}"[node.column_of(node.text.index("def")) :].startswith("def")


@pytest.mark.parametrize("text", ["|\n  abc\n  def", '"\\u0061 def"', '"abc\n  def"'])
def test_a_text_whose_characters_cannot_be_counted_is_named_at_its_start(text):
    node = read(f"key: {text}").entries["key"].value
    assert node.column_of(node.text.index("def")) == 5
