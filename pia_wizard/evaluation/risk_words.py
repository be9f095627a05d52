"""What the closed lists of a risk are called: events, sources, assets, the people affected, principles.

Worded here once, so that window and paper say the same.
"""

from pia_wizard.errors import N_
from pia_wizard.i18n import Translator
from pia_wizard.questionnaire.model import Affected, Asset, Event, Principle, Source

_EVENT = {
    Event.ILLEGITIMATE_ACCESS: N_("見てはいけない人に見られる"),
    Event.UNWANTED_MODIFICATION: N_("勝手に書き換えられる"),
    Event.DISAPPEARANCE: N_("なくなる、使えなくなる"),
    Event.USE_BEYOND_PURPOSE: N_("目的と違うことに使われる"),
    Event.EXCESSIVE_COLLECTION: N_("必要以上に撮られる、集められる"),
    Event.MISIDENTIFICATION: N_("別の人や疑わしい人と間違われる"),
    Event.LINKAGE: N_("別々の記録が結び付けられる"),
    Event.UNFAIR_TREATMENT: N_("不当に違う扱いを受ける"),
    Event.NO_CONTROL: N_("自分ではどうにもできない"),
}
_SOURCE = {
    Source.INSIDER: N_("内部の人"),
    Source.OPERATOR: N_("設置者や運用者そのもの"),
    Source.VENDOR: N_("委託先や業者"),
    Source.PARTNER: N_("共同で利用する相手や提供先"),
    Source.OUTSIDER: N_("外部の人"),
    Source.AUTHORITY: N_("公的な機関"),
    Source.ACCIDENT: N_("故障や災害"),
}
_ASSET = {
    Asset.HARDWARE: N_("機器と媒体"),
    Asset.SOFTWARE: N_("ソフトウェアとデータ"),
    Asset.NETWORK: N_("通信"),
    Asset.PEOPLE: N_("人"),
    Asset.PAPER: N_("紙と掲示"),
    Asset.PREMISES: N_("場所と設備"),
}
_AFFECTED = {
    Affected.CUSTOMERS: N_("来店者や利用者"),
    Affected.STAFF: N_("従業員"),
    Affected.PASSERS_BY: N_("通行人"),
    Affected.NEIGHBOURS: N_("近隣の人"),
    Affected.CHILDREN: N_("子ども"),
    Affected.LISTED: N_("登録された人"),
    Affected.EVERYONE: N_("映るすべての人"),
}
_PRINCIPLE = {
    Principle.CONSENT_CHOICE: N_("同意と選択"),
    Principle.PURPOSE_LEGITIMACY_SPECIFICATION: N_("目的の正当性と明確さ"),
    Principle.COLLECTION_LIMITATION: N_("集める範囲の制限"),
    Principle.DATA_MINIMIZATION: N_("データの最小化"),
    Principle.USE_RETENTION_DISCLOSURE_LIMITATION: N_("利用・保存・提供の制限"),
    Principle.ACCURACY_QUALITY: N_("正確さと品質"),
    Principle.OPENNESS_TRANSPARENCY_NOTICE: N_("公開と通知"),
    Principle.INDIVIDUAL_PARTICIPATION_ACCESS: N_("本人の参加と確認"),
    Principle.ACCOUNTABILITY: N_("説明できる責任"),
    Principle.INFORMATION_SECURITY: N_("情報セキュリティ"),
    Principle.PRIVACY_COMPLIANCE: N_("守られていることの確認"),
}


def event_text(event: str, translator: Translator) -> str:
    """Return what a risk comes to, seen from the person it happens to; an assessor's own word stays."""
    return translator.say(_EVENT[Event(event)]) if event in _EVENT else event


def source_text(source: str, translator: Translator) -> str:
    """Return who, or what, brings a risk about; an assessor's own word stays."""
    return translator.say(_SOURCE[Source(source)]) if source in _SOURCE else source


def asset_text(asset: Asset, translator: Translator) -> str:
    """Return the supporting asset through which a threat works."""
    return translator.say(_ASSET[asset])


def affected_text(affected: Affected, translator: Translator) -> str:
    """Return the people a risk may harm."""
    return translator.say(_AFFECTED[affected])


def principle_text(principle: Principle, translator: Translator) -> str:
    """Return a privacy principle (ISO/IEC 29100) in plain words."""
    return translator.say(_PRINCIPLE[principle])
