"""The second wall: every row asked for, the application's filters off, as each person (ADR 14)."""

import pytest

from kinerja.lib.wall import SYSTEM, open_for, reader
from kinerja.monitoring.models import BehaviourCase, CounsellingNote, CounsellingReport
from tests.factories import NOW, TODAY, BehaviourCaseFactory, RoleGrantFactory

PEOPLE = ("budi", "sari", "joko", "tono", "rina", "umi", "ratna", "agus", "opi", "wayan")
TABLES = (BehaviourCase, CounsellingNote, CounsellingReport)


@pytest.fixture
def coordinator(cast):
    """Umi looks after counselling; Agus will counsel."""
    RoleGrantFactory(user=cast.umi.user, role="konseling", unit=None)


def case_of(plan, **more):
    return BehaviourCaseFactory(
        skp=plan.skp, appraiser=plan.cast.sari, superior=plan.cast.joko, **more
    )


def counselled(plan, kind):
    case = case_of(
        plan,
        status="selesai",
        counsellor=plan.cast.agus,
        counsellor_kind=kind,
        reported_at=NOW,
        ended_at=NOW,
    )
    by = plan.cast.agus.user
    with open_for(by):
        CounsellingNote.objects.create(case=case, text="Rahasia", written_at=NOW, written_by=by)
        CounsellingReport.objects.create(
            case=case,
            held_on=TODAY,
            outcome="Memahami",
            follow_up="Pelatihan",
            written_at=NOW,
            written_by=by,
        )


def seen_by(cast):
    """Who gets rows of which table without any filter."""
    found = [set(), set(), set()]
    for name in PEOPLE:
        with open_for(getattr(cast, name).user):
            for names, table in zip(found, TABLES, strict=True):
                if table.objects.exists():
                    names.add(name)
    return found


@pytest.mark.usefixtures("coordinator")
def test_before_the_report_two_people_know(plan, request):
    case_of(plan)
    request.getfixturevalue("walled")

    assert seen_by(plan.cast) == [{"budi", "sari"}, set(), set()]


@pytest.mark.usefixtures("coordinator")
def test_a_reported_case_is_the_coordinators_and_no_other_hr_browses_it(plan, request):
    case_of(plan, status="dilaporkan", reported_at=NOW)
    request.getfixturevalue("walled")

    assert seen_by(plan.cast) == [{"budi", "sari", "umi"}, set(), set()]


@pytest.mark.usefixtures("coordinator")
@pytest.mark.parametrize(
    ("kind", "case", "record"),
    [
        ("independen", {"budi", "sari", "umi", "agus"}, {"budi", "agus", "umi"}),
        ("pejabat", {"budi", "sari", "umi", "agus", "joko"}, {"budi", "agus", "sari", "joko"}),
    ],
)
def test_what_was_spoken_stays_between_two(plan, request, kind, case, record):
    counselled(plan, kind)
    request.getfixturevalue("walled")

    assert seen_by(plan.cast) == [case, {"budi", "agus"}, record]


@pytest.mark.usefixtures("coordinator")
def test_nobody_and_the_system_read_no_words_of_counselling(plan, request):
    counselled(plan, "pejabat")
    request.getfixturevalue("walled")
    counts = []
    for who in ("", SYSTEM):
        before = reader.set(who)
        counts.append([table.objects.count() for table in TABLES])
        reader.reset(before)

    assert counts == [[0, 0, 0], [1, 0, 0]]


@pytest.mark.usefixtures("coordinator")
def test_behind_the_wall_nobody_else_changes_a_case(plan, request):
    case_of(plan)
    request.getfixturevalue("walled")

    with open_for(plan.cast.ratna.user):
        assert BehaviourCase.objects.update(status="ditutup") == 0
