"""Start the window, or run a command."""

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import argparse

    from pia_wizard.i18n import Translator


def main() -> int:
    """Run a command of the command line; without arguments, open the window."""
    if len(sys.argv) == 1:
        return window()
    from pia_wizard.cli.main import run

    return run(sys.argv[1:], {"self-test": _self_test})


def window() -> int:
    """Open the window; arguments are case files to open."""
    import gc

    gc.disable()  # loading makes no garbage worth searching for; the window enables it when all is loaded
    from pia_wizard.ui.application import run

    return run(sys.argv)


def _self_test(_arguments: "argparse.Namespace", translator: "Translator") -> int:
    """Drive the real window offscreen, from the first answer to the verified signature."""
    from pia_wizard.ui.self_test import run

    return run(translator)


if __name__ == "__main__":
    sys.exit(main())
