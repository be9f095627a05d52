"""The SQL of a workspace, built once; SQLAlchemy keeps what it compiled from each."""

from sqlalchemy import bindparam, delete, insert, select, update

from pia_wizard.storage.tables import answers, assessment_contents, assessments, contents, history

_id = assessments.c.id == bindparam("id_")
_answer = (answers.c.assessment == bindparam("id_")) & (answers.c.question == bindparam("question_"))

SUMMARIES = select(
    assessments.c.id,
    assessments.c.title,
    assessments.c.guidelines,
    assessments.c.created,
    assessments.c.changed,
    assessments.c.answered,
).order_by(assessments.c.changed.desc(), assessments.c.id)

IS_THERE = select(assessments.c.id).where(_id)
ASSESSMENT = select(
    assessments.c.id,
    assessments.c.title,
    assessments.c.guidelines,
    assessments.c.method,
    assessments.c.created,
    assessments.c.content,
    assessments.c.overrides,
    assessments.c.measures,
    assessments.c.level_overrides,
    assessments.c.own_risks,
    assessments.c.acceptances,
).where(_id)
ADD_ASSESSMENT = insert(assessments)
REMOVE_ASSESSMENT = delete(assessments).where(_id)
TOUCH = (
    update(assessments)
    .where(_id)
    .values(changed=bindparam("now"), answered=assessments.c.answered + bindparam("more"))
)

FIELDS = {
    column.name: (
        select(column, assessments.c.version).where(_id),
        update(assessments)
        .where(_id, assessments.c.version == bindparam("seen"))
        .values({column: bindparam("value"), "changed": bindparam("now"), "version": bindparam("seen") + 1}),
    )
    for column in (
        assessments.c.title,
        assessments.c.guidelines,
        assessments.c.method,
        assessments.c.content,
        assessments.c.overrides,
        assessments.c.measures,
        assessments.c.level_overrides,
        assessments.c.own_risks,
        assessments.c.acceptances,
    )
}
"""How to read a field with its row's version, and how to change it if nobody else did meanwhile."""

ANSWERS = (
    select(answers.c.question, answers.c.body)
    .where(answers.c.assessment == bindparam("id_"))
    .order_by(answers.c.question)
)
ANSWER = select(answers.c.body, answers.c.version).where(_answer)
ADD_ANSWER = insert(answers)
CHANGE_ANSWER = (
    update(answers)
    .where(_answer, answers.c.version == bindparam("seen"))
    .values(body=bindparam("text"), version=bindparam("seen") + 1)
)
REMOVE_ANSWER = delete(answers).where(_answer, answers.c.version == bindparam("seen"))

ADD_CHANGE = insert(history)
CHANGES = (
    select(history.c.subject, history.c.at, history.c.who, history.c.old, history.c.new)
    .where(history.c.assessment == bindparam("id_"))
    .order_by(history.c.number.desc())
)
CHANGES_OF = CHANGES.where(history.c.subject == bindparam("subject_"))

KNOWN_CONTENTS = select(contents.c.sha256).where(contents.c.sha256.in_(bindparam("hashes", expanding=True)))
ADD_CONTENT = insert(contents)
LINK_CONTENT = insert(assessment_contents)
UNLINK_CONTENTS = delete(assessment_contents).where(assessment_contents.c.assessment == bindparam("id_"))
REMOVE_UNUSED_CONTENTS = delete(contents).where(
    contents.c.sha256.not_in(select(assessment_contents.c.sha256))
)
SOURCES = (
    select(assessment_contents.c.path, contents.c.sha256, contents.c.body)
    .join_from(assessment_contents, contents)
    .where(assessment_contents.c.assessment == bindparam("id_"))
    .order_by(assessment_contents.c.path)
)
