"""sign | trust: signing reports that exist, and whom this computer's user trusts."""

import argparse

from pia_wizard.cli import signer as signers
from pia_wizard.cli.printing import as_json, as_lines, printable
from pia_wizard.i18n import Translator, translator
from pia_wizard.session import signing, trusted


def sign(arguments: argparse.Namespace, words: Translator) -> int:
    """Sign every report, saying of each what became of it; exit code 1 if any was not signed."""
    signer = signers.identity(arguments, words)
    manner = signers.manner(arguments, translator(arguments.lang))
    outcomes = []
    for outcome in signing.sign_files(arguments.pdf, arguments.output, signer, manner):
        outcomes.append(outcome)
        if not arguments.json:
            as_lines([_line(outcome, words)])
    if arguments.json:
        as_json([_plain(outcome, words) for outcome in outcomes])
    else:
        as_lines(_summary(outcomes, len(arguments.pdf), words))
        as_lines(signers.remarks(arguments, signer, words))
    return 0 if sum(outcome.error is None for outcome in outcomes) == len(arguments.pdf) else 1


def _line(outcome: signing.Outcome, words: Translator) -> str:
    counted = {"number": outcome.number, "total": outcome.total}
    if outcome.error is None:
        return words.say("[{number}/{total}] 署名しました: {path}", path=outcome.target, **counted)
    why = printable(str(words.error(outcome.error)))
    return words.say("[{number}/{total}] {path}: {why}", path=outcome.source, why=why, **counted)


def _plain(outcome: signing.Outcome, words: Translator) -> dict[str, object]:
    return {
        "source": str(outcome.source),
        "target": str(outcome.target) if outcome.target else None,
        "error": type(outcome.error).__name__ if outcome.error else None,
        "why": str(words.error(outcome.error)) if outcome.error else "",
    }


def _summary(outcomes: list[signing.Outcome], total: int, words: Translator) -> list[str]:
    done = sum(outcome.error is None for outcome in outcomes)
    lines = [words.say("{total}件のうち{done}件に署名しました。", total=total, done=done)]
    if len(outcomes) < total:
        rest = total - len(outcomes)
        lines.append(words.say("同じ理由で署名できないため、残りの{rest}件は試していません。", rest=rest))
    return lines


def list_trusted(arguments: argparse.Namespace, words: Translator) -> int:
    """List the certificates that are trusted."""
    found = trusted.listed()
    if arguments.json:
        as_json([{"name": one.name, "issuer": one.issuer, "fingerprint": one.fingerprint} for one in found])
        return 0
    as_lines(f"{one.fingerprint}  {one.name}" for one in found)
    if not found:
        as_lines([words.say("信頼する証明書は、まだありません。")])
    return 0


def add_trusted(arguments: argparse.Namespace, words: Translator) -> int:
    """Trust the certificates of a file from now on."""
    for one in trusted.trust(arguments.certificate):
        as_lines([words.say("信頼する証明書に加えました: {name}", name=one.name)])
        as_lines(
            [words.say("指紋（SHA-256）を発行元の公表と見比べてください: {print}", print=one.fingerprint)]
        )
    return 0


def remove_trusted(arguments: argparse.Namespace, words: Translator) -> int:
    """Trust a certificate no longer."""
    trusted.distrust(arguments.fingerprint)
    as_lines([words.say("信頼する証明書から外しました。")])
    return 0
