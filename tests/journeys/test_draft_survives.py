"""Typed text is never lost: not to a dead network, an ended session or another window."""

import pytest

from kinerja.accounts.models import Draft, Session
from kinerja.planning.models import WorkResult
from tests.factories import SkpFactory, WorkResultFactory
from tests.journeys.conftest import fill, press
from tests.journeys.stories import PASSWORD, around_today, set_password

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

STATE = ".k-save [data-draft-state]"


@pytest.fixture
def skp(cast):
    """Budi's draft of this year with one result."""
    period = around_today()
    skp = SkpFactory(
        placement=cast.budi.placements.get(), year=period.year, period=period.whole_year
    )
    WorkResultFactory(skp=skp, order=1, statement="Tersusunnya rekap")
    return skp


def annexes(skp):
    return f"/skp/{skp.pk}/lampiran/"


def says(page, words):
    page.locator(STATE, has_text=words).wait_for()


def test_text_typed_on_a_dead_network_is_there_when_the_network_is_back(cast, skp, door):
    phone = door.open_for(cast.budi.user, "phone")
    page = phone.new_page()
    page.goto(annexes(skp))

    with door.forgive("ERR_INTERNET_DISCONNECTED"):
        phone.set_offline(True)
        fill(page, resources="Satu laptop")
        says(page, "Tersimpan di perangkat ini")
        phone.set_offline(False)
        says(page, "Draf tersimpan")
    page.goto("/")
    page.goto(annexes(skp))

    assert page.input_value("[name=resources]") == "Satu laptop"
    assert page.locator("form [role=status]").first.inner_text() == (
        "Isian terakhir Anda yang belum tersimpan dipulihkan."
    )


def test_text_typed_after_the_session_ended_waits_on_the_device(cast, skp, door):
    set_password(cast.budi)
    page = door.open_for(cast.budi.user, "phone").new_page()
    page.goto(annexes(skp))
    Session.objects.all().delete()

    with door.forgive("401"):
        fill(page, resources="Satu laptop")
        says(page, "Sesi berakhir. Tersimpan di perangkat ini")
    page.goto(annexes(skp))
    fill(page, login=cast.budi.nip, password=PASSWORD)
    press(page, "Masuk")
    press(page, "Pakai isian itu")
    says(page, "Draf tersimpan")

    assert page.input_value("[name=resources]") == "Satu laptop"
    assert Draft.objects.get(user=cast.budi.user).data["resources"] == "Satu laptop"


def test_a_stale_form_shows_both_versions_and_keeps_what_was_typed(cast, skp, door):
    context = door.open_for(cast.budi.user, "desktop")
    first, second = context.new_page(), context.new_page()
    result = skp.results.get()
    for page in (first, second):
        page.goto(f"/skp/{skp.pk}/hasil/{result.pk}/")
    fill(first, statement="Tersusunnya rekap bulanan")
    press(first, "Simpan, lanjut ke indikator")
    first.wait_for_url("**/indikator/")

    with door.forgive("409"):
        fill(second, statement="Tersusunnya rekap mingguan")
        press(second, "Simpan, lanjut ke indikator")
        second.get_by_text("Tersusunnya rekap bulanan").first.wait_for()

    assert second.input_value("[name=statement]") == "Tersusunnya rekap mingguan"
    assert WorkResult.objects.get().statement == "Tersusunnya rekap bulanan"


def test_two_windows_of_one_form_do_not_overwrite_each_other_unseen(cast, skp, door):
    context = door.open_for(cast.budi.user, "desktop")
    first, second = context.new_page(), context.new_page()
    for page in (first, second):
        page.goto(annexes(skp))
    fill(first, resources="Dari jendela pertama")
    says(first, "Draf tersimpan")

    with door.forgive("409"):
        fill(second, resources="Dari jendela kedua")
        says(second, "Ada versi lebih baru.")
    press(second, "Lihat versi lain")
    seen = second.input_value("[name=resources]")
    press(second, "Lihat versi saya")
    press(second, "Pakai yang tampak")
    says(second, "Draf tersimpan")

    assert seen == "Dari jendela pertama"
    assert Draft.objects.get().data["resources"] == "Dari jendela kedua"
