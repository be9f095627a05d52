"""Who signs a report: three roles, each with the field made for it in the PDF."""

from enum import StrEnum

from pia_wizard.errors import N_


class Role(StrEnum):
    """A role that signs; the value is what machines read, such as in ``--as assessor``."""

    ASSESSOR = "assessor"
    PRIVACY_OFFICER = "privacy_officer"
    APPROVER = "approver"

    @property
    def field(self) -> str:
        """Return the name of the signature field that the report makes for this role."""
        return _FIELDS[self]

    @property
    def label(self) -> str:
        """Return the role's name in the source language; show it through ``say``."""
        return _LABELS[self]


_FIELDS = {
    Role.ASSESSOR: "Assessor",
    Role.PRIVACY_OFFICER: "PrivacyOfficer",
    Role.APPROVER: "Approver",
}

_LABELS = {
    Role.ASSESSOR: N_("評価者"),
    Role.PRIVACY_OFFICER: N_("個人情報保護管理者"),
    Role.APPROVER: N_("承認者"),
}


def role_of(field: str) -> Role | None:
    """Return the role a signature field was made for, or ``None`` for a field of another program."""
    return next((role for role, name in _FIELDS.items() if name == field), None)
