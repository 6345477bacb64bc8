"""Results on their way: handed over by the penilai, answered by the employee."""

from kinerja.appraisal import queries as appraisal
from kinerja.appraisal.enums import EvaluationStatus
from kinerja.appraisal.models import Evaluation
from kinerja.web.deadlines.engine import Deadline
from kinerja.web.templatetags.addresses import address

ASKED = (
    *("status", "basis", "is_final", "signed_at", "handed_over_at", "acknowledged_at"),
    *("skp__employee__name", "period__kind", "period__number", "period__starts_on"),
)


def results(facts, day):
    """For both sides; who has none is not asked about any."""
    if not facts["results"]:
        return
    rows = (
        Evaluation.objects.filter(pk__in=facts["results"])
        .select_related("period", "skp__employee")
        .only(*ASKED)
    )
    for row in rows:
        clocks = appraisal.deadlines_of(row, holidays=day.holidays)
        url = address("appraisal:why", row.pk)
        if row.status == EvaluationStatus.SIGNED:
            yield Deadline(
                kind="hand_over",
                what=f"Serahkan hasil evaluasi {row.skp.employee.name}",
                day=clocks[0].day,
                url=url,
                law="PermenPANRB 6/2022 Lampiran V A.5",
                others_wait=True,
            )
        else:
            yield Deadline(
                kind="answer",
                what=f"Tanggapi hasil evaluasi {row.period.label}",
                day=clocks[1].day,
                url=url,
                law="PermenPANRB 6/2022 Lampiran V A.6",
            )
