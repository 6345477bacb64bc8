"""The evidence for the merit system: seven lists of one year, and nothing of what was said."""

import zipfile
from io import BytesIO

import pytest
from django.urls import reverse
from python_calamine import CalamineWorkbook

from kinerja.audit.models import Event
from kinerja.documents import actions
from kinerja.documents.merit import LISTS
from kinerja.lib.refusals import Refused
from kinerja.planning.models import PerformanceYear
from tests.factories import NOW
from tests.world import SECRETS, build_world

pytestmark = pytest.mark.django_db


def lists_of(body):
    with zipfile.ZipFile(BytesIO(body)) as folder:
        assert folder.namelist() == [f"{name}.xlsx" for name, _, _ in LISTS]
        return {
            name: CalamineWorkbook.from_filelike(BytesIO(folder.read(f"{name}.xlsx")))
            .get_sheet_by_index(0)
            .to_python()
            for name, _, _ in LISTS
        }


def test_the_package_of_a_year_holds_seven_lists(client, cast):
    world = build_world(cast)
    client.force_login(cast.ratna.user)

    response = client.post(reverse("documents:merit"), {"year": world.performance_year.pk})

    found = lists_of(response.content)
    assert found["2 SKP tepat waktu"][1:] == [["Dinas Kesehatan", 1.0, 0.0, 1.0, "0%"]]
    assert found["3 Umpan balik"][1:] == [[cast.budi.nip, cast.budi.full_name, 1.0, 1.0]]
    assert [row[2] for row in found["5 Keberatan"][1:]] == ["Triwulan III 2026"]
    assert [row[2:4] for row in found["6 Tindak lanjut"][1:]] == [["Baik", "Berjalan"]]
    assert [row[3] for row in found["7 Dasar keputusan"][1:]] == ["Baik"]
    for secret in SECRETS:
        assert secret not in str(found)
    event = Event.objects.get(kind="documents.merit_package_taken")
    assert event.details["rows"]["3 Umpan balik"] == 1


def test_only_the_agency_takes_it(cast):
    year = PerformanceYear.objects.create(
        year=2026, planning_opens_on="2025-12-01", planning_due_on="2026-01-31"
    )

    for person in (cast.umi, cast.agus, cast.joko):
        with pytest.raises(Refused, match="Hanya admin BKPSDM"):
            actions.take_merit_package(year=year, by=person.user, at=NOW)
