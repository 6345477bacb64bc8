"""One search for answers, questions and cases: stems, beginnings of words, and small slips."""

from functools import reduce
from operator import or_

from django.contrib.postgres.search import SearchQuery, SearchRank, TrigramWordSimilarity
from django.db.models import F, Q, Value
from django.db.models.functions import Concat, Greatest

from kinerja.library import rules
from kinerja.library.models.searching import DICTIONARY

ALIKE = 0.6
LONG_ENOUGH = 5  # letters; shorter words are alike by chance


def search(rows, text, *, like):
    """The rows that have one of these words, those with most of them first; else alike ones.

    `like` names the columns in which a slip of the finger is forgiven.
    """
    words = rules.search_words(text)
    if not words:
        return rows.none()
    query = SearchQuery(
        " | ".join(f"{word}:*" for word in words), search_type="raw", config=DICTIONARY
    )
    found = rows.filter(search=query)
    if found.exists():
        return found.annotate(rank=SearchRank(F("search"), query)).order_by("-rank", "pk")
    return _alike(rows, [word for word in words if len(word) >= LONG_ENOUGH], like)


def _alike(rows, words, columns):
    if not words:
        return rows.none()
    text = Concat(*(part for name in columns for part in (F(name), Value(" "))))
    likeness = {
        f"alike_{place}": TrigramWordSimilarity(word, text) for place, word in enumerate(words)
    }
    enough = reduce(or_, (Q(**{f"{name}__gte": ALIKE}) for name in likeness))
    best = Greatest(*map(F, likeness)) if len(likeness) > 1 else F("alike_0")
    return rows.annotate(**likeness).filter(enough).order_by(best.desc(), "pk")
