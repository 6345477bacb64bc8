"""Plans for everybody: cascaded where an example exists, plausible elsewhere."""

from collections import defaultdict
from datetime import UTC, date, datetime, timedelta

from django.db import connection
from django.db.models import Prefetch, prefetch_related_objects

from kinerja.lib.canonical import digest
from kinerja.lib.periods import between
from kinerja.organisation.enums import JobKind, UnitKind
from kinerja.planning.enums import (
    AnnexKind,
    Approach,
    BehaviourValue,
    Cascade,
    ResultKind,
    SkpKind,
    SkpStatus,
)
from kinerja.planning.models import (
    BehaviourExpectation,
    Indicator,
    Skp,
    SkpAnnex,
    WorkResult,
)
from kinerja.planning.queries import annex_lists, person, plan_content
from kinerja.planning.rules import indicator_values
from kinerja.web.demo.examples import (
    PERSPECTIVES,
    budget_result,
    from_goal,
    generic,
    indicator_of,
    load_goals,
    templates,
)
from kinerja.web.demo.store import update

NARRATIVE_UNITS = {UnitKind.PUSKESMAS}  # care is described, not counted
AGREED_FIELDS = [
    "status",
    "submitted_at",
    "submitted_by",
    "agreed_at",
    "agreed_by",
    "appraiser",
    "content",
    "content_digest",
    "verification_code",
]
LEADER_UNITS = {UnitKind.KECAMATAN, UnitKind.RSUD}
ANNEX = {
    AnnexKind.RESOURCES: (
        "Anggaran kegiatan sesuai DPA dan satu perangkat komputer",
        "Pendampingan dari rekan yang berpengalaman",
    ),
    AnnexKind.ACCOUNTABILITY: ("Laporan kemajuan setiap akhir bulan kepada pimpinan",),
    AnnexKind.CONSEQUENCES: (
        "Tercapai: diusulkan mengikuti pengembangan kompetensi",
        "Tidak tercapai: bimbingan kinerja dan penyesuaian ekspektasi",
    ),
}
EXPECTATION = {
    BehaviourValue.BERORIENTASI_PELAYANAN: "Menjawab pertanyaan warga paling lambat esok hari",
    BehaviourValue.KOLABORATIF: "Berbagi data dengan unit lain tanpa diminta dua kali",
}


