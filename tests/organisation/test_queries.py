from datetime import date, timedelta

import pytest

from kinerja.lib.periods import since
from kinerja.organisation import queries
from kinerja.organisation.models import Employee, Placement
from tests.factories import TODAY, EmployeeFactory, PlacementFactory, PositionFactory, UnitFactory


def test_the_tree_adds_up_what_is_below(cast):
    (root,) = queries.unit_tree(on=TODAY)

    assert (root.unit, root.people) == (cast.regency, 10)
    assert [(node.unit, node.people) for node in root.branches] == [
        (cast.office, 6),
        (cast.other, 1),
    ]
    assert [(node.unit, node.people) for node in root.branches[0].branches] == [(cast.field, 3)]


def test_the_tree_takes_two_queries(cast, django_assert_num_queries):
    UnitFactory.create_batch(3, parent=cast.office)

    with django_assert_num_queries(2):
        queries.unit_tree(on=TODAY)


def test_around_a_unit_stand_its_parents_and_branches(cast):
    above, (branch,), count = queries.around(cast.office, on=TODAY)

    assert (above, branch.unit, branch.people, count) == ([cast.regency], cast.field, 3, 6)
    assert queries.around(cast.office, on=date(2025, 1, 1))[2] == 0


def test_around_the_root_a_branch_counts_all_below_it(cast):
    _, branches, count = queries.around(cast.regency, on=TODAY)

    assert [(node.unit, node.people) for node in branches] == [(cast.office, 6), (cast.other, 1)]
    assert count == 7 + Placement.objects.filter(position__unit=cast.regency).count()


def test_below_the_root_is_whoever_is_placed(cast):
    nowhere = EmployeeFactory(name="Aan")
    everybody = queries.people_placed(Employee.objects.all(), cast.regency, on=TODAY)
    rated = Employee.objects.filter(name__in=["Budi", "Sari", "Tono", "Aan"])

    assert nowhere not in everybody
    assert {person.pk for person in everybody} == set(
        Placement.objects.values_list("employee", flat=True)
    )
    found = queries.people_placed(rated, cast.field, on=TODAY)
    assert [(person.name, person.places[0].position.unit.name) for person in found] == [
        ("Budi", cast.field.name),
        ("Sari", cast.field.name),
    ]


def test_a_row_knows_place_and_penilai_of_the_day(cast, django_assert_num_queries):
    with django_assert_num_queries(3):
        budi, ratna = queries.places_of(
            Employee.objects.filter(name__in=["Budi", "Ratna"]).order_by("name"), on=TODAY
        )
        assert (budi.places[0].position.unit.name, ratna.lines) == (cast.field.name, [])
        assert budi.lines[0].appraiser.full_name == str(cast.sari)
        assert budi.lines[0].appraiser.nip == cast.sari.nip
    (past,) = queries.places_of([cast.budi], on=date(2025, 1, 1))
    assert (past.places, [line.appraiser for line in past.lines]) == ([], [cast.tono])


def test_units_are_found_despite_a_typo(cast):
    assert list(queries.units_named("kesehtan")) == [cast.office]
    assert list(queries.units_named("DLH")) == [cast.other]


def test_people_are_found_despite_a_typo_or_by_nip(cast):
    rahma = EmployeeFactory(name="Rahmawati Putri")

    assert list(queries.people_named(Employee.objects.all(), "rahmawti")) == [rahma]
    assert list(queries.people_named(Employee.objects.all(), rahma.nip)) == [rahma]
    assert list(queries.people_named(Employee.objects.all(), "zzzz")) == []


def test_the_list_narrows_to_people_without_penilai(cast):
    exempt = EmployeeFactory(name="Cuti", standing="cltn")
    found = queries.people_listed(Employee.objects.all(), on=TODAY, state="tanpa-penilai")

    assert exempt not in found
    assert [person.name for person in found.order_by("name")] == [
        "Agus",
        "Joko",
        "Opi",
        "Ratna",
        "Tono",
        "Umi",
        "Wayan",
    ]


def test_the_list_narrows_by_unit_status_and_account(cast):
    pppk = EmployeeFactory(name="Putri", status="pppk", user=None)
    everybody = Employee.objects.all()

    assert list(queries.people_listed(everybody, on=TODAY, status="pppk")) == [pppk]
    assert list(queries.people_listed(everybody, on=TODAY, state="tanpa-akun")) == [pppk]
    assert set(queries.people_listed(everybody, on=TODAY, unit=cast.field)) == {
        cast.sari,
        cast.budi,
        cast.rina,
    }


