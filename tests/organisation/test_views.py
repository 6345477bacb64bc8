from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from kinerja.audit.models import Event
from kinerja.lib.periods import between, since
from kinerja.organisation import queries
from kinerja.organisation.models import LineCorrection, ReportingLine
from tests.factories import (
    EmployeeFactory,
    HolidayFactory,
    LineCorrectionFactory,
    PlacementFactory,
    ReportingLineFactory,
    RoleGrantFactory,
    UnitFactory,
)
from tests.organisation.factories import WorkContractFactory, as_pppk


def link(name, *args):
    return reverse(f"organisation:{name}", args=args)


def text_of(response):
    return " ".join(response.content.decode().split())


LISTS = [
    "unit_tree",
    "unit_detail",
    "employee_list",
    "employee_detail",
    "correction_list",
    "proposal_list",
    "holiday_list",
    "role_list",
    "invitation_list",
    "my_appraiser",
]
MOST_QUERIES = 12
SAVEPOINTS = 4


def add_row_everywhere(cast, number):
    colleague = EmployeeFactory(user=None)
    PlacementFactory(employee=colleague, position=cast.wayan.placements.get().position)
    LineCorrectionFactory(employee=colleague, requested_by=cast.wayan.user)
    HolidayFactory(day=date(timezone.localdate().year, 8, number))
    UnitFactory(parent=cast.other)
    years = between(date(1990 + number, 1, 1), date(1990 + number, 12, 31))
    ReportingLineFactory(employee=cast.ratna, period=years)
    ReportingLineFactory(employee=cast.wayan, period=years)
    RoleGrantFactory(user=EmployeeFactory().user, role="auditor")
    WorkContractFactory(employee=cast.wayan, period=years)


@pytest.mark.parametrize("name", LISTS)
def test_pages_do_not_ask_more_for_three_rows_than_for_one(client, cast, name):
    target = {"unit_detail": [cast.other.pk], "employee_detail": [cast.wayan.pk]}.get(name, [])
    client.force_login(cast.ratna.user)
    asked = []

    for rows in ([1], [2, 3]):
        for number in rows:
            add_row_everywhere(cast, number)
        with CaptureQueriesContext(connection) as queries_made:
            assert client.get(link(name, *target)).status_code == 200
        asked.append(len(queries_made))

    assert asked[0] == asked[1] <= MOST_QUERIES


def test_a_unit_shows_only_people_in_sight(client, cast):
    client.force_login(cast.wayan.user)

    shown = text_of(client.get(link("unit_detail", cast.field.pk)))

    assert "Kepala Bidang Kesmas" in shown  # the organisation is public
    assert cast.budi.nip not in shown
    assert "Epidemiolog Ahli Pertama" in shown  # the post is, the person is not
    assert "NIP" not in shown.split("Pegawai yang dapat Anda lihat")[1]


def test_the_person_reads_who_rates_him_and_why(client, cast):
    ReportingLine.objects.filter(employee=cast.budi, appraiser=cast.sari).update(
        rule="Pegawai dinilai atasan langsung."
    )
    client.force_login(cast.budi.user)

    shown = text_of(client.get(link("my_appraiser")))

    for words in (
        "Sari menilai Anda",
        "Sistem mengusulkannya menurut susunan unit dan tabel penilai.",
        "Pegawai dinilai atasan langsung.",
        "1 Januari 2026 sampai sekarang",
        "1 Januari 2025 sampai 31 Desember 2025",
    ):
        assert words in shown


def test_the_person_asks_for_a_correction_found_by_name(client, cast):
    client.force_login(cast.budi.user)

    found = client.get(link("my_appraiser"), {"q": "tono"})
    assert "Tono – Sekretaris Dinas Kesehatan" in text_of(found)
    response = client.post(
        link("my_appraiser"),
        {"message": "Atasan saya Tono.", "proposed_appraiser": cast.tono.pk},
        follow=True,
    )

    assert "Permintaan terkirim ke pengelola kepegawaian Anda." in text_of(response)
    assert "Permintaan koreksi Anda sedang diperiksa" in text_of(response)
    assert LineCorrection.objects.get().proposed_appraiser == cast.tono


def test_a_request_without_words_keeps_the_page(client, cast):
    client.force_login(cast.budi.user)

    response = client.post(link("my_appraiser"), {"message": ""})

    assert response.status_code == 422
    assert LineCorrection.objects.count() == 0


