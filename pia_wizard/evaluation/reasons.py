"""Why a verdict or a level is what it is, in words, for window and paper alike."""

from collections.abc import Mapping

from pia_wizard.assessment.model import Answer
from pia_wizard.errors import N_
from pia_wizard.evaluation.model import Contribution, Disagreement, Rule, Status, Verdict
from pia_wizard.evaluation.wording import axis_text, cited_text, question_text, told_answer, verdict_text
from pia_wizard.i18n import Translator
from pia_wizard.questionnaire.compiled import CompiledRisk, Questionnaire
from pia_wizard.questionnaire.expressions.names import MET
from pia_wizard.questionnaire.expressions.quantifiers import ROW
from pia_wizard.questionnaire.model import Axis

_REASONS = {
    Rule.APPLIES: N_("次の回答により、この項目の対象になりません。"),
    Rule.GUIDELINE: N_("次の回答により、この基準の対象になりません。"),
    Rule.NOT_IN_FORCE: N_("評価日にはまだ、またはすでに効力がありません。"),
    Rule.STATED: N_("該当しないと回答されています。"),
    Rule.OVERRIDE: N_("評価者が判定を改めました。もとの回答は次のとおりです。"),
}


def reason_text(
    verdict: Verdict,
    questionnaire: Questionnaire,
    answers: Mapping[str, Answer],
    translator: Translator,
    verdicts: Mapping[str, Verdict] | None = None,
) -> str:
    """Return why a verdict is what it is, naming the deciding answers or the missing ones.

    With all ``verdicts``, a requirement that decided is named with its own.
    """
    if verdict.status is Status.UNDETERMINED or (verdict.rule is Rule.OVERRIDE and verdict.missing):
        names = _listed(verdict.missing, questionnaire, translator)
        return translator.say("次の回答がまだないため、判定できません。{questions}", questions=names)
    lead = translator.say(_REASONS[verdict.rule]) if verdict.rule in _REASONS else ""
    return lead + deciding_text(verdict, questionnaire, answers, translator, verdicts)


def deciding_text(
    verdict: Verdict,
    questionnaire: Questionnaire,
    answers: Mapping[str, Answer],
    translator: Translator,
    verdicts: Mapping[str, Verdict] | None = None,
) -> str:
    """Return the answers that decided a verdict, without saying what they decided."""
    named = [name for name in verdict.facts if ROW not in name]
    said = [_fact(name, questionnaire, answers, translator, verdicts or {}) for name in named]
    rows = [_named_row(name, questionnaire, answers, translator) for name in verdict.facts if ROW in name]
    if rows:
        said.append(translator.say("該当する行: {rows}", rows=translator.say("、").join(rows)))
    return translator.say("／").join(dict.fromkeys(said))


def contribution_text(contribution: Contribution, compiled: CompiledRisk, translator: Translator) -> str:
    """Return one reason for a risk's level, such as 「映像を遠隔で見られるため　起こりやすさ +1」."""
    axis = axis_text(contribution.axis, translator)
    rule = compiled.risk.impact if contribution.axis is Axis.IMPACT else compiled.risk.likelihood
    if contribution.kind == "base":
        because = translator.content(f"risk.{compiled.risk.id}.{contribution.axis}.base", rule.because)
        start = translator.say("{axis}の出発点は {level} です。", axis=axis, level=contribution.low)
        return translator.say("{start}{because}", start=start, because=because) if because else start
    by = _signed(contribution.low, contribution.high, translator)
    if contribution.kind == "treated":
        return _treated(contribution, axis, by, translator)
    if contribution.kind == "measure":
        title = contribution.title
        return translator.say("対策「{title}」により、{axis} {by}", title=title, axis=axis, by=by)
    address = f"risk.{compiled.risk.id}.{contribution.axis}.{contribution.index}"
    because = translator.content(address, rule.changes[contribution.index].because)
    return translator.say("{because}（{axis} {by}）", because=because, axis=axis, by=by)


def position_text(
    difference: str, requirement: str, questionnaire: Questionnaire, translator: Translator
) -> str:
    """Return what one requirement says on a matter, such as 「おおむね1か月まで」."""
    positions = questionnaire.differences[difference].positions
    says = next(p.says for p in positions if p.requirement == requirement)
    return translator.content(f"difference.{difference}.{requirement}", says)


def source_text(requirement: str, questionnaire: Questionnaire, translator: Translator) -> str:
    """Return a requirement by its guideline's short name and its place there."""
    compiled = questionnaire.requirements[requirement]
    guideline = questionnaire.guidelines[compiled.guideline]
    return cited_text(
        translator.content(f"guideline.{guideline.id}.short_title", guideline.short_title),
        translator.content(f"requirement.{requirement}.place", compiled.requirement.place),
    )


