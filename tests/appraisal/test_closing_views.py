"""The pages of the end of a year, and of the records office's desk."""

from datetime import UTC, date, datetime, timedelta
from io import BytesIO

import pytest
from django.urls import reverse
from django.utils import timezone
from python_calamine import CalamineWorkbook

from kinerja.appraisal.models import AnnualRecord, YearClosing
from kinerja.appraisal.rules import in_words
from kinerja.audit.models import Event
from tests.factories import (
    AnnualPeriodFactory,
    EmployeeFactory,
    EvaluationFactory,
    OrganisationRatingFactory,
    PlacementFactory,
    PositionFactory,
    SkpFactory,
    YearClosingFactory,
)
from tests.organisation.factories import chosen

pytestmark = pytest.mark.django_db
WHY = "Pindah sebelum masa evaluasi."


@pytest.fixture
def last_year():
    """Its window is over on any day from now on."""
    return AnnualPeriodFactory(opens_on=date(2026, 6, 1), due_on=date(2026, 6, 30))


def evaluated(cast, period, *, people=1, predikat="baik"):
    """So many more people of the office whose year was handed over."""
    for number in range(people):
        position = PositionFactory(unit=cast.field, title=f"Analis {number} {predikat}")
        placement = PlacementFactory(
            employee=EmployeeFactory(name=f"Nama {number}"), position=position
        )
        skp = SkpFactory(placement=placement, year=period.year, agreed=True, appraiser=cast.sari)
        EvaluationFactory(
            skp=skp,
            period=period,
            unit=cast.field,
            appraiser=cast.sari,
            delivered=True,
            predikat=predikat,
        )


def sheet(response):
    return CalamineWorkbook.from_filelike(BytesIO(response.content)).get_sheet_by_index(0)


def test_the_head_sees_who_is_missing_and_closes_with_a_reason(client, cast, last_year):
    evaluated(cast, last_year)
    client.force_login(cast.joko.user)
    address = reverse("appraisal:closing", args=[2026, cast.office.pk])

    page = client.get(address)
    named = [(one["name"], str(one["label"])) for one in page.context["exceptions"]]
    refused = client.post(address, {"seen": page.context["seen"], "reason": ""})
    answer = client.post(address, {"seen": page.context["seen"], "reason": WHY})

    missing = (cast.budi, cast.joko, cast.rina, cast.sari, cast.tono, cast.umi)
    assert named == [(one.full_name, "SKP belum ditetapkan") for one in missing]
    assert refused.status_code == 422
    assert refused.context["form"].non_field_errors() == [
        "6 pegawai belum selesai. Tulis alasan menutup tahun tanpa mereka."
    ]
    assert answer.status_code == 302
    done = client.get(address)
    assert done.context["counts"] == [("SKP belum ditetapkan", 6), ("Belum ditanggapi", 1)]


def test_a_year_whose_evaluation_has_not_opened_is_not_there(client, cast, last_year):
    client.force_login(cast.joko.user)

    address = reverse("appraisal:closing", args=[2027, cast.office.pk])

    assert client.get(address).status_code == 404


def test_a_running_closing_shows_how_far_it_is_and_offers_to_go_on(client, cast, last_year):
    closing = YearClosingFactory(
        unit=cast.office,
        year=last_year.year,
        begun_by=cast.joko.user,
        total=9,
        done=3,
        worked_at=datetime(2026, 7, 15, tzinfo=UTC),
    )
    client.force_login(cast.joko.user)
    address = reverse("appraisal:closing", args=[2026, cast.office.pk])

    page = client.get(address)
    piece = client.get(f"{address}?n=1", headers={"HX-Request": "true"})

    assert "3 dari 9 selesai" in page.content.decode()
    assert page.context["is_stuck"] is True
    assert piece.content.decode().strip().startswith("<section")
    client.post(reverse("appraisal:closing_resume", args=[closing.pk]))
    closing.refresh_from_db()
    assert closing.status == "ditutup"
    over = client.get(address, headers={"HX-Request": "true"})
    assert over.headers["HX-Redirect"] == address


def test_the_records_of_a_closed_year_go_out_as_a_workbook(client, cast, last_year):
    evaluated(cast, last_year)
    client.force_login(cast.ratna.user)
    address = reverse("appraisal:closing", args=[2026, cast.office.pk])
    client.post(address, {"seen": client.get(address).context["seen"], "reason": WHY})

    response = client.post(reverse("appraisal:closing_export", args=[YearClosing.objects.get().pk]))

    rows = sheet(response).to_python()
    assert [row[6:9] for row in rows[1:]].count(["SKP belum ditetapkan", "", WHY]) == 6
    assert [row[2] for row in rows[1:] if row[7] == "Baik"] == ["Nama 0"]
    assert AnnualRecord.objects.count() == len(rows) - 1
    assert Event.objects.get(kind="appraisal.annual_records_exported").details["rows"] == 7


@pytest.mark.parametrize("people", [1, 3])
@pytest.mark.parametrize(
    ("name", "args", "statements"),
    [
        ("closing", "office", 7),
        ("closings", "", 4),
        ("desk", "", 5),
        ("office_spread", "", 6),
        ("listed", "", 7),
    ],
)
def test_the_pages_ask_as_much_for_three_as_for_one(
    client, cast, last_year, django_assert_num_queries, people, name, args, statements
):
    evaluated(cast, last_year, people=people)
    client.force_login(cast.ratna.user)
    address = reverse(
        f"appraisal:{'desk' if name == 'listed' else name}",
        args=[2026, cast.office.pk] if args else [],
    )
    query = {"keadaan": "belum_ditanggapi"} if name == "listed" else {}
    client.get(address, query)

    with django_assert_num_queries(statements):
        client.get(address, query)


