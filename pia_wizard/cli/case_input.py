"""A case file from its path to its judgement, with what does not fit said in the user's language."""

from pathlib import Path

from pia_wizard.assessment.value_errors import AnswersRefusedError, CellRefusedError, ValueRefusedError
from pia_wizard.errors import N_, UnusableError
from pia_wizard.evaluation.wording import question_text
from pia_wizard.exchange.case_file import read_case
from pia_wizard.i18n import Translator
from pia_wizard.questionnaire.model import Library
from pia_wizard.session.judged import Judged, judged


class AnswersUnusableError(UnusableError):
    """A case whose answers do not fit their questions; ``detail`` has one line for each."""

    what = N_("「{path}」を判定できませんでした。")
    why = N_("質問に合わない回答が {count} 件あります。")
    do = N_("次の回答を直してから、もう一度実行してください。")


def judged_case(library: Library, path: Path, translator: Translator) -> Judged:
    """Read a case file and judge it; raises what ``read_case`` raises, and AnswersUnusableError."""
    case = read_case(path)
    try:
        return judged(library, case)
    except AnswersRefusedError as error:
        lines = tuple(_line(library, fault, translator) for fault in error.faults)
        raise AnswersUnusableError(path=path, count=len(lines), detail=lines) from error


def _line(library: Library, fault: ValueRefusedError, translator: Translator) -> str:
    """Return the question's id and what is wrong with its answer, the question in the user's language."""
    question = question_text(library.questions[fault.question_id], translator)
    told = fault.cause if isinstance(fault, CellRefusedError) else fault
    sentences = (
        (fault.what, fault.why, told.do) if told is fault else (fault.what, fault.why, told.why, told.do)
    )
    values = fault.values | told.values | {"question": question}
    words = [translator.say(sentence).format(**values) for sentence in sentences if sentence]
    return f"{fault.question_id}: {' '.join(words)}"