class Plans:
    """Builds the plans of one year from the top down, then stores each table in one go."""

    def __init__(self, random, year, seats, lines):
        self.random, self.year = random, year
        self.seats, self.lines = seats, lines
        self.examples = templates()
        self.goals, self.unit_goals = load_goals(
            year, {position.unit.code: position.unit for position, _ in seats}
        )
        self.results_of = defaultdict(list)
        self.skps, self.results, self.indicators = [], [], []
        self.behaviours, self.annexes, self.served = [], [], []

    def make(self, placements):
        self.placements = placements
        for position, employee in sorted(self.seats, key=depth):
            if position.kind != JobKind.KEPALA_DAERAH:
                self.plan(position, employee, placements[employee.pk])
        Skp.objects.bulk_create(self.skps, batch_size=1000)
        analyze(Skp)  # the seals' triggers look each plan up: by its key, not by reading all
        WorkResult.objects.bulk_create(self.results, batch_size=1000)
        analyze(WorkResult)
        for result, parent in self.served:  # both have a key now
            result.parent = parent
        update([result for result, _ in self.served], ["parent"])
        Indicator.objects.bulk_create(self.indicators, batch_size=2000)
        BehaviourExpectation.objects.bulk_create(self.behaviours, batch_size=2000)
        SkpAnnex.objects.bulk_create(self.annexes, batch_size=2000)
        return self

    def plan(self, position, employee, placement):
        leads = position.kind == JobKind.JPT_PRATAMA or (
            position.is_head and position.unit.kind in LEADER_UNITS
        )
        skp = Skp(
            employee=employee,
            year=self.year,
            placement=placement,
            kind=SkpKind.LEADER if leads else SkpKind.STAFF,
            approach=Approach.QUALITATIVE
            if position.unit.kind in NARRATIVE_UNITS
            else Approach.QUANTITATIVE,
            period=between(date(self.year.year, 1, 1), date(self.year.year, 12, 31)),
            created_at=moment(self.year.year - 1, 12, 5, self.random),
        )
        self.skps.append(skp)
        make = self.leader_results if leads else self.staff_results
        for order, (statement, fields, indicators) in enumerate(make(position, employee), 1):
            parent = fields.pop("parent", None)
            result = WorkResult(skp=skp, order=order, statement=statement[:1000], **fields)
            if parent:
                self.served.append((result, parent))
            self.results.append(result)
            self.results_of[employee.pk].append(result)
            for number, indicator in enumerate(indicators, 1):
                fields = as_written(skp, indicator)
                self.indicators.append(Indicator(result=result, order=number, **fields))
        self.behaviours += [
            BehaviourExpectation(skp=skp, value=value, expectation=text)
            for value, text in EXPECTATION.items()
            if self.random.random() < 0.5
        ]
        self.annexes += [
            SkpAnnex(skp=skp, kind=kind, order=order, text=text)
            for kind, lines in ANNEX.items()
            for order, text in enumerate(lines, 1)
        ]

    def leader_results(self, position, employee):
        example = self.examples.get(position.title) or self.examples.get(
            position.title.replace("Sumber Daya Manusia Daerah", "SDM Daerah")
        )
        if example and example[0]["indicators"][0]["aspek"] in PERSPECTIVES:
            for result in example:
                goal = self.goals.get(result["rhk_pimpinan_diintervensi"].removeprefix("IKU "))
                yield (
                    result["rencana_hasil_kerja"],
                    {"goal": goal, "cascade": Cascade.DIRECT},
                    [indicator_of(row) for row in result["indicators"]],
                )
        else:
            for goal in self.unit_goals[position.unit.code][:3]:
                yield from_goal(goal)
            if not self.unit_goals[position.unit.code]:
                yield from_goal(self.goals["K.IKM"])
        yield budget_result(self.goals["K.SAKIP"], position.unit)

    def staff_results(self, position, employee):
        line = self.lines.get(employee.pk)
        above = self.results_of.get(line.appraiser_id, []) if line else []
        example = next(
            (rows for title, rows in self.examples.items() if position.title.startswith(title)),
            None,
        )
        for number, result in enumerate(example or generic(position)):
            parent = above[number % len(above)] if above else None
            fields = {
                "kind": ResultKind(result["jenis"]),
                "parent": parent,
                "cascade": Cascade.INDIRECT if parent else Cascade.NONE,
                "no_parent_reason": "" if parent else "Pimpinan belum menyusun SKP tahun ini",
            }
            if fields["kind"] == ResultKind.TAMBAHAN:
                fields["assigner"] = "Panitia kegiatan kabupaten"
            yield (
                result["rencana_hasil_kerja"],
                fields,
                [indicator_of(row) for row in result["indicators"]],
            )

    def set_all(self):
        """Agree most plans; a few stay submitted, returned or in draft."""
        self.group_rows()
        entries = [
            ("planning.skp_started", skp, skp.employee.user, skp.created_at, {})
            for skp in self.skps
        ]
        for skp in self.skps:
            line = self.lines.get(skp.employee_id)
            draw = self.random.random()
            if line is None or draw > 0.94:
                entries += self.leave_open(skp, line, draw)
                continue
            late = draw > 0.84
            skp.submitted_at = moment(self.year.year, 1, 5 if not late else 40, self.random)
            skp.submitted_by = skp.employee.user
            skp.agreed_at = skp.submitted_at + timedelta(days=self.random.randint(1, 9))
            skp.agreed_by, skp.appraiser = line.appraiser.user, line.appraiser
            skp.status = SkpStatus.AGREED
            skp.content = self.content_of(skp)
            skp.content_digest = digest(skp.content)
            skp.verification_code = code(self.random)
            entries += [
                ("planning.skp_submitted", skp, skp.submitted_by, skp.submitted_at, {}),
                (
                    "planning.skp_agreed",
                    skp,
                    skp.agreed_by,
                    skp.agreed_at,
                    {"digest": skp.content_digest, "version": skp.version},
                ),
            ]
        update(self.skps, AGREED_FIELDS)
        return entries

    def group_rows(self):
        """What belongs to each plan, read once for all."""
        indicators = Prefetch("indicators", Indicator.objects.order_by("order"))
        prefetch_related_objects(self.results, indicators)
        self.rows_of = defaultdict(lambda: ([], {}, []))
        for result in sorted(self.results, key=lambda one: one.kind, reverse=True):
            self.rows_of[result.skp_id][0].append(result)
        for one in self.behaviours:
            self.rows_of[one.skp_id][1][one.value] = one.expectation
        for annex in self.annexes:
            self.rows_of[annex.skp_id][2].append((annex.kind, annex.text))

    def content_of(self, skp):
        """What `skp_content` answers, without asking the database for each plan."""
        results, expectations, annexes = self.rows_of[skp.pk]
        return plan_content(
            skp,
            appraiser=person(skp.appraiser, self.placements[skp.appraiser_id]),
            results=results,
            expectations=expectations,
            annexes=annex_lists(annexes),
        )

    def leave_open(self, skp, line, draw):
        if line is None or draw > 0.98:
            return []
        skp.status = SkpStatus.SUBMITTED
        skp.submitted_at = moment(self.year.year, 2, 10, self.random)
        skp.submitted_by = skp.employee.user
        return [("planning.skp_submitted", skp, skp.submitted_by, skp.submitted_at, {})]


def analyze(*models):
    """Tell the planner of rows just written; without it each question reads whole tables."""
    tables = [model._meta.db_table for model in models]
    with connection.cursor() as cursor:
        cursor.execute(
            "ANALYZE " + ", ".join(tables or connection.introspection.django_table_names())
        )


def depth(seat):
    position, _ = seat
    return position.unit.path.count("/"), not position.is_head, position.unit.path


def moment(year, month, day, random):
    """An hour of a working day near the given day; days may overflow the month."""
    first = datetime(year, month, 1, 1, 0, tzinfo=UTC)
    return first + timedelta(days=day, minutes=random.randint(0, 480))


def code(random):
    """26 characters of base32 without look-alikes, as the acts make them."""
    return "".join(random.choices("ABCDEFGHJKMNPQRSTVWXYZ23456789", k=26))


def as_written(skp, indicator):
    """Indicator and target apart, or in one narrative where the plan is qualitative."""
    if skp.approach == Approach.QUANTITATIVE:
        return indicator
    return indicator_values(
        kind=skp.kind,
        approach=skp.approach,
        measure=indicator.get("perspective", ""),
        statement=indicator["statement"],
        target=indicator["target"],
    )
