"""The case library and the talk under a case."""

from django.db.models import Prefetch

from kinerja.library import rules
from kinerja.library.models import CaseComment
from kinerja.library.queries.search import search

CASE_COLUMNS = (
    "Jenis",
    "Pokok",
    "Jenis jabatan",
    "Jenis OPD",
    "Judul",
    "Situasi",
    "Yang keliru",
    "Versi lebih baik",
    "Mengapa",
    "Pasal",
    "Asal",
)
FILTERS = {"jenis": "kind", "pokok": "topic", "jabatan": "job_kind", "opd": "office_kind"}
MOST_THREADS = 20
MOST_REPLIES = 20


def cases_like(rows, *, q="", **wanted):
    """The cases the filter leaves."""
    rows = rows.filter(**{FILTERS[name]: value for name, value in wanted.items() if value})
    return search(rows, q, like=("title", "situation", "better")) if q else rows


def threads_of(case, *, after=""):
    """Comments with their answers, the newest first, and where the next page begins."""
    replies = CaseComment.objects.select_related("author").order_by("pk")
    rows = (
        case.comments.filter(parent=None)
        .select_related("author")
        .prefetch_related(Prefetch("replies", queryset=replies, to_attr="answers"))
        .order_by("-pk")
    )
    if after.isdecimal() and len(after) < 19:
        rows = rows.filter(pk__lt=int(after))
    found = list(rows[: MOST_THREADS + 1])
    shown = found[:MOST_THREADS]
    return shown, shown[-1].pk if len(found) > MOST_THREADS else None


def case_rows(rows):
    for one in rows:
        yield (
            one.get_kind_display(),
            one.get_topic_display(),
            one.get_job_kind_display(),
            one.get_office_kind_display(),
            one.title,
            one.situation,
            one.problem,
            one.better,
            one.why,
            one.basis,
            one.source,
        )


def blockers_to_publish(case):
    """The same reasons on the page and in the act."""
    return rules.blockers_to_publish(
        status=case.status,
        kind=case.kind,
        consent=case.consent,
        is_of_these_words=case.consented_revision == case.revision,
    )
