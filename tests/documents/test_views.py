"""The page where HR asks for the documents of a unit."""

import pytest
from django.urls import reverse

from kinerja.documents.models import Bundle
from tests.factories import BundleFactory, EvaluationPeriodFactory


@pytest.fixture
def umi(client, cast, settings, tmp_path):
    settings.VAR_DIR = tmp_path
    client.force_login(cast.umi.user)
    return client


def test_from_the_form_to_the_file(umi, cast):
    period = EvaluationPeriodFactory()
    form = {"unit": cast.office.pk, "period": period.pk, "content": "skp"}

    page = umi.post(reverse("documents:bundle_list"), form, follow=True)

    assert "Belum ada dokumen yang ditetapkan" in page.content.decode()
    assert Bundle.objects.get().status == "kosong"
    taken = umi.post(reverse("documents:bundle_take", args=[Bundle.objects.get().pk]), follow=True)
    assert "Berkas ini sudah dihapus. Minta lagi" in taken.content.decode()


def test_a_foreign_unit_is_no_choice(umi, cast):
    form = {"unit": cast.other.pk, "period": EvaluationPeriodFactory().pk, "content": "skp"}

    page = umi.post(reverse("documents:bundle_list"), form)

    assert page.status_code == 422
    assert list(page.context["form"].errors) == ["unit"]


def test_a_running_file_shows_its_progress_and_polls(umi, cast):
    bundle = BundleFactory(
        unit=cast.office, asked_by=cast.umi.user, status="disusun", total=40, done=20
    )
    url = reverse("documents:bundle", args=[bundle.pk])

    assert "20 dari 40 selesai" in umi.get(url).content.decode()
    part = umi.get(url, headers={"HX-Request": "true"}).content.decode()
    assert part.lstrip().startswith("<section")
    assert f'hx-get="{url}?n=1"' in part
    Bundle.objects.update(status="kosong")
    done = umi.get(url, headers={"HX-Request": "true"})
    assert done["HX-Redirect"] == url


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_costs_the_same_for_one_and_three(umi, cast, rows, django_assert_max_num_queries):
    for _ in range(rows):
        BundleFactory(unit=cast.office, asked_by=cast.umi.user)
    umi.get(reverse("documents:bundle_list"))

    with django_assert_max_num_queries(10):
        page = umi.get(reverse("documents:bundle_list"))
    assert len(page.context["bundles"]) == rows
