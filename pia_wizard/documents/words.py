"""The report's names for what the records only have keys for."""

from pia_wizard.assessment.model import Origin
from pia_wizard.errors import N_
from pia_wizard.questionnaire.model import Phase

PHASES = {
    Phase.PRINCIPLES: N_("基本原則"),
    Phase.PRIOR_NOTICE: N_("事前告知時"),
    Phase.ACQUISITION: N_("取得時"),
    Phase.HANDLING: N_("取扱い時"),
    Phase.MANAGEMENT: N_("管理時"),
    Phase.PROCESS: N_("評価の進め方"),
}

DECISIONS = {
    "required": N_("評価の実施が必要です"),
    "recommended": N_("評価の実施が望まれます"),
    "not_needed": N_("評価の実施は必須ではありません"),
    "undetermined": N_("必要かどうかはまだ決まりません"),
}

MEASURE_STATUSES = {
    "planned": N_("計画中"),
    "in_progress": N_("実施中"),
    "done": N_("完了"),
    "dropped": N_("取りやめ"),
}

OPTIONS = {
    "reduce": N_("減らす（対策をとる）"),
    "avoid": N_("なくす（その使い方をやめる）"),
    "transfer": N_("分ける（保険や契約で任せる）"),
    "retain": N_("受け入れる（何もしない）"),
}

COSTS = {"low": N_("小"), "medium": N_("中"), "high": N_("大")}

ORIGINS = {
    Origin.IMPORTED: N_("取り込んだ回答"),
    Origin.COPIED: N_("前回から写した回答"),
    Origin.DEFAULT: N_("はじめから入っていた回答"),
}
"""Where an answer came from; a typed one needs no word."""
