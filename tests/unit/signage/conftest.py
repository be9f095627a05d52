"""A shop's notice, as lines and as a small questionnaire judged by the real evaluation."""

from datetime import UTC, datetime

import pytest

from pia_wizard.assessment.model import Answer
from pia_wizard.evaluation import evaluate
from pia_wizard.i18n import translator
from pia_wizard.questionnaire.compile import compile_questionnaire
from pia_wizard.questionnaire.model import (
    Band,
    Element,
    Force,
    Guideline,
    Level,
    Library,
    Method,
    Notice,
    Obligation,
    Phase,
    Question,
    QuestionType,
    Requirement,
    Step,
    Wording,
)
from pia_wizard.signage.notice_text import NoticeLine
from pia_wizard.signage.poster import poster_pdf

URL = "https://www.example.co.jp/privacy/camera"

JAPANESE = (
    NoticeLine("purpose", "利用目的", "店内での犯罪の防止と、事故が起きたときの事実の確認のため。"),
    NoticeLine("operator", "設置者", "株式会社サンプル"),
    NoticeLine("contact", "問い合わせ先", "お客様相談室 電話 03-0000-0000"),
    NoticeLine("recorded", "記録する内容", "出入口と売場の映像（音声は記録しません）"),
    NoticeLine("retention", "保存期間", "撮影の日から14日間"),
    NoticeLine("face", "顔識別", "顔の画像から人を見分ける機能を使っています。"),
)
ENGLISH = (
    NoticeLine("purpose", "Purpose", "To prevent crime in the shop."),
    NoticeLine("operator", "Operator", "Sample Co., Ltd."),
    NoticeLine("contact", "Contact", "Customer desk, +81-3-0000-0000"),
)


def question(name, kind, **rest):
    return Question(id=name, step="notice", ask=f"{name}は何ですか。", type=QuestionType(kind), **rest)


def requirement(name, obligation="must"):
    return Requirement(
        id=name,
        clauses=(name,),
        place="第2-3",
        phase=Phase.ACQUISITION,
        obligation=Obligation(obligation),
        says="見やすい場所に表示する。",
        met_when="answered(operator)",
    )


LIBRARY = Library(
    steps={"notice": Step(id="notice", title="告知")},
    questions={
        "purpose": question("purpose", "paragraph"),
        "operator": question("operator", "text"),
        "contact": question("contact", "text"),
        "stored": question("stored", "yes_no"),
        "days": question("days", "number", unit="日"),
        "web": question("web", "text", required=False),
        "history": question("history", "paragraph", required=False),
    },
    guidelines={
        "camera_rules": Guideline(
            id="camera_rules",
            title="見本の県の防犯カメラ指針",
            short_title="見本県指針",
            publisher="見本の県",
            force=Force.GUIDELINE,
            requirements={
                "named": requirement("named"),
                "reachable": requirement("reachable"),
                "kindly": requirement("kindly", "should"),
            },
        )
    },
    risks={},
    methods={
        "simple": Method(
            id="simple",
            title="簡易",
            impact_levels=(Level(name="小", meaning="小さい"),),
            likelihood_levels=(Level(name="低", meaning="低い"),),
            bands={"low": Band(id="low", name="低", meaning="低い")},
            matrix=(("low",),),
            weights={Obligation.MUST: 1},
            reductions=(),
        )
    },
    notices={
        "entrance": Notice(
            id="entrance",
            title="入口の掲示",
            headline="防犯カメラ作動中",
            headlines=(Wording(when="stored", text="録画中"),),
            elements={
                "purpose": Element(
                    id="purpose",
                    label="利用目的",
                    text="{purpose}",
                    asked_by=("kindly",),
                    leave_out_when_small=True,
                ),
                "operator": Element(id="operator", label="設置者", text="{operator}", asked_by=("named",)),
                "contact": Element(
                    id="contact",
                    label="問い合わせ先",
                    text="{operator} {contact}",
                    asked_by=("named", "reachable"),
                ),
                "retention": Element(
                    id="retention",
                    label="保存期間",
                    text="撮影から{days}。",
                    texts=(Wording(when="days <= 1", text="翌日に消します。"),),
                    when="stored",
                ),
                "history": Element(id="history", label="沿革", text="{history}", leave_out_when_small=True),
                "web": Element(id="web", label="詳しいお知らせ", text="{web}"),
            },
        )
    },
)


@pytest.fixture(scope="session")
def questionnaire():
    return compile_questionnaire(LIBRARY, ["camera_rules"], "simple")


@pytest.fixture
def judged(questionnaire):
    """Give a function: values by question → (answers, evaluation)."""

    def judge(**values):
        answers = {name: Answer(value=value) for name, value in values.items()}
        return answers, evaluate(questionnaire, answers)

    return judge


@pytest.fixture
def japanese():
    return translator("ja")


@pytest.fixture
def shop_lines():
    return JAPANESE


@pytest.fixture
def english_lines():
    return ENGLISH


@pytest.fixture
def url():
    return URL


@pytest.fixture
def poster(japanese):
    """Give a function that draws a poster with everything but the lines already chosen."""

    def draw(lines=JAPANESE, **changes):
        settings = {
            "headline": "防犯カメラ作動中",
            "translator": japanese,
            "document_id": "3f9a21bc",
            "moment": datetime(2026, 11, 21, 9, 0, tzinfo=UTC),
            "url": URL,
        }
        return poster_pdf(lines, **(settings | changes))

    return draw
