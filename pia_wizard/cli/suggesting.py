"""content suggest: which guidelines are worth choosing for the answers of a case."""

import argparse
from datetime import datetime

from pia_wizard.assessment.values import fitting_answers
from pia_wizard.cli.printing import as_json, as_lines
from pia_wizard.errors import N_
from pia_wizard.exchange.case_file import read_case
from pia_wizard.i18n import Translator
from pia_wizard.session.content import own_library
from pia_wizard.session.suggestions import Suggestion, first_questions_shown, suggested_guidelines

_WORDS = {
    True: N_("当てはまります。{reason}"),
    False: N_("回答からは当てはまりません。{reason}"),
    None: N_("回答がそろうと分かります。{reason}"),
}


def show_suggestions(arguments: argparse.Namespace, translator: Translator) -> int:
    """Print a suggestion for each guideline, the most binding first, and what is still to be answered."""
    library = own_library()
    answers = fitting_answers(library.questions, read_case(arguments.case).answers)
    values = {name: answer.value for name, answer in answers.items() if answer.value is not None}
    today = datetime.now().astimezone().date()
    found = suggested_guidelines(library, values, translator, today=today)
    titles = {
        name: translator.content(f"guideline.{name}.title", library.guidelines[name].title) for name in found
    }
    if arguments.json:
        as_json(
            {
                "guidelines": [_as_data(name, titles[name], found[name]) for name in found],
                "unanswered": [n for n in first_questions_shown(library, values) if n not in values],
            }
        )
    else:
        as_lines(f"{name}  {titles[name]}  {_words(found[name], translator)}" for name in found)
    return 0


def _as_data(name: str, title: str, suggestion: Suggestion) -> dict[str, object]:
    return {
        "id": name,
        "title": title,
        "fits": suggestion.fits,
        "to_come": suggestion.to_come,
        "reason": suggestion.reason,
    }


def _words(suggestion: Suggestion, translator: Translator) -> str:
    words = translator.say(_WORDS[suggestion.fits], reason=suggestion.reason)
    return translator.say("これから施行されます。{words}", words=words) if suggestion.to_come else words
