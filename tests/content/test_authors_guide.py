"""The author's guide: what it shows is what its example holds, and the example does what the guide says."""

import re
import shutil
from pathlib import Path

import pytest

from pia_wizard import resources
from pia_wizard.assessment.model import Answer
from pia_wizard.evaluation import evaluate
from pia_wizard.questionnaire.compile import compile_questionnaire
from pia_wizard.questionnaire.library import check_library, load_library

DOCS = Path(__file__).parents[2] / "docs"
EXAMPLE = DOCS / "examples" / "company_content"
GUIDES = ("content-authors-guide.ja.md", "content-authors-guide.en.md")


@pytest.fixture(scope="module")
def library():
    return load_library([resources.questionnaires(), EXAMPLE])


def blocks(guide: str, language: str) -> list[str]:
    text = (DOCS / guide).read_text(encoding="utf-8")
    found = re.findall(r"^```(\w*)\n(.*?)^```$", text, re.DOTALL | re.MULTILINE)
    return [block for name, block in found if name == language]


@pytest.mark.parametrize("guide", GUIDES)
def test_every_example_in_the_guide_stands_in_the_example_folder(guide):
    files = "\n".join(path.read_text(encoding="utf-8") for path in sorted(EXAMPLE.rglob("*.yaml")))

    shown = blocks(guide, "yaml")

    assert len(shown) >= 6
    assert [block for block in shown if block not in files] == []


def test_both_languages_show_the_same_examples():
    assert blocks(GUIDES[0], "yaml") == blocks(GUIDES[1], "yaml")


def test_the_example_has_no_faults():
    faults = check_library([resources.questionnaires(), EXAMPLE])

    assert [f for f in faults if "company" in f.path] == []


@pytest.mark.parametrize("guide", GUIDES)
def test_the_fault_that_the_guide_shows_is_the_fault_that_is_found(guide, tmp_path):
    folder = shutil.copytree(EXAMPLE, tmp_path / "company_content")
    path = folder / "guidelines" / "company.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("retention_days <= 7", "retention_day <= 7"), encoding="utf-8")

    faults = [f for f in check_library([resources.questionnaires(), folder]) if "company" in f.path]

    [fault] = faults
    shown = next(block for block in blocks(guide, "") if "company.yaml:" in block)
    _, line, column, sentence = shown.strip("\n").split(":", 3)
    assert str(fault).split(":", 3)[1:] == [line, column, sentence]


def test_a_shop_that_keeps_ten_days_meets_the_prefecture_but_the_company_only_partly(library):
    questionnaire = compile_questionnaire(library, ("sample_company", "yamagata_cameras"), "four_by_four")
    facts = {
        "site_kind": "shop",
        "prefecture": "yamagata",
        "purposes": ("crime_prevention",),
        "open_to_public": True,
        "images_stored": True,
        "retention_days": 10,
        "assessed_on": "2026-11-21",
        "sample_installation_approval": "shop",
    }

    verdicts = evaluate(questionnaire, {name: Answer(value=fact) for name, fact in facts.items()}).verdicts

    assert verdicts["yam-2-6-3-b"].status == "met"
    assert verdicts["sample-2"].status == "partly_met"
    assert verdicts["sample-1"].status == "not_met"
