"""Levels on any scale: worked by hand, and properties over random libraries, answers and plans."""

from datetime import date

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pia_wizard.assessment.model import (
    Acceptance,
    Answer,
    LevelOverride,
    Measure,
    Override,
    OwnLevel,
    OwnRisk,
)
from pia_wizard.evaluation import evaluate
from pia_wizard.evaluation.model import Range
from pia_wizard.evaluation.own_risks import with_own_risks
from pia_wizard.evaluation.reasons import contribution_text
from pia_wizard.i18n import translator
from pia_wizard.questionnaire.compile import compile_questionnaire
from pia_wizard.questionnaire.model import (
    Axis,
    Band,
    Event,
    Force,
    Guideline,
    Level,
    LevelChange,
    LevelRule,
    Library,
    Method,
    Obligation,
    Phase,
    Question,
    QuestionType,
    Reduction,
    Requirement,
    Risk,
    Role,
    Scale,
    Step,
)

# Three impacts, two likelihoods. The catalogue's 1 2 3 4 are 1 2 2 3 and 1 1 2 2 here.
SMALL = Method(
    id="small",
    title="三段階×二段階",
    impact_levels=tuple(Level(name=n, meaning="") for n in ("小", "中", "大")),
    likelihood_levels=tuple(Level(name=n, meaning="") for n in ("まれ", "頻繁")),
    bands={
        "fine": Band(id="fine", name="可", meaning="", acceptable_to=("owner", "board")),
        "poor": Band(id="poor", name="不可", meaning="", acceptable_to=("board",)),
        "never": Band(id="never", name="禁止", meaning=""),
    },
    matrix=(("fine", "fine"), ("fine", "poor"), ("poor", "never")),
    weights={Obligation.MUST: 3, Obligation.SHOULD: 1, Obligation.PROHIBITED: 3},
    reductions=(Reduction(share=0.5, by=-1),),
    roles={"owner": Role(id="owner", name="店長"), "board": Role(id="board", name="取締役会")},
    scale=Scale(impact=(1, 2, 2, 3), likelihood=(1, 1, 2, 2)),
)
LONG = {"crime_prevention": True, "stored": True, "days": 100, "needed_longer": False, "networked": True}
OWN = OwnRisk(
    id="own_1",
    title="無人機による撮影",
    event=Event.EXCESSIVE_COLLECTION,
    impact=OwnLevel(level=3, because="庭まで映る"),
    likelihood=OwnLevel(level=2, because="近くで飛ばす人がいる"),
    treated_by={"retention": Axis.IMPACT, "elsewhere": Axis.LIKELIHOOD},
)


def exactly(level):
    return Range(low=level, high=level)


@pytest.fixture
def small(library):
    content = msgspec.structs.replace(library(), methods={"small": SMALL})
    return compile_questionnaire(content, ("local",), "small")


def test_a_risk_written_on_four_levels_stands_on_the_methods_own(small, said):
    # impact 2 -> 2 of 3. likelihood 3 -> 2 of 2; "days > 90" and "networked" would take it past the end.
    level = evaluate(small, said(**LONG)).risks["leak"]
    assert (level.inherent.impact, level.inherent.likelihood) == (exactly(2), exactly(2))
    assert [(c.kind, c.low) for c in level.inherent.contributions if c.axis is Axis.LIKELIHOOD] == [
        ("base", 2),
        ("change", 0),  # 3 -> 4 of the catalogue is no step here
        ("change", 1),  # beyond the end each step counts one; the level itself stays on the scale
    ]
    assert level.inherent.band_high == "poor"


def test_a_method_of_five_levels_can_reach_what_the_catalogue_never_names(library, said):
    levels = tuple(Level(name=str(i), meaning="") for i in range(1, 6))
    five = msgspec.structs.replace(
        library().methods["four"],
        id="five",
        impact_levels=levels,
        likelihood_levels=levels,
        matrix=tuple(("low",) * 5 for _ in range(5)),
        scale=Scale(impact=(1, 2, 4, 5), likelihood=(1, 2, 4, 5)),
    )
    content = msgspec.structs.replace(library(), methods={"five": five})
    questionnaire = compile_questionnaire(content, ("local",), "five")
    answers = said(**LONG | {"days": 14, "networked": False})
    level = evaluate(questionnaire, answers).risks["leak"]
    # 3 -> 4; retention (must) met, training (should) unknown: 3/4 to 4/4 of the weight, so -1 to -2.
    assert level.inherent.likelihood == exactly(4)
    assert level.current.likelihood == Range(low=2, high=3)


