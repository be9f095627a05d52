"""Two states of an assessment come together item by item; nobody's words vanish unasked."""

from datetime import UTC, datetime, timedelta

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from pia_wizard.assessment.merging import Item, Kind, Side, differences, merged
from pia_wizard.assessment.model import Answer, Assessment, LevelOverride, Measure, Origin

MORNING = datetime(2026, 11, 21, 9, tzinfo=UTC)
NOON = MORNING + timedelta(hours=3)


def case(**fields):
    return Assessment(id="a", title="店", guidelines=("g",), method="m", created=MORNING, **fields)


def answers(**values):
    return {
        name: value if isinstance(value, Answer) else Answer(value=value) for name, value in values.items()
    }


def test_the_same_said_at_another_time_is_no_difference():
    ours = case(answers={"days": Answer(value=7, at=MORNING)})
    theirs = case(answers={"days": Answer(value=7, at=NOON, origin=Origin.IMPORTED)})
    assert differences(ours, theirs) == ()


def test_what_only_one_side_has_is_kept_without_asking():
    ours, theirs = case(answers=answers(days=7)), case(answers=answers(place="入口"))
    whole = merged(ours, theirs)
    assert whole.answers["days"] == Answer(value=7)
    assert whole.answers["place"] == Answer(value="入口", origin=Origin.IMPORTED)
    assert not any(found.conflict for found in differences(ours, theirs))


def test_the_newer_of_two_answers_is_proposed_and_either_can_be_chosen():
    ours = case(answers={"days": Answer(value=7, at=MORNING)})
    theirs = case(answers={"days": Answer(value=30, at=NOON)})
    (found,) = differences(ours, theirs)
    assert found.conflict
    assert found.proposed is Side.THEIRS
    assert merged(ours, theirs).answers["days"].value == 30
    assert merged(ours, theirs, {found.item: Side.OURS}).answers["days"].value == 7


def test_without_a_time_ours_is_proposed():
    ours = case(measures=(Measure(id="m1", title="鍵を付ける"),))
    theirs = case(measures=(Measure(id="m1", title="鍵を二つ付ける"), Measure(id="m2", title="掲示を替える")))
    whole = merged(ours, theirs)
    assert [measure.title for measure in whole.measures] == ["鍵を付ける", "掲示を替える"]


def test_levels_of_two_points_of_a_risk_are_two_items():
    def level(point, impact):
        return LevelOverride(risk="r", point=point, impact=impact, likelihood=1, reason="実情")

    ours, theirs = case(level_overrides=(level("current", 2),)), case(level_overrides=(level("target", 1),))
    assert {(one.point, one.impact) for one in merged(ours, theirs).level_overrides} == {
        ("current", 2),
        ("target", 1),
    }


def test_an_item_that_only_we_have_goes_when_their_lack_of_it_is_chosen():
    ours, theirs = case(answers=answers(days=7)), case()
    assert merged(ours, theirs, {Item(Kind.ANSWERS, ("days",)): Side.THEIRS}).answers == {}


few = st.dictionaries(st.sampled_from("abcde"), st.integers(0, 3), max_size=5)


@given(few, few)
def test_choosing_one_side_throughout_gives_what_that_side_says(ours, theirs):
    one, other = case(answers=answers(**ours)), case(answers=answers(**theirs))
    found = differences(one, other)
    all_ours = merged(one, other, dict.fromkeys((f.item for f in found), Side.OURS))
    all_theirs = merged(one, other, dict.fromkeys((f.item for f in found), Side.THEIRS))
    assert all_ours == one
    assert differences(all_theirs, other) == ()
    assert not any(f.ours is not None and f.theirs is None for f in differences(other, merged(one, other)))


@given(few)
def test_merging_with_oneself_changes_nothing(values):
    one = case(answers=answers(**values))
    assert merged(one, msgspec.structs.replace(one, title="別の名前")) == one
