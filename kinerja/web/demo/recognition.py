"""Innovations, awards, years of service and thanks of a few people, by the real acts."""

from datetime import timedelta
from itertools import pairwise
from uuid import UUID

from kinerja.audit import log
from kinerja.lib.periods import since
from kinerja.organisation.enums import PlacementKind, Role
from kinerja.organisation.models import Placement, RoleGrant
from kinerja.recognition.actions import (
    appreciation,
    contributors,
    innovations,
    nominations,
    panel,
    parts,
    rounds,
    service,
)
from kinerja.recognition.models import PanelCase
from kinerja.recognition.rules import panel_rule
from kinerja.satisfaction.models import ServiceUnit

PANEL = ("INSPEKTORAT", "KOMINFO.B2", "DPMPTSP", "BAPPEDA", "DISDIKBUD")
BEHAVIOURS = ("kolaboratif", "harmonis", "berorientasi_pelayanan", "adaptif", "kompeten")
DID = (
    "Menggantikan saya di loket dua jam supaya rapat dengan warga berjalan.",
    "Mengajari tiga rekan memakai lembar rekap baru sampai semua bisa.",
    "Mengantar obat ke rumah warga lanjut usia sepulang kerja.",
    "Merapikan arsip dua tahun dan menandai yang hilang.",
    "Menjelaskan aturan baru dengan sabar kepada tamu yang marah.",
)
QUEUE = {
    "title": "Antrean puskesmas lewat pesan singkat, tanpa aplikasi",
    "problem": "Rata-rata tunggu loket 74 menit dari 312 kunjungan pada satu bulan (data demo).",
    "idea": "Nomor antrean dikirim lewat pesan singkat; loket memanggil tiap 15 menit.",
    "benefit": "Tunggu loket turun menjadi 28 menit, dan kursi tunggu cukup.",
    "replication": "Satu telepon dan lembar jadwal. Panduan dua halaman dapat disalin.",
    "continuity": "Ditetapkan dalam SOP loket; tiga petugas sudah dilatih.",
    "form": "pelayanan_publik",
    "is_digital": False,
    "stage": "penerapan",
}
CARDS = {
    **QUEUE,
    "title": "Kartu kendali obat untuk warga lanjut usia",
    "problem": "41 dari 120 warga lanjut usia salah minum obat tekanan darah (data demo).",
    "idea": "Kartu bergambar dengan warna pagi dan malam, diisi kader tiap pekan.",
    "benefit": "Diharapkan salah minum turun separuh dalam enam bulan.",
    "form": "lainnya",
}
TOYS = {
    **CARDS,
    "title": "Loket ramah anak",
    "problem": "23 dari 60 orang tua pulang sebelum anaknya diperiksa (data demo).",
    "idea": "Sudut bermain dan loket rendah; anak dipanggil dengan gambar hewan.",
    "benefit": "Yang pulang sebelum diperiksa turun menjadi 6 dari 60 orang tua.",
    "replication": "Meja rendah, karpet, dan 20 kartu gambar. Biaya di bawah satu juta rupiah.",
    "continuity": "Masuk jadwal piket; kader merawat kartu dan mainannya.",
}
RECAP = {
    **QUEUE,
    "title": "Rekap umpan balik sekali ketuk bagi kepala bidang",
    "problem": "Rekap triwulan disusun 3 hari dari 14 berkas terpisah (data demo).",
    "idea": "Satu lembar yang membaca ekspor resmi dan menandai yang belum lengkap.",
    "form": "tata_kelola",
    "is_digital": True,
    "stage": "uji_coba",
}