@pytest.mark.parametrize(
    ("impact_reductions", "impact"),
    [
        (None, 3 - 2),  # without its own, the impact falls like the likelihood
        ((), 3),
        ((Reduction(share=0.9, by=-1),), 3 - 1),
        ((Reduction(share=1.0, by=-2),), 3 - 2),
    ],
)
def test_each_axis_is_lowered_by_its_own_reductions(library, said, impact_reductions, impact):
    method = msgspec.structs.replace(library().methods["four"], impact_reductions=impact_reductions)
    content = msgspec.structs.replace(library(), methods={"four": method})
    drone = msgspec.structs.replace(OWN, likelihood=OwnLevel(level=4, because="…"))
    asked = with_own_risks(compile_questionnaire(content, ("local",), "four"), (drone,))
    level = evaluate(asked, said(**LONG | {"days": 14})).risks["own_1"]
    assert level.current.impact == exactly(impact)
    assert level.current.likelihood == exactly(4)  # nothing chosen treats it


def test_a_measure_that_names_a_risk_lowers_it_once_planned_and_today_once_done(questionnaire, said):
    answers = said(**LONG)
    for status, current, target in (
        ("planned", 4, 3),
        ("in_progress", 4, 3),
        ("done", 3, 3),
        ("dropped", 4, 4),
    ):
        measure = Measure(id="m", title="金庫", lowers={"leak": Axis.LIKELIHOOD}, status=status)
        level = evaluate(questionnaire, answers, measures=(measure,)).risks["leak"]
        assert (level.current.likelihood.high, level.target.likelihood.high) == (current, target), status


def test_retaining_a_risk_lowers_nothing_whatever_the_measure_names(questionnaire, said):
    measure = Measure(
        id="m", title="様子を見る", requirements=("retention",), lowers={"leak": Axis.IMPACT}, option="retain"
    )
    level = evaluate(questionnaire, said(**LONG), measures=(measure,)).risks["leak"]
    assert level.target == level.current


def test_every_reason_is_told_in_words(questionnaire, said):
    measures = (
        Measure(id="m1", title="14日に短縮", requirements=("retention",)),
        Measure(id="m2", title="金庫に入れる", lowers={"leak": Axis.LIKELIHOOD}),
    )
    level = evaluate(questionnaire, said(**LONG), measures=measures).risks["leak"]
    leak = questionnaire.risks["leak"]
    words = [contribution_text(c, leak, translator("ja")) for c in level.target.contributions]
    assert words == [
        "影響度の出発点は 2 です。",
        "起こりやすさの出発点は 3 です。",
        "長期間残るため（起こりやすさ +1）",
        "外からつながるため（起こりやすさ +1）",
        "対策で満たす予定の要求事項 1 件により、起こりやすさ −2〜−1",
        "対策「金庫に入れる」により、起こりやすさ −1",
    ]


def test_the_assessors_level_stands_beside_the_computed_one(questionnaire, said):
    override = LevelOverride(risk="leak", point="current", impact=1, likelihood=3, reason="別の建物で保管")
    plain = evaluate(questionnaire, said(**LONG)).risks["leak"]
    level = evaluate(questionnaire, said(**LONG), level_overrides=(override,)).risks["leak"]
    assert (level.current.impact, level.current.likelihood) == (exactly(1), exactly(3))
    assert (level.current.override, level.current.computed) == (override, plain.current)
    assert level.current.band_high == "low"
    assert level.inherent == plain.inherent


def test_a_target_follows_an_overridden_present_by_what_the_plan_moves(questionnaire, said):
    # Computed 4 -> 3 by one measure. The assessor says the present is 2: the plan makes that 1.
    override = LevelOverride(risk="leak", point="current", impact=2, likelihood=2, reason="施錠")
    measure = Measure(id="m", title="金庫", lowers={"leak": Axis.LIKELIHOOD})
    answers = said(**LONG, training=Answer(not_applicable="なし"))
    level = evaluate(questionnaire, answers, measures=(measure,), level_overrides=(override,)).risks["leak"]
    assert level.target.likelihood == exactly(1)
    assert level.target.computed.likelihood == exactly(3)
    assert level.target.override is None
    later = LevelOverride(risk="leak", point="target", impact=2, likelihood=4, reason="効き目を疑う")
    level = evaluate(questionnaire, answers, measures=(measure,), level_overrides=(override, later)).risks[
        "leak"
    ]
    assert (level.target.likelihood, level.target.override) == (exactly(4), later)


