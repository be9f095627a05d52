"""Faults of record forms are found where they stand, and their schema takes what the checker takes."""

import jsonschema
import pytest

from pia_wizard.questionnaire.json_schema import content_schema
from pia_wizard.questionnaire.library import check_library, load_library
from pia_wizard.questionnaire.texts import translatable_texts

SOUND = """\
format: 1
forms:
  log:
    title: 記録簿
    about: 店長が書く。
    when: images_stored
    asked_by: [sample-2]
    kept: "{retention_days}日のあいだ"
    lines: 12
    line_height: 10
    head:
      days: {label: 保存期間, text: "{retention_days}日"}
      by: {label: 店長}
    columns:
      at: {label: 日時, type: datetime, asked_by: [sample-2]}
      kind: {label: 種類, type: choice, choices: {shown: 見せた, handed: 渡した}, width: 1.5}
"""


@pytest.fixture
def checked(write_content):
    """Give a function: the forms' file → the faults as (line, words)."""

    def check(text):
        folder = write_content()
        (folder / "forms").mkdir(exist_ok=True)
        (folder / "forms" / "log.yaml").write_text(text, encoding="utf-8")
        return [(f.line, str(f)) for f in check_library([folder], advice=False)], folder

    return check


def test_a_sound_form_is_read_as_it_is_written(checked):
    faults, folder = checked(SOUND)
    assert faults == []
    form = load_library([folder]).forms["log"]
    assert (form.layout, form.lines, form.head["by"].text) == ("lines", 12, "")
    assert form.columns["kind"].choices == {"shown": "見せた", "handed": "渡した"}


def test_every_text_of_a_form_has_an_address(checked):
    _, folder = checked(SOUND)
    found = {a: t for a, t, path in translatable_texts(load_library([folder])) if path == "forms/log.yaml"}
    assert found == {
        "form.log.title": "記録簿",
        "form.log.about": "店長が書く。",
        "form.log.kept": "{retention_days}日のあいだ",
        "form.log.head.days.label": "保存期間",
        "form.log.head.days.text": "{retention_days}日",
        "form.log.head.by.label": "店長",
        "form.log.columns.at.label": "日時",
        "form.log.columns.kind.label": "種類",
        "form.log.columns.kind.choices.shown": "見せた",
        "form.log.columns.kind.choices.handed": "渡した",
    }


@pytest.mark.parametrize(
    ("old", "new", "line", "words"),
    [
        ("asked_by: [sample-2]\n    kept", "asked_by: [sample-9]\n    kept", 7, "sample-9"),
        ("datetime, asked_by: [sample-2]", "datetime, asked_by: [nobody]", 15, "nobody"),
        ("when: images_stored", "when: image_stored", 6, "image_stored"),
        ("{retention_days}日のあいだ", "{retention_day}日のあいだ", 8, "retention_day"),
        ('text: "{retention_days}日"', 'text: "{nothing}"', 12, "nothing"),
        ("lines: 12", "lines: 0", 9, "lines"),
        ("line_height: 10", "line_height: 8.5", 10, "line_height"),
        ("choices: {shown: 見せた, handed: 渡した}, ", "", 16, "choices"),
        ("type: datetime", "type: date, choices: {a: い}", 15, "choices"),
        ("width: 1.5", "width: 0", 16, "width"),
        ("type: datetime", "type: time", 15, "time"),
    ],
)
def test_a_fault_is_told_where_it_stands(checked, old, new, line, words):
    assert SOUND.count(old) == 1
    faults, _ = checked(SOUND.replace(old, new))
    assert [at for at, _ in faults] == [line]
    assert words in faults[0][1]


def test_a_form_without_columns_is_a_fault(checked):
    faults, _ = checked(SOUND.split("    columns:", maxsplit=1)[0] + "    columns: {}\n")
    assert len(faults) == 1


def test_the_schema_takes_the_sound_form_and_refuses_other_types():
    schema = content_schema("forms")
    column = {"label": "日", "type": "date"}
    sound = {"format": 1, "forms": {"log": {"title": "a", "about": "b", "columns": {"on": column}}}}
    jsonschema.validate(sound, schema)
    column["type"] = "table"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(sound, schema)
