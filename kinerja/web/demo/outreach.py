"""Two events that were, one to come, a few materials, a closed survey and an open one."""

from datetime import timedelta
from io import BytesIO
from random import Random

import pikepdf
from django.utils import timezone

from kinerja.audit import log
from kinerja.lib.bulk import set_column
from kinerja.lib.uploads import Clean
from kinerja.notifications.models import Message
from kinerja.organisation.enums import Role
from kinerja.organisation.models import RoleGrant, Unit
from kinerja.outreach.actions.briefings import plan_briefing, report_briefing
from kinerja.outreach.actions.invitations import invite_people
from kinerja.outreach.actions.materials import add_material, renew_material
from kinerja.outreach.actions.pulse import (
    close_pulse,
    draft_pulse,
    moderate_remark,
    open_pulse,
    reply_to_worry,
)
from kinerja.outreach.enums import (
    ArrivalWay,
    Audience,
    BriefingForm,
    InvitationAnswer,
    InvitedGroup,
)
from kinerja.outreach.models import (
    Attendance,
    BriefingInvitation,
    PulseRemark,
    PulseRight,
    PulseTally,
)
from kinerja.outreach.rules.pulse import STATEMENTS

DAY = timedelta(days=1)
FIRST_WAVE = ("BKPSDMD", "DINKES", "DLH", "KOMINFO")
SECOND_WAVE = ("BKPSDMD", "DINKES", "DISDIK")
AGENDA = "08.30 Pembukaan\n09.00 Menyusun SKP dengan contoh\n10.30 Tanya jawab\n11.30 Selesai"
NOTES = (
    "Pertanyaan terbanyak: SKP bagi Plt, pindah unit, dan cara mengajukan keberatan.",
    "Setiap OPD menunjuk satu orang yang membantu rekan dengan ponsel lama.",
    "Gelombang berikutnya mengundang sekolah dan puskesmas.",
)
REMARKS = (
    "Target ditetapkan sebelum kami diajak bicara.",
    "Sinyal di puskesmas kami hilang setiap siang.",
    "Khawatir nilai dipakai untuk memindahkan orang.",
    "Atasan sering mengganti prioritas, SKP tidak ikut diubah.",
)
REPLIES = (
    (
        "Target ditetapkan tanpa bicara",
        "SKP baru berlaku setelah pegawai dan penilai menyetujuinya. Mulai triwulan depan, "
        "pembicaraan target dicatat pada dialog kinerja.",
    ),
    (
        "Sinyal hilang di tempat tugas",
        "Catatan dan foto dapat disimpan tanpa sinyal, lalu terkirim sendiri. Lembar cetak "
        "tersedia pada pengelola kepegawaian.",
    ),
)


def gather(at):
    """Everything of sosialisasi, held by HR of the agency."""
    random = Random(20260601)
    grant = RoleGrant.objects.filter(role=Role.AGENCY_HR).select_related("user").first()
    if grant is None:
        return
    hr = grant.user
    keep_materials(hr, at)
    hold_past(random, hr, at)
    plan_next(random, hr, at)
    ask_pulse(random, hr, at)


def morning(moment, hour=8, minute=30):
    local = timezone.localtime(moment)
    return local.replace(hour=hour, minute=minute, second=0, microsecond=0)


def planned(hr, *, starts_at, known_at, **fields):
    plain = {"online_at": "", "speakers": "Kepala BKPSDM (demo)", "capacity": None}
    return plan_briefing(
        by=hr,
        at=known_at,
        starts_at=starts_at,
        ends_at=starts_at + timedelta(hours=3),
        form=BriefingForm.ON_SITE,
        agenda=AGENDA,
        **{**plain, **fields},
    )


def hold_past(random, hr, at):
    first = planned(
        hr,
        starts_at=morning(at - 40 * DAY),
        known_at=at - 60 * DAY,
        title="Sosialisasi penilaian kinerja, gelombang 1 (demo)",
        purpose="Pegawai tahu cara menyusun SKP dan cara menyampaikan keberatan.",
        place="Aula Cempaka Bappeda",
        audience=Audience.STAFF,
        learning_hours=3,
    )
    for unit in Unit.objects.filter(code__in=FIRST_WAVE).order_by("code"):
        invite_people(first, unit=unit, group=InvitedGroup.STAFF, by=hr, at=at - 55 * DAY)
    come(random, first, hr, share=0.8)
    report_briefing(
        first,
        text="\n".join(NOTES),
        photo=None,
        caption="",
        by=hr,
        at=first.ends_at + timedelta(hours=4),
    )
    second = planned(
        hr,
        starts_at=morning(at - 20 * DAY, 13, 0),
        known_at=at - 35 * DAY,
        title="Bimtek pejabat penilai: umpan balik dan kalibrasi (demo)",
        purpose="Penilai berlatih memberi umpan balik dan menilai kasus yang sama.",
        place="Aula kantor Bupati",
        audience=Audience.RATERS,
        learning_hours=4,
    )
    invite_people(second, unit=None, group=InvitedGroup.RATERS, by=hr, at=at - 30 * DAY)
    come(random, second, hr, share=0.6)
    Message.objects.filter(kind="outreach.invited", read_at=None).update(read_at=second.ends_at)


