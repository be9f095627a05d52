"""questions | new | evaluate: case files in, judgements out."""

import argparse
from datetime import UTC, datetime
from typing import Any

from pia_wizard.assessment.text import kept_text, says_nothing
from pia_wizard.cli.case_input import judged_case
from pia_wizard.cli.evaluation_json import as_data
from pia_wizard.cli.printing import as_json, as_lines
from pia_wizard.cli.usage import EmptyValueError
from pia_wizard.errors import N_, UnusableError
from pia_wizard.evaluation.model import Status
from pia_wizard.evaluation.reasons import disagreement_text, reason_text
from pia_wizard.evaluation.wording import question_text, verdict_text
from pia_wizard.exchange.case_file import write_case
from pia_wizard.i18n import Translator
from pia_wizard.questionnaire.compile import compile_questionnaire
from pia_wizard.questionnaire.model import Question
from pia_wizard.session.content import default_method, new_assessment, own_library
from pia_wizard.session.judged import Judged


class CaseExistsError(UnusableError):
    """An empty case would replace a file, and perhaps the only copy of someone's answers."""

    what = N_("「{path}」には書き込みませんでした。")
    why = N_("同じ名前のファイルがあります。新しい評価で置き換えると、回答が失われるかもしれません。")
    do = N_("別の名前を付けるか、そのファイルを移してください。")


def show_questions(arguments: argparse.Namespace, translator: Translator) -> int:
    """List what would be asked: id, step, type, choices, condition."""
    library = own_library()
    questionnaire = compile_questionnaire(
        library, guideline_names(arguments.guidelines), default_method(library)
    )
    questions = list(questionnaire.questions.values())
    if arguments.json:
        as_json([_question(q, translator) | {"deciding": questionnaire.deciding[q.id]} for q in questions])
    else:
        as_lines(
            translator.say(
                "{step}  {id} ({type})  {question}（判定に使う要求事項の数: {n}）",
                step=q.step,
                id=q.id,
                type=q.type,
                question=question_text(q, translator),
                n=questionnaire.deciding[q.id],
            )
            for q in questions
        )
    return 0


def _question(question: Question, translator: Translator) -> dict[str, Any]:
    return {
        "id": question.id,
        "step": question.step,
        "type": question.type,
        "ask": question_text(question, translator),
        "required": question.required,
        "choices": list(question.choices),
        "columns": {
            name: {"type": column.type, "required": column.required, "choices": list(column.choices)}
            for name, column in question.columns.items()
        },
        "unit": question.unit,
        "min": question.min,
        "max": question.max,
        "when": question.when,
    }


def new(arguments: argparse.Namespace, translator: Translator) -> int:
    """Write an empty case file for the chosen guidelines."""
    library = own_library()
    names = guideline_names(arguments.guidelines)
    method = arguments.method or default_method(library)
    compile_questionnaire(library, names, method)  # refuses unknown ids before anything is written
    case = new_assessment(library, _title(arguments.title), names, datetime.now(UTC), method=method)
    if arguments.output.exists():
        raise CaseExistsError(path=arguments.output)
    write_case(arguments.output, case)
    as_lines([translator.say("評価のファイルを作りました: {path}", path=arguments.output)])
    return 0


def show_evaluation(arguments: argparse.Namespace, translator: Translator) -> int:
    """Judge a case file and print the verdicts with their reasons."""
    result = judged_case(own_library(), arguments.case, translator)
    if arguments.json:
        as_json(as_data(result, translator))
    else:
        as_lines(_lines(result, translator))
    return 0


def _lines(result: Judged, translator: Translator) -> list[str]:
    questionnaire, evaluation = result.questionnaire, result.evaluation
    lines = [result.assessment.title]
    for name, verdict in evaluation.verdicts.items():
        place = questionnaire.requirements[name].requirement.place
        words = translator.content(f"requirement.{name}.place", place)
        reason = reason_text(verdict, questionnaire, result.assessment.answers, translator)
        lines.append(f"{words}  {verdict_text(verdict.status, translator)}  {reason}")
    for status in Status:
        n = sum(v.status is status for v in evaluation.verdicts.values())
        lines.append(f"{verdict_text(status, translator)}: {n}")
    lines += [
        disagreement_text(found, questionnaire, translator)
        for found in evaluation.disagreements.values()
        if found.differs
    ]
    n = sum(len(names) for names in evaluation.open_by_step.values())
    lines.append(translator.say_n("未回答の質問が {n} 件あります。", "未回答の質問が {n} 件あります。", n))
    return lines


def _title(typed: str) -> str:
    title = kept_text(typed.encode(errors="replace").decode())  # bytes of the command line that are no text
    if says_nothing(title):
        raise EmptyValueError(place="--title", prog="pia-wizard new")
    return title


def guideline_names(listed: str) -> tuple[str, ...]:
    """Return the ids of a list parted by commas; raises EmptyValueError for none."""
    names = tuple(dict.fromkeys(name.strip() for name in listed.split(",") if name.strip()))
    if not names:
        raise EmptyValueError(place="--guidelines", prog="pia-wizard")
    return names
