"""Which part of the manual belongs to what is in focus.

A widget says it by its ``help`` property (``questions#undo``); for what says nothing, its class or the step
shown decides. The nearest answer on the way from the widget up to its window holds.
"""

from collections.abc import Mapping

from PySide6.QtWidgets import QWidget

HELP = "help"
START = "first-assessment"

OF_CLASSES: Mapping[str, str] = {
    "AboutDialog": "what-it-is",
    "AcceptanceDialog": "risks#acceptance",
    "AnswersList": "papers#check",
    "BatchDialog": "signing#many",
    "CommentsPart": "review#comments",
    "CompareDialog": "review#compare",
    "ContentFilesDialog": "own-content#version",
    "DueList": "measures#follow-up",
    "EvidencePart": "questions#evidence",
    "ExportPanel": "papers",
    "FaultsDialog": "own-content",
    "FoldersPanel": "own-content",
    "GuidelinesPage": "first-assessment#guidelines",
    "HistoryDialog": "questions#history",
    "HomePage": "list",
    "LevelDialog": "risks#own",
    "MeasureDialog": "measures#plan",
    "MergeDialog": "carrying#merge",
    "NewAssessmentWizard": "first-assessment#new",
    "NewerContentDialog": "own-content#version",
    "OpeningProblem": "your-data#trouble",
    "OverrideDialog": "why#override",
    "OwnRiskDialog": "risks#own",
    "PaletteDialog": "settings#keys",
    "PrivateFactsDialog": "signing#private",
    "QuestionsPage": "questions",
    "RechoosingDialog": "own-content#guidelines",
    "RisksPage": "risks",
    "RulesSummary": "why#guidelines",
    "SettingsDialog": "settings",
    "SignDialog": "signing#sign",
    "StudioPage": "notices",
    "TakingDialog": "carrying#import",
    "ThemesDialog": "papers#themes",
    "TreatmentPage": "measures",
    "TrustDialog": "signing#trust",
    "TrustedDialog": "signing#trust",
    "VerifyingDialog": "signing#verify",
    "WhyPane": "why",
}
OF_STEPS: Mapping[str, str] = {
    "risks": "risks",
    "treatment": "measures",
    "notices": "notices",
    "review": "papers",
}
_QUESTIONS = "questions"


def help_for(widget: QWidget | None) -> str:
    """Return the part of the manual that fits a widget: ``chapter`` or ``chapter#section``."""
    here = widget
    while here is not None:
        said = here.property(HELP)
        if isinstance(said, str) and said:
            return said
        if (fits := _of_class(here)) is not None:
            return fits
        here = here.parentWidget()
    return START


def _of_class(widget: QWidget) -> str | None:
    name = type(widget).__name__
    if name == "AssessmentPage":
        return OF_STEPS.get(str(getattr(widget, "step", "")), _QUESTIONS)
    return OF_CLASSES.get(name)