def come(random, briefing, hr, *, share):
    """Most answer, most of these come; two guests are typed in."""
    rows = list(
        BriefingInvitation.objects.filter(briefing=briefing)
        .select_related("employee__user")
        .order_by("pk")
    )
    coming = [row for row in rows if random.random() < share]
    answer(coming, InvitationAnswer.COMING, briefing.starts_at - DAY)
    new = [
        Attendance(
            briefing=briefing,
            employee=row.employee,
            way=ArrivalWay.CODE,
            arrived_at=briefing.starts_at + timedelta(minutes=random.randint(-40, 12)),
            recorded_by=row.employee.user or hr,
        )
        for row in coming
        if random.random() < 0.93
    ]
    new += [
        Attendance(
            briefing=briefing,
            guest_name=name,
            guest_origin=origin,
            way=ArrivalWay.TYPED,
            arrived_at=briefing.starts_at,
            recorded_by=hr,
        )
        for name, origin in (
            ("Hasanah", "Forum Anak (demo)"),
            ("Zainal", "Rio Tanah Periuk (demo)"),
        )
    ]
    Attendance.objects.bulk_create(new, batch_size=2000)
    log.record_all(
        [("outreach.checked_in", row, row.recorded_by, row.arrived_at, {}) for row in new]
    )


def answer(rows, word, moment):
    keys = [row.pk for row in rows]
    BriefingInvitation.objects.filter(pk__in=keys).update(answer=word, answered_at=moment)


def plan_next(random, hr, at):
    coming = planned(
        hr,
        starts_at=morning(at + 9 * DAY),
        known_at=at - 5 * DAY,
        title="Sosialisasi penilaian kinerja, gelombang 2 (demo)",
        purpose="Sekolah dan puskesmas mencoba mengisi SKP dengan contoh jabatannya.",
        place="Aula Cempaka Bappeda",
        audience=Audience.STAFF,
        learning_hours=3,
        capacity=900,
    )
    for unit in Unit.objects.filter(code__in=SECOND_WAVE).order_by("code"):
        invite_people(coming, unit=unit, group=InvitedGroup.STAFF, by=hr, at=at - 4 * DAY)
    rows = list(BriefingInvitation.objects.filter(briefing=coming).order_by("pk"))
    random.shuffle(rows)
    half = len(rows) // 2
    answer(rows[:half], InvitationAnswer.COMING, at - 2 * DAY)
    answer(rows[half : half + len(rows) // 10], InvitationAnswer.UNABLE, at - DAY)


def keep_materials(hr, at):
    for title, about, audience, is_public in (
        ("Kartu saku SKP (demo)", "Satu halaman: susun, jalankan, nilai.", Audience.STAFF, True),
        ("Panduan menilai (demo)", "Langkah penilai dan sembilan kotak.", Audience.RATERS, False),
    ):
        material = add_material(
            title=title,
            about=about,
            audience=audience,
            is_public=is_public,
            file=card(title, about),
            by=hr,
            at=at - 50 * DAY,
        )
        if is_public:
            renew_material(
                material,
                file=card(title, about, "Keberatan: 14 hari kerja."),
                changes="Batas keberatan ditulis dalam hari kerja.",
                by=hr,
                at=at - 6 * DAY,
            )


def card(*lines):
    """A page with a few words, as a PDF."""
    document = pikepdf.new()
    page = document.add_blank_page(page_size=(595, 842))
    font = pikepdf.Dictionary(
        Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
    )
    page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
    text = " ".join(f"({line.replace('(', '').replace(')', '')}) Tj T*" for line in lines)
    page.Contents = document.make_stream(f"BT /F1 18 Tf 24 TL 60 760 Td {text} ET".encode())
    stream = BytesIO()
    document.save(stream, deterministic_id=True)
    return Clean("bahan-demo.pdf", "application/pdf", stream.getvalue())


def ask_pulse(random, hr, at):
    first = asked(random, hr, "Survei kepercayaan pertama (demo)", at - 59 * DAY, share=0.6)
    Message.objects.filter(kind="outreach.pulse_opened").update(read_at=at - 50 * DAY)
    PulseRemark.objects.bulk_create(PulseRemark(round=first, text=text) for text in REMARKS)
    closed_at = at - 44 * DAY
    first = close_pulse(first, by=None, at=closed_at)
    for remark in PulseRemark.objects.filter(round=first, text__in=REMARKS[:2]):
        moderate_remark(remark, shows=True, by=hr, at=closed_at + DAY)
    for theme, text in REPLIES:
        reply_to_worry(first, theme=theme, text=text, by=hr, at=closed_at + 3 * DAY)
    asked(random, hr, "Survei kepercayaan kedua (demo)", at - 3 * DAY, share=0.2)


def asked(random, hr, title, opened_at, *, share):
    """A round that some have answered: rights, counters and the ledger say the same number."""
    closes_on = timezone.localdate(opened_at) + 14 * DAY
    one = draft_pulse(title=title, statements=STATEMENTS, closes_on=closes_on, by=hr, at=opened_at)
    one = open_pulse(one, by=hr, at=opened_at)
    rights = list(PulseRight.objects.filter(round=one).order_by("pk").values_list("pk", "group"))
    used = [right for right in rights if random.random() < share]
    counters = {
        (row.group_id, row.statement, row.value): row
        for row in PulseTally.objects.filter(group__round=one)
    }
    for _, group in used:
        mood = 3 + group % 3
        for place in range(len(STATEMENTS)):
            value = min(5, max(1, round(random.gauss(mood - place % 2, 1))))
            counters[group, place, value].number += 1
    set_column(PulseTally, "number", [(row.pk, row.number) for row in counters.values()])
    set_column(PulseRight, "is_used", [(pk, True) for pk, _ in used])
    log.record_all([("outreach.pulse_answered", one, None, opened_at, {}) for _ in used])
    return one