def recognise(regency, *, on, at):
    """Two rounds of innovations, two awards, and what people say to each other."""
    hr = regency.heads["BKPSDMD.B4"]
    judges = seat_panel(regency, at=at)
    health = people_of("PKM.13", on) or people_of("PKM.01", on)
    staff, nurses = people_of("BKPSDMD.B4", on), people_of("PKM.01", on)
    if len(judges) < 2 or min(map(len, (health, staff, nurses))) < 3:
        return
    call(hr, "inovasi", "Inovasi Bungo, putaran lalu", on, begins=-150, at=at)
    queue = propose(health[:3], QUEUE, on, days=170, at=at - timedelta(days=140))
    cards = propose(nurses[:2], CARDS, on, days=150, at=at - timedelta(days=140))
    award = call(hr, "penghargaan", "Pegawai Teladan, tahun lalu", on, begins=-60, at=at, years=5)
    if queue:
        judge(judges, queue.cases.get(), "diterima", on, back=80, at=at)
        queue.refresh_from_db()
        named = name(award, queue, health, at=at - timedelta(days=50))
        judge(judges, named.cases.get(), "diterima", on, back=15, at=at)
    if cards:
        judge(judges, cards.cases.get(), "diterima", on, back=80, at=at)
        innovations.tell_outcome(
            cards,
            outcome="tidak_tercapai",
            note="Kader berganti di tiga dusun sehingga kartu tidak diisi. Kini diisi keluarga.",
            by=cards.proposer.user,
            at=at - timedelta(days=9),
        )
    call(hr, "inovasi", "Inovasi Bungo, putaran berjalan", on, begins=-10, at=at)
    propose(staff[:3], RECAP, on, days=40, at=at - timedelta(days=3), asks=True)
    propose(nurses[1:3], TOYS, on, days=60, at=at - timedelta(days=8))
    running = call(hr, "penghargaan", "Pegawai Teladan, tahun ini", on, begins=-5, at=at, years=5)
    nominations.nominate(
        running,
        words=citation(nurses[2], staff[0], None),
        by=staff[1].user,
        at=at - timedelta(days=2),
    )
    keep_facts(hr, [*health[:2], *nurses[:1]], on, at=at)
    say_thanks([*staff[:4], *nurses[:3]], at=at)


def people_of(code, on):
    """Who works in this unit, its head last: he is above the others."""
    rows = Placement.objects.select_related("employee__user", "position").filter(
        position__unit__code=code, kind=PlacementKind.DEFINITIF, period__contains=on
    )
    return [one.employee for one in rows.order_by("position__is_head", "employee_id")]


def seat_panel(regency, *, at):
    """Heads of offices that have no part in the stories."""
    judges = [regency.heads[code] for code in PANEL if code in regency.heads][:3]
    for judge_ in judges:
        grant = RoleGrant.objects.create(
            user=judge_.user,
            role=Role.INNOVATION_PANEL,
            period=since(regency.start),
            granted_at=at,
        )
        log.record("organisation.role_granted", by=None, at=at, target=grant, begins=True)
    for judge_ in judges[1:]:
        if not judge_.user.demo_label:
            judge_.user.demo_label = "Anggota panel inovasi dan penghargaan"
            judge_.user.save(update_fields=["demo_label"])
            break
    return judges


def call(hr, kind, title, on, *, begins, at, years=None):
    """A published round; `begins` is its first day counted from today."""
    first = on + timedelta(days=begins)
    rule = panel_rule(kind, on=on)
    row = rounds.make_round(
        kind=kind,
        call=rounds.Call(
            title=f"{title} (data demo)",
            terms="Terbuka bagi PNS dan PPPK. Panel menilai sendiri-sendiri, lalu bersama."
            " Bobot kriteria ialah bawaan aplikasi.",
            basis=rule.law.split(";", maxsplit=1)[0],
            opens_on=first,
            closes_on=first + timedelta(days=30),
            panel_until=first + timedelta(days=50),
            announced_on=first + timedelta(days=55),
            passing=rule.passing,
            quorum=rule.quorum,
            min_service_years=years,
            clean_years=years,
        ),
        criteria=[rounds.Measure(*one) for one in rule.criteria],
        by=hr.user,
        at=at + timedelta(days=begins - 7),
    )
    return rounds.publish_round(row, by=hr.user, at=at + timedelta(days=begins - 5))


