"""Rencana perbaikan: which are due, how one stands, and the lists of them."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Case, CharField, Count, Exists, F, OuterRef, Q, Value, When
from django.utils import timezone

from kinerja.appraisal.enums import Contest, EvaluationStatus
from kinerja.appraisal.models import Evaluation
from kinerja.appraisal.rules import in_words
from kinerja.development import rules
from kinerja.development.enums import ImprovementStatus
from kinerja.development.models import ImprovementPlan, ImprovementSession
from kinerja.organisation.models import Unit
from kinerja.planning.enums import PeriodKind

PARTS = (
    "employee__user",
    "evaluation__period",
    "evaluation__skp__placement__position__unit",
)
HANDED_OVER = (EvaluationStatus.HANDED_OVER, EvaluationStatus.ACKNOWLEDGED)
PAGE_SIZE = 50


def plans():
    """Plans with what every page of theirs needs."""
    return ImprovementPlan.objects.select_related(*PARTS).defer(
        "evaluation__content", "evaluation__skp__content"
    )


def evaluations_to_help(*, on: date):
    """Handed-over annual evaluations with a low predikat and without a plan."""
    rule = rules.rule_on(on)
    return (
        Evaluation.objects.standing()
        .exclude(contest=Contest.OPEN)
        .select_related("skp__employee__user", "appraiser__user", "period")
        .defer("content", "skp__content")
        .filter(
            ~Exists(ImprovementPlan.objects.filter(evaluation=OuterRef("pk"))),
            status__in=HANDED_OVER,
            period__kind=PeriodKind.YEAR,
            predikat__in=rule.predikats,
            handed_over_at__date__lte=on,
        )
    )


def plans_without_ground():
    """Open plans whose predikat was changed by the decision on an objection."""
    return ImprovementPlan.objects.filter(
        status__in=rules.OPEN, evaluation__contest=Contest.CHANGED
    )


@dataclass(frozen=True)
class Progress:
    """How a plan stands on one day."""

    months: list[rules.Month]
    sessions: list[ImprovementSession]
    held: int
    missing: list[rules.Month]
    is_over: bool
    next_step: str


def progress_of(plan: ImprovementPlan, *, on: date) -> Progress:
    """The months, the talks held, what is missing and what comes next."""
    sessions = list(plan.sessions.select_related("recorded_by").order_by("held_on", "pk"))
    months = []
    if plan.starts_on:
        months = rules.months_of(
            starts_on=plan.starts_on,
            ends_on=plan.ends_on,
            held=[one.held_on for one in sessions],
        )
    return Progress(
        months=months,
        sessions=sessions,
        held=sum(1 for month in months if month.held),
        missing=[month for month in months if month.is_missing(on)],
        is_over=bool(plan.ends_on and plan.ends_on < on),
        next_step=next_step(plan, on=on),
    )


def next_step(plan: ImprovementPlan, *, on: date) -> str:
    """What happens now, in one or two sentences."""
    if plan.status == ImprovementStatus.RUNNING:
        if plan.ends_on < on:
            return "Masa perbaikan selesai. Pejabat penilai menilai ulang kinerja."
        return f"Bimbingan setiap bulan sampai {in_words(plan.ends_on)}, lalu dinilai ulang."
    return {
        ImprovementStatus.OFFERED: "Pejabat penilai menyusun rencana bersama pegawai.",
        ImprovementStatus.PROPOSED: "Pegawai membaca usulan, lalu menyetujui atau memberi masukan.",
        ImprovementStatus.RECOVERED: "Selesai. Terima kasih atas kerja kerasnya.",
        ImprovementStatus.TEST_DUE: "BKPSDM menyiapkan uji kompetensi.",
        ImprovementStatus.TESTED: "BKPSDM menyiapkan rekomendasi bagi PPK.",
        ImprovementStatus.RECOMMENDED: "PPK yang memutuskan. Sistem ini hanya menyampaikan bukti.",
        ImprovementStatus.CLOSED: f"Ditutup: {plan.closed_reason}",
    }[plan.status]


def blockers_to_begin(plan: ImprovementPlan, *, on: date) -> list[str]:
    """Why the penilai may not begin without an answer yet."""
    proposed_on = plan.proposed_at and timezone.localdate(plan.proposed_at)
    return rules.blockers_to_begin(status=plan.status, proposed_on=proposed_on, on=on)


def blockers_to_reassess(plan: ImprovementPlan, *, on: date) -> list[str]:
    """Why the penilai cannot look again yet."""
    return rules.blockers_to_reassess(
        status=plan.status, ends_on=plan.ends_on, sessions=plan.sessions.count(), on=on
    )


def recommendations_for(plan: ImprovementPlan):
    """What may be put before the PPK for this person."""
    position = plan.evaluation.skp.placement.position
    return rules.recommendations(status=plan.employee.status, job=position.kind)


def register(found, *, on, unit="", status="", predikat="", keadaan=""):
    """The rows a filter leaves, by name, with the talks counted."""
    rows = found.annotate(talks=Count("sessions")).annotate(state=_state(on))
    if unit:
        named = Unit.objects.filter(Q(name__icontains=unit) | Q(abbreviation__iexact=unit))
        below = Q(pk__in=[])
        for path in named.values_list("path", flat=True)[:20]:
            below |= Q(evaluation__skp__placement__position__unit__path__startswith=path)
        rows = rows.filter(below)
    if status:
        rows = rows.filter(status=status)
    if predikat:
        rows = rows.filter(evaluation__predikat=predikat)
    if keadaan:
        rows = rows.filter(state=keadaan)
    return rows.order_by("employee__name", "pk")


STATES = {
    "lewat": "Masa perbaikan lewat, belum dinilai ulang",
    "tanpa_bimbingan": "Berjalan tanpa bimbingan",
    "berjalan": "Berjalan",
    "belum": "Belum disepakati",
    "selesai": "Selesai atau ditutup",
    "ppk": "Menuju keputusan PPK",
}


def _state(on):
    """One word for the eye of HR."""
    running = Q(status=ImprovementStatus.RUNNING)
    return Case(
        When(running & Q(ends_on__lt=on), then=Value("lewat")),
        When(running & Q(talks=0), then=Value("tanpa_bimbingan")),
        When(running, then=Value("berjalan")),
        When(
            status__in=[ImprovementStatus.OFFERED, ImprovementStatus.PROPOSED],
            then=Value("belum"),
        ),
        When(
            status__in=[ImprovementStatus.RECOVERED, ImprovementStatus.CLOSED],
            then=Value("selesai"),
        ),
        default=Value("ppk"),
        output_field=CharField(),
    )


COLUMNS = (
    "No",
    "NIP",
    "Nama",
    "Jabatan",
    "Unit",
    "Predikat",
    "Periode",
    "Status",
    "Mulai",
    "Berakhir",
    "Bimbingan",
    "Hasil penilaian ulang",
    "Hasil uji kompetensi",
    "Rekomendasi kepada PPK",
)


def export_rows(rows):
    """The rows of the workbook."""
    for number, plan in enumerate(rows.iterator(chunk_size=500), start=1):
        position = plan.evaluation.skp.placement.position
        yield (
            number,
            plan.employee.nip,
            plan.employee.full_name,
            position.title,
            position.unit.name,
            plan.evaluation.get_predikat_display(),
            plan.evaluation.period.label,
            plan.get_status_display(),
            plan.starts_on,
            plan.ends_on,
            plan.talks,
            plan.get_reassessment_display(),
            plan.get_test_result_display(),
            plan.get_recommendation_display(),
        )


def without_talk_this_month(found, *, on):
    """Running plans in whose current month nobody has talked yet, for the reminder."""
    rows = found.filter(
        status=ImprovementStatus.RUNNING, starts_on__lte=on, ends_on__gte=F("starts_on")
    )
    return [
        plan
        for plan in rows.prefetch_related("sessions")
        if any(
            month.is_now(on) and not month.held
            for month in rules.months_of(
                starts_on=plan.starts_on,
                ends_on=plan.ends_on,
                held=[one.held_on for one in plan.sessions.all()],
            )
        )
    ]