def test_pages_follow_each_other_by_key(db):
    people = [EmployeeFactory(name=name) for name in ("Ani", "Budi", "Budi", "Citra", "Dodi")]

    def page(**key):
        rows, before, after = queries.page_of_people(Employee.objects.all(), size=2, **key)
        return [person.pk for person in rows], before, after

    keys = [person.pk for person in people]
    assert page() == (keys[:2], False, True)
    assert page(after=keys[1]) == (keys[2:4], True, True)
    assert page(after=keys[3]) == (keys[4:], True, False)
    assert page(before=keys[4]) == (keys[2:4], True, True)
    assert page(before=keys[2]) == (keys[:2], False, True)


def test_candidates_are_the_heads_above_unless_one_searches(cast):
    tono = queries.candidates(cast.budi, text="Tono", chosen=None, on=TODAY)
    heads = queries.candidates(cast.budi, text="", chosen=cast.wayan.pk, on=TODAY)

    assert list(tono) == [cast.tono]
    assert list(heads) == [cast.joko, cast.sari, cast.wayan]


def test_positions_are_found_by_title_or_unit(cast):
    position = PositionFactory(unit=cast.other, title="Pengawas Lingkungan Ahli Muda")

    assert position in queries.positions_named("pengawas lingkungn")
    assert list(queries.positions_named("")) == []


@pytest.mark.parametrize(
    ("standing", "acting", "rater"),
    [
        ("aktif", False, "sari"),
        ("cltn", False, "joko"),
        ("tugas_belajar", False, "joko"),
        ("diberhentikan_sementara", True, "tono"),
    ],
)
def test_whoever_is_away_for_good_rates_nobody(cast, standing, acting, rater):
    Employee.objects.filter(pk=cast.sari.pk).update(standing=standing)
    if acting:
        head = cast.field.positions.get(is_head=True)
        PlacementFactory(employee=cast.tono, position=head, kind="plt")

    (found,) = queries.suggestions(on=TODAY, employees=[cast.budi.pk])

    assert found.proposal.appraiser == getattr(cast, rater).pk


@pytest.mark.parametrize(
    ("kind", "is_head", "days", "rater"),
    [
        ("plt", True, 0, "bupati"),
        ("plh", True, 0, "joko"),  # for days only
        ("plt", False, 0, "joko"),  # leads nobody
        ("plt", True, 1, "joko"),  # from tomorrow
    ],
)
def test_who_acts_as_plt_is_evaluated_where_he_reports_as_plt(cast, kind, is_head, days, rater):
    bupati = PlacementFactory(
        position=PositionFactory(unit=cast.regency, kind="kepala_daerah", is_head=True)
    ).employee
    post = PositionFactory(unit=cast.other, kind="jpt_pratama", is_head=is_head)
    first = TODAY + timedelta(days=days)
    PlacementFactory(employee=cast.tono, position=post, kind=kind, period=since(first))

    (found,) = queries.suggestions(on=TODAY, employees=[cast.tono.pk])

    assert found.proposal.appraiser == {"bupati": bupati, "joko": cast.joko}[rater].pk


@pytest.mark.parametrize(("days", "rater"), [(0, "sekda"), (1, "bupati")])
def test_the_sekda_rates_the_camat_from_the_day_the_regency_chose(cast, settings, days, rater):
    settings.CAMAT_RATED_BY_SEKDA_SINCE = TODAY + timedelta(days=days)

    def head_of(unit, kind):
        return PlacementFactory(position=PositionFactory(unit=unit, kind=kind, is_head=True))

    regency = cast.regency
    secretariat = UnitFactory(parent=regency, kind="sekretariat_daerah")
    district = UnitFactory(parent=regency, kind="kecamatan")
    people = {
        "bupati": head_of(regency, "kepala_daerah").employee_id,
        "sekda": head_of(secretariat, "jpt_pratama").employee_id,
    }
    camat = head_of(district, "administrator").employee

    found = queries.suggestions(on=TODAY, employees=[camat.pk])

    assert [one.proposal.appraiser for one in found] == [people[rater]]


def test_the_head_is_definitive_before_plt(cast):
    head = cast.sari.placements.get().position
    PlacementFactory(employee=cast.tono, position=head, kind="plt")

    assert queries.head_of(cast.field, on=TODAY).employee == cast.sari
    assert queries.head_of(cast.other, on=TODAY) is None


def test_export_rows_have_one_cell_for_each_column(cast):
    rows = queries.export_rows(Employee.objects.filter(pk=cast.budi.pk), on=TODAY)

    assert rows == [
        (
            cast.budi.nip,
            "Budi",
            "PNS",
            "Aktif",
            "III/c",
            "Epidemiolog Ahli Pertama",
            "Bidang Kesmas",
            "Sari",
            cast.sari.nip,
            "ya",
        )
    ]
    assert len(rows[0]) == len(queries.COLUMNS)


def test_people_who_cannot_sign_in_are_listed_for_invitation(cast):
    never = EmployeeFactory(user=None)
    cast.budi.user.set_unusable_password()
    cast.budi.user.save()

    assert set(queries.without_account(Employee.objects.all())) == {never, cast.budi}
