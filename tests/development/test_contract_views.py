"""Kontrak PPPK: who is at risk, whose contract ends soon, whose end nobody recorded."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from kinerja.audit.models import Event
from kinerja.lib.periods import between
from kinerja.organisation.rules import notice_until
from tests.development.conftest import low_year
from tests.development.test_views import contest, page, sheet
from tests.factories import NOW
from tests.organisation.factories import WorkContractFactory, as_pppk


def test_r_t1_a_pppk_with_a_low_year_is_listed_with_the_plan(client, cast, plan):
    as_pppk(cast.budi, cast.rina)
    low_year(cast, cast.rina, predikat="baik")
    client.force_login(cast.ratna.user)

    rows = client.get(page("contracts")).context["page"].rows

    assert [(one.name, one.predikat_word, one.plan_word) for one in rows] == [
        ("Budi", "Butuh Perbaikan", "Ditawarkan")
    ]


def ends(employee, days):
    """A contract of two years that ends so many days from now."""
    last = timezone.localdate() + timedelta(days)
    return WorkContractFactory(employee=employee, period=between(last - timedelta(730), last))


def listed(client, **asked):
    return client.get(page("contracts"), {"tahun": "2025", **asked}).context["page"]


@pytest.mark.parametrize("rows", [1, 3])
def test_contract_queries_do_not_grow(client, cast, rows, django_assert_num_queries):
    people = (cast.budi, cast.rina, cast.wayan)[:rows]
    as_pppk(*people)
    for one in people:
        low_year(cast, one)
        ends(one, 30)
    client.force_login(cast.ratna.user)

    with django_assert_num_queries(4):
        response = client.get(page("contracts"))

    assert len(response.context["page"].rows) == rows


def test_the_contract_that_ends_first_comes_first_and_the_unrecorded_last(client, cast, low):
    as_pppk(cast.budi, cast.rina, cast.wayan, cast.opi)
    for one in (cast.rina, cast.wayan, cast.opi):
        low_year(cast, one)
    ends(cast.wayan, -1)
    ends(cast.rina, 100)
    ends(cast.opi, 400)
    client.force_login(cast.ratna.user)

    found = client.get(page("contracts"), {"tahun": "2025"})

    rows = [(one.name, one.contract_word) for one in found.context["page"].rows]
    assert rows == [
        ("Wayan", "Sudah berakhir"),
        ("Rina", "Berakhir dalam 6 bulan"),
        ("Opi", ""),
        ("Budi", "Belum tercatat"),
    ]
    assert reverse("organisation:contract_new", args=[cast.budi.pk]) in found.content.decode()


def test_a_withdrawn_contract_and_an_extension_are_read_rightly(client, cast, low):
    as_pppk(cast.budi)
    today = timezone.localdate()
    ends(cast.budi, 10)
    WorkContractFactory(
        employee=cast.budi, period=between(today + timedelta(11), today + timedelta(400))
    )
    wrong = between(today + timedelta(401), today + timedelta(900))
    by = cast.umi.user
    WorkContractFactory(employee=cast.budi, period=wrong, withdrawn_at=NOW, withdrawn_by=by)
    client.force_login(cast.ratna.user)

    (row,) = listed(client).rows

    assert (row.contract_ends, row.contract_word) == (today + timedelta(400), "")


def test_all_contracts_that_end_soon_are_listed_whatever_the_predikat(client, cast, low):
    as_pppk(cast.budi, cast.rina, cast.wayan, cast.opi, cast.agus)
    low_year(cast, cast.rina, predikat="baik")
    until = notice_until(timezone.localdate())
    ends(cast.rina, (until - timezone.localdate()).days)
    ends(cast.wayan, -3)
    ends(cast.opi, (until - timezone.localdate()).days + 1)
    ends(cast.agus, 5)
    type(cast.agus).objects.filter(pk=cast.agus.pk).update(standing="berhenti")
    client.force_login(cast.ratna.user)

    soon = listed(client, tampil="segera").rows
    unrecorded = listed(client, tampil="belum-tercatat").rows

    assert [(one.name, one.predikat_word) for one in soon] == [("Wayan", None), ("Rina", "Baik")]
    assert [(one.name, one.predikat_word) for one in unrecorded] == [("Budi", "Butuh Perbaikan")]
    assert [one.name for one in listed(client, tampil="x").rows] == ["Budi"]


def test_who_left_has_no_contract_at_risk(client, cast, low):
    as_pppk(cast.budi)
    type(cast.budi).objects.filter(pk=cast.budi.pk).update(standing="berhenti")
    client.force_login(cast.ratna.user)

    assert listed(client).rows == []


def test_the_list_of_contracts_goes_on_after_the_last_row(client, cast, monkeypatch):
    monkeypatch.setattr("kinerja.development.views.contracts.PAGE_SIZE", 1)
    as_pppk(cast.budi, cast.rina, cast.wayan, cast.opi)
    for one in (cast.budi, cast.rina, cast.wayan, cast.opi):
        low_year(cast, one)
    ends(cast.wayan, 5)
    ends(cast.rina, 5)
    client.force_login(cast.ratna.user)

    names, after = [], ""
    while True:
        found = listed(client, setelah=after)
        names += [one.name for one in found.rows]
        if not (after := found.next_after):
            break

    assert names == ["Rina", "Wayan", "Budi", "Opi"]
    assert found.count == 4


def test_an_auditor_reads_and_is_not_asked_to_record(client, cast, low):
    as_pppk(cast.budi)
    client.force_login(cast.agus.user)

    text = client.get(page("contracts"), {"tahun": "2025"}).content.decode()

    assert "Belum tercatat" in text
    assert reverse("organisation:contract_new", args=[cast.budi.pk]) not in text


def test_the_contracts_go_out_as_a_workbook(client, cast, low):
    as_pppk(cast.budi, cast.rina)
    type(cast.rina).objects.filter(pk=cast.rina.pk).update(name="=HYPERLINK(1)")
    low_year(cast, cast.rina)
    ends(cast.budi, 30)
    client.force_login(cast.ratna.user)

    rows = sheet(client.post(page("contracts_export"), {"tahun": "2025"}))
    soon = sheet(client.post(page("contracts_export"), {"tahun": "2025", "tampil": "segera"}))

    last = timezone.localdate() + timedelta(30)
    assert rows[0][5:7] == ["Kontrak berakhir", "Keadaan kontrak"]
    assert rows[1][5:] == [last, "Berakhir dalam 6 bulan", 2025, "Butuh Perbaikan", "", ""]
    assert rows[2][5:] == ["", "Belum tercatat", 2025, "Butuh Perbaikan", "", ""]
    assert rows[2][2] == "=HYPERLINK(1)"  # text, never a formula
    assert [row[2] for row in soon] == ["Nama", "Budi"]
    assert Event.objects.filter(details__tampil="segera").count() == 1


def test_a_low_year_that_is_contested_is_marked_on_page_and_in_the_workbook(client, cast, low):
    as_pppk(cast.budi, cast.rina)
    low_year(cast, cast.rina)
    contest(cast.rina, 2025)
    client.force_login(cast.ratna.user)

    found = client.get(page("contracts"))
    rows = sheet(client.post(page("contracts_export"), {"tahun": "2025"}))

    assert [one.is_contested for one in found.context["page"].rows] == [False, True]
    assert found.content.decode().count("Dalam keberatan") == 1
    assert [row[-1] for row in rows] == ["Keterangan", "", "Dalam keberatan"]
