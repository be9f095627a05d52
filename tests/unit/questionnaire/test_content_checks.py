"""The checker names every fault at its exact place: ‸ marks where it must point."""

import pytest

from pia_wizard.questionnaire.library import check_library

STEPS, QUESTIONS = "steps.yaml", "questions/all.yaml"
DIFFERENCES = "differences/all.yaml"
GUIDELINE, RISKS, METHODS, NOTICES = (
    "guidelines/sample.yaml",
    "risks/all.yaml",
    "methods/two.yaml",
    "notices/all.yaml",
)

SHAPES = {
    "an unknown key": (QUESTIONS, "unit: 日", "‸unitt: 日", "もしかして: unit"),
    "a missing key": (
        QUESTIONS,
        "  kind:\n    step: system\n    ask: 種類を選んでください。\n",
        "  ‸kind:\n    step: system\n",
        "「ask」がありません",
    ),
    "a number where a text belongs": (QUESTIONS, "ask: 種類を選んでください。", "ask: ‸12", "引用符"),
    "an unknown value": (QUESTIONS, "type: number", "type: ‸numbr", "もしかして: number"),
    "a level out of range": (RISKS, "likelihood: {level: 3}", "likelihood: {level: ‸5}", "1から4まで"),
    "a scale lacking a level": (METHODS, "likelihood: [1, 2, 2, 3]", "likelihood: ‸[1, 2, 3]", "今は3個"),
    "a scale that falls": (METHODS, "impact: [1, 1, 2, 2]", "impact: ‸[1, 2, 1, 2]", "小さい順"),
    "a scale beyond the levels": (METHODS, "impact: [1, 1, 2, 2]", "impact: ‸[1, 1, 2, 3]", "1から2まで"),
    "a role that is not there": (METHODS, "[owner]", "[‸chef]", "ある役割: owner"),
    "a measure that raises": (METHODS, "    roles:", "    measure_by: ‸0\n    roles:", "負の整数"),
    "a repeated key": (QUESTIONS, "unit: 日", "unit: 日\n    ‸unit: 日", "2回"),
    "a text where a number belongs": (QUESTIONS, "min: 0", "min: ‸zero", "数を書いて"),
    "a word for true": (STEPS, "about: カメラについて", "about: ‸true", "「true」を引用符で"),
    "yes where true belongs": (QUESTIONS, "required: true", "required: ‸yes", "true か false"),
    "a day that does not exist": (GUIDELINE, "2024-04-01", "‸2024-02-30", "「2024-02-30」"),
    "a text where a list belongs": (GUIDELINE, "clauses: [sample-2]", "clauses: ‸sample-2", "一覧"),
    "a list where a mapping belongs": (
        QUESTIONS,
        "choices: {shop: 店舗, street: 街路}",
        "choices: ‸[shop]",
        "「キー: 値」",
    ),
    "a name no expression can hold": (QUESTIONS, "  kind:\n", "  ‸Kind-of:\n", "名前に使えません"),
    "an empty text": (QUESTIONS, "ask: 種類を選んでください。", 'ask: ‸""', "空です"),
    "another format": (STEPS, "format: 1", "format: ‸2", "使える値: 1"),
    "a table in a table": (QUESTIONS, "type: text", "type: ‸table", "使える値"),
    "an alias": (STEPS, "{title: 管理}", "‸*other", "別名"),
    "an anchor": (STEPS, "{title: 管理}", "‸&one {title: 管理}", "アンカー"),
    "a tag": (STEPS, "{title: 管理}", "{title: ‸!!str 管理}", "タグ"),
    "a hidden character": (STEPS, "カメラについて", "カメラ‸\u202eについて", "U+202E"),
}

