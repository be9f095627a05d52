"""The picture at the head of a notice fits what the cameras do."""

import msgspec
import pytest

from pia_wizard import resources
from pia_wizard.exchange.case_file import read_case
from pia_wizard.session.content import shipped_library
from pia_wizard.session.judged import judged

EXPECTED = {
    "shop_security_cameras": "camera",  # films against crime, and does nothing else
    "case5_scenery": "camera",
    "face_recognition_shop": "face",
    "case3_repeat_analysis": "face",  # tells returning visitors by their faces
    "case4_people_counting": "count",
    "case6_station_congestion": "count",
    "smart_pole": "camera",  # measures, but is there against crime as well
}


def sample(name, **changes):
    case = read_case(resources.samples() / f"{name}.json")
    answers = {
        question: msgspec.structs.replace(answer, value=changes.get(question, answer.value))
        for question, answer in case.answers.items()
    }
    return judged(shipped_library(), msgspec.structs.replace(case, answers=answers))


@pytest.mark.parametrize(("name", "picture"), EXPECTED.items())
def test_a_sample_has_the_picture_of_what_its_cameras_do(name, picture):
    found = {state.pictogram for state in sample(name).evaluation.notices.values() if state.offered}
    assert found == {picture}


def test_cameras_that_count_cars_by_their_plates_show_a_car():
    case = sample("case4_people_counting")
    recorded = (*case.assessment.answers["recorded_data"].value, "plates")
    with_plates = sample("case4_people_counting", recorded_data=recorded)
    assert with_plates.evaluation.notices["entrance"].pictogram == "vehicle"
