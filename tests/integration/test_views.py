"""The pages of an import: what they say, and that rows cost no statements."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from kinerja.audit.models import Event
from kinerja.integration.models import ImportBatch
from kinerja.organisation.models import Employee
from tests.factories import ImportBatchFactory, ImportRowFactory
from tests.integration import corpus
from tests.integration.test_actions import applied, row_of, uploaded


@pytest.fixture
def ratna(client, cast):
    client.force_login(cast.ratna.user)
    return client


def send(client, content, name="nominatif.xlsx", **words):
    data = {"file": SimpleUploadedFile(name, content), "effective_on": "2026-11-01"} | words
    return client.post(reverse("integration:batch_new"), data, follow=True)


def test_from_upload_to_result_and_back(ratna, cast):
    content = corpus.simple([row_of(cast.budi, rank="III/d"), ["1", "Salah", "", "", "", ""]])
    page = send(ratna, content, effective_on=timezone.localdate().isoformat())
    assert "Cocokkan kolom" in page.content.decode()
    batch = ImportBatch.objects.get()

    mapping = {f"column_{place}": name for name, place in batch.mapping.items()}
    page = ratna.post(reverse("integration:batch_map", args=[batch.pk]), mapping, follow=True)
    assert "NIP harus 18 angka; ini 1 karakter." in page.content.decode()

    apply = reverse("integration:batch_apply", args=[batch.pk])
    assert "Masih ada 1 baris galat." in ratna.post(apply, follow=True).content.decode()
    page = ratna.post(apply, {"skip_errors": "on"}, follow=True)
    assert "Impor diterapkan" in page.content.decode()
    assert Employee.objects.get(pk=cast.budi.pk).rank == "III/d"

    undo = reverse("integration:batch_undo", args=[batch.pk])
    assert "Data kembali seperti semula." in ratna.post(undo, follow=True).content.decode()
    assert Employee.objects.get(pk=cast.budi.pk).rank == "III/c"


def test_a_file_that_cannot_be_read_is_answered_at_the_field(ratna):
    response = send(ratna, b"", "kosong.xlsx")

    assert response.status_code == 422
    assert response.context["form"].errors == {
        "file": ["Berkas ini kosong. Pilih berkas yang berisi data pegawai."]
    }
    assert ImportBatch.objects.count() == 0


def test_unit_hr_chooses_only_units_below_his_own(client, cast):
    client.force_login(cast.umi.user)

    form = client.get(reverse("integration:batch_new")).context["form"]

    assert list(form.fields["unit"].queryset) == [cast.office, cast.field]
    assert form.fields["unit"].required is True


def test_unit_hr_does_not_see_imports_of_others(client, cast):
    client.force_login(cast.umi.user)
    ImportBatchFactory(unit=None)
    ImportBatchFactory(unit=cast.other)
    own = ImportBatchFactory(unit=cast.field)

    assert client.get(reverse("integration:batch_list")).context["batches"] == [own]


def test_a_running_job_is_polled_more_and_more_slowly(ratna, cast):
    batch = ImportBatchFactory(status="dibaca", rows_total=7000, rows_done=2000)
    page = reverse("integration:batch_detail", args=[batch.pk])

    first = ratna.get(page).content.decode()
    later = ratna.get(page, {"n": 9}, headers={"HX-Request": "true"}).content.decode()

    assert "2.000 dari 7.000 selesai" in first
    assert 'hx-trigger="load delay:2s"' in first
    assert 'hx-trigger="load delay:10s"' in later
    assert "<h1>" not in later
    ImportBatch.objects.update(status="pratinjau")
    done = ratna.get(page, headers={"HX-Request": "true"})
    assert done.headers["HX-Redirect"] == page


def test_the_error_file_can_be_repaired_and_sent_again(ratna, cast):
    batch = uploaded(cast, corpus.simple([["1", "Ani", "III/a", "Bidan", "Bidang Kesmas", None]]))

    content = b"".join(
        ratna.post(reverse("integration:batch_rows", args=[batch.pk]), {"tab": "galat"})
    )

    head, row = load_workbook(BytesIO(content)).active.iter_rows(values_only=True)
    assert head[:5] == ("Kesalahan", "Sel", "Tempat", "NIP", "Nama")
    assert row[:5] == ("NIP harus 18 angka; ini 1 karakter.", "A2", "baris 2", "1", "Ani")
    again = uploaded(cast, content)
    assert again.rows.get(change="galat").read["name"] == "Ani"


def test_the_example_can_be_sent_as_it_is(ratna, cast):
    content = b"".join(ratna.get(reverse("integration:sample_file")))

    batch = uploaded(cast, content)

    assert [row.read["name"] for row in batch.rows.exclude(change="hilang")] == [
        "Contoh Satu",
        "Contoh Dua",
    ]


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_costs_the_same_for_every_number_of_imports(
    ratna, django_assert_num_queries, rows
):
    ImportBatchFactory.create_batch(rows)

    with django_assert_num_queries(2):
        ratna.get(reverse("integration:batch_list"))


@pytest.mark.parametrize("tab", ["baru", "berubah", "sama", "hilang", "galat"])
@pytest.mark.parametrize("rows", [1, 3])
def test_the_preview_costs_the_same_for_every_number_of_rows(
    ratna, django_assert_num_queries, rows, tab
):
    batch = ImportBatchFactory()
    ImportRowFactory.create_batch(rows, batch=batch, change=tab)

    with django_assert_num_queries(5):
        ratna.get(reverse("integration:batch_detail", args=[batch.pk]), {"tab": tab})


def test_rows_are_paged_by_key(ratna):
    batch = ImportBatchFactory()
    ImportRowFactory.create_batch(51, batch=batch, change="baru")
    page = reverse("integration:batch_detail", args=[batch.pk])

    first = ratna.get(page).context
    second = ratna.get(page + first["next_url"]).context

    assert (len(first["rows"]), len(second["rows"]), second["next_url"]) == (50, 1, "")


def test_html_in_a_file_stays_text(ratna, cast):
    batch = uploaded(
        cast,
        corpus.simple(
            [[corpus.nip(1), "<script>alert(1)</script>", "III/a", "<b>Bidan</b>", "Bidang Kesmas"]]
        ),
    )

    page = ratna.get(reverse("integration:batch_detail", args=[batch.pk])).content.decode()

    assert "<script>alert" not in page
    assert "<b>Bidan</b>" not in page


def test_two_people_with_the_same_file_are_told_of_each_other(ratna, cast):
    content = corpus.simple([row_of(cast.budi, rank="III/d")])
    uploaded(cast, content, by=cast.umi, unit=cast.office)
    mine = uploaded(cast, content)

    page = ratna.get(reverse("integration:batch_detail", args=[mine.pk])).content.decode()

    assert "Berkas yang sama juga diunggah Umi" in page


def test_after_undo_everything_is_told_plainly(ratna, cast):
    batch = applied(uploaded(cast, corpus.simple([row_of(cast.budi, rank="III/d")])), cast.ratna)

    page = ratna.get(reverse("integration:batch_detail", args=[batch.pk])).content.decode()

    assert "1 berubah" in page
    assert "Batalkan impor" in page


@pytest.mark.parametrize("tab", ["baru", "berubah", "sama", "hilang", "galat"])
def test_every_kind_of_row_can_be_taken_away_and_that_is_recorded(ratna, tab):
    batch = ImportBatchFactory()
    ImportRowFactory(batch=batch, change=tab)
    rows = reverse("integration:batch_rows", args=[batch.pk])

    content = b"".join(ratna.post(rows, {"tab": tab, "bentuk": "csv"}))

    assert len(content.decode("utf-8-sig").splitlines()) == 2
    event = Event.objects.get(stream=f"integration.importbatch:{batch.pk}")
    assert event.kind == "integration.rows_exported"
    said = {name: event.details[name] for name in ("change", "rows", "form")}
    assert said == {"change": tab, "rows": 1, "form": "csv"}
