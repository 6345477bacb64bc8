"""Adding a study: changed, recorded, refused."""

from decimal import Decimal

import pytest

from kinerja.audit.models import Event
from kinerja.lib.refusals import Refused, Stale
from kinerja.planning import actions, queries, rules
from kinerja.planning.models import Skp
from tests.factories import NOW


def add(skp, who, **changes):
    arguments = {
        "programme": "Magister Kebijakan Publik",
        "ipk": Decimal("3.50"),
        "finish": "Agustus 2027",
        "revision": skp.revision,
        **changes,
    }
    return actions.add_study(skp, **arguments, by=who.user, at=NOW)


@pytest.fixture
def student(cast, draft):
    cast.budi.standing = "tugas_belajar"
    cast.budi.save()
    return draft


def test_two_results_come_and_the_plan_is_still_complete(cast, student):
    results = add(student, cast.budi)

    assert [one.statement for one in results] == [
        "Tercapainya hasil evaluasi akademik Magister Kebijakan Publik",
        "Terselesaikannya Magister Kebijakan Publik tepat waktu",
    ]
    assert results[0].indicators.get().target_value == Decimal("3.5")
    skp = Skp.objects.get(pk=student.pk)
    content = queries.skp_content(skp, on=NOW.date())
    assert rules.incomplete(queries.facts_of(skp, content)) == []
    assert Event.objects.latest("pk").kind == "planning.study_added"


def test_a_narrative_plan_gets_narratives(cast, student):
    Skp.objects.filter(pk=student.pk).update(approach="kualitatif")

    first, _ = add(student, cast.budi)

    assert first.indicators.get().statement == "Indeks prestasi kumulatif (IPK): 3,50 IPK"


def test_leaders_name_a_perspective(cast, student):
    Skp.objects.filter(pk=student.pk).update(kind="jpt_ukm")

    first, _ = add(student, cast.budi)

    assert first.indicators.get().perspective == "penguatan_internal"


def test_it_is_added_once_by_the_student_himself_into_a_draft(cast, student):
    with pytest.raises(Refused, match="Hanya pemilik SKP"):
        add(student, cast.sari)
    with pytest.raises(Stale):
        add(student, cast.budi, revision=9)
    add(student, cast.budi)
    student.refresh_from_db()
    with pytest.raises(Refused, match="sudah ada pada SKP"):
        add(student, cast.budi)


def test_a_submitted_plan_takes_no_study(cast, submitted):
    cast.budi.standing = "tugas_belajar"
    cast.budi.save()

    with pytest.raises(Refused, match="tidak dapat diubah"):
        add(submitted, cast.budi)


def test_who_does_not_study_adds_nothing(cast, draft):
    with pytest.raises(Refused, match="Hanya pegawai yang melaksanakan tugas belajar"):
        add(draft, cast.budi)
