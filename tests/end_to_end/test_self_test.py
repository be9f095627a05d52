"""The program's own trial, as a packaged build would run it."""

import os
import subprocess
import sys

import pytest


@pytest.mark.parametrize(("language", "last"), [("ja", "すべて動きました。"), ("en", "Everything worked.")])
def test_the_program_tries_itself_and_says_that_everything_worked(tmp_path, language, last):
    environment = os.environ | {
        "PIA_WIZARD_LANGUAGE": language,
        "PIA_WIZARD_SETTINGS": str(tmp_path / "settings.json"),
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHONIOENCODING": "utf-8",
    }
    command = [sys.executable, "-m", "pia_wizard", "self-test"]
    tried = subprocess.run(command, env=environment, capture_output=True, encoding="utf-8", check=False)
    assert tried.returncode == 0, tried.stdout + tried.stderr
    assert tried.stdout.splitlines()[-1] == last
    assert "Traceback" not in tried.stderr
