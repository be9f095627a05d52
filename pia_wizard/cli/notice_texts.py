"""notices --text: the words of notices as files, in the languages asked for."""

import argparse
from pathlib import Path

from pia_wizard.cli.case_input import judged_case
from pia_wizard.cli.printing import as_lines
from pia_wizard.exchange.whole_file import made_folder, write_whole
from pia_wizard.i18n import Translator
from pia_wizard.session import papers
from pia_wizard.session.content import own_library
from pia_wizard.session.judged import Judged
from pia_wizard.signage.languages import ordered_languages
from pia_wizard.signage.notice_file import TextFormat


def write_texts(arguments: argparse.Namespace, words: Translator) -> int:
    """Write the words of the notices a case is offered; an incomplete one refuses with what is missing."""
    languages = ordered_languages((arguments.languages or arguments.lang).split(","))
    case = judged_case(own_library(), arguments.case, words)
    for path in written_texts(case, arguments.output, languages, TextFormat(arguments.text), words):
        as_lines([words.say("掲示の文を書き出しました: {path}", path=path)])
    return 0


def written_texts(
    case: Judged, folder: Path, languages: tuple[str, ...], form: TextFormat, words: Translator
) -> list[Path]:
    """Write the words of the offered notices into a folder: first all are made, then all are written."""
    moment = papers.now()
    offered = [name for name, state in case.evaluation.notices.items() if state.offered]
    made = {
        name: papers.notice_text(case, name, languages, words, form=form, moment=moment) for name in offered
    }
    made_folder(folder)
    paths = [folder / f"{name}-{'-'.join(languages)}.{form.ending}" for name in made]
    for path, data in zip(paths, made.values(), strict=True):
        write_whole(path, data)
    return paths
