"""The content of the program as typed, frozen records: what the YAML files hold once they are checked.

The same types give the JSON Schemas in ``questionnaires/schema``, so an editor, the checker and the
program never disagree. ``id`` fields are not written in the YAML: the loader fills them from the key.
"""

from datetime import date
from enum import StrEnum
from typing import Literal, TypeAlias

import msgspec


class Record(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A frozen record of the content format; unknown keys are faults."""


class QuestionType(StrEnum):
    """The nine ways of asking."""

    YES_NO = "yes_no"
    CHOICE = "choice"
    CHOICES = "choices"
    NUMBER = "number"
    DATE = "date"
    TEXT = "text"
    PARAGRAPH = "paragraph"
    PRACTICE = "practice"
    TABLE = "table"


COLUMN_TYPES = (
    QuestionType.YES_NO,
    QuestionType.CHOICE,
    QuestionType.CHOICES,
    QuestionType.NUMBER,
    QuestionType.DATE,
    QuestionType.TEXT,
)
"""The types a cell of a table may have."""


class PracticeState(StrEnum):
    """How far a practice is in place; a practice question's name has this value in expressions."""

    DONE = "done"
    PARTLY = "partly"
    PLANNED = "planned"
    NOT_DONE = "not_done"


class Force(StrEnum):
    """What binds an operator to a guideline, strongest first."""

    LAW = "law"
    ORDINANCE = "ordinance"
    GUIDELINE = "guideline"
    INDUSTRY = "industry"
    STANDARD = "standard"


class Confidence(StrEnum):
    """How far a guideline's content could be held against its source."""

    PRIMARY = "primary"
    SUMMARY = "summary"
    SECONDARY = "secondary"


class Phase(StrEnum):
    """The camera guidebook's phases, with the assessment process itself."""

    PRINCIPLES = "principles"
    PRIOR_NOTICE = "prior_notice"
    ACQUISITION = "acquisition"
    HANDLING = "handling"
    MANAGEMENT = "management"
    PROCESS = "process"


class Obligation(StrEnum):
    """How strongly a clause asks."""

    MUST = "must"
    SHOULD = "should"
    PROHIBITED = "prohibited"


class Principle(StrEnum):
    """The eleven privacy principles of ISO/IEC 29100."""

    CONSENT_CHOICE = "consent_choice"
    PURPOSE_LEGITIMACY_SPECIFICATION = "purpose_legitimacy_specification"
    COLLECTION_LIMITATION = "collection_limitation"
    DATA_MINIMIZATION = "data_minimization"
    USE_RETENTION_DISCLOSURE_LIMITATION = "use_retention_disclosure_limitation"
    ACCURACY_QUALITY = "accuracy_quality"
    OPENNESS_TRANSPARENCY_NOTICE = "openness_transparency_notice"
    INDIVIDUAL_PARTICIPATION_ACCESS = "individual_participation_access"
    ACCOUNTABILITY = "accountability"
    INFORMATION_SECURITY = "information_security"
    PRIVACY_COMPLIANCE = "privacy_compliance"


class Axis(StrEnum):
    """The two axes on which a risk is measured."""

    IMPACT = "impact"
    LIKELIHOOD = "likelihood"


class Step(Record, frozen=True, kw_only=True):
    """One page of the assessment window."""

    id: str
    title: str
    about: str = ""


class Column(Record, frozen=True, kw_only=True):
    """One column of a table question; a row's cell is read as ``row.<id>`` in expressions.

    ``type`` is one of ``COLUMN_TYPES``. ``circumstance`` is as for questions.
    """

    id: str
    ask: str
    type: QuestionType
    help: str = ""
    unit: str = ""
    min: float | None = None
    max: float | None = None
    choices: dict[str, str] = {}
    required: bool = False
    circumstance: bool = False


class Question(Record, frozen=True, kw_only=True):
    """One typed thing we ask; its id is also the name of the fact in expressions.

    ``when`` is an expression: the question is asked only if it is true. ``required`` questions count as
    open until answered; others may stay empty. ``prefill`` is an expression whose value is offered as a
    default answer. A ``circumstance`` describes what is, not what is done about it: advice never proposes
    to answer it otherwise. ``exclusive`` choices say "nothing of these" and exclude all others.
    """

    id: str
    step: str
    ask: str
    type: QuestionType
    help: str = ""
    examples: tuple[str, ...] = ()
    unit: str = ""
    min: float | None = None
    max: float | None = None
    choices: dict[str, str] = {}
    row_name: str = ""
    columns: dict[str, Column] = {}
    when: str = ""
    required: bool = True
    prefill: str = ""
    circumstance: bool = False
    exclusive: tuple[str, ...] = ()


class Condition(Record, frozen=True, kw_only=True):
    """A named condition, written once and used by its name in other expressions.

    ``about`` tells authors what it stands for; it is not shown to those who answer.
    """

    id: str
    when: str
    about: str = ""


class Dates(Record, frozen=True, kw_only=True, rename={"since": "from", "until": "to"}):
    """When a guideline is in force; an open end is null. A future ``from`` is shown as "to come"."""

    since: date | None = None
    until: date | None = None


class Requirement(Record, frozen=True, kw_only=True):
    """One thing a clause asks, judged by expressions over facts.

    Either ``met_when`` (with ``partly_when``) or ``practice`` (short for: met if the practice question
    says done, partly met if partly; a plan alone is not met) decides. ``treats`` names the risks this
    requirement lowers, and on which axis. ``place`` is the place in the source's own numbering;
    ``current_place`` what it cites is called today, where articles or questions were renumbered since.
    """

    id: str
    clauses: tuple[str, ...]
    place: str
    phase: Phase
    obligation: Obligation
    says: str
    current_place: str = ""
    applies_when: str = ""
    met_when: str = ""
    partly_when: str = ""
    practice: str = ""
    advice: str = ""
    principles: tuple[Principle, ...] = ()
    treats: dict[str, Axis] = {}


class Statement(Record, frozen=True, kw_only=True):
    """Inventory lines that ask nothing by themselves, so that coverage is complete.

    ``why`` says what they are; an exception names the ``requirement`` it belongs to instead.
    """

    clauses: tuple[str, ...]
    why: Literal["definition", "information"] | None = None
    requirement: str = ""


class Guideline(Record, frozen=True, kw_only=True):
    """One source document, as a list of requirements.

    ``applies_when`` limits whom the document binds; ``suggest_when`` only says for whom it is worth choosing
    (without it, ``applies_when`` does). ``confidence`` and ``checked_on`` say how and when the content was
    last held against the source.
    """

    id: str
    title: str
    short_title: str
    publisher: str
    force: Force
    edition: str = ""
    url: str = ""
    in_force: Dates = Dates()
    source_note: str = ""
    confidence: Confidence = Confidence.PRIMARY
    checked_on: date | None = None
    applies_when: str = ""
    suggest_when: str = ""
    requirements: dict[str, Requirement] = {}
    statements: tuple[Statement, ...] = ()


class Position(Record, frozen=True, kw_only=True):
    """What one requirement says on a matter on which sources differ."""

    requirement: str
    says: str


class Difference(Record, frozen=True, kw_only=True):
    """A matter on which sources differ, such as how long images may be kept.

    ``positions`` stand strictest first; ``question`` is the fact they are about.
    """

    id: str
    title: str
    about: str = ""
    question: str = ""
    positions: tuple[Position, ...]


class LevelChange(Record, frozen=True, kw_only=True):
    """A circumstance that raises or lowers a level, with the words that say why."""

    when: str
    by: int
    because: str


CATALOGUE_LEVELS = 4
"""The risks of the catalogue are written on four levels; each method says which of its own those are."""


class LevelRule(Record, frozen=True, kw_only=True):
    """The level of one axis with nothing in place, why it is that, and what changes it.

    Written on ``CATALOGUE_LEVELS`` levels from 1; a method maps them to its own by its ``scale``.
    """

    level: int
    because: str = ""
    changes: tuple[LevelChange, ...] = ()


class Asset(StrEnum):
    """The supporting assets through which a threat works (after ISO/IEC 29134 Annex B)."""

    HARDWARE = "hardware"
    SOFTWARE = "software"
    NETWORK = "network"
    PEOPLE = "people"
    PAPER = "paper"
    PREMISES = "premises"


FLOWS = "flows"
"""The table question whose rows are the flows of information; ``at_flows`` looks at one of them."""


class Affected(StrEnum):
    """The people a risk may harm."""

    CUSTOMERS = "customers"
    STAFF = "staff"
    PASSERS_BY = "passers_by"
    NEIGHBOURS = "neighbours"
    CHILDREN = "children"
    LISTED = "listed"
    EVERYONE = "everyone"


class Event(StrEnum):
    """What a risk comes to: the three feared events of data security, and what privacy adds to them."""

    ILLEGITIMATE_ACCESS = "illegitimate_access"
    UNWANTED_MODIFICATION = "unwanted_modification"
    DISAPPEARANCE = "disappearance"
    USE_BEYOND_PURPOSE = "use_beyond_purpose"
    EXCESSIVE_COLLECTION = "excessive_collection"
    MISIDENTIFICATION = "misidentification"
    LINKAGE = "linkage"
    UNFAIR_TREATMENT = "unfair_treatment"
    NO_CONTROL = "no_control"


class Source(StrEnum):
    """Who, or what, brings a risk about, on purpose or by mistake."""

    INSIDER = "insider"
    OPERATOR = "operator"
    VENDOR = "vendor"
    PARTNER = "partner"
    OUTSIDER = "outsider"
    AUTHORITY = "authority"
    ACCIDENT = "accident"


class Threat(Record, frozen=True, kw_only=True):
    """One way in which a risk comes about, through one supporting asset."""

    asset: Asset
    says: str


class Risk(Record, frozen=True, kw_only=True):
    """A privacy risk of the catalogue: what could happen to the people filmed (ISO/IEC 29134 6.4.4).

    ``at_flows`` is an expression over one ``row`` of the table of information flows: the flows at which
    the risk comes up (6.4.1). It changes no level, and it never makes that table be asked.
    """

    id: str
    title: str
    event: Event
    story: str
    sources: tuple[Source, ...] = ()
    threats: tuple[Threat, ...] = ()
    affected: tuple[Affected, ...] = ()
    principles: tuple[Principle, ...] = ()
    applies_when: str = ""
    at_flows: str = ""
    impact: LevelRule
    likelihood: LevelRule


class Level(Record, frozen=True, kw_only=True):
    """One level of an axis: its name and what it means."""

    name: str
    meaning: str


class Band(Record, frozen=True, kw_only=True):
    """One outcome of the matrix, mildest first in the file.

    ``accept_by`` says in words who may accept what remains of such a risk, ``acceptable_to`` names the
    method's roles that may; nobody may if it names none.
    """

    id: str
    name: str
    meaning: str
    accept_by: str = ""
    acceptable_to: tuple[str, ...] = ()


class Role(Record, frozen=True, kw_only=True):
    """Somebody who may accept risks, by function, not by name."""

    id: str
    name: str


class Scale(Record, frozen=True, kw_only=True):
    """The method's own level for each of the catalogue's four, mildest first, on both axes."""

    impact: tuple[int, ...]
    likelihood: tuple[int, ...]


class Reduction(Record, frozen=True, kw_only=True):
    """From this weighted share of treating requirements on, the level of an axis is lowered by so much."""

    share: float
    by: int


class Criterion(Record, frozen=True, kw_only=True):
    """One threshold criterion (ISO/IEC 29134 6.2): if it holds, the assessment is due, and why."""

    when: str
    because: str
    decision: Literal["required", "recommended"]


class Method(Record, frozen=True, kw_only=True):
    """How levels combine; an organisation may bring its own.

    ``matrix[i][l]`` is the band id for impact level i+1 and likelihood level l+1. ``scale`` may be left
    out by a method of four levels. ``reductions`` lower the likelihood, ``impact_reductions`` the impact;
    a method without the latter lowers both alike. ``measure_by`` is how far one measure lowers the axis it
    names.
    ``default`` marks the method of new assessments; of several, the last one read is it.
    """

    id: str
    title: str
    source_note: str = ""
    impact_levels: tuple[Level, ...]
    likelihood_levels: tuple[Level, ...]
    bands: dict[str, Band]
    matrix: tuple[tuple[str, ...], ...]
    weights: dict[Obligation, int]
    partly_share: float = 0.5
    reductions: tuple[Reduction, ...]
    impact_reductions: tuple[Reduction, ...] | None = None
    measure_by: int = -1
    roles: dict[str, Role] = {}
    scale: Scale | None = None
    default: bool = False
    threshold: tuple[Criterion, ...] = ()


class Wording(Record, frozen=True, kw_only=True):
    """Words that take the place of others where a condition holds; of several, the first that holds."""

    when: str
    text: str


class Element(Record, frozen=True, kw_only=True):
    """One thing a notice says. ``text`` is a template: ``{question_id}`` stands for the answer.

    The first of ``texts`` that holds is said instead of ``text``. ``asked_by`` names the requirements that
    demand it; ``leave_out_when_small`` allows a page that is too full to drop it unless it is demanded;
    ``when`` limits it to some systems. With ``asks_if_demanded``, questions are asked for its sake only
    where a chosen guideline demands it; elsewhere it is said if they are asked anyway.
    """

    id: str
    label: str
    text: str
    texts: tuple[Wording, ...] = ()
    when: str = ""
    asked_by: tuple[str, ...] = ()
    asks_if_demanded: bool = False
    leave_out_when_small: bool = False


class Mounting(Record, frozen=True, kw_only=True):
    """Where a notice hangs, or how many are needed; ``source`` names what the advice rests on."""

    text: str
    source: str = ""


NoticeLanguage: TypeAlias = Literal["en", "zh-Hans", "zh-Hant", "ko", "ja-Hira"]
"""What a notice can be said in besides Japanese (BCP 47); ``ja-Hira`` is plain Japanese with readings."""

NoticeFormat: TypeAlias = Literal["A5", "A4", "A3", "A2", "B5", "B4", "sticker-100x100", "sticker-150x100"]
"""A paper a notice can be printed on, by the name it has in ``signage.sheet``."""


class LanguageAdvice(Record, frozen=True, kw_only=True):
    """Languages that a place calls for where a condition holds, with the words that say why."""

    when: str
    languages: tuple[NoticeLanguage, ...]
    because: str


PictogramName: TypeAlias = Literal["camera", "dome", "face", "count", "vehicle"]
"""A picture at the head of a notice, by its file in ``resources/pictograms``."""


class NoticePicture(Record, frozen=True, kw_only=True):
    """A picture that fits where a condition holds."""

    when: str
    name: PictogramName


class Notice(Record, frozen=True, kw_only=True):
    """One kind of notice and its elements, in reading order.

    It is offered only where ``when`` holds; no question is asked for the sake of ``when``. The first of
    ``headlines`` that holds is said instead of ``headline``. ``mounting`` is advice on hanging it,
    ``formats`` are the suitable papers, the usual one first. ``languages`` is advice on what to say it in
    besides Japanese; no question is asked for its sake either. Of ``pictograms`` the first that holds is
    drawn, a camera where none does; they too are no reason to ask.
    """

    id: str
    title: str
    headline: str
    headlines: tuple[Wording, ...] = ()
    about: str = ""
    when: str = ""
    formats: tuple[NoticeFormat, ...] = ("A4",)
    mounting: tuple[Mounting, ...] = ()
    languages: tuple[LanguageAdvice, ...] = ()
    pictograms: tuple[NoticePicture, ...] = ()
    elements: dict[str, Element]


class ClauseItem(Record, frozen=True, kw_only=True):
    """One numbered item of a clause; ``when`` and ``asked_by`` are as for clauses."""

    text: str
    when: str = ""
    asked_by: tuple[str, ...] = ()


class Instead(Record, frozen=True, kw_only=True):
    """What a clause says while one of these requirements is not met: rules never write a breach down."""

    unmet: tuple[str, ...]
    text: str


class Clause(Record, frozen=True, kw_only=True):
    """One paragraph (項) of an article. ``text`` is a template: ``{question_id}`` stands for the answer.

    It is said if ``when`` holds or one of the ``asked_by`` requirements applies; with neither, always.
    Of ``instead``, the first entry with a requirement that is not met replaces the text. A clause with
    ``items`` of which none is said is not said either.
    """

    text: str
    when: str = ""
    asked_by: tuple[str, ...] = ()
    instead: tuple[Instead, ...] = ()
    items: tuple[ClauseItem, ...] = ()


class Article(Record, frozen=True, kw_only=True):
    """One article (条) of the rules.

    It stands if ``when`` holds or a requirement it or one of its clauses names applies, and ``always`` in
    any case.
    """

    id: str
    title: str
    when: str = ""
    asked_by: tuple[str, ...] = ()
    always: bool = False
    clauses: tuple[Clause, ...]


class Schedule(Record, frozen=True, kw_only=True):
    """A table at the end of the rules (別表): the rows of a table question, in some of its columns."""

    id: str
    title: str
    question: str
    columns: tuple[str, ...]


class OtherTitle(Record, frozen=True, kw_only=True):
    """What the rules are called where a condition holds."""

    when: str
    title: str


class RuleBook(Record, frozen=True, kw_only=True):
    """The operator's own rules (規程), written from the answers.

    ``names`` are short names of facts, used where one is still to be decided; ``blanks`` are names of what no
    question asks, so that it always is. The first of ``titles`` that holds replaces the title.
    """

    id: str
    title: str
    about: str = ""
    titles: tuple[OtherTitle, ...] = ()
    names: dict[str, str] = {}
    blanks: dict[str, str] = {}
    articles: dict[str, Article]
    schedules: dict[str, Schedule] = {}


class FormColumnType(StrEnum):
    """What is written into a column of a record form."""

    TEXT = "text"
    DATE = "date"
    DATETIME = "datetime"
    NUMBER = "number"
    CHOICE = "choice"
    YES_NO = "yes_no"


class FormColumn(Record, frozen=True, kw_only=True):
    """One column of a record form; ``width`` is its share, ``asked_by`` names what demands it."""

    id: str
    label: str
    type: FormColumnType = FormColumnType.TEXT
    help: str = ""
    choices: dict[str, str] = {}
    width: float = 1
    asked_by: tuple[str, ...] = ()


class FormHead(Record, frozen=True, kw_only=True):
    """One thing said once on a form. ``text`` is a template, left empty while an answer is missing."""

    id: str
    label: str
    text: str = ""


class RecordForm(Record, frozen=True, kw_only=True):
    """A record an operator keeps, such as who was given which images.

    It is of use if ``when`` holds or one of the ``asked_by`` requirements applies; with neither, always.
    ``about`` says who fills it in and when, ``kept`` how long it is kept: a template like the head's texts.
    With the layout ``lines`` a record is one line, with ``sheet`` a page. ``lines`` are as many as the form
    has at least, ``line_height`` is the lowest height of one in millimetres.
    """

    id: str
    title: str
    about: str
    when: str = ""
    asked_by: tuple[str, ...] = ()
    layout: Literal["lines", "sheet"] = "lines"
    lines: int = 10
    line_height: float = 9
    kept: str = ""
    head: dict[str, FormHead] = {}
    columns: dict[str, FormColumn]


class PublishedItem(Record, frozen=True, kw_only=True):
    """One thing the public may read: the answer to a ``question``, or fixed words; only while ``when`` holds.

    Of a choice only the ``choices`` named may be read, without any all of them; of a table only the
    ``columns`` named, without any how many rows it has, in ``unit``. Of a practice its state alone may be
    read. ``text`` is said as it stands: there are no places for answers in it.
    """

    id: str
    label: str
    question: str = ""
    choices: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    unit: str = ""
    text: str = ""
    when: str = ""


class PublishedSection(Record, frozen=True, kw_only=True):
    """A section of what is published, in the order of its items; left out where none is said."""

    id: str
    title: str
    lead: str = ""
    items: dict[str, PublishedItem]


class PublishedDeed(Record, frozen=True, kw_only=True):
    """Something that is done against a risk, in general words, told only while ``when`` holds."""

    when: str
    text: str


class PublishedRisk(Record, frozen=True, kw_only=True):
    """Risks of the catalogue as the public is told of them: together, and in general words.

    It is told where one of the ``risks`` applies or may. ``size`` tells how large the largest of them is
    once the plan is carried out; without it no size is told.
    """

    id: str
    risks: tuple[str, ...]
    says: str
    size: bool = False
    done: tuple[PublishedDeed, ...] = ()


class Publication(Record, frozen=True, kw_only=True):
    """What of an assessment may be published (ISO/IEC 29134 7.8); what is not named here may not.

    ``bands`` are public words for the bands of methods; a band without any keeps its own name.
    """

    id: str
    title: str
    lead: str = ""
    sections: dict[str, PublishedSection]
    risks_title: str
    risks_lead: str = ""
    risks: dict[str, PublishedRisk] = {}
    bands: dict[str, str] = {}


class SourceFile(Record, frozen=True, kw_only=True):
    """One content file as it was read: its path below its folder, its SHA-256 and its bytes."""

    path: str
    sha256: str
    text: bytes


class Library(Record, frozen=True, kw_only=True):
    """Everything that was loaded and checked: the shipped content and the user's own folders."""

    steps: dict[str, Step]
    questions: dict[str, Question]
    guidelines: dict[str, Guideline]
    risks: dict[str, Risk]
    methods: dict[str, Method]
    notices: dict[str, Notice]
    conditions: dict[str, Condition] = {}
    differences: dict[str, Difference] = {}
    rules: dict[str, RuleBook] = {}
    forms: dict[str, RecordForm] = {}
    publication: dict[str, Publication] = {}
    sources: tuple[SourceFile, ...] = ()
