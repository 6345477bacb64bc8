"""A few contested results of the demo regency, each in another state, by the real acts."""

from datetime import datetime, timedelta
from uuid import UUID

from kinerja.appraisal import actions
from kinerja.appraisal.enums import EvaluationStatus, Rating, Side
from kinerja.appraisal.models import Evaluation
from kinerja.appraisal.rules import Ruling

REASONS = (
    "Rating hasil kerja tidak sesuai bukti. Semua laporan pada rencana aksi selesai sebelum "
    "batas waktu dan sudah diterima pimpinan."
)
SAID = {
    Side.EMPLOYEE: "Laporan diserahkan setiap tanggal 5. Tanda terima ada pada bukti catatan saya.",
    Side.APPRAISER: "Dua laporan dikembalikan untuk diperbaiki. Sesudah itu isinya lengkap.",
}
CONFIRMED = "Penjelasan kedua pihak cocok dengan bukti pada evaluasi. Rating tetap."
CHANGED = "Tanda terima menunjukkan laporan selesai tepat waktu. Rating hasil kerja dinaikkan."
ADVICE = "Sepakati ukuran mutu laporan pada awal triwulan berikutnya."


def contest(at: datetime) -> None:
    """Two that were decided, one taken back, two that wait."""
    rows = list(
        Evaluation.objects.filter(
            superior__user__isnull=False, appraiser__user__isnull=False, is_final=False
        )
        .exclude(superior__status="pejabat_negara")
        .select_related("skp__employee__user", "appraiser__user", "superior__user")
        .order_by("-period__ends_on", "pk")
    )
    signed = [
        row
        for row in rows
        if row.status == EvaluationStatus.SIGNED and row.signed_at < at - timedelta(days=2)
    ]
    old = [
        row for row in rows if row.handed_over_at and row.handed_over_at < at - timedelta(days=6)
    ]
    below = [row for row in old[1:-1] if row.results_rating == Rating.BELOW]
    told = {0: old[:1], 1: below or old[1:-1], 2: old[2:][-1:]}
    for number, found in told.items():
        for row in found[:1]:
            story(row, number, filed_at=row.handed_over_at + timedelta(days=2))
    for number, row in enumerate(signed[:2], start=3):
        handed_over_at = max(row.signed_at, at - timedelta(days=5))
        actions.hand_over_evaluation(row, by=row.appraiser.user, at=handed_over_at)
        story(row, number, filed_at=at - timedelta(days=1))


def story(row, number, *, filed_at):
    """0 confirmed, 1 changed, 2 taken back, 3 being examined, 4 only filed."""
    employee, examiner = row.skp.employee.user, row.superior.user
    objection = actions.file_objection(row, reasons=REASONS, by=employee, at=filed_at)
    later = filed_at + timedelta(hours=6)
    if number == 2:
        actions.withdraw_objection(objection, by=employee, at=later)
    if number in {2, 4}:
        return
    actions.examine_objection(objection, by=examiner, at=later)
    sides = {Side.EMPLOYEE: employee, Side.APPRAISER: row.appraiser.user}
    for order, (side, user) in enumerate(sides.items()):
        if number == 3 and side == Side.APPRAISER:
            return
        actions.explain_objection(
            objection,
            side=side,
            manner="tertulis",
            text=SAID[side],
            key=UUID(int=row.pk * 10 + order),
            by=user,
            at=later + timedelta(hours=1 + order),
        )
    actions.decide_objection(
        objection, ruling=ruling_of(row, number), by=examiner, at=later + timedelta(days=2)
    )


def ruling_of(row, number):
    if number == 0:
        return Ruling(row.results_rating, row.behaviour_rating, CONFIRMED, "")
    better = Rating.MEETS if row.results_rating == Rating.BELOW else Rating.ABOVE
    return Ruling(better.value, row.behaviour_rating, CHANGED, ADVICE)
