"""Questions that nothing uses: answering them would change nothing."""

from collections.abc import Iterator

from pia_wizard.errors import N_
from pia_wizard.questionnaire.asking_order import ALWAYS
from pia_wizard.questionnaire.checks.rules import Rules
from pia_wizard.questionnaire.compile import placeholders
from pia_wizard.questionnaire.content import Content
from pia_wizard.questionnaire.faults import Fault

_REPEATING = ("questions", "conditions", "rules", "forms", "publication")
"""What hangs on answers, but is no reason to ask for any."""


def unused_questions(content: Content, rules: Rules) -> Iterator[Fault]:
    """Give a fault for each question that no rule, notice or needed condition looks at.

    While something is faulty its questions cannot be known, so nothing is said then. The operator's rules
    and record forms repeat answers, but never make a question be asked.
    """
    if not content.whole:
        return
    questions = content.library.questions
    needed = _directly(content, rules)
    whens = {rule.owner: expression.reads for rule, expression in rules.compiled if rule.kind == "questions"}
    due = set(needed)
    while due:
        more = whens.get(due.pop(), frozenset()) - needed
        needed |= more
        due |= more
    for name in questions:
        if name not in needed:
            words = N_("質問「{key}」は、どの要求事項、リスク、告知、条件でも使われていません。")
            yield content.places["questions"][name].key_fault(words, key=name)


def _directly(content: Content, rules: Rules) -> set[str]:
    needed = {*ALWAYS, *rules.unread}
    for rule, expression in rules.compiled:
        if rule.kind not in _REPEATING and rule.key != "suggest_when":
            needed |= expression.reads
    for guideline in content.library.guidelines.values():
        needed |= {requirement.practice for requirement in guideline.requirements.values()}
    for notice in content.library.notices.values():
        for element in notice.elements.values():
            for text in (element.text, *(other.text for other in element.texts)):
                needed.update(placeholders(text))
    return needed
