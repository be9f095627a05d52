"""Where the parts of a CNIL assessment go: its questions by number, ours by id.

Our questions ask for facts, theirs for prose. Prose never becomes a chosen answer: it goes into the note
of the question it is about, or into an answer that is prose itself.
"""

from dataclasses import dataclass
from enum import StrEnum

from pia_wizard.errors import N_
from pia_wizard.questionnaire.model import Event


class As(StrEnum):
    """What a text becomes: an answer that is prose, or a note beside a question still to be answered."""

    ANSWER = "answer"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Target:
    """What a CNIL question asks, in our words, and where its text goes."""

    asks: str
    question: str = ""
    taken: As = As.NOTE


@dataclass(frozen=True, slots=True)
class Feared:
    """One of the three feared events: which of ours it is and what an own risk for it is called.

    ``number`` is the section's: 32 for the answers 321 … 326.
    """

    number: int
    event: Event
    risk: str
    title: str


ANSWERS: dict[int, Target] = {
    111: Target(N_("評価する処理の概要"), "camera_reason", As.ANSWER),
    112: Target(N_("処理に関わる人の責任"), "people_appointed"),
    113: Target(N_("従う規格や決まり"), "criteria_sources"),
    121: Target(N_("扱うデータ"), "recorded_data"),
    122: Target(N_("データと処理の流れ"), "flows"),
    123: Target(N_("データを支える機器など"), "storage_media"),
    211: Target(N_("目的"), "purposes"),
    212: Target(N_("処理の適法の根拠")),
    213: Target(N_("データを最小限にすること"), "view_checked"),
    214: Target(N_("データの正確さ"), "watchlist_removal"),
    215: Target(N_("保存期間"), "retention_days"),
    221: Target(N_("本人への告知"), "sign_says"),
    222: Target(N_("同意の得方"), "reuse_consent"),
    223: Target(N_("開示とデータの持ち運び"), "subject_requests"),
    224: Target(N_("訂正と消去"), "subject_requests"),
    225: Target(N_("利用の制限と異議"), "opt_out"),
    226: Target(N_("委託先の義務"), "contract_terms"),
    227: Target(N_("国外への移転"), "stored_abroad"),
}

FACTS: dict[str, Target] = {
    "author_name": Target(N_("評価を行う人"), "assessor"),
    "dpo_opinion": Target(N_("個人情報保護の責任者の助言"), "dpo_advice"),
    "concerned_people_opinion": Target(N_("影響を受ける人の意見"), "views_heard"),
    "concerned_people_searched_content": Target(N_("意見を聞いていない理由"), "views_not_sought", As.ANSWER),
}

FEARED: tuple[Feared, ...] = (
    Feared(32, Event.ILLEGITIMATE_ACCESS, "own_cnil_access", N_("データへの不正なアクセス")),
    Feared(33, Event.UNWANTED_MODIFICATION, "own_cnil_modification", N_("データの望まない変更")),
    Feared(34, Event.DISAPPEARANCE, "own_cnil_disappearance", N_("データの消失")),
)

PARTS: dict[int, str] = {
    1: N_("起こりうる影響"),
    2: N_("主な脅威"),
    3: N_("リスクの源"),
    4: N_("リスクを下げる対策"),
    5: N_("影響の大きさ"),
    6: N_("起こりやすさ"),
}
"""What the last digit of a feared event's answers stands for."""
