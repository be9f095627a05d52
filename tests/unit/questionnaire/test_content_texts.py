"""Every Japanese text of the content can be translated, under an address of its own."""

import re

import msgspec

from pia_wizard import resources
from pia_wizard.questionnaire.library import load_library
from pia_wizard.questionnaire.texts import translatable_texts

NOT_FOR_READERS = frozenset(("id", "clauses", "sources"))


def strings(value, key=""):
    """Every text anywhere in plain data, except in ids and source bytes."""
    match value:
        case str():
            yield value
        case dict():
            for name, inner in value.items():
                if name not in NOT_FOR_READERS:
                    yield from strings(inner, name)
        case list() | tuple():
            for inner in value:
                yield from strings(inner, key)


def test_addresses_name_the_text_and_its_file(content):
    texts = {address: (text, path) for address, text, path in translatable_texts(load_library([content]))}
    assert texts["step.system.about"] == ("カメラについて", "steps.yaml")
    assert texts["question.retention_days.unit"] == ("日", "questions/all.yaml")
    assert texts["question.kind.choices.shop"][0] == "店舗"
    assert texts["question.cameras.columns.place.ask"][0] == "場所"
    assert texts["requirement.sample-1-(1)-ア.says"] == (
        "保存期間は31日以内とする。",
        "guidelines/sample.yaml",
    )
    assert texts["risk.leak.impact.0"][0] == "私的な空間"
    assert texts["method.two.likelihood_levels.2.meaning"][0] == "高い"
    assert texts["method.two.bands.high.name"][0] == "高"
    assert texts["method.two.threshold.0"][0] == "保存するため"
    assert texts["notice.entrance.elements.retention.text"] == ("{retention_days}日", "notices/all.yaml")
    assert texts["notice.entrance.headlines.0"][0] == "録画中"
    assert texts["notice.entrance.elements.retention.texts.0"][0] == "翌日に消します。"
    assert texts["difference.keeping.title"] == ("保存期間", "differences/all.yaml")
    assert texts["difference.keeping.sample-2"][0] == "定めがない"
    assert "question.kind.help" not in texts


def test_no_japanese_text_of_the_shipped_content_lacks_an_address():
    library = load_library([resources.questionnaires()])
    found = list(translatable_texts(library))
    assert len({address for address, _, _ in found}) == len(found)
    assert all(path for _, _, path in found)
    japanese = {
        s
        for s in strings(msgspec.to_builtins(msgspec.structs.replace(library, sources=())))
        if re.search("[ぁ-ん一-龠]", s)
    }
    assert japanese <= {text for _, text, _ in found}
