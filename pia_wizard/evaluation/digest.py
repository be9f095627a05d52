"""One number for everything that follows from an assessment, to tell later whether it still does."""

import json
from hashlib import sha256
from typing import Any

from pia_wizard.evaluation.model import Evaluation, Point


def judgement_digest(evaluation: Evaluation) -> str:
    """Return the SHA-256 of all verdicts, levels, notices and the threshold, in hexadecimal digits."""
    told: dict[str, Any] = {
        "threshold": evaluation.threshold.decision,
        "verdicts": {name: [v.status, v.rule] for name, v in evaluation.verdicts.items()},
        "risks": {
            name: [
                level.applies,
                level.acceptance,
                *map(_size, (level.inherent, level.current, level.target)),
            ]
            for name, level in evaluation.risks.items()
        },
        "notices": {name: [state.offered, state.ready] for name, state in evaluation.notices.items()},
    }
    text = json.dumps(told, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return sha256(text.encode()).hexdigest()


def _size(point: Point) -> list[object]:
    impact, likelihood = point.impact, point.likelihood
    return [impact.low, impact.high, likelihood.low, likelihood.high, point.band_low, point.band_high]
