"""What HR and auditors may know of all raters together."""

from collections.abc import Mapping, Sequence
from math import sqrt
from statistics import fmean, stdev

from kinerja.school.rules.measures import Card, exact_share, t95

LEAST_GROUP = 10  # raters behind every figure


def summary(cards: Mapping[int, Sequence[Card]], *, sent: int, passed: int) -> dict:
    """Figures over all raters (by id), or only how many took part when they are too few."""
    counted = {rater: own for rater, own in cards.items() if own}
    if len(counted) < LEAST_GROUP:
        return {"sent": sent, "figures": None}
    lifts = [
        fmean(mine - panel for one in own for mine, panel in zip(one.mine, one.panel, strict=True))
        for own in counted.values()
    ]
    half = t95(len(lifts)) * stdev(lifts) / sqrt(len(lifts))
    mean = fmean(lifts)
    return {
        "sent": sent,
        "figures": {
            "raters": len(counted),
            "passed": passed,
            "exact": fmean(exact_share(own) for own in counted.values()),
            "elevation": [mean, mean - half, mean + half],
        },
    }
