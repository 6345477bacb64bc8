"""A sosialisasi for 800 people, from the invitation to those who were never reached; and a survey
without names, from a phone to its answer."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from kinerja.outreach.actions.attendance import check_in
from kinerja.outreach.actions.pulse import answer_pulse, close_pulse, open_pulse, reply_to_worry
from kinerja.outreach.models import Attendance, Briefing, BriefingInvitation, PulseTally
from kinerja.outreach.rules.code import code_at
from kinerja.outreach.rules.pulse import STATEMENTS
from tests.journeys.conftest import choose, fill, press
from tests.outreach.factories import PulseRoundFactory
from tests.outreach.test_crowd import crowd

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
INVITED = 794  # and the six who work there already


def test_800_people_are_invited_come_and_are_counted(cast, door, picture):
    people = crowd(cast.office, INVITED)
    host = door.open_for(cast.ratna.user).new_page()
    briefing = invite_everybody(host, cast, picture)
    code = show_screen(host, briefing, picture)
    by_phone(door, cast.budi, briefing, code, picture)
    by_phone(door, cast.rina, briefing, code)
    with_the_camera(door, cast.sari, briefing)
    the_rest_in_threads(briefing, people[:-30])

    Briefing.objects.update(starts_at=timezone.now() - timedelta(minutes=1))  # it has begun
    host.goto(f"/sosialisasi/kegiatan/{briefing.pk}/catat/")
    fill(host, text=f"{people[-1].nip}\nHasanah; Forum Anak\n123")
    with door.forgive("422"):
        press(host, "Catat hadir")
        host.wait_for_selector("text=Baris 3: NIP harus 18 angka")
    host.goto("/sosialisasi/jangkauan/")
    picture(host, "jangkauan")
    host.locator("a.k-stat", has_text="pernah hadir").click()
    host.wait_for_selector("text=768 orang")
    host.goto("/sosialisasi/jangkauan/?tahun=2026")
    assert "800" in host.locator("tr", has_text="Dinas Kesehatan").inner_text()

    assert Attendance.objects.filter(employee__isnull=False).count() == 3 + INVITED - 30 + 1
    assert Attendance.objects.filter(employee=None).count() == 1


def invite_everybody(host, cast, picture):
    starts = timezone.localtime(timezone.now() + timedelta(minutes=30))
    host.goto("/sosialisasi/kelola/")
    press(host, "Jadwalkan kegiatan")
    fill(
        host,
        title="Sosialisasi penilaian kinerja",
        purpose="Tahu cara menyusun SKP dan cara mengajukan keberatan.",
        place="Aula Cempaka",
        day=starts.date().isoformat(),
        starts=f"{starts:%H:%M}",
        ends=f"{min(starts + timedelta(hours=2), starts.replace(hour=23, minute=59)):%H:%M}",
        learning_hours="3",
        capacity="900",
    )
    host.locator("[name='audience']").select_option("pegawai")
    choose(host, "form", "tatap_muka")
    press(host, "Jadwalkan")
    host.wait_for_selector("text=Kegiatan terjadwal.")
    host.locator("[name='unit']").first.select_option(str(cast.office.pk))
    press(host, "Hitung orangnya")
    host.wait_for_selector("text=800 orang akan diundang")
    picture(host, "undang-sosialisasi")
    press(host, "Undang 800 orang")
    host.wait_for_selector("text=800 orang diundang dan diberi tahu.")
    assert BriefingInvitation.objects.count() == 800
    return Briefing.objects.get()


def show_screen(host, briefing, picture):
    host.goto(f"/sosialisasi/kegiatan/{briefing.pk}/layar/")
    picture(host, "layar-presensi")
    return host.locator("svg[aria-label^='Kode']").get_attribute("aria-label")[5:]


def by_phone(door, employee, briefing, code, picture=None):
    """The code on the wall is typed; when it has changed meanwhile, the newer one is."""
    page = door.open_for(employee.user, "phone").new_page()
    page.goto("/")
    press(page, "Jawab undangan sosialisasi")
    press(page, briefing.title)
    press(page, "Catat kehadiran saya")
    fill(page, code=code)
    if picture:
        picture(page, "presensi")
    with door.forgive("422"):
        press(page, "Saya hadir")
    if page.locator("text=Kode ini salah").count():
        fill(page, code=code_at(briefing.secret, timezone.now()))
        press(page, "Saya hadir")
    page.wait_for_selector("text=Kehadiran Anda tercatat.")


def with_the_camera(door, employee, briefing):
    page = door.open_for(employee.user, "phone").new_page()
    page.goto(f"/sosialisasi/h/{briefing.pk}/{code_at(briefing.secret, timezone.now())}/")
    press(page, "Saya hadir")
    page.wait_for_selector("text=Kehadiran Anda tercatat.")


def the_rest_in_threads(briefing, people):
    def come(person):
        try:
            at = timezone.now()
            return check_in(briefing, code=code_at(briefing.secret, at), by=person.user, at=at)[1]
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as pool:
        assert all(pool.map(come, people))


def test_a_worry_is_told_without_a_name_and_answered_for_all(cast, door, picture):
    at = timezone.now()
    crowd(cast.office, 20)
    one = open_pulse(
        PulseRoundFactory(title="Survei Juli", statements=list(STATEMENTS)),
        by=cast.ratna.user,
        at=at,
    )
    page = door.open_for(cast.budi.user, "phone").new_page()
    page.goto("/")
    press(page, "Isi survei kepercayaan")
    page.wait_for_selector("text=Survei Juli")
    picture(page, "survei-kepercayaan")
    for place in range(len(STATEMENTS)):
        choose(page, f"s{place}", "4")
    fill(page, remark="Takut dipindah.")
    page.locator(".k-save button").click()
    page.wait_for_selector("text=Terima kasih. Jawaban Anda disimpan tanpa nama.")
    assert PulseTally.objects.filter(number=1, value=4).count() == len(STATEMENTS)
    for right in one.rights.exclude(employee=cast.budi).select_related("employee__user")[:18]:
        values = [2 + (right.pk + place) % 4 for place in range(len(STATEMENTS))]
        answer_pulse(one, values=values, remark="", by=right.employee.user, at=at)

    later = at + timedelta(days=20)
    close_pulse(one, by=None, at=later)
    reply_to_worry(
        one,
        theme="Takut dipindah karena nilai",
        text="Pemindahan diputuskan PPK menurut aturan, bukan oleh satu nilai.",
        by=cast.ratna.user,
        at=later,
    )
    page.goto("/sosialisasi/survei/")
    press(page, "Survei Juli")
    page.wait_for_selector("text=Takut dipindah karena nilai")
    picture(page, "hasil-survei")
    assert "19 dari 30 orang menjawab." in page.inner_text("main")
