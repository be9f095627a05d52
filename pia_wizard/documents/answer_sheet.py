"""All questions with their answers as a spreadsheet, to be filled in elsewhere and taken back in."""

from datetime import datetime

from pia_wizard.assessment.model import Answer, Practice
from pia_wizard.documents.material import Material
from pia_wizard.documents.record_sheet import sheet_names
from pia_wizard.evaluation.wording import practice_text, question_text, value_text
from pia_wizard.exchange.workbooks import Explanation, Register, RegisterColumn, workbook
from pia_wizard.questionnaire.model import Question, QuestionType

ID_COLUMN, ANSWER_COLUMN, NOTE_COLUMN = 0, 3, 4
"""Where the question's id, the answer and the note stand, from 0; taking a sheet in goes by them."""

_STATES = ("done", "partly", "planned", "not_done")


def answer_xlsx(material: Material, *, moment: datetime) -> bytes:
    """Return every question that is asked, with how it is answered; tables are named, not spread out.

    The same input gives the same bytes.
    """
    say = material.say
    questions = [question for asked in material.asked.values() for question in asked]
    register = Register(
        title=say("質問と回答"),
        belongs=material.assessment.title,
        columns=(
            RegisterColumn(say("質問の識別子"), width=22, hint=say("この列は変えないでください。")),
            RegisterColumn(say("質問"), width=44),
            RegisterColumn(say("答え方"), width=40),
            RegisterColumn(
                say("回答"), width=40, hint=say("空欄のままにした回答は、取り込んでも変わりません。")
            ),
            RegisterColumn(say("メモ"), width=30),
        ),
        rows=tuple(_row(material, question) for question in questions),
    )
    return workbook(
        register,
        (Explanation(say("書き方"), (say("答え方"), say("回答の書き方")), _ways(material)),),
        sheet_names(material, say("回答")),
        author=material.fact("operator_name"),
        moment=moment,
    )


def _row(material: Material, question: Question) -> tuple[str, ...]:
    answer = material.assessment.answers.get(question.id)
    asked = question_text(question, material.translator)
    note = answer.note if answer else ""
    return (question.id, asked, _way(material, question), _told(material, question, answer), note)


def _told(material: Material, question: Question, answer: Answer | None) -> str:
    """Return an answer as it can be taken in again; what does not apply has its reason elsewhere."""
    if answer is None or answer.not_applicable or question.type is QuestionType.TABLE:
        return ""
    if answer.unknown:
        return material.say("まだ分からない")
    if isinstance(answer.value, Practice):
        return "\n".join(
            filter(None, (practice_text(answer.value.state, material.translator), answer.value.how))
        )
    if question.type in {QuestionType.NUMBER, QuestionType.DATE} or answer.value is None:
        return "" if answer.value is None else str(answer.value)
    if isinstance(answer.value, tuple):
        return "\n".join(_choice(material, question, str(key)) for key in answer.value)
    return value_text(question, answer.value, material.translator)


def _choice(material: Material, question: Question, key: str) -> str:
    return material.content(f"question.{question.id}.choices.{key}", question.choices.get(key, key))


def _way(material: Material, question: Question) -> str:
    """Return how a question is answered, with the words to choose from."""
    say, kind = material.say, question.type
    labels = [_choice(material, question, key) for key in question.choices]
    if kind is QuestionType.PRACTICE:
        labels = [practice_text(name, material.translator) for name in _STATES]
    unit = material.content(f"question.{question.id}.unit", question.unit)
    first = {
        QuestionType.YES_NO: say("はい／いいえ"),
        QuestionType.CHOICE: say("次から1つ:"),
        QuestionType.CHOICES: say("次から、当てはまるものをすべて（1行に1つ）:"),
        QuestionType.PRACTICE: say("次から1つ（2行目から、どのように行っているか）:"),
        QuestionType.NUMBER: say("数字（{unit}）", unit=unit) if unit else say("数字"),
        QuestionType.DATE: say("日付（例: 2027-04-01）"),
        QuestionType.TABLE: say("表です。画面で入力するか、別の一覧表から行を取り込んでください。"),
    }.get(kind, say("文章"))
    return "\n".join((first, *labels))


def _ways(material: Material) -> tuple[tuple[str, str], ...]:
    say = material.say
    return (
        (say("選ぶ質問"), say("書かれている言葉をそのまま書きます。")),
        (say("分からないとき"), say("「まだ分からない」と書きます。")),
        (say("変えないとき"), say("空欄のままにします。")),
    )
