"""The checker names every fault of an operator's rules where it stands."""

import pytest

from pia_wizard.questionnaire.library import check_library, load_library
from pia_wizard.questionnaire.texts import translatable_texts

RULES = """\
format: 1
rules:
  own:
    title: 規程
    titles: [{when: images_stored, title: 録画の規程}]
    names: {retention_days: 保存期間, cameras: カメラ}
    blanks: {post: 役職}
    schedules:
      list: {title: 別表, question: cameras, columns: [place]}
    articles:
      keeping:
        title: 保存
        when: images_stored
        asked_by: [sample-2]
        clauses:
          - text: 期間は{retention_days}間とする。
            asked_by: [sample-1-(1)-ア]
            instead:
              - {unmet: [sample-1-(1)-ア], text: "期間は31日までとする。"}
            items:
              - {text: 装置, when: 'kind == "shop"', asked_by: [sample-2]}
          - text: 責任者は{post}とする。
"""

FAULTS = {
    "an unknown requirement of an article": (
        "[sample-2]\n        clauses",
        "[‸sample-9]\n        clauses",
        "sample-",
    ),
    "an unknown requirement of a clause": (
        "            asked_by: [sample-1-(1)-ア]\n",
        "            asked_by: [‸sample-9]\n",
        "要求事項「sample-9」",
    ),
    "an unknown requirement of other words": ("unmet: [sample-1-(1)-ア]", "unmet: [‸sample-9]", "sample-9"),
    "an unknown requirement of an item": ("asked_by: [sample-2]}", "asked_by: [‸sample-9]}", "sample-9"),
    "a condition that does not compile": (
        "        when: images_stored",
        "        when: ‸image_stored",
        "images_stored",
    ),
    "an item's condition": ("'kind == \"shop\"'", "'‸kinds == \"shop\"'", "kind"),
    "a template that names nothing known": ("{retention_days}間", "{‸retention_day}間", "retention_days"),
    "other words that name nothing known": ("期間は31日まで", "期間は{‸days}まで", "質問「days」"),
    "a name of no question": ("cameras: カメラ}", "camera: カメラ}", "質問「camera」"),
    "a blank that is a question": ("{post: 役職}", "{‸kind: 役職}", "すでにあります"),
    "a schedule of no table": ("question: cameras", "question: ‸kind", "type: table"),
    "a schedule of nothing": ("question: cameras", "question: ‸camera", "質問「camera」"),
    "a column that is not there": ("columns: [place]", "columns: [‸palce]", "ある列: place"),
    "an unknown key": ("blanks:", "‸blank:", "もしかして: blanks"),
}


def written(write_content, text):
    folder = write_content()
    path = folder / "rules" / "own.yaml"
    path.parent.mkdir()
    path.write_text(text, encoding="utf-8")
    return folder


def test_sound_rules_have_no_faults(write_content):
    assert check_library([written(write_content, RULES)], advice=False) == ()


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_is_named_where_it_stands(write_content, name):
    old, new, words = FAULTS[name]
    assert RULES.count(old) == 1, f"{old!r} must stand once"
    text = RULES.replace(old, new)
    line = next((n for n, each in enumerate(text.splitlines(), 1) if "‸" in each), None)
    found = check_library([written(write_content, text.replace("‸", ""))], advice=False)
    assert found
    assert any(words in str(fault) for fault in found), [str(fault) for fault in found]
    if line is not None:
        assert any(f"own.yaml:{line}:" in str(fault) for fault in found), [str(fault) for fault in found]


def test_a_fact_without_a_short_name_is_a_fault(write_content):
    text = RULES.replace("names: {retention_days: 保存期間, cameras: カメラ}", "names: {cameras: カメラ}")
    (found,) = check_library([written(write_content, text)], advice=False)
    assert "短い名前を names に書いてください" in str(found)


def test_an_article_says_something(write_content):
    begin = RULES.index("          - text: 期間は")
    text = RULES[:begin].replace("clauses:\n", "clauses: []\n")
    (found,) = check_library([written(write_content, text)], advice=False)
    assert "項を1つ以上" in str(found)


def test_rules_alone_use_no_question(write_content):
    """What only the rules repeat is never asked, so it stays unused and the author is told."""
    folder = written(
        write_content,
        RULES.replace("{retention_days}間", "{lonely}間").replace("names: {", "names: {lonely: 一つ, "),
    )
    questions = folder / "questions" / "all.yaml"
    more = "  lonely: {step: system, ask: だれが見ますか。, type: text}\n"
    questions.write_text(questions.read_text("utf-8") + more, encoding="utf-8")
    (found,) = check_library([folder])
    assert "「lonely」は" in str(found)


def test_every_text_of_rules_can_be_translated(write_content):
    library = load_library([written(write_content, RULES)])
    found = {
        address: text for address, text, _ in translatable_texts(library) if address.startswith("rules.")
    }
    assert found == {
        "rules.own.title": "規程",
        "rules.own.titles.0": "録画の規程",
        "rules.own.names.retention_days": "保存期間",
        "rules.own.names.cameras": "カメラ",
        "rules.own.names.post": "役職",
        "rules.own.articles.keeping.title": "保存",
        "rules.own.articles.keeping.0": "期間は{retention_days}間とする。",
        "rules.own.articles.keeping.0.instead.0": "期間は31日までとする。",
        "rules.own.articles.keeping.0.items.0": "装置",
        "rules.own.articles.keeping.1": "責任者は{post}とする。",
        "rules.own.schedules.list": "別表",
    }