ACROSS_FILES = {
    "a step that is not there": (
        QUESTIONS,
        "step: management\n    ask: 教育",
        "step: ‸managment\n    ask: 教育",
        "もしかして: management",
    ),
    "a practice that is not there": (GUIDELINE, "practice: training", "practice: ‸trainin", "training"),
    "a practice that is none": (GUIDELINE, "practice: training", "practice: ‸kind", "choice"),
    "a risk that is not there": (GUIDELINE, "{leak: likelihood}", "{‸leek: likelihood}", "もしかして: leak"),
    "an asking requirement that is not there": (NOTICES, "[sample-2]", "[‸sample-9]", "要求事項"),
    "an excepted requirement that is not there": (
        GUIDELINE,
        "requirement: sample-2",
        "requirement: ‸sample-5",
        "もしかして: sample-2",
    ),
    "a placeholder that is no question": (
        NOTICES,
        '"{retention_days}日"',
        '"あ{‸retention_day}日"',
        "retention_days",
    ),
    "a notice without its own headline": (
        NOTICES,
        "  entrance:\n    title: 入口掲示\n    headline: カメラ作動中\n",
        "  ‸entrance:\n    title: 入口掲示\n",
        "headline",
    ),
    "a headline without words": (NOTICES, "headline: カメラ作動中", 'headline: ‸" "', "空です"),
    "a headline of an unknown fact": (
        NOTICES,
        "{when: images_stored, text: 録画中}",
        "{when: ‸image_stored, text: 録画中}",
        "images_stored",
    ),
    "a wording without words": (NOTICES, "text: 翌日に消します。", 'text: ‸""', "空です"),
    "a wording with an unknown placeholder": (
        NOTICES,
        "text: 翌日に消します。",
        'text: "{‸retention_day}日"',
        "retention_days",
    ),
    "a condition of a notice that is no condition": (
        NOTICES,
        "    elements:",
        "    when: ‸retention_days\n    elements:",
        "はい・いいえ",
    ),
    "a stray brace": (NOTICES, '"{retention_days}日"', '"‸{ 日"', "質問の名前だけ"),
    "a position of a requirement that is not there": (
        DIFFERENCES,
        "requirement: sample-2",
        "requirement: ‸sample-5",
        "もしかして: sample-2",
    ),
    "a requirement with two positions": (
        DIFFERENCES,
        "requirement: sample-2",
        "requirement: ‸sample-1-(1)-ア",
        "2回",
    ),
    "a difference with one position": (
        DIFFERENCES,
        "positions:\n      - {requirement: sample-1-(1)-ア, says: 31日まで}\n",
        "‸positions:\n",
        "2つ以上",
    ),
    "a band that is not there": (METHODS, "[low, high, high]", "[low, ‸hig, high]", "もしかして: high"),
    "a matrix lacking a row": (METHODS, "    matrix:\n      - [low, low, high]\n", "    ‸matrix:\n", "2行"),
    "a matrix row lacking a cell": (METHODS, "- [low, low, high]", "- ‸[low, low]", "3個"),
    "a weight that is missing": (METHODS, "weights: {must: 2, ", "‸weights: {", "must"),
    "a share above one": (METHODS, "share: 0.5", "share: ‸1.5", "割合"),
    "a reduction upwards": (METHODS, "by: -1", "by: ‸1", "負の整数"),
    "a change by nothing": (RISKS, "by: +1", "by: ‸0", "0以外"),
    "a choice without choices": (
        QUESTIONS,
        (
            "  kind:\n    step: system\n    ask: 種類を選んでください。\n    type: choice\n"
            "    choices: {shop: 店舗, street: 街路}\n"
        ),
        "  ‸kind:\n    step: system\n    ask: 種類を選んでください。\n    type: choice\n",
        "choices が必要",
    ),
    "choices that exclude nothing": (
        QUESTIONS,
        "type: choice\n    choices: {shop: 店舗",
        "type: choice\n    ‸exclusive: [shop]\n    choices: {shop: 店舗",
        "exclusive は書けません",
    ),
    "an excluding choice that is not there": (
        QUESTIONS,
        "type: choice\n    choices: {shop: 店舗",
        "type: choices\n    exclusive: [‸none]\n    choices: {shop: 店舗",
        "ある選択肢: shop",
    ),
    "an impact reduction upwards": (
        METHODS,
        "    roles:",
        "    impact_reductions: [{share: 0.9, by: ‸1}]\n    roles:",
        "負の整数",
    ),
    "choices of a number": (QUESTIONS, "min: 0", "‸choices: {a: あ}\n    min: 0", "choices は書けません"),
    "a unit of a choice": (QUESTIONS, "choices: {shop", "‸unit: 個\n    choices: {shop", "unit は書けません"),
    "columns of a practice": (
        QUESTIONS,
        "type: practice",
        "type: practice\n    ‸columns: {a: {ask: あ, type: text}}",
        "columns は書けません",
    ),
    "a smallest number above the largest": (QUESTIONS, "min: 0", "min: ‸4000", "4000"),
    "a column called like a word of the language": (
        QUESTIONS,
        "      place: {ask",
        "      ‸class: {ask",
        "式の言葉",
    ),
    "a requirement nothing judges": (
        GUIDELINE,
        (
            "  sample-2:\n    clauses: [sample-2]\n    place: 第2\n    phase: process\n"
            "    obligation: should\n    says: 教育を行う。\n    practice: training\n"
        ),
        "  ‸sample-2: {clauses: [sample-2], place: 第2, phase: process, obligation: should, says: あ}\n",
        "met_when か practice",
    ),
    "a requirement judged twice": (
        GUIDELINE,
        "practice: training",
        "met_when: images_stored\n    ‸practice: training",
        "両方",
    ),
    "a statement that says nothing": (
        GUIDELINE,
        "- {clauses: [sample-3], why: definition}",
        "- ‸{clauses: [sample-3]}",
        "どちらか一方",
    ),
    "a statement that says two things": (
        GUIDELINE,
        "- {clauses: [sample-3], why: definition}",
        "- ‸{clauses: [sample-3], why: definition, requirement: sample-2}",
        "どちらか一方",
    ),
    "an end before the beginning": (
        GUIDELINE,
        "from: 2024-04-01, to: null",
        "from: ‸2024-04-01, to: 2024-03-31",
        "後",
    ),
    "an address that is no web page": (
        GUIDELINE,
        "force: g",
        "url: ‸file:///etc/passwd\nforce: g",
        "https://",
    ),
    "a question nobody uses": (
        QUESTIONS,
        "  training:\n",
        "  ‸idle: {step: system, ask: 使われません, type: yes_no}\n  training:\n",
        "使われていません",
    ),
}

