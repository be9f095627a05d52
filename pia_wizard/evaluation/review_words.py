"""States, roles and editions of an assessment in words."""

from pia_wizard.assessment.review import Edition, ReviewRole, ReviewState
from pia_wizard.errors import N_
from pia_wizard.i18n import Translator

_STATES = {
    ReviewState.DRAFT: N_("作成中"),
    ReviewState.IN_REVIEW: N_("確認待ち"),
    ReviewState.CHANGES_REQUESTED: N_("修正の依頼あり"),
    ReviewState.APPROVED: N_("承認済み"),
}
_ROLES = {
    ReviewRole.ASSESSOR: N_("評価者"),
    ReviewRole.REVIEWER: N_("個人情報保護管理者"),
    ReviewRole.APPROVER: N_("承認者"),
}


def state_text(state: ReviewState, translator: Translator) -> str:
    """Return how far an edition is."""
    return translator.say(_STATES[state])


def role_text(role: ReviewRole, translator: Translator) -> str:
    """Return what a role in the review is called."""
    return translator.say(_ROLES[role])


def edition_text(edition: Edition, translator: Translator) -> str:
    """Return an edition's number with the day of its approval, or its state while it has none."""
    if edition.approved_at is None:
        state = state_text(edition.state, translator)
        return translator.say("第{n}版（{state}）", n=edition.number, state=state)
    day = translator.date(edition.approved_at.astimezone().date())
    return translator.say("第{n}版（{day}承認）", n=edition.number, day=day)
