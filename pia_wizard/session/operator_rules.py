"""The operator's own rules as a file: an archival PDF, or a Word file to go on writing in."""

from datetime import date, datetime
from enum import StrEnum

from pia_wizard.errors import N_, UnusableError
from pia_wizard.i18n import Translator
from pia_wizard.session.judged import Judged
from pia_wizard.theme import PLAIN, Theme


class RulesFormat(StrEnum):
    """In what the rules are given out; the values are the files' endings."""

    PDF = "pdf"
    WORD = "docx"


class NoRulesError(UnusableError):
    """The content that judges this assessment holds no rules, as content from before they were there."""

    what = N_("管理・運用規程を作れませんでした。")
    why = N_("この評価が使っている内容には、規程の文面がありません。")
    do = N_("新しい内容を取り入れてから、もう一度作ってください。")


def rules(
    judged: Judged,
    kind: RulesFormat,
    translator: Translator,
    moment: datetime,
    *,
    effective: date | None = None,
    theme: Theme = PLAIN,
) -> bytes:
    """Return the rules, in force from ``effective`` on (None: still to be decided); the same bytes each time.

    Of several, those read last count: an organisation's own. Raises NoRulesError.
    """
    from pia_wizard.documents.material import Material
    from pia_wizard.documents.rules_document import rules_manuscript, rules_pdf

    books = tuple(judged.questionnaire.rules.values())
    if not books:
        raise NoRulesError
    compiled = books[-1]
    material = Material(
        judged.assessment, judged.questionnaire, judged.evaluation, translator, moment, case=b"", theme=theme
    )
    if kind is RulesFormat.PDF:
        return rules_pdf(compiled, material, moment=moment, effective=effective)
    from pia_wizard.exchange.word import word_file

    return word_file(rules_manuscript(compiled, material, effective=effective), moment=moment, theme=theme)
