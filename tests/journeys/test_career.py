"""A career read on a phone, and two members of the committee who place somebody in a box."""

from datetime import timedelta

import pytest
from django.utils import timezone

from kinerja.careers.models import TalentPlacement
from kinerja.credits import actions as credits
from tests.careers.conftest import all_parts, two_years
from tests.careers.factories import CareerRecordFactory, OfficialIndexFactory, TalentCriteriaFactory
from tests.credits.conftest import in_post_since
from tests.factories import NOW, START, CreditAdditionFactory, RoleGrantFactory
from tests.journeys.conftest import fill, press

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


def on_record(cast):
    """Budi's two years, converted, with what HR keeps about him."""
    in_post_since(cast.budi, START.replace(year=2023))
    type(cast.budi).objects.filter(pk=cast.budi.pk).update(rank="III/b")
    two_years(cast, cast.budi)
    for plan in cast.budi.skps.order_by("period"):
        for row in plan.evaluations.all():
            credits.convert_evaluation(row, by=cast.sari.user, at=NOW)
    CreditAdditionFactory(
        employee=cast.budi, credit=50, jenjang="ahli_pertama", valid_on=START.replace(year=2023)
    )
    for kind, value, since in (
        ("pangkat", "III/b", START.replace(year=2023)),
        ("disiplin", "bersih", START),
    ):
        CareerRecordFactory(
            employee=cast.budi, kind=kind, value=value, since=since, title="", basis="Surat 800/1"
        )
    OfficialIndexFactory(employee=cast.budi)


def test_an_employee_reads_his_career_after_hr_kept_his_diploma(cast, door, picture):
    on_record(cast)
    hr = door.open_for(cast.umi.user).new_page()
    hr.goto("/karier/pegawai/?nama=Budi")
    press(hr, "Budi")
    press(hr, "Pendidikan terakhir")
    hr.get_by_label("Jenjang pendidikan").select_option("s1")
    fill(hr, title="Kesehatan Masyarakat", since="2015-09-12", basis="Ijazah 1234/KM/2015")
    press(hr, "Simpan catatan")
    hr.wait_for_selector("text=Tercatat untuk Budi.")
    picture(hr, "catatan-karier")

    employee = door.open_for(cast.budi.user, "phone").new_page()
    employee.goto("/karier/")
    words = employee.inner_text("main")
    assert "Untuk kenaikan pangkat ke III/c masih kurang" in words
    assert "S-1/D-4" in words
    picture(employee, "karier")
    press(employee, "IP ASN")
    assert "Diklat belum tercatat" in employee.inner_text("main")
    picture(employee, "ip-asn")
    press(employee, "Kriteria")
    assert "Arti sembilan kotak" in employee.inner_text("main")
    picture(employee, "kriteria-talenta")


def test_two_members_of_the_committee_place_somebody(cast, door, picture):
    on_record(cast)
    TalentCriteriaFactory(since=timezone.localdate() - timedelta(days=30))
    all_parts(cast.budi, by=cast.rina.user)
    for member in (cast.rina, cast.wayan):
        RoleGrantFactory(user=member.user, role="komite_talenta")

    first = door.open_for(cast.rina.user).new_page()
    first.goto("/karier/talenta/")
    press(first, "Siap diusulkan")
    press(first, "Budi")
    fill(first, reason="Asesmen dan dua tahun predikat saling menguatkan.")
    press(first, "Usulkan kotak 7")
    first.wait_for_selector("text=Tersimpan dalam catatan penetapan ini.")

    second = door.open_for(cast.wayan.user).new_page()
    second.goto("/karier/talenta/")
    press(second, "Menunggu anggota kedua")
    press(second, "Budi")
    picture(second, "perkara-talenta")
    fill(second, reason="Setuju, buktinya lengkap.")
    press(second, "Tegaskan kotak 7")
    second.wait_for_selector("text=Tersimpan dalam catatan penetapan ini.")
    second.goto("/karier/talenta/")
    picture(second, "peta-talenta")
    press(second, "Kotak 7 1 orang")
    assert "Budi" in second.inner_text("main")
    picture(second, "daftar-talenta")

    person = door.open_for(cast.budi.user, "phone").new_page()
    person.goto("/karier/talenta-saya/")
    words = person.inner_text("main")
    assert "Kotak 7 dari 9" in words
    assert "Rina" not in words
    picture(person, "talenta-saya")
    assert TalentPlacement.objects.get().confirmed_by == cast.wayan.user