def test_an_own_risk_is_judged_like_one_of_the_catalogue(small, said):
    asked = with_own_risks(small, (OWN,))
    measure = Measure(id="m", title="網を張る", lowers={"own_1": Axis.LIKELIHOOD})
    evaluation = evaluate(asked, said(**LONG | {"days": 14}), measures=(measure,))
    level = evaluation.risks["own_1"]
    # The method's own levels, not the catalogue's: 3 of 3 and 2 of 2. Retention is met: impact -1.
    assert level.applies is True
    assert (level.inherent.impact, level.inherent.likelihood) == (exactly(3), exactly(2))
    assert (level.current.impact, level.current.likelihood) == (exactly(2), exactly(2))
    assert (level.target.impact, level.target.likelihood) == (exactly(2), exactly(1))
    assert [b for p in (level.inherent, level.current, level.target) for b in (p.band_high,)] == [
        "never",
        "poor",
        "fine",
    ]
    words = contribution_text(level.inherent.contributions[0], asked.risks["own_1"], translator("ja"))
    assert words == "影響度の出発点は 3 です。庭まで映る"
    assert with_own_risks(asked, ()).risks.keys() == {"leak"}


def test_an_own_risk_changed_is_judged_again_and_nothing_else(small, said):
    answers = said(**LONG)
    before = evaluate(with_own_risks(small, (OWN,)), answers)
    graver = msgspec.structs.replace(OWN, likelihood=OwnLevel(level=1))
    after = evaluate(with_own_risks(small, (graver,)), answers, previous=before)
    assert after.risks["own_1"].inherent.likelihood == exactly(1)
    assert after.risks["leak"] is before.risks["leak"]
    assert evaluate(small, answers, previous=after).risks.keys() == {"leak"}


@pytest.mark.parametrize(
    ("role", "band", "likelihood", "state"),
    [
        (None, "", 2, "none"),
        ("board", "poor", 2, "accepted"),  # (2, 2) is poor
        ("owner", "poor", 2, "not_entitled"),
        ("stranger", "poor", 2, "not_entitled"),
        ("board", "fine", 2, "outdated"),  # accepted when it was fine, and it is poor now
        ("owner", "poor", 1, "accepted"),  # it fell since to what the shop manager may accept
        ("board", "of another method", 1, "outdated"),
    ],
)
def test_what_remains_is_accepted_by_whom_the_method_entitles(small, said, role, band, likelihood, state):
    level = LevelOverride(risk="leak", point="target", impact=2, likelihood=likelihood, reason="…")
    accepted = Acceptance(risk="leak", role=role or "", on=date(2026, 11, 21), reason="…", band=band)
    acceptances = (accepted,) if role else ()
    found = evaluate(small, said(**LONG), level_overrides=(level,), acceptances=acceptances).risks["leak"]
    assert (found.acceptance, found.accepted) == (state, accepted if role else None)


def test_a_level_of_another_method_stands_at_the_nearest_end(small, said):
    level = LevelOverride(risk="leak", point="current", impact=5, likelihood=5, reason="…")
    current = evaluate(small, said(**LONG), level_overrides=(level,)).risks["leak"].current
    assert (current.impact, current.likelihood, current.band_high) == (exactly(3), exactly(2), "never")


# --- properties over random libraries ---

NAMES = ("a", "b", "c", "d")
AXES = st.sampled_from(list(Axis))
FACTS = [f"{kind}_{name}" for name in NAMES for kind in ("met", "part", "asked")] + ["raised", "lowered"]
ANSWERS = st.dictionaries(
    st.sampled_from(FACTS), st.one_of(st.booleans(), st.just("n/a"), st.just("?")), max_size=len(FACTS)
)


SHARES = st.lists(st.sampled_from([0.2, 0.5, 0.9, 1.0]), unique=True, max_size=3)
REDUCTIONS = SHARES.map(
    lambda shares: tuple(Reduction(share=s, by=-n) for n, s in enumerate(sorted(shares), 1))
)


