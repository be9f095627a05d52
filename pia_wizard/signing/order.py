"""In which order a report is signed: assessor, privacy officer, approver; roles may be skipped.

The first signature certifies the report (ISO 32000-1, 12.8.2.2), so that whatever comes later is held
against it. Each role signs once; nobody signs what someone above them has signed already, and after the
approver nobody signs.
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import ClassVar

from pia_wizard.errors import N_, RefusedError
from pia_wizard.signing.roles import Role


class AlreadySignedError(RefusedError):
    """The role's field carries a signature already."""

    what: ClassVar[str] = N_("署名しませんでした。")
    why: ClassVar[str] = N_("署名欄「{field}」は、すでに署名されています。")
    do: ClassVar[str] = N_("やり直すときは、報告書を作り直して最初から署名してください。")


class ApprovedError(RefusedError):
    """The approver has signed: the report is closed."""

    what: ClassVar[str] = N_("署名しませんでした。")
    why: ClassVar[str] = N_("承認者がすでに署名しています。承認のあとに署名を加えることはできません。")
    do: ClassVar[str] = N_("署名を加えるには、報告書を作り直して、評価者から順に署名してください。")


class TurnPassedError(RefusedError):
    """The privacy officer has signed, so the assessor's turn is over."""

    what: ClassVar[str] = N_("署名しませんでした。")
    why: ClassVar[str] = N_("個人情報保護管理者がすでに署名しています。評価者は、その前に署名します。")
    do: ClassVar[str] = N_("署名を加えるには、報告書を作り直して、評価者から順に署名してください。")


class NotCertifiedError(RefusedError):
    """Someone signed first without certifying the document."""

    what: ClassVar[str] = N_("署名しませんでした。")
    why: ClassVar[str] = N_("この文書は、内容を確定する署名がないまま、別のプログラムで署名されています。")
    do: ClassVar[str] = N_("このプログラムで報告書を作り直して、最初から署名してください。")


def require_turn(role: Role, signed: Sequence[Role]) -> None:
    """Raise AlreadySignedError, ApprovedError or TurnPassedError unless it is the role's turn."""
    if role in signed:
        raise AlreadySignedError(field=role.field)
    if Role.APPROVER in signed:
        raise ApprovedError
    if Role.PRIVACY_OFFICER in signed and role is Role.ASSESSOR:
        raise TurnPassedError


def in_order(signed: Sequence[Role]) -> bool:
    """Return whether roles signed in their order, each once."""
    places = [list(Role).index(role) for role in signed]
    return all(before < after for before, after in pairwise(places))
