"""Writing the parts of a draft; each form says which revision it was opened on."""

from datetime import datetime

from django.db import transaction
from django.db.models import Count, Max, ProtectedError
from django.urls import reverse

from kinerja.accounts.models import User
from kinerja.audit import log
from kinerja.lib.canonical import digest
from kinerja.lib.refusals import Refused, refuse_if, refuse_stale
from kinerja.notifications.outbox import tell
from kinerja.planning import access, queries, rules
from kinerja.planning.enums import AnnexKind, SkpStatus
from kinerja.planning.models import BehaviourExpectation, Indicator, Skp, SkpAnnex, WorkResult

RESULT_FIELDS = (
    "kind",
    "statement",
    "assigner",
    "cascade",
    "parent",
    "goal",
    "provisional_parent",
    "no_parent_reason",
)
INDICATOR_FIELDS = (
    "order",
    "aspect",
    "perspective",
    "statement",
    "target",
    "target_value",
    "unit_of_measure",
    "polarity",
)
IN_USE = "Hasil kerja ini sudah dipakai bawahan atau catatan. Ubah isinya, jangan dihapus."
MOST_RESULTS = 40
MOST_INDICATORS = 12


@transaction.atomic
def save_result(
    skp: Skp, *, result: WorkResult | None, values: dict, revision: int, by: User, at: datetime
) -> WorkResult:
    """Add a result to the end, or write over the one given."""
    skp = Skp.objects.select_related("employee").select_for_update(of=("self",)).get(pk=skp.pk)
    _refuse_edit(skp, by=by, revision=revision)
    _refuse_foreign_parent(skp, result, values.get("parent"), on=queries.day_of(at))
    if result is None:
        there = skp.results.aggregate(number=Count("pk"), last=Max("order"))
        if there["number"] >= MOST_RESULTS:
            raise Refused(f"Satu SKP memuat paling banyak {MOST_RESULTS} hasil kerja.")
        result = WorkResult(skp=skp, order=(there["last"] or 0) + 1)
    elif result.skp_id != skp.pk:
        raise Refused("Hasil kerja itu bukan bagian dari SKP ini.")

    for name in RESULT_FIELDS:
        setattr(result, name, values[name])
    result.save()
    _touch(skp)
    log.record(
        "planning.result_saved",
        by=by,
        at=at,
        target=skp,
        result=result.pk,
        statement=digest(result.statement),
    )
    return result


@transaction.atomic
def remove_result(skp: Skp, *, result: WorkResult, revision: int, by: User, at: datetime) -> dict:
    """Take a result out; what is returned puts it back through restore_result."""
    skp = Skp.objects.select_related("employee").select_for_update(of=("self",)).get(pk=skp.pk)
    _refuse_edit(skp, by=by, revision=revision)

    removed = _snapshot(result)
    log.record("planning.result_removed", by=by, at=at, target=skp, result=result.pk)
    try:
        result.delete()
    except ProtectedError:
        raise Refused(IN_USE) from None
    _touch(skp)
    return removed


@transaction.atomic
def restore_result(skp: Skp, *, removed: dict, by: User, at: datetime) -> WorkResult:
    """Put a removed result back with its indicators, at the end of the list."""
    skp = Skp.objects.select_related("employee").select_for_update(of=("self",)).get(pk=skp.pk)
    _refuse_edit(skp, by=by, revision=skp.revision)
    if skp.results.filter(lineage=removed["lineage"]).exists():
        raise Refused("Hasil kerja itu sudah dikembalikan.")

    fields = {name: value for name, value in removed.items() if name != "indicators"}
    result = WorkResult.objects.create(skp=skp, order=_next_order(skp), **fields)
    Indicator.objects.bulk_create(
        Indicator(result=result, **indicator) for indicator in removed["indicators"]
    )
    _touch(skp)
    log.record("planning.result_restored", by=by, at=at, target=skp, result=result.pk)
    return result


@transaction.atomic
def move_result(
    skp: Skp, *, result: WorkResult, down: bool, revision: int, by: User, at: datetime
) -> None:
    """Change places with the neighbour of the same kind; at the edge nothing moves."""
    skp = Skp.objects.select_related("employee").select_for_update(of=("self",)).get(pk=skp.pk)
    _refuse_edit(skp, by=by, revision=revision)

    peers = list(skp.results.filter(kind=result.kind).order_by("order"))
    here = [peer.pk for peer in peers].index(result.pk)
    there = here + (1 if down else -1)
    if 0 <= there < len(peers):
        one, other = peers[here], peers[there]
        one.order, other.order = other.order, one.order
        WorkResult.objects.bulk_update([one, other], ["order"])
        _touch(skp)
    log.record("planning.result_moved", by=by, at=at, target=skp, result=result.pk, down=down)


