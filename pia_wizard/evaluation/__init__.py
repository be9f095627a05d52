"""Verdicts, risk levels, notices and the threshold, from a questionnaire and answers: pure."""

from pia_wizard.evaluation.evaluate import evaluate, evaluation_of
from pia_wizard.evaluation.model import Evaluation, Status, Visibility

__all__ = ["Evaluation", "Status", "Visibility", "evaluate", "evaluation_of"]