EXPRESSIONS = {
    "a name in a plain text": (QUESTIONS, "when: images_stored", "when: ‸image_stored", "images_stored"),
    "a name further on": (
        GUIDELINE,
        "met_when: retention_days <= 31",
        "met_when: images_stored and ‸retention <= 31",
        "retention",
    ),
    "a key in single quotes": (
        GUIDELINE,
        'applies_when: kind == "shop"',
        "applies_when: 'images_stored and kind == ‸\"shp\"'",
        "もしかして: shop",
    ),
    "after doubled quotes": (
        GUIDELINE,
        'applies_when: kind == "shop"',
        "applies_when: 'kind == ''shop'' or kind == ‸''shp'''",
        "もしかして: shop",
    ),
    "after escaped quotes": (
        GUIDELINE,
        'applies_when: kind == "shop"',
        'applies_when: "kind == \\"shop\\" and ‸knd == \\"shop\\""',
        "もしかして: kind",
    ),
    "in a block, at its start": (
        GUIDELINE,
        "met_when: retention_days <= 31",
        "met_when: ‸>-\n      images_stored and\n      retention <= 31",
        "retention",
    ),
    "a condition that cannot hold": (
        GUIDELINE,
        "met_when: retention_days <= 31",
        "met_when: ‸retention_days > 3650",
        "決して",
    ),
    "another file's requirement": (
        RISKS,
        "when: any(row.private for row in cameras)",
        'when: met(‸"sample-2")',
        "要求",
    ),
    "a requirement that waits for itself": (
        GUIDELINE,
        "partly_when: retention_days <= 62",
        'partly_when: ‸met("sample-1-(1)-ア")',
        "循環",
    ),
    "a question that waits for itself": (
        QUESTIONS,
        "when: images_stored",
        "when: ‸retention_days > 3",
        "循環",
    ),
    "a default of another type": (QUESTIONS, "unit: 日", "unit: 日\n    prefill: ‸kind", "比べられません"),
}


