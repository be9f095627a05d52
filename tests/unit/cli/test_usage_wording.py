"""argparse words its findings a little differently in each version of Python; ours stay the same."""

import pytest

from pia_wizard.cli import usage

CHOICES = [
    "argument --lang: invalid choice: 'jq' (choose from 'ja', 'en')",  # Python 3.11
    "argument --lang: invalid choice: 'jq' (choose from ja, en)",  # 3.12 on
    "argument --lang: invalid choice: 'jq', maybe you meant 'ja'? (choose from ja, en)",  # 3.14 on
]


@pytest.mark.parametrize("message", CHOICES)
def test_a_wrong_choice_is_worded_alike_in_every_version(message):
    error = usage.usage_error(message, "pia-wizard report")
    assert "「--lang」に「jq」は使えません" in str(error)
    assert "pia-wizard report --help" in str(error)


def test_a_wording_nobody_foresaw_is_passed_on():
    error = usage.usage_error("something new {in} argparse", "pia-wizard")
    assert type(error) is usage.UsageError
    assert "something new {in} argparse" in str(error)
