"""For whom a report is made."""

from enum import StrEnum

from pia_wizard.errors import N_


class Variant(StrEnum):
    """The whole report, two pages for those who decide, or a summary that may be published."""

    FULL = "full"
    MANAGEMENT = "management"
    PUBLIC = "public"


VARIANTS = {
    Variant.FULL: N_("報告書（全体）"),
    Variant.MANAGEMENT: N_("経営者向けの要約（2ページ）"),
    Variant.PUBLIC: N_("公開用の要約"),
}
"""What each variant is called where one chooses."""
