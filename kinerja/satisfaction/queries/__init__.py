from kinerja.satisfaction.queries.evidence import change_around, change_of, index_between
from kinerja.satisfaction.queries.figures import (
    facts_of,
    index_of_rounds,
    patterns_of,
    published_rounds,
)

__all__ = [
    "change_around",
    "change_of",
    "facts_of",
    "index_between",
    "index_of_rounds",
    "patterns_of",
    "published_rounds",
]
