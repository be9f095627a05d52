"""From the command to the first painted window, beside a bare Qt window."""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path


def main() -> None:
    """Print the ratios of whole processes, run in turn."""
    with tempfile.TemporaryDirectory() as scratch:
        environment = os.environ | {
            "QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen"),
            "PIA_WIZARD_WORKSPACE": str(Path(scratch, "benchmark.pia-workspace")),
            "PIA_WIZARD_SETTINGS": str(Path(scratch, "settings.json")),
        }
        environment.pop("PYTHONDONTWRITEBYTECODE", None)  # as installed: compiled modules are there
        for which in ("bare", "ours"):
            seconds(which, environment)  # warm-up: file caches, the workspace, compiled content
        times = [(seconds("bare", environment), seconds("ours", environment)) for _ in range(9)]
    bare = statistics.median(b[0] for b, _ in times)
    painted = statistics.median(o[0] for _, o in times)
    listed = statistics.median(o[-1] - o[0] for _, o in times)
    print("\nStart to first painted window   (target: ≤ 1.35 ×, list of assessments ≤ 0.25 s later)")
    print(f"  {'floor: bare Qt window':<44} {bare * 1000:9.2f} ms      1.00 ×")
    print(f"  {'ours, first paint':<44} {painted * 1000:9.2f} ms   {painted / bare:7.2f} ×")
    print(f"  {'ours, list of assessments after that':<44} {listed * 1000:9.2f} ms   {listed / bare:7.2f} ×")


def seconds(which: str, environment: dict[str, str]) -> list[float]:
    """Return the seconds from before the process started to each moment it printed."""
    command = [sys.executable, "-m", "benchmarks.first_paint", which]
    start = time.time()
    printed = subprocess.run(
        command, env=environment, capture_output=True, text=True, check=True, timeout=30
    ).stdout
    return [float(line) - start for line in printed.split()]


if __name__ == "__main__":
    main()