def test_hr_grants_a_request(client, cast):
    correction = LineCorrectionFactory(employee=cast.budi, proposed_appraiser=cast.tono)
    today = timezone.localdate()
    line = queries.line_of(cast.budi, on=today)
    client.force_login(cast.umi.user)

    client.post(
        link("correction_detail", correction.pk),
        {
            "decision": "kabulkan",
            "appraiser": cast.tono.pk,
            "first_day": today,
            "answer": "Benar.",
            "seen": line.pk,
        },
    )

    assert queries.line_of(cast.budi, on=today).appraiser == cast.tono
    correction.refresh_from_db()
    assert correction.status == "dikabulkan"


def test_granting_without_a_penilai_is_sent_back(client, cast):
    correction = LineCorrectionFactory(employee=cast.budi)
    client.force_login(cast.umi.user)

    response = client.post(
        link("correction_detail", correction.pk), {"decision": "kabulkan", "answer": "Benar."}
    )

    assert response.status_code == 422
    assert "Pilih penilai baru." in text_of(response)


def test_a_stale_correction_form_says_so(client, cast):
    client.force_login(cast.umi.user)

    response = client.post(
        link("line_correct", cast.budi.pk),
        {
            "appraiser": cast.tono.pk,
            "first_day": timezone.localdate(),
            "reason": "Mutasi.",
            "seen": 0,
        },
    )

    assert response.status_code == 422
    assert "baru saja diubah orang lain" in text_of(response)


def test_proposals_are_previewed_before_they_are_applied(client, cast):
    client.force_login(cast.umi.user)
    chosen = {"employee": [cast.tono.pk, cast.wayan.pk]}

    assert "Tono" in text_of(client.get(link("proposal_list")))
    preview = text_of(client.post(link("proposal_preview"), chosen))
    assert "1 pegawai mendapat penilai mulai" in preview
    assert queries.line_of(cast.tono, on=timezone.localdate()) is None
    client.post(link("proposal_apply"), chosen)

    line = queries.line_of(cast.tono, on=timezone.localdate())
    assert (line.appraiser, line.period) == (cast.joko, since(timezone.localdate()))
    assert queries.line_of(cast.wayan, on=timezone.localdate()) is None


def test_who_differs_from_the_proposal_is_listed(client, cast):
    ReportingLine.objects.filter(employee=cast.rina).update(
        appraiser=cast.tono, basis="koreksi", reason="Tugas tim."
    )
    client.force_login(cast.ratna.user)

    shown = text_of(client.get(link("proposal_list"), {"keadaan": "berbeda"}))

    assert "Rina" in shown
    assert "Budi" not in shown


@pytest.mark.parametrize(("form", "start"), [("xlsx", b"PK"), ("csv", b"\xef\xbb\xbfNIP;Nama")])
def test_an_export_holds_what_one_sees_and_is_recorded(client, cast, form, start):
    client.force_login(cast.umi.user)

    response = client.post(link("employee_export", form))

    assert response.content.startswith(start)
    event = Event.objects.get(kind="organisation.employees_exported")
    assert (event.actor, event.details["count"]) == (cast.umi.user.pk, 6)


def test_an_export_does_not_hold_strangers(client, cast):
    client.force_login(cast.sari.user)

    response = client.post(link("employee_export", "csv"))

    assert response.content.decode("utf-8-sig").count("\r\n") == 4  # head, Sari, Budi, Rina
    assert cast.wayan.nip not in response.content.decode("utf-8-sig")


def test_an_unknown_export_form_does_not_exist(client, cast):
    client.force_login(cast.ratna.user)

    assert client.post(link("employee_export", "exe")).status_code == 404


def test_the_filter_lives_in_the_address_and_survives_paging(client, cast):
    position = cast.rina.placements.get().position
    for number in range(35):
        person = EmployeeFactory(name=f"Zaki {number:02}", status="pppk")
        PlacementFactory(employee=person, position=position)
    client.force_login(cast.ratna.user)

    first = client.get(link("employee_list"), {"status": "pppk"})
    assert first.context["count"] == 35
    assert f"?status=pppk&amp;setelah={first.context['after']}" in text_of(first)
    second = client.get(
        link("employee_list"), {"status": "pppk", "setelah": first.context["after"]}
    )

    assert [person.name for person in second.context["rows"]] == [
        f"Zaki {number:02}" for number in range(25, 35)
    ]


def test_a_broken_page_key_shows_the_first_page(client, cast):
    client.force_login(cast.ratna.user)

    response = client.get(link("employee_list"), {"setelah": "9" * 30})

    assert response.context["rows"][0].name == "Agus"


