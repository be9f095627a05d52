"""What a change did, what one would do, and why one is refused."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from pia_wizard.errors import N_, RefusedError
from pia_wizard.evaluation import Evaluation, Status, Visibility


class ReasonMissingError(RefusedError):
    """A verdict or level set aside, a risk accepted, or a question, needs a reason that others can check."""

    what = N_("理由が入力されていません。")
    why = N_("あとから読む人が判断を確かめられるように、理由の記録が必要です。")
    do = N_("理由を短く入力してください。")


class TitleMissingError(RefusedError):
    """A measure or a risk without a name could not be spoken of."""

    what = N_("名前が入力されていません。")
    why = N_("一覧や報告書で見分けるために、短い名前が必要です。")
    do = N_("何をするか、または何が起こり得るかを、短く入力してください。")


class NotEntitledError(RefusedError):
    """A role that may not accept what remains of a risk; ``allowed`` names those that may."""

    what = N_("「{role}」は、このリスクを受け入れることができません。")
    why = N_("対策のあとに残る大きさが「{band}」だからです。受け入れられる役割: {allowed}")
    do = N_("受け入れられる役割の人に判断を求めるか、対策を加えてリスクを下げてください。")


class NobodyMayAcceptError(RefusedError):
    """A band that nobody may accept."""

    what = N_("このリスクは、だれも受け入れることができません。")
    why = N_("対策のあとに残る大きさが「{band}」で、この方法では受け入れない決まりです。")
    do = N_("対策を加えてリスクを下げてください。")


@dataclass(frozen=True, slots=True)
class Effect:
    """What one committed change changed, and when it was safe on disk.

    ``risks`` holds also those that came or went; ``added`` is the id of a measure or risk that was added.
    ``rules`` tells that what is asked and judged is another as a whole: guidelines, method or content.
    """

    questions: frozenset[str]
    verdicts: frozenset[str]
    risks: frozenset[str]
    notices: frozenset[str]
    saved_at: datetime
    added: str = ""
    rules: bool = False


@dataclass(frozen=True, slots=True)
class Preview:
    """What an answer would change: verdicts and bands before and after, and answers it would hide.

    Bands are those at the worst end of the present level, of risks that are shown before or after.
    """

    verdicts: Mapping[str, tuple[Status, Status]]
    risks: Mapping[str, tuple[str, str]]
    hidden: tuple[str, ...]


NOTHING = Preview({}, {}, ())


def effect(before: Evaluation, after: Evaluation, moment: datetime, added: str = "") -> Effect:
    """Return what differs between two evaluations."""
    return Effect(
        questions=_differing(before.questions, after.questions),
        verdicts=_differing(before.verdicts, after.verdicts),
        risks=_differing(before.risks, after.risks),
        notices=_differing(before.notices, after.notices),
        saved_at=moment,
        added=added,
    )


def preview(before: Evaluation, after: Evaluation) -> Preview:
    """Return what a hypothetical evaluation would change."""
    return Preview(
        verdicts={
            name: (before.verdicts[name].status, verdict.status)
            for name, verdict in after.verdicts.items()
            if verdict.status is not before.verdicts[name].status
        },
        risks={
            name: (before.risks[name].current.band_high, level.current.band_high)
            for name, level in after.risks.items()
            if (level.applies is not False or before.risks[name].applies is not False)
            and level.current.band_high != before.risks[name].current.band_high
        },
        hidden=tuple(
            name
            for name, state in before.questions.items()
            if state.answered and after.questions[name].visibility is Visibility.HIDDEN
        ),
    )


def _differing(before: Mapping[str, object], after: Mapping[str, object]) -> frozenset[str]:
    changed = (
        name for name, state in after.items() if state is not before.get(name) and state != before.get(name)
    )
    return frozenset(changed) | (before.keys() - after.keys())