def disagreement_text(found: Disagreement, questionnaire: Questionnaire, translator: Translator) -> str:
    """Return a matter on which guidelines differ in words: the strictest position, then the others."""
    matter = questionnaire.differences[found.difference].difference
    title = translator.content(f"difference.{matter.id}.title", matter.title)
    told = {
        p.requirement: translator.say(
            "{source}（{says}）",
            source=source_text(p.requirement, questionnaire, translator),
            says=position_text(matter.id, p.requirement, questionnaire, translator),
        )
        for p in found.positions
        if p.applies is not False
    }
    comma = translator.say("、")
    others = comma.join(
        told[p.requirement] for p in found.positions if p.applies and p.requirement != found.strictest
    )
    pending = comma.join(told[p.requirement] for p in found.positions if p.applies is None)
    sentences = []
    if found.strictest:
        sentences.append(translator.say("最も厳しいのは{position}。", position=told[found.strictest]))
    if others:
        sentences.append(translator.say("ほかに{positions}。", positions=others))
    if pending:
        sentences.append(translator.say("当てはまるか未確定: {positions}。", positions=pending))
    if not sentences:
        sentences.append(translator.say("いまは当てはまるものがありません。"))
    gap = "" if translator.language == "ja" else " "
    return translator.say("{matter}：{positions}", matter=title, positions=gap.join(sentences))


def _treated(contribution: Contribution, axis: str, by: str, translator: Translator) -> str:
    """Return how many requirements lower a level: those met now, and those measures will meet."""
    n, planned = len(contribution.requirements), len(contribution.planned)
    if not n and not planned:
        return translator.say("まだ判定できない要求事項があるため、{axis} {by}", axis=axis, by=by)
    if not n:
        return translator.say_n(
            "対策で満たす予定の要求事項 {n} 件により、{axis} {by}",
            "対策で満たす予定の要求事項 {n} 件により、{axis} {by}",
            planned,
            axis=axis,
            by=by,
        )
    if planned:
        return translator.say_n(
            "満たしている要求事項 {n} 件と、対策で満たす予定の {planned} 件により、{axis} {by}",
            "満たしている要求事項 {n} 件と、対策で満たす予定の {planned} 件により、{axis} {by}",
            n,
            planned=planned,
            axis=axis,
            by=by,
        )
    return translator.say_n(
        "満たしている要求事項 {n} 件により、{axis} {by}",
        "満たしている要求事項 {n} 件により、{axis} {by}",
        n,
        axis=axis,
        by=by,
    )


def _signed(low: int, high: int, translator: Translator) -> str:
    least, most = (str(end) if end == 0 else f"{end:+d}".replace("-", "−") for end in (low, high))
    return least if low == high else translator.say("{low}〜{high}", low=least, high=most)


def _fact(
    name: str,
    questionnaire: Questionnaire,
    answers: Mapping[str, Answer],
    translator: Translator,
    verdicts: Mapping[str, Verdict],
) -> str:
    if name.startswith(MET):
        return _decided(name.removeprefix(MET), questionnaire, translator, verdicts)
    return told_answer(questionnaire.questions[name], answers.get(name), translator)


def _named_row(
    name: str, questionnaire: Questionnaire, answers: Mapping[str, Answer], translator: Translator
) -> str:
    """Return a row that decided, by its number and what stands in its first column."""
    table, _, number = name.partition(ROW)
    rows = answers[table].value if table in answers else ()
    row = rows[int(number) - 1] if isinstance(rows, tuple) and int(number) <= len(rows) else {}
    first = next(iter(questionnaire.questions[table].columns))
    label = row.get(first) if isinstance(row, dict) else None
    if not isinstance(label, str) or not label:
        return translator.say("{number}行目", number=number)
    return translator.say("{number}行目（{label}）", number=number, label=label)


def _listed(names: tuple[str, ...], questionnaire: Questionnaire, translator: Translator) -> str:
    return "".join(
        _place(name.removeprefix(MET), questionnaire, translator)
        if name.startswith(MET)
        else translator.say(
            "「{question}」", question=question_text(questionnaire.questions[name], translator)
        )
        for name in names
    )


def _decided(
    name: str, questionnaire: Questionnaire, translator: Translator, verdicts: Mapping[str, Verdict]
) -> str:
    """Return a requirement that decided another one, with its verdict where that is known."""
    if name not in verdicts:
        return _place(name, questionnaire, translator)
    place = questionnaire.requirements[name].requirement.place
    return translator.say(
        "「{question}」→ {answer}",
        question=translator.content(f"requirement.{name}.place", place),
        answer=verdict_text(verdicts[name].status, translator),
    )


def _place(name: str, questionnaire: Questionnaire, translator: Translator) -> str:
    place = questionnaire.requirements[name].requirement.place
    return translator.say("「{place}」の判定", place=translator.content(f"requirement.{name}.place", place))
