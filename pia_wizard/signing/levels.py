"""The PAdES baseline levels (ETSI EN 319 142-1): how much a signature carries so that it can be proved later.

B-B is the signature alone, made offline. B-T adds a timestamp, B-LT the certificates and revocation data
with which it can be verified years later, B-LTA a timestamp over all of that.
"""

from enum import StrEnum

from pia_wizard.errors import N_


class Level(StrEnum):
    """A baseline level; the value is what machines read."""

    B = "b-b"
    T = "b-t"
    LT = "b-lt"
    LTA = "b-lta"

    @property
    def label(self) -> str:
        """Return what the level gives, in the source language; show it through ``say``."""
        return _LABELS[self]

    @property
    def lasts(self) -> bool:
        """Return whether what is needed to verify is inside."""
        return self in {Level.LT, Level.LTA}


_LABELS = {
    Level.B: N_("署名だけ（通信しません）"),
    Level.T: N_("署名とタイムスタンプ"),
    Level.LT: N_("長く検証できる署名（B-LT）"),
    Level.LTA: N_("長く保管できる署名（B-LTA）"),
}
