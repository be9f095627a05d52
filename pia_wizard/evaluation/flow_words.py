"""A flow map in words: the whole of it for those who do not see its picture, and what stands in a picture."""

from pia_wizard.evaluation.flows import FlowEdge, FlowMap
from pia_wizard.evaluation.wording import scalar_text
from pia_wizard.i18n import Translator
from pia_wizard.questionnaire.compiled import Questionnaire
from pia_wizard.questionnaire.model import FLOWS

_MOST_LINES = 3
"""So many keepings stand in a box; the table below the picture has all."""


def place_text(name: str, translator: Translator) -> str:
    """Return a place's name, or that it has none yet."""
    return name or translator.say("（未記入）")


def data_text(questionnaire: Questionnaire, edge: FlowEdge, translator: Translator) -> str:
    """Return what flows."""
    return _cell_text(questionnaire, "data", edge.data, translator)


def medium_text(questionnaire: Questionnaire, medium: str, translator: Translator) -> str:
    """Return how something flows."""
    return _cell_text(questionnaire, "medium", medium, translator)


def keeping_text(questionnaire: Questionnaire, edge: FlowEdge, translator: Translator) -> str:
    """Return whether and how long the receiver keeps what flows."""
    if edge.stored is None:
        return translator.say("保存は未回答")
    if not edge.stored:
        return translator.say("保存しない")
    if edge.days is None:
        return translator.say("保存する")
    return translator.say("保存 {days}", days=_days_text(questionnaire, edge, translator))


def flow_text(questionnaire: Questionnaire, flows: FlowMap, edge: FlowEdge, translator: Translator) -> str:
    """Return one flow as a sentence."""
    return translator.say(
        "{number}：{source}から{destination}へ、{data}（{medium}、{keeping}）。",
        number=edge.number,
        source=place_text(flows.nodes[edge.source].name, translator),
        destination=place_text(flows.nodes[edge.destination].name, translator),
        data=data_text(questionnaire, edge, translator),
        medium=medium_text(questionnaire, edge.medium, translator),
        keeping=keeping_text(questionnaire, edge, translator),
    )


def map_text(questionnaire: Questionnaire, flows: FlowMap, translator: Translator) -> str:
    """Return every flow of a map in words, in the table's order."""
    lead = translator.say("情報の流れの図。")
    return lead + "".join(flow_text(questionnaire, flows, edge, translator) for edge in flows.edges)


def kept_lines(
    questionnaire: Questionnaire, flows: FlowMap, node: int, translator: Translator
) -> tuple[str, ...]:
    """Return what is kept at a place: once if all that arrives is kept alike, else flow by flow."""
    kept = [edge for edge in flows.reaching(node) if edge.stored]
    if len({edge.days for edge in kept}) <= 1:
        return tuple(keeping_text(questionnaire, edge, translator) for edge in kept[:1])
    lines = [
        translator.say(
            "{number}：{days}", number=edge.number, days=_days_text(questionnaire, edge, translator)
        )
        for edge in kept
    ]
    if len(lines) > _MOST_LINES:
        more = len(lines) - _MOST_LINES + 1
        lines[_MOST_LINES - 1 :] = [translator.say_n("ほか {n} 件", "ほか {n} 件", more)]
    return tuple(lines)


def _days_text(questionnaire: Questionnaire, edge: FlowEdge, translator: Translator) -> str:
    if edge.days is None:
        return translator.say("保存する")
    return _cell_text(questionnaire, "days", edge.days, translator)


def _cell_text(questionnaire: Questionnaire, column: str, value: object, translator: Translator) -> str:
    question = questionnaire.questions[FLOWS]
    address = f"question.{FLOWS}.columns.{column}"
    if column not in question.columns:
        return str(value)
    return scalar_text(question.columns[column], value, address, translator)
