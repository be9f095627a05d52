"""Which rules are given out: those of the content, an organisation's own before those that ship."""

from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import docx
import pytest
from msgspec.structs import replace

from pia_wizard import resources
from pia_wizard.exchange.case_file import read_case
from pia_wizard.i18n import translator
from pia_wizard.questionnaire.library import load_library
from pia_wizard.session.judged import judged
from pia_wizard.session.operator_rules import NoRulesError, RulesFormat, rules

MOMENT = datetime(2026, 11, 21, tzinfo=UTC)
COMPANY = Path(__file__).resolve().parents[3] / "docs" / "examples" / "company_content"


def the_case(*folders, without_rules=False):
    library = load_library([resources.questionnaires(), *folders])
    if without_rules:
        library = replace(library, rules={})
    return judged(library, read_case(resources.samples() / "two_camera_shop.json"))


def lines(case):
    data = rules(case, RulesFormat.WORD, translator("ja"), MOMENT)
    return [paragraph.text for paragraph in docx.Document(BytesIO(data)).paragraphs]


def test_an_organisation_s_own_rules_stand_in_for_those_that_ship():
    assert lines(the_case())[0] == "防犯カメラ管理・運用規程"
    own = lines(the_case(COMPANY))
    assert own[0] == "店舗カメラ規程"
    assert "\t画像の保存期間は、撮影した日から10日間とする。" in own
    assert any("（未定：管理責任者とする役職を決めてください）" in line for line in own)


@pytest.mark.parametrize("kind", list(RulesFormat))
def test_content_from_before_there_were_rules_is_refused_with_advice(kind):
    with pytest.raises(NoRulesError) as refused:
        rules(the_case(without_rules=True), kind, translator("ja"), MOMENT)
    assert "新しい内容を取り入れて" in translator("ja").error(refused.value).do


def test_both_languages_are_written():
    case = the_case()
    for language in ("ja", "en"):
        assert rules(case, RulesFormat.PDF, translator(language), MOMENT).startswith(b"%PDF-")
