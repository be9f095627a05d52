"""The papers that the last step gives out, and what the window calls them."""

from enum import StrEnum

from pia_wizard.errors import N_
from pia_wizard.i18n import Translator


class Paper(StrEnum):
    """What is looked at and saved: only the report is signed, only the rules are there for Word."""

    REPORT = "report"
    RULES = "rules"


_NAMES = {Paper.REPORT: N_("評価報告書"), Paper.RULES: N_("管理・運用規程")}
_LANGUAGE = {Paper.REPORT: N_("報告書の言語"), Paper.RULES: N_("規程の言語")}
_BUSY = {Paper.REPORT: N_("報告書を作成しています…"), Paper.RULES: N_("規程を作成しています…")}
_SAVED = {Paper.REPORT: N_("署名のない報告書を保存しました。"), Paper.RULES: N_("規程を保存しました。")}
_SAVE = {Paper.REPORT: N_("署名せずに保存…"), Paper.RULES: N_("PDFで保存…")}
_EXPLAIN = {
    Paper.REPORT: N_(
        "右は、今の回答で作った報告書です。署名すると、あとから変更された場合に分かるようになります。"
    ),
    Paper.RULES: N_(
        "右は、今の回答から作った規程です。まだ決まっていないことは（未定：…）と示しています。"
        "Wordで保存すると、続きを書けます。"
    ),
}


def paper_name(paper: Paper, words: Translator) -> str:
    """Return what a paper is called, as in the name of its file."""
    return words.say(_NAMES[paper])


def language_ask(paper: Paper, words: Translator) -> str:
    """Return the question for the paper's language."""
    return words.say(_LANGUAGE[paper])


def busy_text(paper: Paper, words: Translator) -> str:
    """Return what is said while the paper is made."""
    return words.say(_BUSY[paper])


def saved_text(paper: Paper, words: Translator) -> str:
    """Return what is said once the paper is saved, unsigned."""
    return words.say(_SAVED[paper])


def save_text(paper: Paper, words: Translator) -> str:
    """Return what stands on the button that saves the paper as it is."""
    return words.say(_SAVE[paper])


def explanation(paper: Paper, words: Translator) -> str:
    """Return what is told about the paper."""
    return words.say(_EXPLAIN[paper])
