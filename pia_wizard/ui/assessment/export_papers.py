"""The papers that the last step gives out: what the window calls them, and how each is made."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from pia_wizard.documents.variant import VARIANTS, Variant
from pia_wizard.errors import N_
from pia_wizard.i18n import Translator
from pia_wizard.session import papers, records, themes
from pia_wizard.session.assessment_session import AssessmentSession
from pia_wizard.session.operator_rules import RulesFormat
from pia_wizard.session.records import RecordFormat

if TYPE_CHECKING:
    from pia_wizard.exchange.workbooks import Register


class Paper(StrEnum):
    """What is looked at and saved; the first three are variants of the report."""

    REPORT = "report"
    MANAGEMENT = "management"
    PUBLIC = "public"
    RULES = "rules"
    FORM = "form"
    PLAN = "plan"

    @property
    def variant(self) -> Variant | None:
        """The variant of the report that this is, or None."""
        return _VARIANTS.get(self)

    @property
    def signed(self) -> bool:
        """Whether it has fields to sign in."""
        return self in {Paper.REPORT, Paper.MANAGEMENT}

    @property
    def endings(self) -> tuple[str, ...]:
        """In which formats it is given out."""
        return _ENDINGS[self]


@dataclass(frozen=True, slots=True)
class Words:
    """What is said about a paper, in the source language."""

    name: str
    language: str
    busy: str
    saved: str
    explain: str


_VARIANTS = {
    Paper.REPORT: Variant.FULL,
    Paper.MANAGEMENT: Variant.MANAGEMENT,
    Paper.PUBLIC: Variant.PUBLIC,
}
_ENDINGS = {
    Paper.REPORT: ("pdf", "docx"),
    Paper.MANAGEMENT: ("pdf", "docx"),
    Paper.PUBLIC: ("pdf", "docx"),
    Paper.RULES: ("pdf", "docx"),
    Paper.FORM: ("pdf", "xlsx"),
    Paper.PLAN: ("xlsx",),
}
_REPORT_LANGUAGE, _MAKING_REPORT = N_("報告書の言語"), N_("報告書を作成しています…")
_WORDS = {
    Paper.REPORT: Words(
        N_("評価報告書"),
        _REPORT_LANGUAGE,
        _MAKING_REPORT,
        N_("署名のない報告書を保存しました。"),
        N_("右は、今の回答で作った報告書です。署名すると、あとから変更された場合に分かるようになります。"),
    ),
    Paper.MANAGEMENT: Words(
        VARIANTS[Variant.MANAGEMENT],
        _REPORT_LANGUAGE,
        _MAKING_REPORT,
        N_("署名のない要約を保存しました。"),
        N_("決める人のための2ページです。求める判断、今の状態、残るリスクと対策を示します。"),
    ),
    Paper.PUBLIC: Words(
        VARIANTS[Variant.PUBLIC],
        _REPORT_LANGUAGE,
        _MAKING_REPORT,
        N_("公開用の要約を保存しました。"),
        N_(
            "内部の情報を除いた要約です。評価データは入りません。公開する前に、内容を読んで確かめてください。"
        ),
    ),
    Paper.RULES: Words(
        N_("管理・運用規程"),
        N_("規程の言語"),
        N_("規程を作成しています…"),
        N_("規程を保存しました。"),
        N_(
            "右は、今の回答から作った規程です。まだ決まっていないことは（未定：…）と示しています。"
            "Wordで保存すると、続きを書けます。"
        ),
    ),
    Paper.FORM: Words(
        N_("記録の用紙"),
        N_("用紙の言語"),
        N_("記録の用紙を作成しています…"),
        N_("記録の用紙を保存しました。"),
        N_("この評価で必要になる記録の用紙です。印刷して書き込むことも、表計算で入力することもできます。"),
    ),
    Paper.PLAN: Words(
        N_("リスク対応計画"),
        N_("計画の言語"),
        N_("対策の計画を作成しています…"),
        N_("対策の計画を保存しました。"),
        N_("右は、保存する表の内容です。表計算のファイルでは、絞り込みや期限の色分けが使えます。"),
    ),
}


def words_of(paper: Paper) -> Words:
    """Return what is said about a paper."""
    return _WORDS[paper]


def offered_forms(session: AssessmentSession, words: Translator) -> dict[str, str]:
    """Return the record forms that are of use, with what they are called."""
    judged = session.judged()
    states = records.forms(judged)
    return {name: records.form_title(judged, name, words) for name, state in states.items() if state.offered}


def preview_of(
    session: AssessmentSession, paper: Paper, form: str, words: Translator
) -> "Callable[[], bytes | Register]":
    """Return what makes a paper as it is looked at: a PDF, or a table."""
    if paper is Paper.PLAN:
        return lambda: records.plan_table(session.judged(), words, papers.now())
    return file_of(session, paper, form, "pdf", words)


def file_of(
    session: AssessmentSession, paper: Paper, form: str, ending: str, words: Translator
) -> Callable[[], bytes]:
    """Return what makes a paper as a file of that ending; it may run in another thread."""
    variant, moment = paper.variant, papers.now()
    if variant is not None and ending == "docx":
        return lambda: session.report_word(words, moment, variant=variant)
    if variant is not None:
        return lambda: session.report(words, moment, variant=variant)
    if paper is Paper.RULES:
        return lambda: session.rules(RulesFormat(ending), words, moment)
    if paper is Paper.PLAN:
        return lambda: session.plan(words, moment)
    return _form(session, form, RecordFormat(ending), words, moment)


def _form(
    session: AssessmentSession, form: str, kind: RecordFormat, words: Translator, moment: datetime
) -> Callable[[], bytes]:
    theme = themes.chosen(session.assessment.id)
    return lambda: records.record_form(session.judged(), form, kind, words, moment, theme=theme)
