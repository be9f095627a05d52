"""A small judged assessment whose report can be checked by hand."""

from datetime import UTC, date, datetime
from io import BytesIO

import pypdfium2
import pytest

from pia_wizard.assessment.canonical import canonical_json
from pia_wizard.assessment.model import Answer, Assessment, ContentFile, Measure, Override, Practice
from pia_wizard.documents.material import Material
from pia_wizard.documents.report import report_pdf
from pia_wizard.evaluation.evaluate import evaluation_of
from pia_wizard.evaluation.own_risks import with_own_risks
from pia_wizard.i18n import translator
from pia_wizard.questionnaire.compile import compile_questionnaire
from pia_wizard.questionnaire.model import (
    Axis,
    Band,
    Column,
    Criterion,
    Force,
    Guideline,
    Level,
    LevelChange,
    LevelRule,
    Library,
    Method,
    Obligation,
    Phase,
    Question,
    QuestionType,
    Reduction,
    Requirement,
    Risk,
    Role,
    Scale,
    Step,
)

MOMENT = datetime(2026, 11, 21, 0, 30, tzinfo=UTC)


def question(name, kind, ask, **rest):
    return Question(id=name, step=rest.pop("step", "system"), ask=ask, type=QuestionType(kind), **rest)


def requirement(name, place, says, **rest):
    return Requirement(
        id=name,
        clauses=(name,),
        place=place,
        phase=rest.pop("phase", Phase.MANAGEMENT),
        obligation=Obligation(rest.pop("obligation", "must")),
        says=says,
        **rest,
    )


QUESTIONS = [
    question("site_name", "text", "施設の名前は何ですか。", step="scope"),
    question("operator_name", "text", "運用者はだれですか。", step="scope"),
    question("stored", "yes_no", "画像を録画しますか。"),
    question("days", "number", "何日間保存しますか。", when="stored", unit="日"),
    question("why_longer", "paragraph", "長く保存する理由は何ですか。", when="days > 31"),
    question("training", "practice", "教育をしていますか。", step="management"),
    question("remote", "yes_no", "遠隔で見られますか。", step="management"),
    question(
        "cameras",
        "table",
        "カメラを一覧にしてください。",
        row_name="カメラ",
        columns={
            "place": Column(id="place", ask="設置場所", type=QuestionType.TEXT),
            "private": Column(id="private", ask="私的な空間が映る", type=QuestionType.YES_NO),
        },
    ),
    question("hidden", "text", "隠れた質問です。", when="not stored"),
]

REQUIREMENTS = [
    requirement(
        "keep",
        "第1条",
        "保存は31日以内にします。",
        met_when="days <= 31",
        partly_when="days <= 62",
        advice="保存期間を31日以内にしてください。",
        treats={"leak": Axis.LIKELIHOOD},
    ),
    requirement("teach", "第2条", "教育をします。", practice="training", obligation="should"),
    requirement("local", "第3条", "遠隔で見られないようにします。", met_when="not remote"),
    requirement(
        "private", "第4条", "私的空間を撮りません。", met_when="not any(row.private for row in cameras)"
    ),
    requirement(
        "named",
        "第5条",
        "運用者を示します。",
        met_when="answered(operator_name) and answered(site_name)",
        phase=Phase.PRINCIPLES,
    ),
]
REQUIREMENTS.append(
    requirement(
        "explain",
        "第6条",
        "長い保存には理由を残します。",
        applies_when="days > 31",
        met_when="answered(why_longer)",
    )
)
SECOND = requirement("other", "1.1", "録画しません。", met_when="not stored", phase=Phase.PROCESS)

METHOD = Method(
    id="four",
    title="四段階×四段階",
    impact_levels=tuple(Level(name=f"影響{n}", meaning=f"影響の意味{n}") for n in range(1, 5)),
    likelihood_levels=tuple(Level(name=f"頻度{n}", meaning=f"頻度の意味{n}") for n in range(1, 5)),
    bands={
        "low": Band(
            id="low", name="低", meaning="そのままでよい。", accept_by="店長", acceptable_to=("keeper",)
        ),
        "medium": Band(id="medium", name="中", meaning="対策する。"),
        "high": Band(
            id="high", name="高", meaning="すぐに対策する。", accept_by="経営者", acceptable_to=("owner",)
        ),
    },
    roles={"keeper": Role(id="keeper", name="店を預かる人"), "owner": Role(id="owner", name="会社の代表")},
    matrix=(
        ("low", "low", "low", "medium"),
        ("low", "low", "medium", "high"),
        ("low", "medium", "high", "high"),
        ("medium", "high", "high", "high"),
    ),
    weights={Obligation.MUST: 2, Obligation.SHOULD: 1},
    reductions=(Reduction(share=0.5, by=-1), Reduction(share=0.9, by=-2)),
    threshold=(Criterion(when="stored", because="姿を録画して残します。", decision="recommended"),),
)


