"""Programmes, seats, hours, plans, offers and mentors of a few people, by the real acts."""

from datetime import datetime, time, timedelta
from itertools import islice

from django.utils import timezone

from kinerja.audit import log
from kinerja.development import actions, queries
from kinerja.development.models import Enrolment, LearningRecord, Programme
from kinerja.lib.periods import between
from kinerja.lib.uploads import Clean
from kinerja.monitoring.actions import guidance
from kinerja.monitoring.rules import COMPETENCES
from kinerja.organisation.models import ReportingLine
from kinerja.organisation.queries import reports_of
from kinerja.planning.enums import SkpStatus
from kinerja.planning.models import Skp

LED_BY_GUESTS = ("PKM.01", "BKPSDMD.B4")  # whose heads sign in to the demo
MOST_CAME, MOST_OFFERS = 300, 12
COMING = (
    ("Mengolah data dengan lembar kerja", "teknis", "Orientasi pada Hasil", 12, 4, 20, False),
    ("Melayani dengan ramah dan jelas", "workshop", "Pelayanan Publik", 8, 25, 27, False),
    ("Menulis laporan yang dibaca", "kursus", "Komunikasi", 10, 15, 34, True),
    ("Bekerja sama lintas bidang", "outbound", "Kerjasama", 8, 30, 41, False),
    ("Mengelola perubahan di kantor", "e_learning", "Mengelola Perubahan", 6, 200, 48, False),
)
PAST = (
    ("Sosialisasi manajemen kinerja", "sosialisasi", "", 4, MOST_CAME),
    ("Bimtek rekap dan arsip", "bimtek", "Orientasi pada Hasil", 16, 40),
)
STEPS = (
    ("Komunikasi", "kursus", "Menulis laporan triwulan tanpa perbaikan besar."),
    ("Orientasi pada Hasil", "teknis", "Menyusun rekap bulanan paling lambat tanggal 5."),
)
MENTORS = (
    ("Komunikasi", "Menulis laporan pendek yang langsung dipakai pimpinan."),
    ("Pelayanan Publik", "Menghadapi tamu yang marah dengan tenang."),
    ("Mengelola Perubahan", "Mengajak rekan memakai cara kerja baru sedikit demi sedikit."),
)
# The least that is a PDF; the words stand in its name.
PROOF = Clean(
    name="sertifikat-demo.pdf", media_type="application/pdf", content=b"%PDF-1.4\n% data demo\n"
)


def grow(regency, *, on, at):
    """What is open, what was learnt, and who helps whom."""
    hr = regency.heads["BKPSDMD.B4"].user
    people = [employee for _, employee in regency.seats if employee.user_id]
    attended(people, hr, on=on)
    coming = [open_programme(row, hr, on=on, at=at) for row in COMING]
    team = [one for code in LED_BY_GUESTS for one in team_of(regency.heads[code], on=on)]
    seats = [one for one in people if one not in team][: coming[0].capacity + 2]
    for number, one in enumerate([*team[:1], *seats]):
        moment = at - timedelta(days=3) + timedelta(minutes=number)
        actions.enrol(coming[0], by=one.user, at=moment)
    for one in team[1:3]:
        actions.enrol(coming[2], by=one.user, at=at)
    measure(team[:4], on=on, at=at)
    plan_ahead(team, on=on, at=at)
    mentor(people, team, on=on, at=at)
    for one in team[3:5]:
        record_elsewhere(one, on=on, at=at)
    for need, programme in islice(queries.offers_to_make(on=on), MOST_OFFERS):
        actions.offer_programme(need.employee, programme=programme, need=need, by=None, at=at)


def team_of(head, *, on):
    return list(reports_of(head, on=on).select_related("user").exclude(user=None).order_by("pk"))


def open_programme(row, hr, *, on, at):
    title, kind, competence, hours, capacity, days, approval = row
    first = on + timedelta(days=days)
    return actions.open_programme(
        title=title,
        kind=kind,
        competence=competence,
        hours=hours,
        capacity=capacity,
        starts_on=first,
        ends_on=first + timedelta(days=1),
        closes_on=first - timedelta(days=3),
        cost=0,
        place="Aula BKPSDMD",
        provider="BKPSDMD (data demo)",
        about="Contoh dari pekerjaan sehari-hari peserta. Bawa bahan Anda sendiri.",
        needs_approval=approval,
        by=hr,
        at=at - timedelta(days=10),
    )


def attended(people, hr, *, on):
    """Programmes of the months before, as the acts would have left them."""
    entries = []
    for number, (title, kind, competence, hours, most) in enumerate(PAST):
        first = on - timedelta(days=150 - 20 * number)
        moment = datetime.combine(first, time(8), timezone.get_current_timezone())
        programme = Programme.objects.create(
            title=title,
            kind=kind,
            competence=competence,
            hours=hours,
            capacity=most,
            starts_on=first,
            ends_on=first,
            closes_on=first - timedelta(days=2),
            place="Aula BKPSDMD",
            provider="BKPSDMD (data demo)",
            opened_at=moment - timedelta(days=30),
            opened_by=hr,
        )
        came = [one for one in people if one.user_id != hr.pk][number :: number + 1][:most]
        rows = Enrolment.objects.bulk_create(seats_of(programme, came, hr, moment))
        records = LearningRecord.objects.bulk_create(records_of(programme, rows, hr, moment))
        entries.append(("development.programme_opened", programme, hr, moment, {}))
        entries += [("development.enrolled", row, row.asked_by, moment, {}) for row in rows]
        entries += [("development.learning_counted", one, hr, moment, {}) for one in records]
    log.record_all(entries)


