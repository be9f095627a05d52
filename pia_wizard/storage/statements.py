"""The SQL of a workspace, built once; SQLAlchemy keeps what it compiled from each."""

from sqlalchemy import bindparam, delete, func, insert, select, update

from pia_wizard.storage.tables import (
    acts,
    answers,
    assessment_contents,
    assessments,
    comments,
    contents,
    editions,
    evidence,
    evidence_files,
    history,
    kept_contents,
    kept_files,
    printed,
    search_texts,
)

_id = assessments.c.id == bindparam("id_")
_answer = (answers.c.assessment == bindparam("id_")) & (answers.c.question == bindparam("question_"))

SUMMARIES = select(
    assessments.c.id,
    assessments.c.title,
    assessments.c.guidelines,
    assessments.c.created,
    assessments.c.changed,
    assessments.c.answered,
    assessments.c.method,
    assessments.c.client,
    assessments.c.operator,
    assessments.c.edition,
    assessments.c.predecessor,
    assessments.c.archived,
    assessments.c.template,
    assessments.c.told,
    assessments.c.tile,
)
"""Neither chosen nor in order: see ``listing``."""

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
    .values(changed=bindparam("now"), answered=assessments.c.answered + bindparam("more"), told=0, found=0)
)
MARK_CHANGED = update(assessments).where(_id).values(changed=bindparam("now"), told=0, found=0)
COUNT_ANSWERED = update(assessments).where(_id).values(answered=assessments.c.answered + bindparam("more"))

