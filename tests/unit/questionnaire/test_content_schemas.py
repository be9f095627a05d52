"""The published schemas are valid, up to date, and agree with the checker; jsonschema is the judge."""

import jsonschema
import pytest

from pia_wizard import resources
from pia_wizard.questionnaire.files import KINDS, kind_of
from pia_wizard.questionnaire.json_schema import content_schema, write_schemas
from pia_wizard.questionnaire.yaml_text import Mapping, Sequence, yaml_tree


def plain(node):
    match node:
        case Mapping():
            return {key: plain(entry.value) for key, entry in node.entries.items()}
        case Sequence():
            return [plain(item) for item in node.items]
    return node.value


def violations(folder):
    found = []
    for path in sorted(folder.rglob("*.yaml")):
        name = path.relative_to(folder).as_posix()
        tree, faults = yaml_tree(path.read_bytes(), name)
        assert faults == ()
        judge = jsonschema.Draft202012Validator(content_schema(kind_of(name)))
        found += [(name, list(error.absolute_path)) for error in judge.iter_errors(plain(tree))]
    return found


@pytest.mark.parametrize("kind", KINDS)
def test_each_schema_is_a_schema(kind):
    jsonschema.Draft202012Validator.check_schema(content_schema(kind))


def test_the_published_schemas_are_up_to_date(tmp_path):
    write_schemas(tmp_path)
    published = resources.questionnaires() / "schema"
    assert {p.name: p.read_bytes() for p in published.iterdir()} == {
        p.name: p.read_bytes() for p in tmp_path.iterdir()
    }


def test_sound_content_fits_its_schemas(content):
    assert violations(content) == []


def test_the_shipped_content_fits_its_schemas():
    assert violations(resources.questionnaires()) == []


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("questions/all.yaml", "unit: 日", "unitt: 日"),
        ("questions/all.yaml", "    type: practice\n", ""),
        ("questions/all.yaml", "type: number", "type: numbr"),
        ("questions/all.yaml", "min: 0", "min: zero"),
        ("questions/all.yaml", "type: text", "type: table"),
        ("questions/all.yaml", "  kind:", "  Kind:"),
        ("questions/all.yaml", "shop: 店舗", "Shop: 店舗"),
        ("guidelines/sample.yaml", "sample-1-(1)-ア:", "Sample!:"),
        ("guidelines/sample.yaml", "clauses: [sample-2]", "clauses: sample-2"),
        ("guidelines/sample.yaml", "guideline: sample", "guideline: Sample"),
        ("methods/two.yaml", "must: 2", "musst: 2"),
        ("steps.yaml", "format: 1", "format: 2"),
        ("risks/all.yaml", "level: 3", "level: high"),
    ],
)
def test_what_the_checker_calls_misshapen_the_schema_refuses(faults_of, tmp_path, file, old, new):
    faults, _ = faults_of(file, old, new)
    assert faults
    assert {name for name, _ in violations(tmp_path / "content")} == {file}