def test_invitations_show_their_links_once(client, cast):
    dewi = EmployeeFactory(name="Dewi", user=None)
    client.force_login(cast.ratna.user)

    sheet = text_of(client.post(link("invitation_list"), {"employee": [dewi.pk]}))

    assert "http://testserver/undangan/" in sheet
    assert "http://testserver/undangan/" not in text_of(client.get(link("invitation_list")))
    assert "Belum dipakai" in text_of(client.get(link("invitation_list")))


def test_a_unit_is_found_despite_a_typo(client, cast):
    client.force_login(cast.budi.user)

    shown = text_of(client.get(link("unit_tree"), {"q": "kesehtan"}))

    assert link("unit_detail", cast.office.pk) in shown


def test_a_new_unit_is_made_below_the_open_one(client, cast):
    client.force_login(cast.ratna.user)

    client.post(
        link("unit_new", cast.office.pk),
        {"code": "DINKES.B9", "name": "Bidang P2P", "kind": "bidang", "work_pattern": "5"},
    )

    assert cast.office.children.get(code="DINKES.B9").path == "BUNGO/DINKES/DINKES.B9/"


def test_an_operator_without_nip_is_told_that_he_has_no_penilai(client, django_user_model):
    client.force_login(django_user_model.objects.create(username="operator"))

    assert "Akun ini bukan akun pegawai" in text_of(client.get(link("my_appraiser")))


CONTRACT = {
    "first_day": "2026-03-01",
    "last_day": "2027-02-28",
    "basis": "=HYPERLINK(1)",
    "shorter_because": "",
}


def test_hr_records_a_contract_and_takes_a_wrong_one_back(client, cast):
    as_pppk(cast.budi)
    client.force_login(cast.umi.user)
    detail = link("employee_detail", cast.budi.pk)
    assert "Perjanjian kerja belum tercatat." in text_of(client.get(detail))

    sent = client.post(link("contract_new", cast.budi.pk), CONTRACT)
    contract = cast.budi.contracts.get()

    assert (sent.status_code, sent.url) == (302, detail)
    assert contract.basis == "=HYPERLINK(1)"
    assert "28 Februari 2027" in text_of(client.get(detail))
    client.post(link("contract_withdraw", contract.pk))
    text = text_of(client.get(detail))
    assert "Dicabut" in text
    assert link("contract_withdraw", contract.pk) not in text


def test_the_states_of_contracts_are_told_apart(client, cast):
    as_pppk(cast.budi)
    today = timezone.localdate()
    for first, last in ((-800, -400), (-399, 0), (1, 400)):
        days = between(today + timedelta(first), today + timedelta(last))
        WorkContractFactory(employee=cast.budi, period=days)
    client.force_login(cast.sari.user)

    page = text_of(client.get(link("employee_detail", cast.budi.pk)))
    text = page[page.index('id="perjanjian-kerja"') :]

    places = [text.index(f"</svg>{word}") for word in ("Akan berlaku", "Berlaku", "Sudah berakhir")]
    assert places == sorted(places)
    assert link("contract_new", cast.budi.pk) not in text


def test_a_pns_has_no_such_section(client, cast):
    client.force_login(cast.umi.user)

    assert "Perjanjian kerja" not in text_of(client.get(link("employee_detail", cast.budi.pk)))


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"last_day": "2026-02-28"}, "Hari terakhir mendahului hari pertama."),
        ({"last_day": "2026-12-31"}, "Bila lebih singkat, tulis alasannya."),
        ({"first_day": "0026-03-01"}, "PPPK baru ada sejak 15 Januari 2014."),
        ({"last_day": "9999-12-31"}, "Periksa tahunnya."),
        ({"last_day": "besok"}, 'href="#id_last_day"'),
        ({"basis": ""}, 'href="#id_basis"'),
        ({"basis": "x" * 20_000}, "200"),
    ],
)
def test_a_contract_that_cannot_be_is_sent_back(client, cast, changes, words):
    as_pppk(cast.budi)
    client.force_login(cast.umi.user)

    response = client.post(link("contract_new", cast.budi.pk), CONTRACT | changes)

    assert (response.status_code, cast.budi.contracts.count()) == (422, 0)
    assert words in text_of(response)


def test_a_contract_is_recorded_in_ten_statements(client, cast, django_assert_max_num_queries):
    as_pppk(cast.budi)
    client.force_login(cast.ratna.user)

    with django_assert_max_num_queries(10 + SAVEPOINTS):
        client.post(link("contract_new", cast.budi.pk), CONTRACT)
