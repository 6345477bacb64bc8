"""Two past years of a few people: angka kredit for some, help for some, by the real acts."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from random import Random

from kinerja.appraisal.enums import Acknowledgement, Rating
from kinerja.appraisal.models import Evaluation
from kinerja.audit import log
from kinerja.credits import actions as credits
from kinerja.credits.models import CreditConversion
from kinerja.credits.queries import account_of
from kinerja.credits.rules import CREDIT_RULES, jenjang_of
from kinerja.development import actions as development
from kinerja.development.models import ImprovementPlan
from kinerja.organisation.enums import EmployeeStatus, JobKind
from kinerja.organisation.models import Placement, ReportingLine
from kinerja.planning.enums import PeriodKind
from kinerja.planning.models import EvaluationPeriod, PerformanceYear
from kinerja.web.demo.plans import Plans
from kinerja.web.demo.words import REASONS
from kinerja.web.demo.year import Quarter

ABOVE, MEETS, BELOW = Rating.ABOVE, Rating.MEETS, Rating.BELOW
FUNCTIONAL, LOW = 24, 8
LED_BY_GUESTS = ("BKPSDMD.B4", "PKM.01")  # whose heads sign in to the demo
WORDS = {
    "cause": "Data dari dua unit datang terlambat dan pembagian tugas belum jelas.",
    "goals": "Rekap bulanan selesai tanggal 5.\nPermintaan data dijawab dalam dua hari.",
    "measure": "Lima dari enam rekap tepat waktu, tanpa koreksi besar.",
    "support": "Pelatihan pengolahan data pada bulan pertama, dan seorang rekan mendampingi.",
}
TALKS = (
    "Rekap bulan lalu selesai tanggal 8. Kendalanya data dari satu unit.",
    "Rekap selesai tanggal 5. Cara menagih data sejak tanggal 1 berhasil.",
    "Dua permintaan data dijawab hari yang sama. Pelatihan sudah diikuti.",
    "Rekap tepat waktu lagi. Rekan yang mendampingi cukup memeriksa hasil akhir.",
)
NEXT = "Teruskan cara yang berhasil. Bicara lagi bulan depan."


class Steady(Random):
    """Draws that leave nobody of the chosen few out."""

    def random(self):
        return super().random() * 0.8


class PastYear(Quarter):
    """The annual evaluation of chosen people, with the ratings their story needs."""

    def __init__(self, *args, chosen, **kwargs):
        super().__init__(*args, **kwargs)
        self.chosen = chosen

    def share_of_year(self, passed):
        return Decimal(1)

    def started(self, skp):
        evaluation = super().started(skp)
        results, behaviour = self.chosen[skp.employee_id]
        evaluation.results_rating, evaluation.results_reason = results, REASONS[results]
        evaluation.behaviour_rating, evaluation.behaviour_reason = behaviour, REASONS[behaviour]
        return evaluation


def follow_up(regency, *, on, at):
    """Last year and the one before for a few people, then what followed from it."""
    random = Steady(20250101)
    functional, low = chosen_people(regency)
    for back in (2, 1):
        live_year(random, regency, on.year - back, functional, low if back == 1 else [])
    hr = regency.heads["BKPSDMD.B4"]
    give_credit(hr, at=at)
    help_people(hr, on=on, at=at)


def chosen_people(regency):
    """Seats of PNS in a jabatan fungsional, and seats of people with a poor year."""
    seats = sorted(
        (seat for seat in regency.seats if not seat[0].is_head),
        key=lambda seat: (seat[0].unit.code not in LED_BY_GUESTS, seat[1].pk),
    )
    functional = [
        (position, employee)
        for position, employee in seats
        if jenjang_of(position.title) and employee.status == EmployeeStatus.PNS
    ][:FUNCTIONAL]
    taken = {employee.pk for _, employee in functional}
    left = [
        seat for seat in seats if seat[1].pk not in taken and seat[0].kind != JobKind.JPT_PRATAMA
    ]
    contracted = [seat for seat in left if seat[1].status == EmployeeStatus.PPPK][:3]
    others = [seat for seat in left if seat[1].status == EmployeeStatus.PNS][: LOW - 3]
    return functional, contracted + others


def live_year(random, regency, number, functional, low):
    """Plans and annual evaluations of that year for these people only."""
    year, _ = PerformanceYear.objects.get_or_create(
        year=number,
        defaults={
            "planning_opens_on": date(number - 1, 12, 1),
            "planning_due_on": date(number, 1, 31),
        },
    )
    period, _ = EvaluationPeriod.objects.get_or_create(
        year=year,
        kind=PeriodKind.YEAR,
        number=1,
        defaults={
            "starts_on": date(number, 1, 1),
            "ends_on": date(number, 12, 31),
            "opens_on": date(number, 12, 25),
            "due_on": date(number + 1, 1, 31),
        },
    )
    people = [employee.pk for _, employee in [*functional, *low]]
    middle = date(number, 6, 30)
    lines = ReportingLine.objects.select_related(
        "appraiser__user", "superior__user", "employee"
    ).filter(period__contains=middle, employee__in=people)
    plans = Plans(random, year, [*functional, *low], {line.employee_id: line for line in lines})
    plans.regency_head = regency.heads["BUNGO"]
    places = Placement.objects.select_related("position__unit").filter(period__contains=middle)
    plans.make({place.employee_id: place for place in places})
    entries = plans.set_all()
    leaders = {line.appraiser_id for line in plans.lines.values()}
    led = {e.pk: p.unit for p, e in regency.seats if p.is_head and e.pk in leaders}
    story = PastYear(
        random, period, plans, led, until=period.ends_on, chosen=ratings_of(functional, low)
    )
    log.record_all([*entries, *story.happen()])


def ratings_of(functional, low):
    """One in three sets the example, the others do their work; the poor year is below."""
    ratings = {
        employee.pk: (ABOVE, ABOVE) if number % 3 == 0 else (MEETS, MEETS)
        for number, (_, employee) in enumerate(functional)
    }
    for number, (_, employee) in enumerate(low):
        ratings[employee.pk] = (BELOW, BELOW) if number == len(low) - 1 else (BELOW, MEETS)
    return ratings


def give_credit(hr, *, at):
    """Most predikat are converted, some wait for their penilai; two people have a PAK."""
    rows = Evaluation.objects.filter(
        period__kind=PeriodKind.YEAR, acknowledgement=Acknowledgement.ACCEPTS
    ).select_related("skp__employee__user", "skp__placement__position__unit", "appraiser__user")
    for number, row in enumerate(rows.order_by("period__starts_on", "pk")):
        newest = row.period.ends_on.year == at.year - 1
        waits = newest and (
            number % 4 == 0 or row.skp.placement.position.unit.code in LED_BY_GUESTS
        )
        earns = row.skp.employee.status == EmployeeStatus.PNS
        if earns and not waits and jenjang_of(row.skp.placement.position.title):
            credits.convert_evaluation(
                row, by=row.appraiser.user, at=row.acknowledged_at + timedelta(days=21)
            )
    people = {one.employee for one in CreditConversion.objects.select_related("employee__user")}
    for employee in sorted(people - {hr}, key=lambda one: one.pk):
        base = CREDIT_RULES[-1].base.get(employee.rank)
        if base:
            credits.record_addition(
                employee,
                source="dasar",
                credit=Decimal(base),
                basis=f"PAK integrasi 800/{employee.pk}/BKPSDMD/2023 (data demo)",
                valid_on=date(2023, 12, 29),
                by=hr.user,
                at=at,
            )
    for number, employee in enumerate(sorted(people - {hr}, key=lambda one: one.pk)[:2], 1):
        credits.set_statement(
            employee,
            number=f"800.1.3/{number:03}/BKPSDMD/{at.year}",
            set_on=at.date(),
            seen_total=str(account_of(employee, on=at.date()).have),
            by=hr.user,
            at=at,
        )


def help_people(hr, *, on, at):
    """Each rencana perbaikan at another place of its way."""
    poor = Evaluation.objects.filter(
        period__kind=PeriodKind.YEAR,
        period__ends_on__year=on.year - 1,
        results_rating=BELOW,
        handed_over_at__isnull=False,
    ).select_related("skp__employee__user", "appraiser__user")
    begun = [at - timedelta(days=days) for days in (2, 5, 100, 280, 290, 295, 60)]
    for number, row in enumerate(poor.order_by("pk")):
        offered_at = max(row.handed_over_at, begun[number % len(begun)])
        plan = development.offer_plan(row, by=None, at=offered_at)
        if plan and number % len(begun):
            live_plan(plan, row, number % len(begun), begins=offered_at, hr=hr, at=at)


def live_plan(plan, row, story, *, begins, hr, at):
    """1 proposed; 2 and 6 run; 3 is over; 4 improved; 5 went the whole way to the PPK."""
    penilai, employee = row.appraiser.user, row.skp.employee.user
    later = begins + timedelta(days=3)
    development.propose_plan(plan, by=penilai, at=begins + timedelta(days=1), **WORDS)
    if story == 1:
        return
    development.answer_plan(plan, agrees=True, note="", by=employee, at=later)
    plan = ImprovementPlan.objects.get(pk=plan.pk)
    for month in range(6 if story != 6 else 0):
        held = later + timedelta(days=10 + 30 * month)
        if held < at - timedelta(days=1) and held.date() <= plan.ends_on and month != 3:
            development.record_session(
                plan,
                held_on=held.date(),
                discussed=TALKS[month % len(TALKS)],
                next_step=NEXT,
                by=penilai,
                at=held,
            )
    over = datetime.combine(plan.ends_on, later.timetz(), tzinfo=UTC) + timedelta(days=5)
    if story in {4, 5} and over < at:
        finish(plan, story, penilai=penilai, hr=hr, over=over, at=at)


def finish(plan, story, *, penilai, hr, over, at):
    development.reassess_plan(
        plan,
        result="membaik" if story == 4 else "belum",
        reason="Lima dari enam rekap tepat waktu."
        if story == 4
        else "Dua dari enam rekap tepat waktu, meskipun sudah didampingi.",
        by=penilai,
        at=over,
    )
    tested = over + timedelta(days=20)
    if story == 5 and plan.employee_id != hr.pk and tested < at:
        development.record_test(
            plan,
            result="jabatan_lain",
            tested_on=tested.date(),
            letter="800.1.6/12/PPK (data demo)",
            by=hr.user,
            at=min(tested + timedelta(days=2), at),
        )
