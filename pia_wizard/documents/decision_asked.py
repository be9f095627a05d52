"""What those who decide are asked, as numbered sentences that follow from the evaluation."""

from dataclasses import replace

from pia_wizard.documents.conclusion import gravest_risks
from pia_wizard.documents.levels import band_name, band_range, risk_title
from pia_wizard.documents.material import Material, shortened
from pia_wizard.evaluation.model import AcceptanceState, Status
from pia_wizard.evaluation.treatment import is_open, unplanned
from pia_wizard.pdf.blocks import Block
from pia_wizard.pdf.paragraphs import ListItem, Paragraph
from pia_wizard.pdf.styles import BODY
from pia_wizard.questionnaire.model import Obligation

_POINT = replace(BODY, size=9.5, leading=14.5, after=2)
_LONGEST = 60


def decision_asked(material: Material) -> list[Block]:
    """Return what has to be decided, one item for each; at least whether to run the system."""
    texts = (_risks(material), _measures(material), _requirements(material), _operation(material))
    key = object()
    asked = [text for text in texts if text]
    return [ListItem(f"{n}.", Paragraph(text, _POINT), key, 16) for n, text in enumerate(asked, 1)]


def _risks(material: Material) -> str:
    """Return the question whether what remains is accepted, and who may accept it."""
    left = sum(level.acceptance is not AcceptanceState.ACCEPTED for _, level in material.risks)
    if not left:
        return ""
    asked = material.say("残るリスク {n} 件を受け入れるかどうか。", n=left)
    label, level = gravest_risks(material)[0]
    method, name = material.questionnaire.method, level.target.band_high
    who = material.content(f"method.{method.id}.bands.{name}.accept_by", method.bands[name].accept_by)
    worst = material.say(
        "現在最も高いのは{risk}で「{current}」、計画の実施後は「{target}」です。",
        risk=f"{label} {shortened(risk_title(material, level.risk), _LONGEST)}",
        current=band_range(material, level.current),
        target=band_range(material, level.target),
    )
    may = material.say(
        "評価の方法では、「{band}」の受け入れの判断を「{who}」としています。",
        band=band_name(material, name),
        who=who,
    )
    return material.sentences(asked, worst, may if who else "")


def _measures(material: Material) -> str:
    unfinished = [measure for measure in material.assessment.measures if is_open(measure)]
    if not unfinished:
        return ""
    dates = [measure.due for measure in unfinished if measure.due]
    asked = material.say("計画した対策 {n} 件を実施するかどうか。", n=len(unfinished))
    if not dates:
        return asked
    last = material.say("最も遅い期限は {day} です。", day=material.translator.date(max(dates)))
    return material.sentences(asked, last)


def _requirements(material: Material) -> str:
    """Return the question about binding requirements that are not met and that nothing is planned for."""
    unmet = [
        name
        for name, verdict in material.judged.items()
        if verdict.status is Status.NOT_MET and material.requirement(name).obligation is not Obligation.SHOULD
    ]
    if not unmet:
        return ""
    planless = len(set(unmet).intersection(unplanned(material.evaluation)))
    return material.say(
        "満たしていない必須または禁止の要求事項 {n} 件への対応（うち、対策の計画がないもの {left} 件）。",
        n=len(unmet),
        left=planless,
    )


def _operation(material: Material) -> str:
    return material.say("以上をふまえて、カメラの運用を承認するかどうか。")
