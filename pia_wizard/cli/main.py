"""Run one command: exit code 0 done, 1 the answer is "no", 2 it cannot be done."""

import os
import sys
from collections.abc import Mapping, Sequence
from importlib import import_module
from io import TextIOWrapper

from pia_wizard.cli.parser import Handler, parser
from pia_wizard.cli.printing import printable
from pia_wizard.errors import N_, PiaError, RefusedError, UnusableError
from pia_wizard.i18n import LANGUAGES, Translator, translator
from pia_wizard.session.settings import load_settings

DONE, NO, CANNOT, INTERRUPTED = 0, 1, 2, 130


class MachineError(UnusableError):
    """The computer refused something that no other error foresees."""

    what = N_("処理を続けられませんでした。")
    why = N_("コンピューターから次の理由が返されました: {reason}")
    do = N_("空き容量、権限、接続している装置を確かめて、もう一度実行してください。")


def run(arguments: Sequence[str], own: Mapping[str, Handler]) -> int:
    """Run the command that ``arguments`` name and return the exit code; errors go to stderr in words.

    ``own`` are commands by name that the caller handles.
    """
    _let_any_character_through()
    words = translator(_language())
    try:
        code = _ran(arguments, own, words)
        _flush()
    except PiaError as error:
        return _refused(error, words)
    except BrokenPipeError:  # whoever read our output has seen enough, as `head` does
        _let_go_of_output()
        return DONE
    except OSError as error:
        _let_go_of_output()
        return _refused(MachineError(reason=error.strerror or error), words)
    except KeyboardInterrupt:
        return INTERRUPTED
    return code


def _ran(arguments: Sequence[str], own: Mapping[str, Handler], words: Translator) -> int:
    try:
        parsed = parser(words, own).parse_args(arguments)
    except SystemExit:  # argparse ends so after --help and --version
        return DONE
    handler = own.get(parsed.handler) or _handler(parsed.handler)
    return handler(parsed, words)


def _handler(name: str) -> Handler:
    module, _, function = name.partition(":")
    found: Handler = getattr(import_module(f"pia_wizard.cli.{module}"), function)
    return found


def _refused(error: PiaError, words: Translator) -> int:
    print(printable(str(words.error(error))), file=sys.stderr)
    return NO if isinstance(error, RefusedError) else CANNOT


def _let_any_character_through() -> None:
    """Replace what the terminal's encoding lacks instead of failing; stderr does so by itself."""
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")


def _flush() -> None:
    """Write out what is buffered while failing can still be said."""
    if sys.stdout is not None:
        sys.stdout.flush()


def _let_go_of_output() -> None:
    """Lead what is still buffered to nowhere, so that the interpreter does not stumble over it at its end."""
    if sys.stdout is not None:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)


def _language() -> str:
    chosen = os.environ.get("PIA_WIZARD_LANGUAGE", "")
    return chosen if chosen in LANGUAGES else load_settings().language
