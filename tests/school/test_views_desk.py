"""HR's desk: who takes part, rounds, and what a certificate asks."""

from datetime import timedelta
from io import BytesIO

import pytest
from python_calamine import CalamineWorkbook

from kinerja.audit.models import Event
from kinerja.organisation.models import Employee
from kinerja.school import queries
from kinerja.school.models import (
    CertificationRule,
    Round,
)
from tests.factories import (
    TODAY,
    EmployeeFactory,
)
from tests.school import factories as school
from tests.school.conftest import page, past_round, raters, text_of

pytestmark = pytest.mark.django_db

# The desk


def names(response):
    return [one.name for one in response.context["rows"]]


def test_the_desk_lists_who_rates_and_filters_by_state_office_and_name(hr, cast):
    other = raters(cast, 1)[0]
    school.certificate_of(cast.sari, cast.ratna.user, last=TODAY + timedelta(days=10))
    url = page("desk")

    everybody = hr.get(url)
    soon = hr.get(url, {"keadaan": "segera"})

    assert set(names(everybody)) == {"Sari", "Joko", other.name}
    assert [one["number"] for one in everybody.context["counts"]] == [2, 0, 1, 0]
    assert names(soon) == ["Sari"]
    assert soon.context["count"] == 1
    assert names(hr.get(url, {"unit": cast.other.pk})) == [other.name]
    assert names(hr.get(url, {"q": "Joko"})) == ["Joko"]
    assert names(hr.get(url, {"q": "Tidak Ada"})) == []
    assert "Tidak ada penilai yang cocok" in text_of(hr.get(url, {"q": "Tidak Ada"}))


@pytest.mark.parametrize(
    ("last", "state"),
    [(-1, "kedaluwarsa"), (0, "segera"), (29, "segera"), (30, "berlaku")],
)
def test_each_state_has_its_people(hr, cast, last, state):
    school.certificate_of(cast.sari, cast.ratna.user, last=TODAY + timedelta(days=last))

    found = {
        one: names(hr.get(page("desk"), {"keadaan": one}))
        for one in ("belum", "berlaku", "segera", "kedaluwarsa")
    }

    assert {one for one, people in found.items() if "Sari" in people} == {state}


def test_a_filter_that_makes_no_sense_filters_nothing(hr, cast):
    response = hr.get(page("desk"), {"keadaan": "hebat", "unit": "x", "setelah": "abc"})

    assert set(names(response)) == {"Sari", "Joko"}


def test_the_desk_pages_by_key(hr, cast):
    raters(cast, 60)

    first = hr.get(page("desk"))
    second = hr.get(page("desk"), {"setelah": first.context["after"]})
    back = hr.get(page("desk"), {"sebelum": second.context["before"]})

    assert (len(names(first)), len(names(second))) == (25, 25)
    assert not set(names(first)) & set(names(second))
    assert names(back) == names(first)


@pytest.mark.parametrize("form", ["xlsx", "csv"])
def test_the_list_leaves_the_house_harmless_and_recorded(hr, cast, form):
    Employee.objects.filter(pk=cast.sari.pk).update(name="=HYPERLINK(1)")

    response = hr.post(page("desk_export") + "?q=", {"bentuk": form})

    if form == "csv":
        assert "'=HYPERLINK(1)" in response.content.decode("utf-8-sig")
    else:
        book = CalamineWorkbook.from_filelike(BytesIO(response.content))
        rows = book.get_sheet_by_index(0).to_python()
        assert any("=HYPERLINK(1)" in str(cell) for row in rows for cell in row)
        assert any(list(queries.RATER_COLUMNS) == row for row in rows)
    event = Event.objects.order_by("-pk").first()
    assert (event.kind, event.details["rows"]) == ("school.list_exported", 2)


def test_the_file_holds_what_the_filter_left(hr, cast):
    school.certificate_of(cast.sari, cast.ratna.user)

    response = hr.post(page("desk_export") + "?keadaan=berlaku", {"bentuk": "csv"})

    text = response.content.decode("utf-8-sig")
    assert "Sari" in text
    assert "Joko" not in text


def test_hr_of_an_office_finds_no_rounds(client, cast):
    client.force_login(cast.umi.user)

    text = text_of(client.get(page("desk")))

    assert page("rounds") not in text
    assert page("certification") not in text


def test_hr_opens_a_round(hr, cast, experts):
    school.library(experts)
    days = {"opens_on": TODAY.isoformat(), "closes_on": (TODAY + timedelta(days=13)).isoformat()}

    response = hr.post(page("rounds"), {"name": "Putaran I", **days}, follow=True)

    assert "Putaran I dibuat dengan 8 kasus." in text_of(response)
    assert "Pengadministrasi kasus-0" in text_of(response)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"closes_on": "2026-07-01"}, "mendahului hari pertama"),
        ({"opens_on": "2026-07-01"}, "Tanggal mulai sudah lewat"),
        ({"name": "x" * 20_000}, "80 karakter"),
        ({"name": ""}, "Nama putaran"),
        ({}, "Baru 0 vinyet siap dipakai"),
    ],
)
def test_a_round_that_cannot_be_says_why(hr, cast, changes, words):
    given = {"name": "Putaran", "opens_on": "2026-07-15", "closes_on": "2026-07-30"}

    response = hr.post(page("rounds"), given | changes)

    assert response.status_code == 422
    assert words in text_of(response)
    assert not Round.objects.exists()


def test_the_auditor_reads_rounds_and_opens_none(client, cast, running):
    client.force_login(cast.agus.user)

    assert "Buat putaran" not in text_of(client.get(page("rounds")))
    assert client.post(page("rounds"), {}).status_code == 404


def test_figures_of_a_few_stay_unsaid(hr, cast, running, experts):
    past = past_round(cast, cast.sari, cast.joko)

    text = text_of(hr.get(page("round", past)))

    assert "2 mulai dan 2 mengirim, dari 2 penilai hari ini." in text
    assert "Kurang dari 10 penilai dihitung." in text


def test_figures_of_ten_are_said_together(hr, cast, running, experts):
    past = past_round(cast, *(EmployeeFactory() for _ in range(10)))

    text = text_of(hr.get(page("round", past)))

    assert "Rata-rata 100 dari 100 rating" in text
    assert "Rata-rata setara dibanding panel" in text


def test_what_is_asked_is_set_with_its_day(hr, cast):
    given = {
        "since": TODAY.isoformat(),
        "threshold": "75",
        "months": "12",
        "enforcement": "diberi_tahu",
        "reason": "SE 1/2026",
    }

    refused = hr.post(page("certification"), given | {"threshold": "30", "months": "100"})
    barred = hr.post(page("certification"), given | {"enforcement": "tidak_dapat"})
    stored = hr.post(page("certification"), given, follow=True)

    assert (refused.status_code, barred.status_code) == (422, 422)
    assert "Selesaikan dulu satu putaran" in text_of(barred)
    assert "Hari ini: 75% sama dengan panel, berlaku 12 bulan" in text_of(stored)
    assert CertificationRule.objects.count() == 1
