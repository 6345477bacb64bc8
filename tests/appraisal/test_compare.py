import pytest

from tests.appraisal.conftest import evaluation_of, rate
from tests.appraisal.test_views import page, statements
from tests.factories import (
    EmployeeFactory,
    MatrixRoleFactory,
    MatrixRowFactory,
    PlacementFactory,
    ReportingLineFactory,
)


def role_of(employee, plan, statement, **changes):
    row = MatrixRowFactory(plan=plan, employee=employee, **changes)
    return MatrixRoleFactory(row=row, statement=statement)


def test_contributions_stand_beside_the_ratings_chosen_so_far(client, cast, period):
    """Lampiran IV B.3.a.1.e: compare by what each contributes to the organisation."""
    ready = evaluation_of(cast, cast.budi, period)
    rate(ready, cast.sari, results_rating="di_bawah", results_reason="Jauh dari target.")
    role_of(cast.budi, ready.skp, "Balita diukur di 20 posyandu", is_team_lead=True)
    role_of(cast.rina, ready.skp, "Kader dilatih")
    role_of(cast.wayan, ready.skp, "Bukan tim ini")
    client.force_login(cast.sari.user)

    rows = client.get(page("compare")).context["rows"]

    assert [(row["person"].name, row["roles"], row["person"].results_label) for row in rows] == [
        ("Budi", ["Balita diukur di 20 posyandu (ketua tim)"], "Di bawah ekspektasi"),
        ("Rina", ["Kader dilatih"], ""),
    ]


@pytest.mark.parametrize("people", [1, 3])
def test_comparing_needs_the_same_statements_for_one_and_three(client, cast, period, people):
    for number in range(people):
        employee = EmployeeFactory(name=f"Anggota {number}")
        PlacementFactory(employee=employee)
        ReportingLineFactory(employee=employee, appraiser=cast.wayan, superior=cast.joko)
    client.force_login(cast.wayan.user)

    response, count = statements(lambda: client.get(page("compare")))

    assert (len(response.context["rows"]), count) == (people, 4)