def sized(name, impacts, likelihoods):
    """Give a method of another size, whose bands grow with impact and likelihood together."""
    bands = [f"b{n}" for n in range(impacts + likelihoods - 1)]
    ends = [1, max(1, impacts - 1), impacts, impacts], [1, max(1, likelihoods - 1), likelihoods, likelihoods]
    return Method(
        id=name,
        title=f"{impacts}×{likelihoods}",
        impact_levels=tuple(Level(name=f"重さ{n}", meaning=f"重さの意味{n}") for n in range(1, impacts + 1)),
        likelihood_levels=tuple(Level(name=f"回数{n}", meaning="…") for n in range(1, likelihoods + 1)),
        bands={b: Band(id=b, name=f"区分{b}", meaning=f"意味{b}") for b in bands},
        matrix=tuple(tuple(bands[i + n] for n in range(likelihoods)) for i in range(impacts)),
        weights={Obligation.MUST: 1},
        reductions=(Reduction(share=0.5, by=-1),),
        scale=Scale(impact=tuple(ends[0]), likelihood=tuple(ends[1])),
    )


RISKS = {
    "leak": Risk(
        id="leak",
        title="画像の漏えい",
        event="illegitimate_access",
        story="装置が持ち去られ、来店者の顔が知られた。",
        applies_when="stored",
        impact=LevelRule(level=3),
        likelihood=LevelRule(
            level=3, changes=(LevelChange(when="remote", by=1, because="外からつながるため"),)
        ),
    ),
    "sound": Risk(
        id="sound",
        title="会話の盗み聞き",
        event="excessive_collection",
        story="会話が録られた。",
        applies_when="not stored",
        impact=LevelRule(level=4),
        likelihood=LevelRule(level=4),
    ),
}


def guideline(name, title, *requirements):
    return Guideline(
        id=name,
        title=title,
        short_title=f"{title}の略",
        publisher="見本県",
        force=Force.GUIDELINE,
        url="https://example.co.jp/",
        requirements={r.id: r for r in requirements},
    )


LIBRARY = Library(
    steps={
        s: Step(id=s, title=t) for s, t in (("scope", "範囲"), ("system", "装置"), ("management", "管理段階"))
    },
    questions={q.id: q for q in QUESTIONS},
    guidelines={
        "local": guideline("local", "見本県の指針", *REQUIREMENTS),
        "second": guideline("second", "業界の基準", SECOND),
    },
    risks=RISKS,
    methods={"four": METHOD, "wide": sized("wide", 5, 5), "narrow": sized("narrow", 3, 2)},
    notices={},
)

ANSWERS = {
    "site_name": "見本店の本館",
    "operator_name": "株式会社サンプル",
    "stored": True,
    "days": 45,
    "why_longer": "被害に気付くのが遅いため。",
    "training": Practice(state="planned", how="12月に実施"),
    "cameras": ({"place": "入口", "private": False}, {"place": "駐車場", "private": True}),
    "hidden": "見えてはいけない回答",
}


def assessment(**changes):
    answers = {
        k: v if isinstance(v, Answer) else Answer(value=v) for k, v in changes.pop("answers", ANSWERS).items()
    }
    given = {
        "id": "0b5e6a3c-0000-4000-8000-000000000000",
        "title": "見本店の評価",
        "guidelines": ("local", "second"),
        "method": "four",
        "created": MOMENT,
        "content": (ContentFile(path="guidelines/local.yaml", sha256="ab" * 32),),
        "answers": answers,
        "overrides": {
            "private": Override(status="met", reason="映らない向きに変えた。", by="管理責任者", at=MOMENT)
        },
        "measures": (
            Measure(
                id="shorten",
                title="保存期間を短くする",
                requirements=("keep",),
                risks=("leak",),
                owner="店長",
                due=date(2026, 12, 25),
            ),
        ),
    }
    return Assessment(**given | changes)


def judged(record):
    compiled = compile_questionnaire(LIBRARY, record.guidelines, record.method)
    questionnaire = with_own_risks(compiled, record.own_risks)
    return questionnaire, evaluation_of(questionnaire, record)


@pytest.fixture
def report():
    """Give a function: changes to the assessment → the report's bytes."""

    def draw(language="ja", **changes):
        record = assessment(**changes)
        return report_pdf(
            record, *judged(record), translator(language), moment=MOMENT, case=canonical_json(record)
        )

    return draw


@pytest.fixture
def material():
    """Give a function: changes to the assessment → what its report is made from."""

    def build(**changes):
        record = assessment(**changes)
        return Material(record, *judged(record), translator("ja"), MOMENT, canonical_json(record))

    return build


@pytest.fixture
def answers():
    """The sample's answers, to change one and pass them on."""
    return dict(ANSWERS)


@pytest.fixture
def pages():
    """Give a function: a PDF → the text of each page, without white space."""

    def read(pdf):
        document = pypdfium2.PdfDocument(BytesIO(pdf))
        return ["".join(page.get_textpage().get_text_bounded().split()) for page in document]

    return read


@pytest.fixture
def library():
    """The small library, to change and compile again."""
    return LIBRARY
