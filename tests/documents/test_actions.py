"""Documents of a unit as one file: what is in it, who may ask, and what is left of it."""

import zipfile
from datetime import timedelta

import pytest
from django.urls import reverse

from kinerja.audit.models import Event
from kinerja.documents import access, actions, bundling, queries
from kinerja.documents.models import Bundle
from kinerja.lib.refusals import Refused
from kinerja.notifications.models import Message
from kinerja.planning.queries import skp_content
from tests.factories import (
    NOW,
    TODAY,
    BundleFactory,
    EvaluationPeriodFactory,
    RoleGrantFactory,
    SkpFactory,
    UnitFactory,
    WorkResultFactory,
)
from tests.world import with_content


@pytest.fixture(autouse=True)
def var(settings, tmp_path):
    settings.VAR_DIR = tmp_path
    return tmp_path


@pytest.fixture
def period(db):
    return EvaluationPeriodFactory()


def agreed(employee, sari, **words):
    skp = SkpFactory(placement=employee.placements.get(), agreed=True, appraiser=sari, **words)
    WorkResultFactory(skp=skp, order=1)
    with_content(skp, skp_content)
    return skp


def ask(unit, period, by, *, content="skp", at=NOW):
    return actions.ask_for_bundle(unit, period=period, content=content, by=by.user, at=at)


def names_in(bundle):
    with zipfile.ZipFile(queries.path_of(bundle)) as folder:
        assert folder.testzip() is None
        return folder.namelist()


def test_the_plans_set_below_the_unit_become_one_file(cast, period):
    budi, rina = agreed(cast.budi, cast.sari), agreed(cast.rina, cast.sari)
    SkpFactory(placement=cast.umi.placements.get())  # still a draft
    agreed(cast.wayan, cast.sari)  # another office

    bundle = ask(cast.office, period, cast.umi)

    bundle.refresh_from_db()
    assert (bundle.status, bundle.total, bundle.done) == ("siap", 2, 2)
    assert names_in(bundle) == [
        f"skp-{cast.budi.nip}-{budi.pk}.pdf",
        f"skp-{cast.rina.nip}-{rina.pk}.pdf",
    ]
    with zipfile.ZipFile(queries.path_of(bundle)) as folder:
        assert folder.read(folder.namelist()[0])[:5] == b"%PDF-"
    message = Message.objects.get(user=cast.umi.user)
    assert message.text == "2 dokumen siap diunduh selama 7 hari."
    assert message.url == reverse("documents:bundle", args=[bundle.pk])


def test_evaluations_go_in_when_signed(cast, period):
    bundle = ask(cast.office, period, cast.umi, content="hasil")

    bundle.refresh_from_db()
    assert bundle.status == "kosong"
    assert not queries.path_of(bundle).exists()


def test_nobody_asks_for_the_documents_of_an_office_he_keeps_no_records_of(cast, period):
    for person in (cast.joko, cast.agus, cast.budi):
        with pytest.raises(Refused, match="Hanya pengelola kepegawaian unit ini"):
            ask(cast.office, period, person)
    with pytest.raises(Refused, match="Hanya pengelola kepegawaian unit ini"):
        ask(cast.other, period, cast.umi)


def test_asking_twice_while_it_is_made_gives_the_same_file(cast, period):
    running = BundleFactory(
        unit=cast.office, period=period, asked_by=cast.umi.user, status="disusun"
    )

    assert ask(cast.office, period, cast.umi) == running
    later = NOW + actions.PATIENCE + timedelta(minutes=1)
    assert ask(cast.office, period, cast.umi, at=later) != running


def test_making_it_again_after_the_worker_died_gives_the_whole_file(cast, period):
    agreed(cast.budi, cast.sari)
    bundle = BundleFactory(
        unit=cast.office, period=period, asked_by=cast.umi.user, status="disusun", done=9
    )
    path = queries.path_of(bundle)
    path.parent.mkdir()
    path.with_suffix(".part").write_bytes(b"half a file")

    bundling.make_bundle(bundle, at=NOW)

    assert len(names_in(bundle)) == 1
    assert not path.with_suffix(".part").exists()


def test_a_document_that_cannot_be_made_ends_the_work_and_says_so(cast, period):
    skp = SkpFactory(placement=cast.budi.placements.get(), agreed=True, appraiser=cast.sari)
    bundle = BundleFactory(unit=cast.office, period=period, asked_by=cast.umi.user)

    assert skp.content["annexes"] == {}  # no plan of ours lacks its annexes
    with pytest.raises(KeyError):
        bundling.make_bundle(bundle, at=NOW)
    bundle.refresh_from_db()
    assert bundle.status == "gagal"


def test_taking_the_file_is_recorded_and_asks_again_who_it_is(cast, period):
    agreed(cast.budi, cast.sari)
    bundle = ask(cast.office, period, cast.umi)

    with actions.take_bundle(bundle, by=cast.umi.user, at=NOW) as file:
        assert file.read(2) == b"PK"
    event = Event.objects.filter(kind="documents.bundle_taken").get()
    assert (event.actor, event.details["documents"]) == (cast.umi.user.pk, 1)
    with pytest.raises(Refused, match="Hanya pengelola kepegawaian unit ini"):
        actions.take_bundle(bundle, by=cast.budi.user, at=NOW)


def test_after_a_week_the_file_is_gone_and_says_so(cast, period):
    agreed(cast.budi, cast.sari)
    bundle = ask(cast.office, period, cast.umi)
    Bundle.objects.update(ready_at=NOW)
    week = NOW + actions.KEPT

    assert actions.clear_bundles(by=None, at=week) == 0
    assert actions.clear_bundles(by=None, at=week + timedelta(minutes=1)) == 1
    bundle.refresh_from_db()
    assert (bundle.status, queries.path_of(bundle).exists()) == ("dihapus", False)
    with pytest.raises(Refused, match="Berkas ini sudah dihapus"):
        actions.take_bundle(bundle, by=cast.umi.user, at=week)


def test_a_unit_elsewhere_is_no_part_of_it(cast, period):
    agreed(cast.budi, cast.sari)
    elsewhere = UnitFactory(code="DINKES2", name="Dinas Lain", parent=cast.regency)

    assert queries.documents_of(BundleFactory(unit=elsewhere, period=period)) == []
    assert Bundle.objects.count() == 1


def test_who_keeps_the_records_no_more_finds_no_file_he_asked_for(cast, period):
    bundle = BundleFactory(unit=cast.office, period=period, asked_by=cast.umi.user)
    assert list(access.visible_bundles(cast.umi.user, on=TODAY)) == [bundle]

    cast.umi.user.role_grants.all().delete()

    assert list(access.visible_bundles(cast.umi.user, on=TODAY)) == []


def test_hr_of_another_office_asks_for_nothing_here(cast, period):
    RoleGrantFactory(user=cast.rina.user, role="pengelola_opd", unit=cast.other)
    keepers = {
        who
        for who in ("umi", "ratna", "rina", "agus", "sari")
        if access.can_bundle(getattr(cast, who).user, cast.office, on=TODAY)
    }

    assert keepers == {"umi", "ratna"}
    with pytest.raises(Refused, match="Hanya pengelola kepegawaian unit ini"):
        ask(cast.office, period, cast.rina)