@st.composite
def methods(draw):
    rows, columns = draw(st.integers(2, 5)), draw(st.integers(2, 5))
    return Method(
        id="m",
        title="…",
        impact_levels=(Level(name="…", meaning=""),) * rows,
        likelihood_levels=(Level(name="…", meaning=""),) * columns,
        bands={str(rank): Band(id=str(rank), name="…", meaning="") for rank in range(rows + columns)},
        matrix=tuple(tuple(str(i + j) for j in range(columns)) for i in range(rows)),
        weights=dict(zip(Obligation, draw(st.tuples(*[st.integers(0, 4)] * 3)), strict=True)),
        partly_share=draw(st.sampled_from([0.0, 0.5, 1.0])),
        reductions=draw(REDUCTIONS),
        impact_reductions=draw(st.none() | REDUCTIONS),
        measure_by=-draw(st.integers(1, 2)),
        scale=Scale(impact=draw(scales(rows)), likelihood=draw(scales(columns))),
    )


def scales(top):
    return st.lists(st.integers(1, top), min_size=4, max_size=4).map(lambda levels: tuple(sorted(levels)))


@st.composite
def questionnaires(draw):
    def rule():
        by = st.sampled_from([-2, -1, 1, 2])
        changes = tuple(LevelChange(when=fact, by=draw(by), because="…") for fact in ("raised", "lowered"))
        return LevelRule(level=draw(st.integers(1, 4)), changes=changes)

    requirements = {
        name: Requirement(
            id=name,
            clauses=(name,),
            place=name,
            phase=Phase.MANAGEMENT,
            obligation=draw(st.sampled_from(list(Obligation))),
            says="…",
            applies_when=f"asked_{name}",
            met_when=f"met_{name}",
            partly_when=f"part_{name}",
            treats=draw(st.dictionaries(st.just("leak"), AXES)),
        )
        for name in NAMES
    }
    library = Library(
        steps={"s": Step(id="s", title="…")},
        questions={f: Question(id=f, step="s", ask="…", type=QuestionType.YES_NO) for f in FACTS},
        guidelines={
            "g": Guideline(
                id="g",
                title="…",
                short_title="…",
                publisher="…",
                force=Force.LAW,
                requirements=requirements,
            )
        },
        risks={
            "leak": Risk(
                id="leak", title="…", event=Event.LINKAGE, story="…", impact=rule(), likelihood=rule()
            )
        },
        methods={"m": draw(methods())},
        notices={},
    )
    return compile_questionnaire(library, ("g",), "m")


MEASURES = st.lists(
    st.builds(
        Measure,
        id=st.just("m"),
        title=st.just("…"),
        requirements=st.lists(st.sampled_from(NAMES), max_size=3).map(tuple),
        lowers=st.dictionaries(st.just("leak"), AXES),
        status=st.sampled_from(["planned", "in_progress", "done", "dropped"]),
        option=st.sampled_from(["reduce", "retain", "avoid", "transfer"]),
    ),
    max_size=3,
).map(tuple)
relaxed = settings(deadline=None, max_examples=150)
POINTS = ("inherent", "current", "target")
BOTH = ("impact", "likelihood")


def answered(facts):
    special = {"?": Answer(unknown=True), "n/a": Answer(not_applicable="…")}
    return {name: special.get(fact) or Answer(value=fact) for name, fact in facts.items()}


@relaxed
@given(asked=questionnaires(), facts=ANSWERS, measures=MEASURES)
def test_a_plan_never_raises_and_nothing_in_place_is_never_milder(asked, facts, measures):
    level = evaluate(asked, answered(facts), measures=measures).risks["leak"]
    for axis in BOTH:
        inherent, current, target = (getattr(getattr(level, p), axis) for p in POINTS)
        assert target.low <= current.low <= inherent.low
        assert target.high <= current.high <= inherent.high
        assert all(r.low <= r.high for r in (inherent, current, target))


@relaxed
@given(asked=questionnaires(), facts=ANSWERS, more=ANSWERS, measures=MEASURES)
def test_no_range_widens_as_answers_come_in(asked, facts, more, measures):
    known = {name: fact for name, fact in facts.items() if fact != "?"}
    before = evaluate(asked, answered(known), measures=measures).risks["leak"]
    after = evaluate(asked, answered(more | known), measures=measures).risks["leak"]
    for point in POINTS:
        for axis in BOTH:
            wide, narrow = (getattr(getattr(level, point), axis) for level in (before, after))
            assert wide.low <= narrow.low <= narrow.high <= wide.high, (point, axis)


