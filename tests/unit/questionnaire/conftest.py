"""A small content folder that is sound, to be broken in one place at a time."""

from collections.abc import Callable
from pathlib import Path

import pytest

SOUND = {
    "steps.yaml": """\
format: 1
steps:
  system: {title: システム, about: カメラについて}
  management: {title: 管理}
""",
    "questions/all.yaml": """\
format: 1
questions:
  images_stored:
    step: system
    ask: 画像を保存しますか。
    type: yes_no
  retention_days:
    step: management
    ask: 画像を何日間保存しますか。
    type: number
    unit: 日
    min: 0
    max: 3650
    when: images_stored
  kind:
    step: system
    ask: 種類を選んでください。
    type: choice
    choices: {shop: 店舗, street: 街路}
  training:
    step: management
    ask: 教育をしていますか。
    type: practice
  cameras:
    step: system
    ask: カメラを一覧にしてください。
    type: table
    row_name: カメラ
    columns:
      place: {ask: 場所, type: text, required: true}
      private: {ask: 私的な空間が映りますか, type: yes_no}
""",
    "guidelines/sample.yaml": """\
format: 1
guideline: sample
title: 見本の基準
short_title: 見本
publisher: 見本の団体
force: guideline
in_force: {from: 2024-04-01, to: null}
applies_when: kind == "shop"
requirements:
  sample-1-(1)-ア:
    clauses: [sample-1-(1)-ア]
    place: 第1
    phase: management
    obligation: must
    says: 保存期間は31日以内とする。
    applies_when: images_stored
    met_when: retention_days <= 31
    partly_when: retention_days <= 62
    treats: {leak: likelihood}
  sample-2:
    clauses: [sample-2]
    place: 第2
    phase: process
    obligation: should
    says: 教育を行う。
    practice: training
statements:
  - {clauses: [sample-3], why: definition}
  - {clauses: [sample-4], requirement: sample-2}
""",
    "risks/all.yaml": """\
format: 1
risks:
  leak:
    title: 漏えい
    event: illegitimate_access
    story: 画像が外に漏れる。
    impact: {level: 2, changes: [{when: any(row.private for row in cameras), by: +1, because: 私的な空間}]}
    likelihood: {level: 3}
""",
    "methods/two.yaml": """\
format: 1
methods:
  two:
    title: 二段階
    impact_levels: [{name: 小, meaning: 小さい}, {name: 大, meaning: 大きい}]
    likelihood_levels: [{name: 低, meaning: 低い}, {name: 中, meaning: ふつう}, {name: 高, meaning: 高い}]
    bands: {low: {name: 低, meaning: 低い, acceptable_to: [owner]}, high: {name: 高, meaning: 高い}}
    matrix:
      - [low, low, high]
      - [low, high, high]
    weights: {must: 2, should: 1, prohibited: 2}
    reductions: [{share: 0.5, by: -1}]
    roles: {owner: {name: 店長}}
    scale: {impact: [1, 1, 2, 2], likelihood: [1, 2, 2, 3]}
    threshold: [{when: images_stored, because: 保存するため, decision: required}]
""",
    "differences/all.yaml": """\
format: 1
differences:
  keeping:
    title: 保存期間
    question: retention_days
    positions:
      - {requirement: sample-1-(1)-ア, says: 31日まで}
      - {requirement: sample-2, says: 定めがない}
""",
    "notices/all.yaml": """\
format: 1
notices:
  entrance:
    title: 入口掲示
    headline: カメラ作動中
    headlines:
      - {when: images_stored, text: 録画中}
    elements:
      retention:
        label: 保存期間
        text: "{retention_days}日"
        texts: [{when: retention_days <= 1, text: 翌日に消します。}]
        when: images_stored
        asked_by: [sample-2]
""",
}
Write = Callable[..., Path]


@pytest.fixture
def write_content(tmp_path: Path) -> Write:
    """Write the sound content, with ``old`` replaced by ``new`` in one file; return the folder."""

    def write(file: str = "", old: str = "", new: str = "", *, folder: str = "content") -> Path:
        for name, text in SOUND.items():
            path = tmp_path / folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            if name == file:
                assert text.count(old) == 1, f"{old!r} must stand once in {name}"
                path.write_text(text.replace(old, new), encoding="utf-8")
            else:
                path.write_text(text, encoding="utf-8")
        return tmp_path / folder

    return write


@pytest.fixture
def content(write_content: Write) -> Path:
    """Return a folder of sound content."""
    return write_content()


@pytest.fixture
def faults_of(write_content: Write) -> Callable[[str, str, str], tuple[list[str], str]]:
    """Return the faults one replacement causes, and the place marked by ‸ in it, as "file:line:column:"."""
    from pia_wizard.questionnaire.library import check_library

    def faults(file: str, old: str, new: str) -> tuple[list[str], str]:
        before = SOUND[file].replace(old, new).partition("‸")[0]
        place = f"{file}:{before.count(chr(10)) + 1}:{len(before) - before.rfind(chr(10))}:"
        folder = write_content(file, old, new.replace("‸", ""))
        return [str(f).removeprefix(f"{folder.as_posix()}/") for f in check_library([folder])], place

    return faults
