"""A Rekap Penilaian of e-Kinerja laid beside the results signed here."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from python_calamine import CalamineWorkbook

from kinerja.appraisal.enums import Predikat, Rating
from kinerja.appraisal.models import Evaluation
from kinerja.appraisal.queries import REKAP_COLUMNS, register, rekap
from kinerja.audit.models import Event
from kinerja.integration.rules.rekap import (
    PREDIKAT,
    RATINGS,
    Finding,
    Ours,
    compared,
    period_of,
    period_problems,
)
from kinerja.lib.spreadsheet import xlsx
from tests.factories import EvaluationFactory, EvaluationPeriodFactory, SkpFactory

SAME = {"results": "Sesuai Ekspektasi", "behaviour": "Sesuai Ekspektasi", "predikat": "Baik"}
OURS = Ours("sesuai", "sesuai", "baik")


def test_every_rating_and_predikat_has_a_spelling():
    assert set(RATINGS.values()) == set(Rating)
    assert set(PREDIKAT.values()) == set(Predikat)


@pytest.mark.parametrize(
    ("row", "ours", "expected"),
    [
        (SAME, OURS, (Finding.SAME, "")),
        (SAME, Ours(), (Finding.MISSING, "")),
        (SAME, None, (Finding.STRANGER, "")),
        (
            SAME,
            Ours("sesuai", "sesuai", "baik", is_contested=True),
            (Finding.CONTESTED, "Tunggu keputusan keberatan."),
        ),
        (
            {**SAME, "results": "Diatas Ekspektasi"},
            OURS,
            (Finding.DIFFERS, "Di sini: Sesuai ekspektasi, Sesuai ekspektasi, Baik."),
        ),
        (
            {**SAME, "predikat": "Sangat Baik"},
            OURS,
            (Finding.QUADRANT, "Menurut kuadran: Baik."),
        ),
        (
            {**SAME, "results": "DIBAWAH EKSPEKTASI", "predikat": "Perlu Perbaikan"},
            None,
            (Finding.STRANGER, ""),
        ),
        (
            {**SAME, "behaviour": "Cukup", "predikat": ""},
            OURS,
            (Finding.REFUSED, "“Cukup” tidak dikenal, “” tidak dikenal."),
        ),
    ],
)
def test_a_row_is_recomputed_and_compared(row, ours, expected):
    assert compared(row, ours) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Periode Bulanan 6 Tahun 2026", ["bulan", 6, 2026]),
        ("Periode Triwulan II Tahun 2026", ["triwulan", 2, 2026]),
        ("Periode Tahunan Tahun 2026", ["tahun", 1, 2026]),
        ("Subbagian Tata Usaha", None),
    ],
)
def test_the_period_is_read_from_the_head_of_the_file(text, expected):
    assert period_of(["3013 - Pemkab", text]) == expected


def test_t16_a_yearly_file_is_not_a_month():
    said = ["tahun", 1, 2026]

    assert period_problems(said, kind="tahun", number=1, year=2026) == []
    assert period_problems(None, kind="bulan", number=6, year=2026) == []
    assert period_problems(said, kind="bulan", number=6, year=2026) == [
        "Berkas ini untuk periode lain. Pilih periode yang tertulis di atas tabelnya."
    ]


def signed(cast, employee, period):
    skp = SkpFactory(placement=employee.placements.get(), agreed=True, appraiser=cast.sari)
    return EvaluationFactory(
        skp=skp, period=period, unit=cast.field, appraiser=cast.sari, delivered=True
    )


def send(client, period, rows, *, columns=REKAP_COLUMNS, **data):
    file = SimpleUploadedFile("rekap.xlsx", xlsx("Rekap", columns, rows))
    return client.post(reverse("integration:rekap"), {"period": period.pk, "file": file, **data})


@pytest.mark.django_db
def test_our_own_export_comes_back_as_the_same(client, cast):
    period = EvaluationPeriodFactory()
    signed(cast, cast.budi, period)
    client.force_login(cast.umi.user)

    answer = send(client, period, list(rekap(register(Evaluation.objects.all()))))

    assert answer.context["counts"] == [("Sama", 1)]
    assert answer.context["rows"] == []
    event = Event.objects.get(kind="integration.rekap_compared")
    assert event.details["findings"] == {"Sama": 1}


@pytest.mark.django_db
@pytest.mark.parametrize("people", [1, 3])
def test_differences_are_reported_and_nothing_of_ours_changes(
    client, cast, people, django_assert_num_queries
):
    period = EvaluationPeriodFactory()
    team = [cast.budi, cast.rina, cast.sari][:people]
    before = [signed(cast, one, period) for one in team]
    better = ("Diatas Ekspektasi", "Diatas Ekspektasi", "Sangat Baik", "")
    rows = [(n, one.nip, one.name, "Analis", *better) for n, one in enumerate(team, 1)]
    rows.append((9, cast.wayan.nip, "Wayan", "Analis", *better))
    client.force_login(cast.umi.user)
    send(client, period, rows)

    with django_assert_num_queries(9):
        page = send(client, period, rows)
    book = send(client, period, rows, xlsx="1")

    assert page.context["counts"] == [
        ("Berbeda dengan hasil di sini", people),
        ("NIP tidak dikenal di cakupan Anda", 1),
    ]
    report = CalamineWorkbook.from_filelike(BytesIO(book.content)).get_sheet_by_index(0)
    assert [row[6] for row in report.to_python()[1:]] == [
        *["Berbeda dengan hasil di sini"] * people,
        "NIP tidak dikenal di cakupan Anda",
    ]
    assert [row.predikat for row in Evaluation.objects.order_by("pk")] == ["baik"] * len(before)


@pytest.mark.django_db
def test_a_file_without_the_titles_is_refused_with_words(client, cast):
    client.force_login(cast.ratna.user)

    answer = send(client, EvaluationPeriodFactory(), [("a", "b")], columns=("Satu", "Dua"))

    assert answer.status_code == 422
    assert answer.context["form"].errors["file"] == [
        "Kami tidak menemukan baris judul yang memuat NIP dan Predikat. "
        "Unggah Rekap Penilaian dari e-Kinerja tanpa mengubah judulnya."
    ]