@relaxed
@given(asked=questionnaires(), facts=ANSWERS, name=st.sampled_from(NAMES), measures=MEASURES)
def test_meeting_one_more_requirement_never_raises_a_level(asked, facts, name, measures):
    met = {name: Override(status="met", reason="…")}
    before = evaluate(asked, answered(facts), measures=measures).risks["leak"]
    after = evaluate(asked, answered(facts), measures=measures, overrides=met).risks["leak"]
    for point in POINTS:
        for axis in BOTH:
            old, new = (getattr(getattr(level, point), axis) for level in (before, after))
            assert new.low <= old.low
            assert new.high <= old.high


@relaxed
@given(asked=questionnaires(), facts=ANSWERS, measures=MEASURES)
def test_circumstances_add_up_to_the_inherent_level(asked, facts, measures):
    level = evaluate(asked, answered(facts), measures=measures).risks["leak"]
    method = asked.method
    for axis in Axis:
        told = [c for c in level.inherent.contributions if c.axis is axis]
        scale = getattr(method.scale, axis)
        assert told[0].kind == "base"
        for end in ("low", "high"):
            total = sum(getattr(c, end) for c in told)
            assert getattr(getattr(level.inherent, axis), end) == min(max(total, scale[0]), scale[-1])


@relaxed
@given(
    asked=questionnaires(),
    first=ANSWERS,
    second=ANSWERS,
    measures=MEASURES,
    later=MEASURES,
    impact=st.integers(1, 5),
)
def test_judging_on_gives_what_judging_afresh_gives(asked, first, second, measures, later, impact):
    override = LevelOverride(risk="leak", point="current", impact=impact, likelihood=1, reason="…")
    before = evaluate(asked, answered(first), measures=measures)
    after = evaluate(asked, answered(second), measures=later, level_overrides=(override,), previous=before)
    fresh = evaluate(asked, answered(second), measures=later, level_overrides=(override,))
    assert after.risks == fresh.risks


ANY_ID = st.sampled_from(["leak", "own_1", "own_2", "a", "met:a", "", "nobody"])
ANY_LEVEL = st.integers(1, 9)
STRAY = st.fixed_dictionaries(
    {
        "measures": st.lists(
            st.builds(
                Measure,
                id=ANY_ID,
                title=st.just("…"),
                requirements=st.lists(ANY_ID, max_size=3).map(tuple),
                lowers=st.dictionaries(ANY_ID, AXES),
                status=st.sampled_from(["planned", "done"]),
            ),
            max_size=3,
        ).map(tuple),
        "level_overrides": st.lists(
            st.builds(
                LevelOverride,
                risk=ANY_ID,
                point=st.sampled_from(["current", "target"]),
                impact=ANY_LEVEL,
                likelihood=ANY_LEVEL,
                reason=st.just("…"),
            ),
            max_size=3,
        ).map(tuple),
        "acceptances": st.lists(
            st.builds(
                Acceptance,
                risk=ANY_ID,
                role=ANY_ID,
                on=st.just(date(2026, 11, 21)),
                reason=st.just("…"),
                band=st.sampled_from(["0", "9", "?"]),
            ),
            max_size=3,
        ).map(tuple),
    }
)
OWN_RISKS = st.lists(
    st.builds(
        OwnRisk,
        id=st.sampled_from(["own_1", "own_2"]),
        title=st.just("…"),
        event=st.sampled_from(list(Event)),
        impact=st.builds(OwnLevel, level=ANY_LEVEL),
        likelihood=st.builds(OwnLevel, level=ANY_LEVEL),
        treated_by=st.dictionaries(ANY_ID, AXES),
    ),
    max_size=2,
    unique_by=lambda risk: risk.id,
)


@relaxed
@given(asked=questionnaires(), facts=ANSWERS, decisions=STRAY, own_risks=OWN_RISKS)
def test_decisions_about_what_is_not_there_or_beyond_the_scale_do_no_harm(asked, facts, decisions, own_risks):
    asked = with_own_risks(asked, own_risks)
    evaluation = evaluate(asked, answered(facts), **decisions)
    method = asked.method
    assert evaluation.risks.keys() == {"leak", *(risk.id for risk in own_risks)}
    for level in evaluation.risks.values():
        for point in (level.inherent, level.current, level.target):
            assert 1 <= point.impact.low <= point.impact.high <= len(method.impact_levels)
            assert 1 <= point.likelihood.low <= point.likelihood.high <= len(method.likelihood_levels)
            assert point.band_high == method.matrix[point.impact.high - 1][point.likelihood.high - 1]
