"""Who signs and how, as the options of ``signer_options`` say."""

import argparse
from typing import TYPE_CHECKING

from pia_wizard.cli.secret_files import passphrase
from pia_wizard.errors import N_, UnusableError
from pia_wizard.i18n import Translator
from pia_wizard.session import identities, signing
from pia_wizard.signing.levels import Level
from pia_wizard.signing.roles import Role

if TYPE_CHECKING:
    from pia_wizard.signing.identity import Identity


class TwoSignersError(UnusableError):
    """Both a file and a token were named."""

    what = N_("だれが署名するか決められませんでした。")
    why = N_("証明書のファイル（--identity）とトークン（--token）の両方が指定されています。")
    do = N_("どちらか一方を指定してください。")


class NoSignerError(UnusableError):
    """Neither a file nor a token was named."""

    what = N_("だれが署名するか決められませんでした。")
    why = N_("証明書のファイル（--identity）もトークン（--token）も指定されていません。")
    do = N_("どちらか一方を指定してください。")


def signer_named(arguments: argparse.Namespace) -> bool:
    """Return whether anyone is to sign. Raises TwoSignersError."""
    if arguments.identity and arguments.token:
        raise TwoSignersError
    return bool(arguments.identity or arguments.token)


def identity(arguments: argparse.Namespace, words: Translator) -> "Identity":
    """Return who signs, fit to do so. Raises what opening it refuses, and for private facts in it."""
    if not signer_named(arguments):
        raise NoSignerError
    if arguments.token:
        pin = passphrase(arguments.pin_file)
        found = identities.on_token(
            arguments.token,
            None if pin is None else pin.decode("utf-8", "replace"),
            arguments.token_label,
            arguments.certificate,
        )
    else:
        found = identities.load(arguments.identity, passphrase(arguments.passphrase_file))
    identities.require_agreed(found, words, agreed=arguments.accept_personal_attributes)
    return found


def manner(arguments: argparse.Namespace, paper: Translator) -> signing.Manner:
    """Return how to sign. Raises what reading certificates and revocation data refuses."""
    means = signing.evidence(
        Level(arguments.level),
        server=arguments.timestamp_server,
        roots=arguments.trust,
        lists=arguments.crl,
        may_fetch=arguments.fetch_revocation,
    )
    return signing.Manner(Role(arguments.role), paper, means, arguments.company_seal)


def remarks(arguments: argparse.Namespace, signer: "Identity", words: Translator) -> list[str]:
    """Return what has to be said beside a signature: what it proves, and what a seal does not."""
    lines = []
    if signer.self_made:
        lines.append(words.say(identities.SELF_MADE_PROVES))
    if arguments.company_seal:
        from pia_wizard.signing.company_seal import SEALS_ARE_DECORATION

        lines.append(words.say(SEALS_ARE_DECORATION))
    return lines
