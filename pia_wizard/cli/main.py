"""Run one command: exit code 0 done, 1 the answer is "no", 2 it cannot be done."""

import os
import sys
from collections.abc import Sequence

from pia_wizard.cli.parser import Handler, parser
from pia_wizard.errors import PiaError, RefusedError
from pia_wizard.i18n import LANGUAGES, translator
from pia_wizard.session.settings import load_settings

DONE, NO, CANNOT = 0, 1, 2


def run(arguments: Sequence[str], own: dict[str, Handler]) -> int:
    """Run the command that ``arguments`` name and return the exit code; errors go to stderr in words."""
    words = translator(_language())
    try:
        parsed = parser(words, own).parse_args(arguments)
        handler: Handler = parsed.handler
        return handler(parsed, words)
    except PiaError as error:
        print(words.error(error), file=sys.stderr)
        return NO if isinstance(error, RefusedError) else CANNOT
    except BrokenPipeError:
        # Whoever read our output has seen enough, as `head` does.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE


def _language() -> str:
    chosen = os.environ.get("PIA_WIZARD_LANGUAGE", "")
    return chosen if chosen in LANGUAGES else load_settings().language
