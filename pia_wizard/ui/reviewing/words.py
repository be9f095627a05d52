"""The words around a review: its steps, and what was done when by whom."""

from dataclasses import dataclass
from datetime import datetime

from pia_wizard.assessment.review import Edition, ReviewState
from pia_wizard.errors import N_
from pia_wizard.i18n import Translator
from pia_wizard.session.reviewing import Step


@dataclass(frozen=True, slots=True)
class StepWords:
    """What a step is called, what it leads to, and what its remark is for, in the source language."""

    name: str
    about: str
    remark: str


STEPS: dict[Step, StepWords] = {
    "submit": StepWords(
        N_("確認を依頼する"),
        N_("評価者として、この版を個人情報保護管理者に見てもらいます。依頼したあとも、回答は変更できます。"),
        N_("見てほしい点（任意）"),
    ),
    "check": StepWords(
        N_("確認済みにする"),
        N_("個人情報保護管理者として、この版に問題がないことを記録します。続けて承認者が承認できます。"),
        N_("確認した内容（任意）"),
    ),
    "request_changes": StepWords(
        N_("修正を依頼する"),
        N_("この版を評価者に戻し、直してほしいことを伝えます。"),
        N_("直してほしいこと（必須）"),
    ),
    "approve": StepWords(
        N_("承認する"),
        N_(
            "承認者として、この版を承認します。版は今の形のまま保管され、あとから変更できません。"
            "承認より前の操作は、元に戻せなくなります。次に回答を変更すると、新しい版の作成が始まります。"
        ),
        N_("承認の条件や理由（任意）"),
    ),
    "withdraw": StepWords(
        N_("依頼を取り下げる"),
        N_("評価者として、確認の依頼を取り下げ、作成中に戻します。"),
        N_("取り下げる理由（任意）"),
    ),
}
_DONE = {
    ReviewState.DRAFT: N_("{who}が{when}に作成中に戻しました。"),
    ReviewState.IN_REVIEW: N_("{who}が{when}に確認を依頼しました。"),
    ReviewState.CHANGES_REQUESTED: N_("{who}が{when}に修正を依頼しました。"),
    ReviewState.APPROVED: N_("{who}が{when}に承認しました。"),
}


def when_text(moment: datetime, translator: Translator) -> str:
    """Return a moment as day and time here."""
    local = moment.astimezone()
    return f"{translator.date(local.date())} {translator.time(local)}"


def moved_text(edition: Edition, translator: Translator) -> str:
    """Return who brought an edition to its state and when; what to do where nobody did yet."""
    if edition.at is None:
        return translator.say("回答がそろったら、確認を依頼してください。")
    when = when_text(edition.at, translator)
    return translator.say(_DONE[edition.state], who=edition.by, when=when)


def checked_text(edition: Edition, translator: Translator) -> str:
    """Return who found an edition in order and when; nothing if nobody did."""
    if edition.checked_at is None:
        return ""
    when = when_text(edition.checked_at, translator)
    return translator.say(
        "個人情報保護管理者の{who}が{when}に確認済みにしました。", who=edition.checked_by, when=when
    )