def cases(table):
    return [pytest.param(*case, id=name.replace(" ", "-")) for name, case in table.items()]


@pytest.mark.parametrize(
    ("file", "old", "new", "words"), cases(SHAPES) + cases(ACROSS_FILES) + cases(EXPRESSIONS)
)
def test_a_fault_is_reported_where_it_stands(faults_of, file, old, new, words):
    faults, place = faults_of(file, old, new)
    there = [fault for fault in faults if fault.startswith(place)]
    assert there, f"{place} not among {faults}"
    assert any(words in fault for fault in there), there


def test_sound_content_has_no_fault(content):
    assert check_library([content]) == ()


def test_every_fault_of_every_file_is_reported_at_once(write_content):
    folder = write_content("questions/all.yaml", "type: number", "type: numbr")
    risks = folder / "risks/all.yaml"
    risks.write_text(risks.read_text("utf-8").replace("event:", "evnt:"), "utf-8")
    (folder / "steps.yaml").write_text(
        "format: 1\nsteps: {system: {titel: a}, management: {title: b}}", "utf-8"
    )
    faults = check_library([folder])
    assert {fault.path.rsplit("/", 1)[1] for fault in faults} == {"all.yaml", "steps.yaml"}
    assert list(faults) == sorted(faults)


def test_one_faulty_question_is_not_reported_again_wherever_it_is_named(faults_of):
    faults, place = faults_of("questions/all.yaml", "type: number", "type: ‸numbr")
    assert [fault for fault in faults if not fault.startswith(place)] == []


def test_one_faulty_requirement_is_not_reported_again_wherever_it_is_named(faults_of):
    faults, place = faults_of("guidelines/sample.yaml", "phase: process", "phase: ‸proces")
    assert [fault for fault in faults if not fault.startswith(place)] == []


def test_a_file_that_is_no_yaml_hides_what_hangs_on_it(faults_of):
    faults, place = faults_of("questions/all.yaml", "min: 0", "min: a‸: b")
    assert len(faults) == 1
    assert faults[0].startswith(place)


@pytest.mark.parametrize(
    ("condition", "possible"),
    [
        ("retention_days > 3650", False),
        ("retention_days >= 3650", True),
        ("3651 <= retention_days", False),
        ("retention_days < 0", False),
        (f"retention_days > 1{'0' * 400}", False),
        (f"retention_days < 1{'0' * 400}", True),
        ("retention_days == 4000", False),
        ("10 < retention_days < 5", False),
        ("retention_days > 10 and retention_days <= 10", False),
        ("retention_days >= 10 and retention_days <= 10", True),
        ("retention_days > 3650 or images_stored", True),
        ("images_stored and retention_days > 3650", False),
        ("not retention_days > 3650", True),
        ("not retention_days <= 3650", True),
        ('kind == "shop" and kind == "street"', False),
        ('kind == "shop" and kind != "street"', True),
        ('training == "done" and training == "partly"', False),
        ("True", True),
        ("False", False),
        ("not (True or images_stored)", False),
    ],
)
def test_a_condition_is_called_impossible_only_if_no_answer_fulfils_it(faults_of, condition, possible):
    faults, _ = faults_of("risks/all.yaml", "any(row.private for row in cameras)", f"'{condition}'")
    said = [fault for fault in faults if "決して" in fault]
    assert bool(said) is not possible
