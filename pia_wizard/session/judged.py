"""An assessment with its questionnaire and its evaluation: what every paper is made from."""

from dataclasses import dataclass

import msgspec

from pia_wizard.assessment.model import Assessment
from pia_wizard.assessment.values import checked_answers
from pia_wizard.evaluation import Evaluation, Visibility, evaluation_of
from pia_wizard.evaluation.own_risks import with_own_risks
from pia_wizard.questionnaire.compile import compile_questionnaire
from pia_wizard.questionnaire.compiled import Questionnaire
from pia_wizard.questionnaire.model import Library
from pia_wizard.session.content import content_files


@dataclass(frozen=True, slots=True)
class Judged:
    """One assessment as it leaves the program, and everything that follows from it.

    Answers to hidden questions are not part of ``assessment``.
    """

    assessment: Assessment
    questionnaire: Questionnaire
    evaluation: Evaluation


def judged(library: Library, assessment: Assessment) -> Judged:
    """Check a case's answers against the library and judge it.

    Raises ValueRefusedError for answers that do not fit, UnknownGuidelineError and UnknownMethodError.
    """
    answers = checked_answers(library.questions, assessment.answers)
    case = msgspec.structs.replace(assessment, answers=answers)
    questionnaire = questionnaire_of(library, case)
    evaluation = evaluation_of(questionnaire, case)
    return Judged(exported(library, case, evaluation), questionnaire, evaluation)


def questionnaire_of(library: Library, assessment: Assessment) -> Questionnaire:
    """Return what an assessment asks and judges, its own risks included.

    Raises UnknownGuidelineError and UnknownMethodError.
    """
    compiled = compile_questionnaire(library, assessment.guidelines, assessment.method)
    return with_own_risks(compiled, assessment.own_risks)


def exported(library: Library, assessment: Assessment, evaluation: Evaluation) -> Assessment:
    """Return the assessment as it leaves: pinned to the content it was judged with now.

    Answers to hidden questions are kept in the workspace, but never leave.
    """
    states = evaluation.questions
    shown = {
        name: answer
        for name, answer in assessment.answers.items()
        if name not in states or states[name].visibility is not Visibility.HIDDEN
    }
    return msgspec.structs.replace(assessment, answers=shown, content=content_files(library))