def seats_of(programme, people, hr, moment):
    for seat, one in enumerate(people, start=1):
        yield Enrolment(
            programme=programme,
            employee=one,
            days=between(programme.starts_on, programme.ends_on),
            status="hadir",
            seat=seat,
            asked_at=moment - timedelta(days=5),
            asked_by=one.user,
            marked_at=moment,
            marked_by=hr,
            certificate=f"800.1.4/{seat:03}/BKPSDMD/{moment.year}",
        )


def records_of(programme, rows, hr, moment):
    for row in rows:
        yield LearningRecord(
            employee=row.employee,
            title=programme.title,
            kind=programme.kind,
            provider=programme.provider,
            hours=programme.hours,
            starts_on=programme.starts_on,
            ends_on=programme.ends_on,
            certificate=row.certificate,
            status="dikonfirmasi",
            enrolment=row,
            declared_at=moment,
            declared_by=hr,
            answered_at=moment,
            answered_by=hr,
        )


def plan_ahead(team, *, on, at):
    """One plan agreed, one waiting for the penilai."""
    due_on = min(on + timedelta(days=60), on.replace(month=12, day=31))
    for number, one in enumerate(team[:2]):
        for competence, kind, aim in STEPS:
            step = actions.add_step(
                one,
                year=on.year,
                competence=competence,
                kind=kind,
                aim=aim,
                due_on=due_on,
                programme=None,
                by=one.user,
                at=at,
            )
        plan = actions.propose_learning_plan(step.plan, by=one.user, at=at)
        penilai = leader_of(one, on=on)
        if number == 0 and penilai:
            actions.answer_learning_plan(plan, agrees=True, answer="", by=penilai, at=at)


def leader_of(employee, *, on):
    line = ReportingLine.objects.filter(employee=employee, period__contains=on).first()
    return line and line.appraiser.user


def measure(team, *, on, at):
    """Competences after a mentoring (B.1.9), one or two below what the job asks."""
    for number, one in enumerate(team):
        skp = Skp.objects.filter(employee=one, year__year=on.year, status=SkpStatus.AGREED).first()
        guide = leader_of(one, on=on)
        if skp is None or guide is None:
            continue
        row = guidance.start_guidance(
            skp,
            kind="mentoring",
            guide=guide.employee,
            assignment="",
            purpose="Menyiapkan tanggung jawab baru",
            by=guide,
            at=at,
        )
        goals = [{"skill": "Menulis laporan", "duration": "Dua bulan", "change": "Mandiri"}]
        steps = [{"when": "Tiap Rabu", "material": "Laporan lama", "plan": "Menulis ulang"}]
        guidance.fill_goals(row, rows=goals, opportunity="", by=one.user, at=at)
        guidance.fill_steps(row, rows=steps, by=guide, at=at)
        guidance.sign_guidance(row, by=one.user, at=at)
        guidance.sign_guidance(row, by=guide, at=at)
        scores = [
            {
                "group": group,
                "competence": name,
                "score": 1 if name == "Komunikasi" and number % 2 == 0 else 3,
                "reason": "Menurut contoh pekerjaan tiga bulan terakhir.",
            }
            for group, names in COMPETENCES.items()
            for name in names
        ]
        guidance.review_competences(
            row, scores=scores, recommendation="Lanjutkan dengan kursus.", by=guide, at=at
        )


def mentor(people, team, *, on, at):
    """Three offers; one of them is taken, with two meetings."""
    since = at - timedelta(days=40)
    found = []
    guides = [one for one in people if one not in team][-len(MENTORS) :]
    for one, (competence, about) in zip(guides, MENTORS, strict=True):
        found.append(
            actions.offer_mentoring(one, competence=competence, about=about, by=one.user, at=since)
        )
    learner, guide = team[0], guides[0]
    row = actions.ask_mentor(
        found[0], goal="Menulis laporan triwulan sendiri.", by=learner.user, at=since
    )
    row = actions.answer_mentoring(
        row, accepts=True, answer="Mari bertemu Rabu pagi.", by=guide.user, at=since
    )
    for week, both in ((1, True), (3, False)):
        moment = since + timedelta(weeks=week)
        meeting = actions.record_meeting(
            row,
            held_on=timezone.localdate(moment),
            hours=2,
            discussed="Membaca dua laporan lama dan menyusun kerangka baru.",
            by=guide.user,
            at=moment,
        )
        if both:
            actions.confirm_meeting(meeting, by=learner.user, at=moment)


def record_elsewhere(employee, *, on, at):
    day = on - timedelta(days=14)
    actions.declare_learning(
        employee,
        file=PROOF,
        title="Webinar pelayanan publik digital",
        kind="seminar",
        provider="Lembaga Administrasi Negara (data demo)",
        hours=4,
        starts_on=day,
        ends_on=day,
        certificate=f"W/{employee.pk}/{day.year}",
        by=employee.user,
        at=at,
    )
