"""A plan from a spreadsheet, through the acts of planning."""

import json
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from kinerja.audit.models import Event
from kinerja.integration import actions, reader
from kinerja.integration.queries import plan_preview, plan_template
from kinerja.lib.refusals import Refused, Stale
from kinerja.lib.sheets import Unreadable
from tests.factories import NOW, SkpFactory, WorkResultFactory
from tests.integration import corpus

HEAD = [
    "Jenis",
    "Rencana hasil kerja",
    "Hasil kerja pimpinan",
    "Aspek",
    "Indikator",
    "Target",
    "Satuan",
]
ROWS = [
    ["Utama", "Tersusunnya laporan", "Data sahih", "Kuantitas", "Jumlah laporan", 12, "laporan"],
    [None, None, None, "Kualitas", "Laporan tanpa perbaikan", "90 persen", "persen"],
    ["tambahan", "Terlaksananya piket", None, "waktu", "Hari piket", "5 hari", None],
]


@pytest.fixture
def skp(cast):
    return SkpFactory(placement=cast.budi.placements.get())


def rows_of(*rows):
    return reader.read_plan("skp.xlsx", corpus.workbook(("SKP", [["SKP 2026"], HEAD, *rows])))


def test_a_spreadsheet_becomes_results_with_indicators(skp, cast):
    rows = rows_of(*ROWS)

    added = actions.import_plan(skp, rows=rows, revision=0, by=cast.budi.user, at=NOW)

    assert added == 2
    first, second = skp.results.order_by("order")
    assert (first.kind, first.statement, first.provisional_parent) == (
        "utama",
        "Tersusunnya laporan",
        "Data sahih",
    )
    said = [(i.aspect, i.target, i.target_value) for i in first.indicators.order_by("order")]
    assert said == [
        ("kuantitas", "12 laporan", Decimal(12)),
        ("kualitas", "90 persen", Decimal(90)),
    ]
    assert (second.kind, second.indicators.get().aspect) == ("tambahan", "waktu")
    kinds = Event.objects.filter(stream=f"planning.skp:{skp.pk}").order_by("sequence")
    assert kinds.last().kind == "integration.plan_imported"


def test_results_that_are_there_already_are_left_alone(skp, cast):
    WorkResultFactory(skp=skp, statement="TERSUSUNNYA  laporan", order=1)

    preview = plan_preview(skp, rows_of(*ROWS))

    assert [result["statement"] for result in preview.known] == ["Tersusunnya laporan"]
    assert [result["statement"] for result in preview.new] == ["Terlaksananya piket"]


def test_every_wrong_cell_is_named_and_nothing_is_written(skp, cast):
    rows = rows_of(
        ["utama", "Hasil", None, "Cuaca", None, None, None], ["x", "H", None, "Waktu", "I", "1"]
    )

    preview = plan_preview(skp, rows)

    assert preview.wrong == [
        ("E3", "Indikator kosong. Isi ukuran keberhasilannya."),
        ("F3", "Target kosong. Isi misalnya “12 laporan”."),
        ("D3", "“Cuaca” tidak dikenal. Pilih: Biaya, Kualitas, Kuantitas, Waktu."),
        ("A4", "Jenis harus Utama atau Tambahan."),
    ]
    with pytest.raises(Refused, match="E3: Indikator kosong"):
        actions.import_plan(skp, rows=rows, revision=0, by=cast.budi.user, at=NOW)
    assert skp.results.count() == 0


def test_a_plan_changed_meanwhile_is_not_written_over(skp, cast):
    skp.revision = 3
    skp.save(update_fields=["revision"])

    with pytest.raises(Stale, match="sudah diubah"):
        actions.import_plan(skp, rows=rows_of(*ROWS), revision=2, by=cast.budi.user, at=NOW)


def test_only_the_owner_imports(skp, cast):
    with pytest.raises(Refused, match="Hanya pemilik SKP"):
        actions.import_plan(skp, rows=rows_of(*ROWS), revision=0, by=cast.sari.user, at=NOW)


def test_a_file_without_the_titles_is_refused():
    with pytest.raises(Unreadable, match="Pakai templat di halaman ini"):
        reader.read_plan("a.xlsx", corpus.PLAIN)


def test_the_template_comes_back_as_an_empty_plan(skp):
    assert reader.read_plan("a.xlsx", plan_template(skp)) == []


def test_from_file_to_plan_on_the_page(client, cast, skp):
    client.force_login(cast.budi.user)
    content = corpus.workbook(("SKP", [HEAD, *ROWS]))

    page = client.post(
        reverse("integration:skp_import", args=[skp.pk]),
        {"file": SimpleUploadedFile("skp.xlsx", content)},
    )
    initial = page.context["form"].initial
    done = client.post(
        reverse("integration:skp_import_apply", args=[skp.pk]),
        {"rows": json.dumps(initial["rows"]), "revision": initial["revision"]},
    )

    assert "2 hasil kerja baru" in page.content.decode()
    assert done.url == reverse("planning:result_list", args=[skp.pk])
    assert skp.results.count() == 2


@pytest.mark.parametrize("rows", ["", "x", "{}", "[1]", '[{"a": 1}]', '[{"a": ["b"]}]'])
def test_a_broken_preview_is_sent_back(client, cast, skp, rows):
    client.force_login(cast.budi.user)

    page = client.post(
        reverse("integration:skp_import_apply", args=[skp.pk]), {"rows": rows, "revision": 0}
    )

    assert page.status_code == 422
    assert skp.results.count() == 0
