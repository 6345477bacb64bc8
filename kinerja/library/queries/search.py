"""One search for answers, questions and cases: stems, beginnings of words, and small slips."""

from django.contrib.postgres.search import SearchQuery, SearchRank, TrigramWordSimilarity
from django.db.models import F, Q

from kinerja.library import rules
from kinerja.library.models.searching import DICTIONARY

ALIKE = 0.6


def search(rows, text, *, like):
    """The rows that have one of these words, those with most of them first."""
    words = rules.search_words(text)
    if not words:
        return rows.none()
    query = SearchQuery(
        " | ".join(f"{word}:*" for word in words), search_type="raw", config=DICTIONARY
    )
    return (
        rows.annotate(
            rank=SearchRank(F("search"), query),
            likeness=TrigramWordSimilarity(" ".join(words), like),
        )
        .filter(Q(search=query) | Q(likeness__gte=ALIKE))
        .order_by("-rank", "-likeness", "pk")
    )
