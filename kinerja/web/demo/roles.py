"""Manuals, strategies and a matrix of roles for one office, as a leader would leave them."""

from datetime import UTC, datetime

from kinerja.organisation.models import ReportingLine
from kinerja.planning.enums import (
    AssignmentOrigin,
    AssignmentStatus,
    CascadeMethod,
    ControlLevel,
    ReportingCycle,
)
from kinerja.planning.models import (
    IndicatorManual,
    MatrixRole,
    MatrixRow,
    Skp,
    StrategyBlock,
)
from kinerja.planning.queries import columns_of, indicators_of


def divide_roles(unit_code, *, year):
    """Furnish the plan of the head of this office and of those who report to him."""
    plan = Skp.objects.filter(
        placement__position__unit__code=unit_code, placement__position__is_head=True, year=year
    ).first()
    if plan is None:
        return
    at = datetime(year.year - 1, 12, 8, 2, 0, tzinfo=UTC)
    for indicator in indicators_of(plan):
        _explain(plan, indicator, at=at)
    _fill(plan, at=at)


def _explain(plan, indicator, *, at):
    IndicatorManual.objects.create(
        owner=plan.employee,
        indicator_lineage=indicator.lineage,
        purpose=f"Mengetahui keberhasilan: {indicator.result.statement}"[:1000],
        definition=f"{indicator.statement} pada tahun berjalan (data demo).",
        formula="Realisasi dibagi rencana, dikali 100",
        unit_of_measure=indicator.unit_of_measure or "persen",
        control=ControlLevel.OUTCOME_ANTARA,
        data_source="Aplikasi dan laporan bidang",
        reporting=ReportingCycle.QUARTERLY,
        written_at=at,
        written_by=plan.employee.user,
    )
    StrategyBlock.objects.create(
        plan=plan,
        title=f"Percepatan {indicator.statement.lower()}"[:300],
        indicator_lineage=indicator.lineage,
        method=CascadeMethod.ASPECTS,
        owner=plan.placement.position.title,
        parties="Bidang terkait dan kecamatan",
        finish="November",
        beneficiaries="Masyarakat Kabupaten Bungo",
        purpose=indicator.result.statement,
        budget="DPA tahun berjalan",
        routine="Rapat bulanan\nPemantauan lapangan",
        transforming="Satu data lintas bidang",
        routine_outputs="Laporan triwulan",
        transforming_outputs="Dasbor bersama",
        takes_volunteers=indicator.order == 1,
        written_at=at,
    )


def _fill(plan, *, at):
    columns = columns_of(plan)
    lines = ReportingLine.objects.select_related("employee").filter(
        appraiser=plan.employee, period__contains=at.date().replace(year=at.year + 1, month=1)
    )
    for number, line in enumerate(lines.order_by("employee__name")):
        row = MatrixRow.objects.create(
            plan=plan,
            employee=line.employee,
            is_team_lead=number == 0,
            origin=AssignmentOrigin.APPOINTED,
            status=AssignmentStatus.IN_FORCE,
            asked_at=at,
            asked_by=plan.employee.user,
        )
        for place, column in enumerate(columns):
            if (number + place) % 3:
                MatrixRole.objects.create(
                    row=row,
                    column=column.lineage,
                    statement=f"Tersedianya data dan tindak lanjut {column.words.lower()}"[:1000],
                    method=CascadeMethod.ASPECTS if place % 2 else CascadeMethod.OUTPUTS,
                    control=ControlLevel.MEDIUM,
                )
