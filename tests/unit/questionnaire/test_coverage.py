"""Coverage holds guidelines against an inventory of clauses."""

import pytest

from pia_wizard.questionnaire.coverage import Share, coverage, inventory_ids
from pia_wizard.questionnaire.library import ContentFaultsError, load_library

INVENTORY = """\
# a comment
- {id: "sample-1-(1)-ア", type: must, number: null, also: [], note: "「注」: あり"}
- {id: "sample-3", type: definition}
- {id: "sample-4", type: exception}
- {id: "sample-5", type: must}
- {id: "other-1", type: must}
"""


def test_lines_are_covered_stated_or_missing(content, tmp_path):
    path = tmp_path / "clauses.yaml"
    path.write_text(INVENTORY, "utf-8")
    found = coverage(load_library([content]), inventory_ids(path))
    assert found.covered == ("sample-1-(1)-ア",)
    assert found.statements == ("sample-3", "sample-4")
    assert found.missing == ("sample-5", "other-1")
    assert found.unknown == ("sample-2",)
    assert found.by_prefix() == {"sample": Share(1, 2, 1), "other": Share(0, 0, 1)}


@pytest.mark.parametrize(
    ("text", "place"),
    [("a: 1", (1, 1)), ("- {id: a}\n- {no: b}", (2, 3)), ("- {id: a}\n- {id: a}", (2, 8)), ("- a", (1, 3))],
)
def test_an_inventory_of_another_shape_is_refused_at_its_place(tmp_path, text, place):
    path = tmp_path / "clauses.yaml"
    path.write_text(text)
    with pytest.raises(ContentFaultsError) as caught:
        inventory_ids(path)
    assert [(f.line, f.column) for f in caught.value.faults] == [place]


def test_an_inventory_that_cannot_be_opened_is_refused(tmp_path):
    with pytest.raises(ContentFaultsError):
        inventory_ids(tmp_path / "gone.yaml")