def test_each_count_of_the_desk_opens_the_people_behind_it(client, cast, last_year):
    evaluated(cast, last_year, people=2)
    client.force_login(cast.umi.user)
    desk = client.get(reverse("appraisal:desk"))

    counts = {one["label"]: (one["number"], one["url"]) for one in desk.context["counts"]}
    listed = client.get(reverse("appraisal:desk") + counts["Belum ditanggapi"][1])
    missing = client.get(reverse("appraisal:desk") + counts["SKP belum ditetapkan"][1])

    assert {label: number for label, (number, _) in counts.items()} == {
        "SKP belum ditetapkan": 6,
        "Belum dinilai": 0,
        "Belum diserahkan": 0,
        "Terlambat diserahkan": 0,
        "Belum ditanggapi": 2,
        "Dalam keberatan": 0,
        "Selesai": 0,
        "Tidak wajib ber-SKP": 0,
    }
    assert [row["person"].name for row in listed.context["rows"]] == ["Nama 0", "Nama 1"]
    assert [row["person"].name for row in missing.context["rows"]] == [
        "Budi",
        "Joko",
        "Rina",
        "Sari",
        "Tono",
        "Umi",
    ]


def test_a_list_of_the_desk_goes_out_and_is_recorded(client, cast, last_year):
    evaluated(cast, last_year, people=2)
    client.force_login(cast.ratna.user)
    wanted = {"periode": last_year.pk, "unit": cast.office.pk, "keadaan": "belum_ditanggapi"}

    book = client.post(reverse("appraisal:desk_export"), wanted)
    text = client.post(reverse("appraisal:desk_export"), {**wanted, "jenis": "csv"})

    rows = sheet(book).to_python()
    assert [row[2] for row in rows] == ["Nama", "Nama 0", "Nama 1"]
    assert [row[5:7] for row in rows[1:]] == [["Tahun 2026", "Belum ditanggapi"]] * 2
    assert text.content.decode("utf-8-sig").splitlines()[0].startswith("No")
    taken = Event.objects.filter(kind="appraisal.register_exported")
    assert [event.details["rows"] for event in taken] == [2, 2]


def test_small_offices_are_only_counted_and_large_ones_advised(client, cast, last_year):
    OrganisationRatingFactory(unit=cast.office, period=last_year, predikat="baik")
    evaluated(cast, last_year, people=9)
    client.force_login(cast.agus.user)
    address = reverse("appraisal:office_spread")

    small = client.get(address).context["rows"]
    evaluated(cast, last_year, people=1, predikat="sangat_baik")
    large = client.get(address).context["rows"]
    book = client.post(reverse("appraisal:office_spread_export"))

    assert [row["advice"] for row in small] == ["Di bawah 10 orang: hanya dihitung"]
    assert [row["advice"] for row in large] == [
        "Baik: 9 dari 10 orang, pola paling banyak 7. Butuh Perbaikan dan Kurang/Misconduct: "
        "0 dari 10 orang, pola paling sedikit 1."
    ]
    chosen(cast, "kelompok-kecil", 11, last_year.ends_on)
    chosen(cast, "kelompok-kecil", 2, last_year.ends_on + timedelta(days=1))
    asked_for_more = client.get(address).context["rows"]
    assert [row["advice"] for row in asked_for_more] == ["Di bawah 11 orang: hanya dihitung"]
    assert sheet(book).to_python()[1][:5] == ["Dinas Kesehatan", "Baik", 10.0, 1.0, 9.0]


def test_what_holds_today_is_said_with_its_basis_and_our_assumptions(
    client, cast, last_year, settings, django_assert_num_queries
):
    settings.CAMAT_RATED_BY_SEKDA_SINCE = None
    client.force_login(cast.ratna.user)
    client.get(reverse("appraisal:in_force"))

    with django_assert_num_queries(4):
        page = client.get(reverse("appraisal:in_force"))

    said = {one.what: (one.value, one.page) for one in page.context["rows"]}
    assert said["Evaluasi periodik"] == ("Triwulanan", "planning:year_list")
    assert said["Periode pendokumentasian"] == ("Harian", "monitoring:documentation_rules")
    assert said["Penilai camat"] == ("Bupati", "")
    assert said["Laporan kepada PyB"][0] == "30 hari kerja sejak masa evaluasi berakhir"
    assert {"Penilai terlambat", "SKP yang diajukan sesudah Januari"} < said.keys()


def test_a_choice_that_is_to_come_is_said_beside_what_holds(client, cast):
    tomorrow = timezone.localdate() + timedelta(days=1)
    chosen(cast, "kelompok-kecil", 12, tomorrow)
    chosen(cast, "kelompok-kecil", 15, tomorrow + timedelta(days=1))
    client.force_login(cast.ratna.user)

    rows = client.get(reverse("appraisal:in_force")).context["rows"]

    said = next(one for one in rows if one.name == "kelompok-kecil")
    assert said.value == "Di bawah 10 orang"
    assert said.note.endswith(f" Mulai {in_words(tomorrow)}: di bawah 12 orang.")


@pytest.mark.parametrize(
    ("days", "value"), [(-1, "Sekretaris Daerah"), (0, "Sekretaris Daerah"), (1, "Bupati")]
)
def test_the_penilai_of_the_camat_is_said_with_its_day(client, cast, settings, days, value):
    settings.CAMAT_RATED_BY_SEKDA_SINCE = since = timezone.localdate() + timedelta(days=days)
    client.force_login(cast.ratna.user)

    rows = client.get(reverse("appraisal:in_force")).context["rows"]

    camat = next(one for one in rows if one.what == "Penilai camat")
    assert (camat.value, camat.since) == (value, since if value != "Bupati" else None)