FIELDS = {
    column.name: (
        select(column, assessments.c.version).where(_id),
        update(assessments)
        .where(_id, assessments.c.version == bindparam("seen"))
        .values(
            {
                column: bindparam("value"),
                "changed": bindparam("now"),
                "version": bindparam("seen") + 1,
                "told": 0,
                "found": 0,
            }
        ),
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
        assessments.c.client,
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
    select(history.c.subject, history.c.at, history.c.who, history.c.old, history.c.new, history.c.way)
    .where(history.c.assessment == bindparam("id_"))
    .order_by(history.c.number.desc())
)
CHANGES_OF = CHANGES.where(history.c.subject == bindparam("subject_"))
CHANGES_SINCE = select(func.count()).where(
    history.c.assessment == bindparam("id_"), history.c.number > bindparam("number_")
)
LAST_REVIEW = select(func.max(history.c.number)).where(
    history.c.assessment == bindparam("id_"), history.c.subject == "@edition"
)

ADD_ACT = insert(acts).returning(acts.c.number)
MARK_ACT = update(acts).where(acts.c.number == bindparam("act_")).values(state=bindparam("state_"))
_acts = acts.c.assessment == bindparam("id_")
CUT_UNDONE = update(acts).where(_acts, acts.c.state == "undone").values(state="cut")
CUT_ALL = update(acts).where(_acts, acts.c.state != "cut").values(state="cut")
LAST_DONE = select(func.max(acts.c.number)).where(_acts, acts.c.state == "done")
FIRST_UNDONE = select(func.min(acts.c.number)).where(_acts, acts.c.state == "undone")
_lines = (history.c.act == bindparam("act_")) & (history.c.way == "")
LINES_OF_ACT = (
    select(history.c.subject, history.c.old, history.c.new).where(_lines).order_by(history.c.number)
)
CHANGES_OF_ACT = (
    select(history.c.subject, history.c.at, history.c.who, history.c.old, history.c.new, history.c.way)
    .where(_lines)
    .order_by(history.c.number)
)

PUT_TILE = (
    update(assessments)
    .where(_id)
    .values(
        tile=bindparam("tile_"),
        told=1,
        found=0,
        operator=bindparam("operator_"),
        gravity=bindparam("gravity_"),
        review_due=bindparam("due_"),
    )
)
UNTOLD = select(assessments.c.id).where(assessments.c.told == 0).order_by(assessments.c.changed.desc())
PUT_ARCHIVED = update(assessments).where(_id).values(archived=bindparam("value"))
PUT_TEMPLATE = update(assessments).where(_id).values(template=bindparam("value"))
PREDECESSOR = select(assessments.c.predecessor).where(_id)
PUT_PREDECESSOR = update(assessments).where(_id).values(predecessor=bindparam("value"))
UNFOUND = select(assessments.c.id).where(assessments.c.found == 0)
FOUND = update(assessments).where(_id).values(found=1)
SEARCHED = select(assessments.c.title, assessments.c.client, assessments.c.tile).where(_id)
SEARCH_TEXT = select(search_texts.c.number, search_texts.c.body).where(
    search_texts.c.assessment == bindparam("id_")
)
ADD_SEARCH_TEXT = insert(search_texts).returning(search_texts.c.number)
CHANGE_SEARCH_TEXT = (
    update(search_texts).where(search_texts.c.number == bindparam("number_")).values(body=bindparam("text"))
)

EDITION_NOW = select(assessments.c.edition).where(_id)
PUT_EDITION = update(assessments).where(_id).values(edition=bindparam("value"), state=bindparam("state_"))
ADD_EDITION = insert(editions)
_edition = (editions.c.assessment == bindparam("id_")) & (editions.c.number == bindparam("number_"))
EDITIONS = (
    select(
        editions.c.number,
        editions.c.at,
        editions.c.who,
        editions.c.remark,
        editions.c.sha256,
        editions.c.judgement,
    )
    .where(editions.c.assessment == bindparam("id_"))
    .order_by(editions.c.number)
)
EDITION_BODY = select(editions.c.body, editions.c.sha256).where(_edition)

COMMENTS = select(comments.c.body).where(comments.c.assessment == bindparam("id_"))
COMMENT = select(comments.c.body).where(
    comments.c.assessment == bindparam("id_"), comments.c.id == bindparam("comment_")
)
ADD_COMMENT = insert(comments)
CHANGE_COMMENT = update(comments).where(comments.c.id == bindparam("comment_")).values(body=bindparam("text"))
REMOVE_COMMENT = delete(comments).where(comments.c.id == bindparam("comment_"))

_file = (
    (evidence.c.assessment == bindparam("id_"))
    & (evidence.c.question == bindparam("question_"))
    & (evidence.c.sha256 == bindparam("sha256_"))
)
EVIDENCE = select(evidence.c.body).where(evidence.c.assessment == bindparam("id_"))
EVIDENCE_FILE = select(evidence.c.body).where(_file)
ADD_EVIDENCE = insert(evidence)
REMOVE_EVIDENCE = delete(evidence).where(_file)
EVIDENCE_BYTES = select(evidence_files.c.body).where(evidence_files.c.sha256 == bindparam("sha256_"))
ADD_EVIDENCE_BYTES = insert(evidence_files)
KEPT_FILE = select(kept_files.c.sha256).where(
    kept_files.c.assessment == bindparam("id_"), kept_files.c.sha256 == bindparam("sha256_")
)
KEEP_FILE = insert(kept_files)
LET_FILE_GO = delete(kept_files).where(
    kept_files.c.assessment == bindparam("id_"), kept_files.c.sha256 == bindparam("sha256_")
)
REMOVE_UNUSED_FILES = delete(evidence_files).where(
    evidence_files.c.sha256.not_in(select(kept_files.c.sha256))
)

KNOWN_CONTENTS = select(contents.c.sha256).where(contents.c.sha256.in_(bindparam("hashes", expanding=True)))
ADD_CONTENT = insert(contents)
LINK_CONTENT = insert(assessment_contents)
UNLINK_CONTENTS = delete(assessment_contents).where(assessment_contents.c.assessment == bindparam("id_"))
REMOVE_UNUSED_CONTENTS = delete(contents).where(
    contents.c.sha256.not_in(select(assessment_contents.c.sha256)),
    contents.c.sha256.not_in(select(kept_contents.c.sha256)),
)
KEPT_CONTENTS = select(kept_contents.c.sha256).where(kept_contents.c.assessment == bindparam("id_"))
LINKED_CONTENTS = select(assessment_contents.c.sha256).where(
    assessment_contents.c.assessment == bindparam("id_")
)
KEEP_CONTENT = insert(kept_contents)
CONTENTS = select(contents.c.sha256, contents.c.body).where(
    contents.c.sha256.in_(bindparam("hashes", expanding=True))
)
SOURCES = (
    select(assessment_contents.c.path, contents.c.sha256, contents.c.body)
    .join_from(assessment_contents, contents)
    .where(assessment_contents.c.assessment == bindparam("id_"))
    .order_by(assessment_contents.c.path)
)

_printed = (printed.c.assessment == bindparam("id_")) & (printed.c.notice == bindparam("notice_"))
PRINTED = select(printed.c.body).where(printed.c.assessment == bindparam("id_"))
ADD_PRINTED = insert(printed)
REMOVE_PRINTED = delete(printed).where(_printed & (printed.c.site == bindparam("site_")))