@transaction.atomic
def save_indicators(
    skp: Skp, *, result: WorkResult, rows: list[dict], revision: int, by: User, at: datetime
) -> None:
    """Make the indicators of one result exactly these rows; a row with `id` is one of them."""
    skp = Skp.objects.select_related("employee").select_for_update(of=("self",)).get(pk=skp.pk)
    _refuse_edit(skp, by=by, revision=revision)
    if len(rows) > MOST_INDICATORS:
        raise Refused(f"Satu hasil kerja memuat paling banyak {MOST_INDICATORS} indikator.")

    existing = {indicator.pk: indicator for indicator in result.indicators.all()}
    for order, row in enumerate(rows, start=1):
        indicator = existing.pop(row.get("id"), None) or Indicator(result=result)
        for name in INDICATOR_FIELDS:
            setattr(indicator, name, {**row, "order": order}[name])
        indicator.save()
    Indicator.objects.filter(pk__in=existing).delete()
    _touch(skp)
    log.record(
        "planning.indicators_saved",
        by=by,
        at=at,
        target=skp,
        result=result.pk,
        indicators=[digest([row["statement"], row["target"]]) for row in rows],
    )


@transaction.atomic
def save_behaviours(
    skp: Skp, *, expectations: dict[str, str], revision: int, by: User, at: datetime
) -> None:
    """Write the special expectations; an empty one is taken out (Pasal 10)."""
    skp = Skp.objects.select_related("employee").select_for_update(of=("self",)).get(pk=skp.pk)
    if not access.can_expect(by, skp, on=queries.day_of(at)):
        raise Refused("Hanya pegawai dan pejabat penilainya yang dapat menulis ekspektasi.")
    is_own = access.can_edit(by, skp)
    if is_own or skp.status != SkpStatus.SUBMITTED:
        refuse_if(rules.blockers_to_edit(status=skp.status))
    refuse_stale(seen=revision, current=skp.revision)

    for value, text in expectations.items():
        if text:
            BehaviourExpectation.objects.update_or_create(
                skp=skp, value=value, defaults={"expectation": text}
            )
    skp.behaviours.filter(value__in=[v for v, text in expectations.items() if not text]).delete()
    _touch(skp)
    log.record(
        "planning.behaviours_saved",
        by=by,
        at=at,
        target=skp,
        expectations={str(v): digest(text) for v, text in expectations.items() if text},
    )
    if not is_own:
        tell(
            skp.employee.user,
            "planning.behaviours_saved",
            f"Penilai menulis ekspektasi perilaku pada SKP {skp.year} Anda. Baca isinya.",
            url=reverse("planning:skp_read", args=[skp.pk]),
            because="SKP ini milik Anda.",
            at=at,
        )


@transaction.atomic
def save_annexes(
    skp: Skp, *, lists: dict[AnnexKind, list[str]], revision: int, by: User, at: datetime
) -> None:
    """Make the three lists of the annex exactly these lines (Format A.1.8)."""
    skp = Skp.objects.select_related("employee").select_for_update(of=("self",)).get(pk=skp.pk)
    _refuse_edit(skp, by=by, revision=revision)

    skp.annexes.all().delete()
    SkpAnnex.objects.bulk_create(
        SkpAnnex(skp=skp, kind=kind, order=order, text=text)
        for kind, lines in lists.items()
        for order, text in enumerate(lines, start=1)
    )
    _touch(skp)
    log.record(
        "planning.annexes_saved",
        by=by,
        at=at,
        target=skp,
        lines={str(kind): len(lines) for kind, lines in lists.items()},
    )


def _refuse_edit(skp, *, by, revision):
    if not access.can_edit(by, skp):
        raise Refused("Hanya pemilik SKP yang dapat mengubah isinya.")
    refuse_if(rules.blockers_to_edit(status=skp.status))
    refuse_stale(seen=revision, current=skp.revision)


def _refuse_foreign_parent(skp, result, parent, *, on):
    """Only what the penilai planned can be served, or what was served before."""
    if parent is None or (result is not None and result.parent_id == parent.pk):
        return
    if not queries.results_to_serve(skp, on=on).filter(pk=parent.pk).exists():
        raise Refused("Hasil kerja pimpinan itu tidak ada pada SKP penilai Anda.")


def _touch(skp):
    skp.revision += 1
    skp.save(update_fields=["revision"])


def _next_order(skp):
    return (skp.results.aggregate(last=Max("order"))["last"] or 0) + 1


def _snapshot(result):
    """A result as JSON, enough to make it again."""
    return {
        "kind": result.kind,
        "statement": result.statement,
        "assigner": result.assigner,
        "cascade": result.cascade,
        "parent_id": result.parent_id,
        "goal_id": result.goal_id,
        "provisional_parent": result.provisional_parent,
        "no_parent_reason": result.no_parent_reason,
        "lineage": str(result.lineage),
        "indicators": [
            {
                **{name: getattr(i, name) for name in INDICATOR_FIELDS if name != "target_value"},
                "target_value": queries.plain_number(i.target_value),
                "lineage": str(i.lineage),
            }
            for i in result.indicators.order_by("order")
        ],
    }
