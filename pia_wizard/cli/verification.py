"""verify: whether a PDF is what was signed, and by whom."""

import argparse

import msgspec

from pia_wizard.cli.printing import as_json, as_lines
from pia_wizard.i18n import Translator
from pia_wizard.session import verifying


def verify(arguments: argparse.Namespace, translator: Translator) -> int:
    """Verify a signed PDF; exit code 1 if it is not validly signed as it lies there."""
    result = verifying.verified(arguments.pdf, arguments.trust, arguments.crl)
    lines = verifying.lines(result, translator)
    if arguments.json:
        as_json({**msgspec.to_builtins(result), "sentences": lines})
    else:
        as_lines(lines)
        if arguments.detail:
            as_lines(verifying.details(result, translator))
    return 0 if verifying.holds(result, trust_required=bool(arguments.trust)) else 1
