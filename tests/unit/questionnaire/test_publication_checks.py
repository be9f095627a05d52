"""Faults of what may be published are found where they stand; what no rule names has no address either."""

import jsonschema
import pytest

from pia_wizard.questionnaire.json_schema import content_schema
from pia_wizard.questionnaire.library import check_library, load_library
from pia_wizard.questionnaire.texts import translatable_texts

SOUND = """\
format: 1
publication:
  open:
    title: 要約
    lead: 皆さまへ。
    risks_title: リスク
    bands: {low: 小さい}
    sections:
      what:
        title: 目的
        items:
          why: {label: 目的, question: kind, choices: [shop]}
          cameras: {label: カメラ, question: cameras, unit: 台}
          places: {label: 場所, question: cameras, columns: [place]}
          none: {label: 保存, text: 保存しません。, when: not images_stored}
    risks:
      leak:
        risks: [leak]
        says: 漏れること
        size: true
        done:
          - {when: images_stored, text: 消しています。}
"""


@pytest.fixture
def checked(write_content):
    """Give a function: the publication's file → the faults as (line, words), and the folder."""

    def check(text):
        folder = write_content()
        (folder / "publication").mkdir(exist_ok=True)
        (folder / "publication" / "open.yaml").write_text(text, encoding="utf-8")
        return [(f.line, str(f)) for f in check_library([folder], advice=False)], folder

    return check


def test_sound_rules_are_read_as_they_are_written(checked):
    faults, folder = checked(SOUND)
    assert faults == []
    publication = load_library([folder]).publication["open"]
    assert publication.sections["what"].items["why"].choices == ("shop",)
    assert publication.risks["leak"].size
    assert publication.risks["leak"].done[0].text == "消しています。"


def test_every_public_text_has_an_address(checked):
    _, folder = checked(SOUND)
    found = {
        a: t for a, t, path in translatable_texts(load_library([folder])) if path == "publication/open.yaml"
    }
    assert found == {
        "publication.open.title": "要約",
        "publication.open.lead": "皆さまへ。",
        "publication.open.risks_title": "リスク",
        "publication.open.sections.what.title": "目的",
        "publication.open.sections.what.items.why.label": "目的",
        "publication.open.sections.what.items.cameras.label": "カメラ",
        "publication.open.sections.what.items.cameras.unit": "台",
        "publication.open.sections.what.items.places.label": "場所",
        "publication.open.sections.what.items.none.label": "保存",
        "publication.open.sections.what.items.none.text": "保存しません。",
        "publication.open.risks.leak.says": "漏れること",
        "publication.open.risks.leak.done.0": "消しています。",
        "publication.open.bands.low": "小さい",
    }


@pytest.mark.parametrize(
    ("old", "new", "line", "words"),
    [
        ("question: kind,", "question: kinds,", 12, "kinds"),
        ("[shop]", "[shops]", 12, "shops"),
        ("unit: 台", "unit: 台, text: あります。", 13, "question"),
        ("question: cameras, unit: 台", "question: kind, unit: 台", 13, "unit"),
        ("columns: [place]", "columns: [site]", 14, "site"),
        ("question: cameras, columns: [place]", "question: kind, columns: [place]", 14, "columns"),
        ("question: cameras, columns: [place]", "question: cameras, choices: [place]", 14, "choices"),
        ("text: 保存しません。, when", "when", 15, "question"),
        ("when: not images_stored", "when: not image_stored", 15, "image_stored"),
        ("risks: [leak]", "risks: [leaks]", 18, "leaks"),
        ("risks: [leak]", "risks: []", 18, "risks"),
        ("risks: [leak]", "risks: [leak, leak]", 18, "leak"),
        ("when: images_stored,", "when: image_stored,", 22, "image_stored"),
        ("{low: 小さい}", "{tiny: 小さい}", 7, "tiny"),
        ("size: true", "sizes: true", 20, "sizes"),
    ],
)
def test_a_fault_is_told_where_it_stands(checked, old, new, line, words):
    assert SOUND.count(old) == 1
    faults, _ = checked(SOUND.replace(old, new))
    assert [at for at, _ in faults] == [line]
    assert words in faults[0][1]


def test_the_schema_takes_sound_rules_and_refuses_what_is_unknown():
    schema = content_schema("publication")
    item = {"label": "目的", "question": "purposes"}
    sections = {"what": {"title": "a", "items": {"why": item}}}
    sound = {"format": 1, "publication": {"p": {"title": "a", "risks_title": "b", "sections": sections}}}
    jsonschema.validate(sound, schema)
    item["note"] = True
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(sound, schema)
