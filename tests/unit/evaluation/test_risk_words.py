"""Events, sources, assets and the people affected have words, and no two share one."""

import pytest

from pia_wizard.evaluation.risk_words import affected_text, asset_text, event_text, source_text
from pia_wizard.i18n import translator
from pia_wizard.questionnaire.model import Affected, Asset, Event, Source


@pytest.mark.parametrize(
    ("kind", "words"),
    [(Event, event_text), (Source, source_text), (Asset, asset_text), (Affected, affected_text)],
)
def test_every_key_of_a_closed_list_is_called_something_of_its_own(kind, words):
    said = [words(key, translator("ja")) for key in kind]
    assert all(said)
    assert len(set(said)) == len(said)


def test_a_key_just_read_from_a_file_has_words_too():
    assert event_text("linkage", translator("ja")) == event_text(Event.LINKAGE, translator("ja"))


def test_a_word_of_the_assessors_own_is_left_as_it_is():
    assert event_text("風評", translator("ja")) == "風評"
    assert source_text("近所の人", translator("en")) == "近所の人"
