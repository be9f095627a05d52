"""Medians of interleaved runs, printed as ratios: seconds of one machine mean little on another."""

import statistics
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Row:
    """One thing measured: its median in milliseconds and its spread."""

    name: str
    median: float
    least: float
    most: float


def interleaved(contenders: Mapping[str, Callable[[], object]], *, runs: int) -> dict[str, Row]:
    """Run all contenders in turn, so that a slow moment of the machine hits everyone alike."""
    times: dict[str, list[float]] = {name: [] for name in contenders}
    for work in contenders.values():
        work()  # warm-up, not counted
    for _ in range(runs):
        for name, work in contenders.items():
            start = time.perf_counter()
            work()
            times[name].append((time.perf_counter() - start) * 1000)
    return {n: Row(n, statistics.median(t), min(t), max(t)) for n, t in times.items()}


def table(title: str, rows: Mapping[str, Row], *, against: str, target: str = "") -> None:
    """Print the rows with their ratio to ``against``."""
    print(f"\n{title}" + (f"   (target: {target})" if target else ""))
    floor = rows[against].median
    for row in rows.values():
        spread = f"{row.least:.2f} … {row.most:.2f}"
        print(f"  {row.name:<44} {row.median:9.2f} ms   {row.median / floor:7.2f} ×   [{spread}]")
