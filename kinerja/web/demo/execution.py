"""What a few people of the demo regency do besides notes and feedback, by the real acts."""

from datetime import date, datetime, time, timedelta
from uuid import UUID

from kinerja.monitoring.actions import counselling, dialogue, guidance, invitations, steps, takeover
from kinerja.monitoring.actions.counselling import Problem
from kinerja.monitoring.actions.dialogue import Talk
from kinerja.monitoring.actions.documentation import set_documentation
from kinerja.monitoring.actions.feedback import Remark, give_feedback
from kinerja.monitoring.actions.notes import Daily, Entry, write_note
from kinerja.organisation.actions.roles import grant_role
from kinerja.organisation.enums import Role
from kinerja.organisation.models import RoleGrant
from kinerja.organisation.queries import lines_on
from kinerja.planning.models import Skp

SHORT = "Rekap dikirim sesudah batas tiga bulan berturut-turut (data demo)."


def carry_out(on: date, at: datetime) -> None:
    """Rencana aksi, dialogues, guidance, one take-over and one behaviour case."""
    hr = RoleGrant.objects.filter(role=Role.AGENCY_HR).order_by("pk").first().user
    grant_role(
        user=hr, role=Role.COUNSELLING, unit=None, first_day=date(on.year, 1, 1), by=None, at=at
    )
    set_documentation(
        since=date(on.year, 1, 1),
        periodicity="mingguan",
        reason="Surat Edaran Sekretaris Daerah (data demo)",
        by=hr,
        at=at,
    )
    people = [(line, plan) for line, plan in pairs(on) if line.appraiser.user and line.superior]
    shown = [one for one in people if one[0].employee.user.demo_label] or people[:2]
    for line, skp in shown:
        go_well(skp, line, on=on, at=at)
    late = [one for one in people if one not in shown and one[0].appraiser.user != hr]
    if late and shown:
        line, skp = late[0]
        near = {hr.pk, line.employee.user_id, line.appraiser.user_id}
        others = (one.employee for one, _ in people if one.employee.user_id not in near)
        go_badly(skp, line, counsellor=next(others), hr=hr, at=at)


def pairs(on):
    """Reporting lines of today with the plan in force, in the order of the register."""
    plans = Skp.objects.filter(status="ditetapkan", period__contains=on, results__isnull=False)
    plans = {skp.employee_id: skp for skp in plans.distinct()}
    lines = lines_on(on).select_related("employee__user", "appraiser__user", "superior__user")
    for line in lines.order_by("employee_id"):
        if line.employee_id in plans and line.employee.user:
            yield line, plans[line.employee_id]


def go_well(skp, line, *, on, at):
    """Steps that were agreed, a day with hours, dialogues, a voice from elsewhere, mentoring."""
    me, boss = line.employee.user, line.appraiser.user
    result = skp.results.order_by("order").first()
    due = min(on + timedelta(days=20), date(on.year, 12, 31))
    step = steps.write_step(
        result, text="Menyusun jadwal dan membagi tugas", due_on=due, by=me, at=at
    )
    steps.agree_steps(skp, by=boss, at=at)
    steps.write_step(result, text="Memeriksa hasil bersama rekan", due_on=None, by=me, at=at)
    hours = Daily(step=step, starts=time(8), ends=time(9, 30), amount=1, unit_of_measure="jadwal")
    entry = Entry(on=on, note="Jadwal dan pembagian tugas selesai.", daily=hours)
    write_note(result, by=me, at=at, key=UUID(int=skp.pk + 1, version=4), entry=entry)
    talk = Talk(
        kind="umpan_balik",
        held_on=on,
        topics="Kemajuan sampai bulan ini dan hambatannya",
        employee_agrees="Mengirim rekap setiap Jumat siang",
        leader_agrees="Meminta data dari unit lain pekan ini",
    )
    done = dialogue.write_dialogue(skp, talk=talk, by=boss, at=at)
    dialogue.acknowledge_dialogue(done, by=me, at=at)
    dialogue.write_dialogue(skp, talk=talk, by=boss, at=at)
    invitations.invite_feedback(
        skp,
        invited=line.superior,
        role="ketua_tim",
        relation="Ketua tim percepatan (data demo)",
        by=me,
        at=at,
    )
    guidance.start_guidance(
        skp,
        kind="mentoring",
        guide=line.appraiser,
        assignment="",
        purpose="Mengolah data dengan cara yang baru",
        by=boss,
        at=at,
    )


def go_badly(skp, line, *, counsellor, hr, at):
    """Feedback, coaching that was signed, a take-over, and a case with a counsellor."""
    me, boss = line.employee.user, line.appraiser.user
    result = skp.results.order_by("order").last()
    for number, about in enumerate(({"result": result}, {"behaviour": "akuntabel"})):
        remark = Remark(tone="perbaikan", text=SHORT, rhythm="berkala", **about)
        key = UUID(int=skp.pk * 10 + number, version=4)
        give_feedback(skp, by=boss, at=at, key=key, remark=remark)
    coached = guidance.start_guidance(
        skp, kind="coaching", guide=line.appraiser, assignment="", purpose=SHORT, by=boss, at=at
    )
    goal = {"indicator": "Rekap bulanan", "strategy": "Mengumpulkan data tiap Jumat"}
    guidance.fill_goals(coached, rows=[goal], opportunity="Belajar dari rekan", by=me, at=at)
    way = {"indicator": "Rekap bulanan", "strategy": "Jadwal bersama", "adjust": "tidak"}
    guidance.fill_steps(coached, rows=[way], by=boss, at=at)
    for user in (me, boss):
        guidance.sign_guidance(coached, by=user, at=at)
    guidance.rate_guidance(coached, answers=["ya"] * 8 + ["sebagian"], note="", by=me, at=at)
    takeover.take_over(result, follow_ups=["pembinaan"], note=SHORT, by=boss, at=at)
    problem = Problem(
        values_missed=["akuntabel"],
        problem=SHORT,
        tried="Dua kali berbicara berdua dan satu kali coaching",
        told_on=at.date(),
    )
    case = counselling.open_case(skp, problem=problem, by=boss, at=at)
    counselling.report_case(case, by=boss, at=at)
    counselling.assign_counsellor(
        case,
        counsellor=counsellor,
        kind="independen",
        meets_at=at + timedelta(days=3),
        place="Ruang konseling BKPSDM",
        by=hr,
        at=at,
    )
