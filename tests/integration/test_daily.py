"""Daily progress from a file of e-Kinerja, through the acts of monitoring."""

import json
from datetime import date, time
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from kinerja.audit.models import Event
from kinerja.integration import actions, queries, reader
from kinerja.integration.rules.daily import clock_of
from kinerja.lib.refusals import Refused
from kinerja.lib.sheets import Unreadable
from kinerja.lib.spreadsheet import xlsx
from kinerja.monitoring.models import Progress
from kinerja.monitoring.queries import DAILY_COLUMNS, daily_rows
from tests.factories import NOW, TODAY, ActionStepFactory, SkpFactory, WorkResultFactory
from tests.integration import corpus

ROWS = [
    [
        "Menyusun jadwal",
        "15-07-2026",
        "08.00",
        "09:30",
        "Menyusun jadwal supervisi",
        "ekinerja",
        2,
        "jadwal",
        "https://contoh.id/a",
    ],
    ["Terlaksananya surveilans", "2026-07-14", None, None, "Rapat", None, None, None, None],
]


@pytest.fixture(autouse=True)
def clock(monkeypatch):
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW)


@pytest.fixture
def skp(cast):
    skp = SkpFactory(placement=cast.budi.placements.get(), agreed=True, appraiser=cast.sari)
    result = WorkResultFactory(skp=skp, order=1, statement="Terlaksananya surveilans")
    ActionStepFactory(result=result, text="Menyusun jadwal")
    return skp


def file_of(*rows):
    return corpus.workbook(("Harian", [["Progres"], list(DAILY_COLUMNS), *rows]))


def rows_of(*rows):
    return reader.read_daily("harian.xlsx", file_of(*rows))


def bring(skp, cast, *rows, key=None, who="budi"):
    by = getattr(cast, who).user
    return actions.import_daily(skp, rows=rows_of(*rows), key=key or uuid4(), by=by, at=NOW)


def test_a_file_becomes_notes_with_hours(skp, cast):
    assert bring(skp, cast, *ROWS) == 2

    first = Progress.objects.get(on=TODAY)
    assert (first.note, first.daily.step.text) == ("Menyusun jadwal supervisi", "Menyusun jadwal")
    assert (first.daily.starts, first.daily.ends, first.daily.amount) == (time(8), time(9, 30), 2)
    assert first.evidence.get().url == "https://contoh.id/a"
    assert Event.objects.get(kind="integration.daily_imported").details["notes"] == 2


def test_what_is_there_already_is_passed_over(skp, cast):
    bring(skp, cast, ROWS[0])

    found = queries.daily_preview(skp, rows_of(*ROWS))

    assert [len(found.new), len(found.known), found.wrong] == [1, 1, []]
    with pytest.raises(Refused, match="Semua kegiatan di berkas ini sudah tercatat"):
        bring(skp, cast, ROWS[0])


def test_what_left_for_e_kinerja_comes_back_as_it_was(skp, cast):
    bring(skp, cast, *ROWS)
    rows = list(daily_rows(skp, since=date(2026, 7, 1), until=TODAY))

    found = queries.daily_preview(
        skp, reader.read_daily("harian.xlsx", xlsx("Harian", DAILY_COLUMNS, rows))
    )

    assert [found.new, len(found.known), found.wrong] == [[], 2, []]


@pytest.mark.parametrize(
    ("column", "value", "sentence"),
    [
        (0, "Entah", "Rencana aksi “Entah” tidak ada di SKP ini."),
        (1, "kemarin", "Tanggal tidak dikenal. Tulis misalnya 15-07-2026."),
        (2, "pagi", "Jam tidak dikenal. Tulis misalnya 08:30."),
        (4, None, "Kegiatan harian kosong. Tulis satu kalimat."),
        (6, "dua", "Realisasi harus bilangan bulat, misalnya 3."),
        (8, "ftp://contoh.id", "Bukti dukung harus tautan yang diawali https://."),
        (7, "x" * 61, "Satuan lebih dari 60 huruf. Singkat isinya."),
    ],
)
def test_each_mistake_is_named_with_its_cell(skp, column, value, sentence):
    row = list(ROWS[0])
    row[column] = value

    found = queries.daily_preview(skp, rows_of(row))

    assert found.wrong == [(f"{'ABCDEFGHI'[column]}3", sentence)]


def test_a_file_with_a_mistake_adds_nothing(skp, cast):
    with pytest.raises(Refused, match="B3: Tanggal tidak dikenal"):
        bring(skp, cast, [*ROWS[0][:1], "kemarin", *ROWS[0][2:]])

    assert Progress.objects.count() == 0


def test_nobody_brings_notes_for_another(skp, cast):
    with pytest.raises(Refused, match="Hanya pemilik SKP"):
        bring(skp, cast, ROWS[0], who="sari")


def test_a_day_that_has_not_come_is_refused_by_monitoring(skp, cast):
    with pytest.raises(Refused, match="Tanggal belum tiba"):
        bring(skp, cast, [*ROWS[0][:1], "16-07-2026", *ROWS[0][2:]])


def test_a_file_without_the_titles_is_not_understood():
    with pytest.raises(Unreadable, match="Kami tidak menemukan judul Rencana Aksi"):
        reader.read_daily("x.xlsx", corpus.workbook(("Lain", [["A", "B"]])))


@pytest.mark.parametrize(("text", "hour"), [("8.05", time(8, 5)), ("24:00", None), ("8", None)])
def test_clocks_are_read_as_people_write_them(text, hour):
    assert clock_of(text) == hour


def test_an_empty_file_says_so(skp):
    assert queries.daily_preview(skp, []).wrong == [
        ("", "Berkas ini belum memuat kegiatan. Isi barisnya, lalu unggah.")
    ]


def test_the_pages_show_first_and_write_afterwards(client, cast, skp):
    client.force_login(cast.budi.user)
    sent = SimpleUploadedFile("harian.xlsx", file_of(*ROWS))

    page = client.post(reverse("integration:daily_import", args=[skp.pk]), {"file": sent})
    assert "2 kegiatan baru" in page.text
    assert Progress.objects.count() == 0

    rows = page.context["form"].initial["rows"]
    apply = reverse("integration:daily_import_apply", args=[skp.pk])
    key = {"rows": json.dumps(rows), "idempotency_key": f"{uuid4()}"}
    client.post(apply, key)
    again = client.post(apply, key | {"idempotency_key": f"{uuid4()}"})

    assert (Progress.objects.count(), again.status_code) == (2, 422)
    assert client.post(apply, {"rows": "[1]"}).status_code == 422
