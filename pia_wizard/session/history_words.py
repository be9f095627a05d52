"""Changes in words, as undo and the history name them."""

from collections.abc import Sequence

from pia_wizard.assessment.model import Measure, OwnRisk
from pia_wizard.assessment.review import EvidenceFile
from pia_wizard.errors import N_
from pia_wizard.evaluation.wording import question_text
from pia_wizard.i18n import Translator
from pia_wizard.questionnaire.compiled import Questionnaire
from pia_wizard.storage import Change
from pia_wizard.storage import records as subjects

_NAMES = {
    subjects.TITLE: N_("評価の名前"),
    subjects.CLIENT: N_("依頼元の名前"),
    subjects.GUIDELINES: N_("基準の選択"),
    subjects.METHOD: N_("評価方法の選択"),
    subjects.CONTENT: N_("質問と基準の更新"),
    subjects.OVERRIDES: N_("評価者による判定"),
    subjects.LEVEL_OVERRIDES: N_("評価者によるリスクの大きさ"),
    subjects.ACCEPTANCES: N_("リスクの受け入れ"),
    subjects.MEASURES: N_("対策"),
    subjects.OWN_RISKS: N_("独自のリスク"),
    subjects.EDITION: N_("版の状態"),
    subjects.COMMENT: N_("コメント"),
}
_ADDED, _CHANGED, _REMOVED = N_("{what}の追加"), N_("{what}の変更"), N_("{what}の削除")


def act_text(changes: Sequence[Change], questionnaire: Questionnaire, translator: Translator) -> str:
    """Return what was done in one go: the change itself, or the first of several with their number."""
    told = [change for change in changes if change.subject != subjects.EDITION] or list(changes)
    answers = [change for change in told if not change.subject.startswith("@")]
    if len(answers) > 1 and len(answers) == len(told):
        return translator.say_n("{n} 件の回答の変更", "{n} 件の回答の変更", len(answers))
    return change_text(told[0], questionnaire, translator)


def change_text(change: Change, questionnaire: Questionnaire, translator: Translator) -> str:
    """Return what one change changed, such as 「対策「入口の掲示」の追加」."""
    if not change.subject.startswith("@"):
        return _answer(change, questionnaire, translator)
    return translator.say(_way(change), what=_what(change, translator))


def _way(change: Change) -> str:
    """Return whether something was added, changed or removed."""
    if change.subject in (subjects.EVIDENCE, subjects.COMMENT):
        return _ADDED if change.before is None else _REMOVED if change.after is None else _CHANGED
    before, after = _names(change.before), _names(change.after)
    if before.keys() == after.keys():
        return _CHANGED
    return _ADDED if before.keys() < after.keys() else _REMOVED if after.keys() < before.keys() else _CHANGED


def _what(change: Change, translator: Translator) -> str:
    file = change.after or change.before
    if isinstance(file, EvidenceFile):
        return translator.say("証拠のファイル「{name}」", name=file.name)
    name = translator.say(_NAMES[change.subject])
    before, after = _names(change.before), _names(change.after)
    touched = [key for key in (*after, *before) if before.get(key) != after.get(key)]
    titled = [record for key in touched if (record := after.get(key) or before.get(key)) is not None]
    if not titled:
        return name
    return translator.say("{kind}「{title}」", kind=name, title=titled[0].title)


def _names(detail: object) -> dict[str, Measure | OwnRisk]:
    """Return measures and own risks by id; nothing of other details."""
    records = detail if isinstance(detail, tuple) else ()
    return {record.id: record for record in records if isinstance(record, Measure | OwnRisk)}


def _answer(change: Change, questionnaire: Questionnaire, translator: Translator) -> str:
    question = questionnaire.questions.get(change.subject)
    asked = question_text(question, translator) if question else change.subject
    old, new = change.old, change.new
    if old is not None and new is not None and old.value == new.value and old.note != new.note:
        return translator.say("「{question}」の補足", question=asked)
    return translator.say("「{question}」の回答", question=asked)
