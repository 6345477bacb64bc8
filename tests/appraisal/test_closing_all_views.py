"""The page with the one button, and its progress."""

from datetime import UTC, date, datetime

import pytest
from django.urls import reverse

from kinerja.appraisal.models import YearClosing
from tests.appraisal.test_closing_views import WHY, evaluated
from tests.factories import AnnualPeriodFactory, UnitFactory, YearClosingFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def last_year():
    return AnnualPeriodFactory(opens_on=date(2026, 6, 1), due_on=date(2026, 6, 30))


@pytest.fixture
def page(client, cast, last_year):
    client.force_login(cast.ratna.user)
    return reverse("appraisal:closing_all", args=[2026])


def test_hr_sees_each_office_and_closes_all_with_one_reason(client, cast, page):
    before = client.get(page)
    data = {"seen": before.context["form"].initial["seen"], "with_unfinished": "on", "reason": WHY}

    refused = client.post(page, {**data, "reason": ""})
    done = client.post(page, data)

    assert [(one.unit.name, one.exceptions) for one in before.context["left"]] == [
        (cast.office.name, 6),
        (cast.other.name, 1),
    ]
    assert refused.status_code == 422
    assert refused.context["form"].non_field_errors() == [
        "7 pegawai belum selesai. Tulis alasan menutup tahun tanpa mereka."
    ]
    assert done.status_code == 302
    assert "sudah ditutup di semua perangkat daerah" in client.get(page).content.decode()


@pytest.mark.parametrize("seen", ["", "x" * 65, "lama"])
def test_a_list_that_is_not_the_one_of_now_is_refused_and_shown_again(client, page, seen):
    answer = client.post(page, {"seen": seen, "with_unfinished": "on", "reason": WHY})

    assert answer.status_code == 422
    assert YearClosing.objects.count() == 0
    assert answer.context["form"]["seen"].value() != seen


def test_the_page_shows_how_far_all_are_together(client, cast, page, last_year):
    for unit, done in ((cast.office, 3), (cast.other, 1)):
        YearClosingFactory(
            unit=unit,
            year=last_year.year,
            begun_by=cast.ratna.user,
            total=6,
            done=done,
            worked_at=datetime(2026, 7, 15, tzinfo=UTC),
        )

    whole = client.get(page).content.decode()
    piece = client.get(f"{page}?n=x", headers={"HX-Request": "true"})

    assert "4 dari 12 selesai" in whole
    assert piece.content.decode().strip().startswith("<section")
    YearClosing.objects.update(status="ditutup", closed_at=datetime(2026, 7, 16, tzinfo=UTC))
    over = client.get(page, headers={"HX-Request": "true"})
    assert over.headers["HX-Redirect"] == page


def test_before_its_window_is_over_a_year_is_only_looked_at(client, cast):
    AnnualPeriodFactory(opens_on=date(2026, 6, 1), due_on=date(2099, 1, 31))
    client.force_login(cast.ratna.user)
    page = reverse("appraisal:closing_all", args=[2026])

    shown = client.get(page).content.decode()

    assert "Masa evaluasi tahunan berakhir 31-01-2099" in shown
    assert "Tutup tahun 2026 sekaligus" not in shown
    assert client.get(reverse("appraisal:closing_all", args=[2031])).status_code == 404


def test_the_list_of_offices_offers_it_to_hr_of_the_agency_only(client, cast, last_year):
    link = reverse("appraisal:closing_all", args=[2026])
    shown = []
    for name in ("ratna", "joko", "umi", "agus"):
        client.force_login(getattr(cast, name).user)
        if link in client.get(reverse("appraisal:closings")).content.decode():
            shown.append(name)

    assert shown == ["ratna"]


@pytest.mark.parametrize("more", [1, 3])
def test_the_page_and_its_button_ask_as_much_for_many_offices_and_people(
    client, cast, page, last_year, more, django_assert_max_num_queries
):
    for n in range(more):
        UnitFactory(is_opd=True, code=f"X{n}", path=f"X{n}/")
    evaluated(cast, last_year, people=more)
    client.get(page)

    with django_assert_max_num_queries(12):
        client.get(page)
