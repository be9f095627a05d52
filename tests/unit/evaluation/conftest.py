"""A small library, judged by hand in the tests beside it."""

from datetime import date

import pytest

from pia_wizard.assessment.model import Answer
from pia_wizard.questionnaire.compile import compile_questionnaire
from pia_wizard.questionnaire.model import (
    Axis,
    Band,
    Column,
    Criterion,
    Dates,
    Element,
    Force,
    Guideline,
    Level,
    LevelChange,
    LevelRule,
    Library,
    Method,
    Notice,
    Obligation,
    Phase,
    Question,
    QuestionType,
    Reduction,
    Requirement,
    Risk,
    Step,
)


def question(name, kind, **rest):
    return Question(
        id=name, step=rest.pop("step", "system"), ask=f"{name}？", type=QuestionType(kind), **rest
    )


def requirement(name, met_when="", **rest):
    return Requirement(
        id=name,
        clauses=(name,),
        place=f"第{name}",
        phase=Phase.MANAGEMENT,
        obligation=Obligation(rest.pop("obligation", "must")),
        says=f"{name}すること。",
        met_when=met_when,
        **rest,
    )


QUESTIONS = [
    question("assessed_on", "date", step="scope"),
    question("crime_prevention", "yes_no", step="scope"),
    question("operator", "text", step="scope"),
    question("web", "text", step="scope", required=False),
    question("stored", "yes_no"),
    question("days", "number", when="stored", unit="日"),
    question("needed_longer", "yes_no", when="days > 31"),
    question("training", "practice", step="management"),
    question("networked", "yes_no", step="management"),
    question(
        "cameras",
        "table",
        columns={
            "place": Column(id="place", ask="場所", type=QuestionType.TEXT, required=True),
            "private": Column(id="private", ask="私的空間", type=QuestionType.YES_NO),
        },
    ),
]

REQUIREMENTS = [
    requirement("summary", 'met("retention") and met("trained")'),
    requirement(
        "retention",
        "days <= 31 or needed_longer",
        applies_when="stored",
        partly_when="days <= 62",
        treats={"leak": Axis.LIKELIHOOD},
    ),
    requirement("trained", practice="training", obligation="should", treats={"leak": Axis.LIKELIHOOD}),
    requirement("signed", "answered(operator)"),
    requirement("places", "count(cameras) >= 1 and not any(row.private for row in cameras)"),
]

METHOD = Method(
    id="four",
    title="四段階",
    impact_levels=tuple(Level(name=str(i), meaning="") for i in range(1, 5)),
    likelihood_levels=tuple(Level(name=str(i), meaning="") for i in range(1, 5)),
    bands={b: Band(id=b, name=b, meaning="") for b in ("low", "medium", "high", "very_high")},
    matrix=(
        ("low", "low", "low", "medium"),
        ("low", "low", "medium", "high"),
        ("low", "medium", "high", "very_high"),
        ("medium", "high", "very_high", "very_high"),
    ),
    weights={Obligation.MUST: 3, Obligation.SHOULD: 1, Obligation.PROHIBITED: 3},
    reductions=(Reduction(share=0.5, by=-1), Reduction(share=0.9, by=-2)),
    threshold=(
        Criterion(when="networked", because="遠隔で見られるため。", decision="required"),
        Criterion(when="days > 7", because="長く残すため。", decision="recommended"),
    ),
)

RISK = Risk(
    id="leak",
    title="漏えい",
    event="illegitimate_access",
    story="…",
    applies_when="stored",
    impact=LevelRule(level=2),
    likelihood=LevelRule(
        level=3,
        changes=(
            LevelChange(when="days > 90", by=1, because="長期間残るため"),
            LevelChange(when="networked", by=1, because="外からつながるため"),
        ),
    ),
)

NOTICE = Notice(
    id="entrance",
    title="入口掲示",
    headline="防犯カメラ作動中",
    elements={
        "operator": Element(id="operator", label="設置者", text="{operator}", asked_by=("signed",)),
        "days": Element(id="days", label="保存", text="{days}日", when="stored"),
        "web": Element(id="web", label="くわしくは", text="{web}", asked_by=("trained",)),
    },
)


@pytest.fixture
def library():
    def build(*, dates=None, applies_when="crime_prevention"):
        guideline = Guideline(
            id="local",
            title="指針",
            short_title="指針",
            publisher="県",
            force=Force.GUIDELINE,
            in_force=dates or Dates(),
            applies_when=applies_when,
            requirements={r.id: r for r in REQUIREMENTS},
        )
        return Library(
            steps={s: Step(id=s, title=s) for s in ("scope", "system", "management")},
            questions={q.id: q for q in QUESTIONS},
            guidelines={"local": guideline},
            risks={"leak": RISK},
            methods={"four": METHOD},
            notices={"entrance": NOTICE},
        )

    return build


@pytest.fixture
def questionnaire(library):
    return compile_questionnaire(library(), ("local",), "four")


@pytest.fixture
def dated_questionnaire(library):
    dates = Dates(since=date(2027, 4, 1))
    return compile_questionnaire(library(dates=dates, applies_when=""), ("local",), "four")


@pytest.fixture
def said():
    """Turn plain values into answers; an Answer stays as it is."""

    def build(**values):
        return {k: v if isinstance(v, Answer) else Answer(value=v) for k, v in values.items()}

    return build