def propose(people, words, on, *, days, at, asks=False):
    """A proposal with evidence; everybody agrees unless `asks`, which leaves it a draft."""
    proposer, *others = people
    is_service = words["form"] == "pelayanan_publik"
    unit = ServiceUnit.objects.filter(code="pkm-rimbo-tengah").first() if is_service else None
    if is_service and unit is None:
        words = {**words, "form": "lainnya"}
    idea = innovations.Idea(
        **words,
        trial_on=on - timedelta(days=days + 30),
        applied_on=on - timedelta(days=days) if words["stage"] == "penerapan" else None,
        service_unit=unit,
    )
    row = innovations.propose_innovation(idea=idea, by=proposer.user, at=at)
    parts.add_proof(
        row,
        file=None,
        link="https://bungokab.go.id/contoh",
        caption="SK uji coba (data demo)",
        by=proposer.user,
        at=at,
    )
    for number, other in enumerate(others):
        share = contributors.name_contributor(
            row,
            employee=other,
            share=30 - 10 * number,
            part=("Menyusun alur kerja", "Melatih petugas")[number % 2],
            by=proposer.user,
            at=at,
        )
        if not asks:
            contributors.answer_share(
                share, agrees=True, shows_name=number == 0, note="", by=other.user, at=at
            )
    own = row.contributors.get(employee=proposer)
    contributors.show_name(own, shows=True, by=proposer.user, at=at)
    return None if asks else innovations.submit_innovation(row, by=proposer.user, at=at)


def judge(judges, case, outcome, on, *, back, at):
    """Those members who may judge do so, and the last one writes the decision."""
    case = PanelCase.objects.get(pk=case.pk)
    moment = at - timedelta(days=back)
    away = set(case.recusals.values_list("reviewer", flat=True))
    seated = [one for one in judges if one.user_id not in away]
    for number, one in enumerate(seated):
        scores = {
            str(c.pk): 72 + (7 * number + 5 * c.order) % 20 for c in case.round.criteria.all()
        }
        panel.judge_case(
            case,
            scores=scores,
            advice=outcome,
            reason="Data sebelum dan sesudah jelas, dan biayanya kecil.",
            by=one.user,
            at=moment,
        )
    panel.decide_case(
        case,
        outcome=outcome,
        reason="Masalahnya nyata, perubahannya terukur, dan unit lain mudah menirunya.",
        by=seated[-1].user,
        at=moment + timedelta(days=1),
    )


def citation(nominee, endorser, innovation):
    return nominations.Citation(
        nominee=nominee,
        endorser=endorser,
        citation="Memperbaiki layanan yang dirasakan warga, lalu melatih rekan di dua unit.",
        relation="Rekan kerja, bukan keluarga",
        link="https://bungokab.go.id/contoh",
        innovation=innovation,
    )


def name(award, innovation, people, *, at):
    """A colleague names the proposer, another one endorses."""
    nominee, nominator, endorser = people[:3]
    row = nominations.nominate(
        award, words=citation(nominee, endorser, innovation), by=nominator.user, at=at
    )
    return nominations.endorse(
        row,
        note="Saya melihat sendiri antrean di loket sebelum dan sesudahnya.",
        by=endorser.user,
        at=at + timedelta(days=1),
    )


def keep_facts(hr, people, on, *, at):
    """A medal that was given, a leave, and a letter that says more than a NIP."""
    facts = (("satya_10", -1200, None), ("cltn", -4000, -3700), ("mulai", -4500, None))
    for employee, (kind, first, last) in zip(people, facts, strict=False):
        service.record_fact(
            employee,
            kind=kind,
            first_on=on + timedelta(days=first),
            last_on=last and on + timedelta(days=last),
            letter=f"SK 800/{employee.pk}/BKPSDMD (data demo)",
            by=hr.user,
            at=at,
        )


def say_thanks(people, *, at):
    """Each thanks the next; the first two thank each other."""
    pairs = [*pairwise(people), (people[1], people[0])]
    for number, (giver, receiver) in enumerate(pairs):
        moment = at - timedelta(days=3 * number + 1)
        row = appreciation.thank(
            receiver,
            behaviour=BEHAVIOURS[number % len(BEHAVIOURS)],
            text=DID[number % len(DID)],
            key=UUID(int=number + 1),
            by=giver.user,
            at=moment,
        )
        if number % 3:
            appreciation.show_thanks(row, shows=True, by=receiver.user, at=moment)
