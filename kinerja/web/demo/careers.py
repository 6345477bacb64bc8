"""What HR keeps about a few people, and the talent committee's first cases, by the real acts."""

from datetime import date, timedelta
from decimal import Decimal
from random import Random

from kinerja.audit import log
from kinerja.careers import actions
from kinerja.careers.enums import Conduct, CourseKind, EducationLevel, PotentialPart, RecordKind
from kinerja.careers.forms.talent import SUGGESTED
from kinerja.careers.models import CareerRecord, OfficialIndex, PotentialComponent, TalentCriteria
from kinerja.careers.queries import annual_evaluations, case_of
from kinerja.lib.periods import since
from kinerja.organisation import actions as organisation
from kinerja.organisation.enums import EmployeeStatus, JobKind, Role

KEPT = ("BKPSDMD", "DINKES", "PKM.01")  # offices whose people sign in to the demo
MOST = 160
REASON = "Asesmen, rekam jejak, dan dua tahun predikat saling menguatkan (data demo)."
SECOND = "Setuju. Bukti tiap unsur sudah dibuka dan cocok (data demo)."


def tell_careers(regency, *, on, at):
    """Criteria, records, parts of potensial, and placements in every state."""
    random = Random(20260301)
    hr, head = regency.heads["BKPSDMD.B4"], regency.heads["BKPSDMD"]
    seats = [seat for seat in regency.seats if seat[0].unit.path.split("/")[1] in KEPT][:MOST]
    keep_records(random, seats, by=hr.user, on=on, at=at)
    for member in (hr, head):
        organisation.grant_role(
            user=member.user, role=Role.TALENT_COMMITTEE, unit=None, first_day=on, by=None, at=at
        )
    head.user.demo_label = "Komite talenta (Kepala BKPSDMD)"
    head.user.save(update_fields=["demo_label"])
    set_criteria(hr.user, on=on, at=at)
    weigh_some(random, (hr, head), on=on, at=at)


def set_criteria(user, *, on, at):
    """In force since January, so that the act, which looks forward only, does not fit."""
    criteria = TalentCriteria.objects.create(
        since=date(on.year, 1, 1),
        basis=f"Keputusan Bupati 800/12/BKPSDMD/{on.year} (data demo)",
        **SUGGESTED,
        set_at=at,
        set_by=user,
    )
    log.record("careers.criteria_set", by=user, at=at, target=criteria, since=criteria.since)


def keep_records(random, seats, *, by, on, at):
    """Rank, education, courses and conduct of most; for the others the page says what lacks."""
    records, official = [], []
    for position, employee in seats:
        if employee.user_id == by.pk or random.random() < 0.15:
            continue
        records += facts_of(random, position, employee, on=on)
        if random.random() < 0.5:
            official.append(
                OfficialIndex(
                    employee=employee,
                    year=on.year - 1,
                    measured_on=date(on.year, 1, 15),
                    qualification=Decimal(random.choice((5, 10, 15, 20))),
                    competence=Decimal(random.choice((15, 25, 30, 40))),
                    performance=Decimal(random.choice((25, 25, 30))),
                    discipline=Decimal(5),
                    recorded_at=at,
                    recorded_by=by,
                )
            )
    for record in records:
        record.recorded_at, record.recorded_by = at, by
    CareerRecord.objects.bulk_create(records)
    OfficialIndex.objects.bulk_create(official)
    log.record_all(
        [("careers.fact_recorded", one, by, at, {"fact": one.kind}) for one in records]
        + [("careers.official_recorded", one, by, at, {"year": one.year}) for one in official]
    )


def facts_of(random, position, employee, *, on):
    def fact(kind, value, year, title="", **more):
        day = date(min(year, on.year - 1), random.randint(1, 12), 1)
        basis = f"Surat {random.randint(100, 999)}/{day.year} (data demo)"
        return CareerRecord(
            employee=employee, kind=kind, value=value, title=title, since=day, basis=basis, **more
        )

    level = random.choice((EducationLevel.BACHELOR,) * 4 + (EducationLevel.MASTER,))
    if employee.rank.startswith("II"):
        level = EducationLevel.DIPLOMA
    yield fact(RecordKind.EDUCATION, level, on.year - random.randint(8, 20), "Program studi demo")
    worst = Conduct.LIGHT if random.random() < 0.04 else Conduct.CLEAN
    yield fact(RecordKind.CONDUCT, worst, on.year - 1)
    if employee.status == EmployeeStatus.PNS and employee.rank:
        yield fact(RecordKind.RANK, employee.rank, on.year - random.randint(1, 6))
    if position.kind == JobKind.FUNGSIONAL or position.is_head:
        kind = CourseKind.LEADERSHIP if position.is_head else CourseKind.FUNCTIONAL
        yield fact(RecordKind.COURSE, kind, on.year - random.randint(2, 9), "Diklat demo", hours=80)


def weigh_some(random, members, *, on, at):
    """All parts for those with two years on record; every third one waits, one lacks a part."""
    rated = annual_evaluations().filter(
        period__year__year__gte=on.year - 2, skp__employee__status=EmployeeStatus.PNS
    )
    people = {one.skp.employee for one in rated.select_related("skp__employee__user")}
    people = sorted(people - set(members), key=lambda one: one.pk)[:18]
    parts = [
        PotentialComponent(
            employee=employee,
            part=part,
            score=Decimal(random.choice((60, 70, 75, 80, 85, 90, 95, 100))),
            source="Tim penilai kompetensi (data demo)",
            evidence=f"Laporan {random.randint(10, 99)}/PK/{on.year - 1} (data demo)",
            period=since(date(on.year - 1, 6, 1)),
            recorded_at=at,
            recorded_by=members[0].user,
        )
        for number, employee in enumerate(people)
        for part in PotentialPart
        if number % 6 or part != PotentialPart.ASSESSMENT
    ]
    PotentialComponent.objects.bulk_create(parts)
    log.record_all(
        [
            ("careers.component_recorded", one, members[0].user, at, {"part": one.part})
            for one in parts
        ]
    )
    ready = [case for case in (case_of(one, on=on) for one in people) if case.place]
    for number, case in enumerate(ready):
        if number % 3 == 2:
            continue  # ready and not proposed yet
        first, second = members if number % 2 else members[::-1]
        placement = actions.propose_placement(
            case.employee, reason=REASON, seen=case.digest, by=first.user, at=at
        )
        if number % 4:
            actions.confirm_placement(
                placement, reason=SECOND, by=second.user, at=at + timedelta(minutes=5)
            )
