"""The matrix of roles: pages and gates (Format A.1.5)."""

import pytest
from django.http import Http404
from django.urls import reverse

from kinerja.planning import access, queries
from kinerja.planning.models import MatrixRow
from tests.factories import (
    TODAY,
    EmployeeFactory,
    IndicatorFactory,
    MatrixRoleFactory,
    MatrixRowFactory,
    PerformanceYearFactory,
    PlacementFactory,
    ReportingLineFactory,
    SkpFactory,
    StrategyFactory,
    WorkResultFactory,
)


@pytest.fixture
def plan(cast):
    """Sari's plan: two results, Budi reports to her."""
    skp = SkpFactory(placement=cast.sari.placements.get())
    for words in ("Tengkes menurun", "Data lengkap"):
        IndicatorFactory(result=WorkResultFactory(skp=skp, statement=words))
    return skp


def page(client, who, name, *args, data=None, **query):
    client.force_login(who.user)
    address = reverse(f"planning:{name}", args=args)
    return client.get(address, query) if data is None else client.post(address, data)


def row_data(**changes):
    fields = {
        "revision": "0",
        "peran-1": "Balita diukur",
        "cara-1": "wilayah",
        "kendali-1": "tinggi",
        "peran-2": "",
    }
    return {**fields, **changes}


def test_columns_are_a_leaders_indicators_and_everybody_elses_results(cast, plan):
    leader = SkpFactory(placement=cast.joko.placements.get(), kind="jpt_ukm")
    IndicatorFactory(result__skp=leader, aspect="", perspective="anggaran")

    assert [column.words for column in queries.columns_of(plan)] == [
        "Tengkes menurun",
        "Data lengkap",
    ]
    assert [column.words for column in queries.columns_of(leader)] == ["Jumlah laporan 12 laporan"]


def test_the_leader_brings_in_everybody_who_reports_to_him(client, cast, plan):
    body = page(client, cast.sari, "matrix", plan.pk).content.decode()
    assert "Tambahkan<" in body

    page(client, cast.sari, "matrix_add", plan.pk, data={"semua": "1"})

    assert set(plan.matrix.values_list("employee__name", "status")) >= {("Budi", "berlaku")}


def test_somebody_from_elsewhere_is_found_by_name(client, cast, plan):
    answer = page(client, cast.sari, "matrix", plan.pk, q="Wayan")
    assert answer.context["people"] == [cast.wayan]

    data = {"pegawai": cast.wayan.pk, "q": "Wayan"}
    page(client, cast.sari, "matrix_add", plan.pk, data=data)

    assert plan.matrix.get(employee=cast.wayan).status == "menunggu"


def test_nobody_who_was_not_offered_is_added(client, cast, plan):
    data = {"pegawai": cast.wayan.pk, "q": ""}
    answer = page(client, cast.sari, "matrix_add", plan.pk, data=data)

    assert (answer.status_code, plan.matrix.count()) == (302, 0)


def test_people_fill_a_row_together_and_both_versions_are_told(client, cast, plan):
    row = MatrixRowFactory(plan=plan, employee=cast.budi)

    page(client, cast.sari, "matrix_row", plan.pk, row.pk, data=row_data())
    mine = row_data(**{"peran-1": "Posyandu aktif"})
    answer = page(client, cast.budi, "matrix_row", plan.pk, row.pk, data=mine)

    body = answer.content.decode()
    assert answer.status_code == 409
    assert "Baris ini sudah diubah sejak Anda membukanya" in body
    assert "Balita diukur" in body
    assert "Posyandu aktif" in body
    answer = page(client, cast.budi, "matrix_row", plan.pk, row.pk, data={**mine, "revision": "1"})
    assert answer.status_code == 302
    assert row.roles.get().statement == "Posyandu aktif"


def test_a_role_needs_its_way_and_its_level(client, cast, plan):
    row = MatrixRowFactory(plan=plan, employee=cast.budi)
    data = row_data(**{"cara-1": "", "kendali-1": ""})

    answer = page(client, cast.sari, "matrix_row", plan.pk, row.pk, data=data)

    assert answer.status_code == 422
    assert set(answer.context["form"].errors) == {"cara-1", "kendali-1"}


def test_the_row_page_advises_on_control(client, cast, plan):
    row = MatrixRowFactory(plan=plan, employee=cast.budi, is_team_lead=True)
    MatrixRoleFactory(row=row, column=plan.results.first().lineage, control="tinggi")

    answer = page(client, cast.sari, "matrix_row", plan.pk, row.pk)

    assert answer.context["hints"] == [
        "Peran ketua tim sebaiknya paling kurang output kendali sedang."
    ]


@pytest.mark.parametrize(
    ("who", "sees", "writes"),
    [
        ("sari", True, True),
        ("budi", True, True),
        ("joko", True, False),
        ("umi", True, False),
        ("rina", False, False),
        ("wayan", False, False),
    ],
)
def test_who_sees_a_matrix_and_who_writes_budis_row(cast, plan, who, sees, writes):
    row = MatrixRowFactory(plan=plan, employee=cast.budi)
    user = getattr(cast, who).user

    def reached(gate, *args, **more):
        try:
            gate(*args, **more)
        except Http404:
            return False
        return True

    assert reached(access.get_matrix, user, plan.pk, on=TODAY) is sees
    assert reached(access.get_row_to_write, user, plan, row.pk) is writes
    assert reached(access.get_row_of_own_matrix, user, plan, row.pk) is (who == "sari")


def test_a_row_of_another_matrix_is_not_found(cast, plan):
    elsewhere = MatrixRowFactory(plan=SkpFactory(placement=cast.joko.placements.get()))

    with pytest.raises(Http404):
        access.get_row_to_write(cast.sari.user, plan, elsewhere.pk)
    with pytest.raises(Http404):
        access.get_row_of_own_matrix(cast.sari.user, plan, elsewhere.pk)


def test_sight_of_one_plan_is_no_sight_of_another(cast, plan):
    SkpFactory(placement=cast.rina.placements.get())  # Rina sees her own

    with pytest.raises(Http404):
        access.get_matrix(cast.rina.user, plan.pk, on=TODAY)


def test_ones_own_row_elsewhere_is_not_in_this_matrix(cast, plan):
    leader = SkpFactory(placement=cast.joko.placements.get(), kind="jpt_ukm")
    own = MatrixRowFactory(plan=leader, employee=cast.budi)

    with pytest.raises(Http404):
        access.get_row_to_write(cast.budi.user, plan, own.pk)


@pytest.mark.parametrize(
    ("who", "answers"), [("joko", True), ("sari", True), ("budi", False), ("tono", False)]
)
def test_who_is_asked_about_an_assignment(cast, who, answers):
    leader = SkpFactory(placement=cast.joko.placements.get(), kind="jpt_ukm")
    row = MatrixRowFactory(plan=leader, employee=cast.budi, status="menunggu")
    user = getattr(cast, who).user

    if answers:
        assert access.get_row_to_answer(user, row.pk, on=TODAY) == row
    else:
        with pytest.raises(Http404):
            access.get_row_to_answer(user, row.pk, on=TODAY)


def test_an_ended_row_gives_no_sight_and_no_writing(cast, plan):
    row = MatrixRowFactory(plan=plan, employee=cast.wayan, status="berakhir")

    with pytest.raises(Http404):
        access.get_matrix(cast.wayan.user, plan.pk, on=TODAY)
    with pytest.raises(Http404):
        access.get_row_to_write(cast.sari.user, plan, row.pk)


def test_from_the_matrix_into_the_plan_without_a_script(client, cast, plan, draft):
    row = MatrixRowFactory(plan=plan, employee=cast.budi)
    role = MatrixRoleFactory(row=row, column=plan.results.first().lineage)

    assert "Ambil ke SKP" in page(client, cast.budi, "roles_mine").content.decode()
    answer = page(client, cast.budi, "role_take", role.pk, data={})

    result = draft.results.get(role=role)
    assert answer.url == f"/skp/{draft.pk}/hasil/{result.pk}/indikator/"
    assert "Sudah di SKP" in page(client, cast.budi, "roles_mine").content.decode()


def test_without_a_draft_the_page_says_what_to_do(client, cast, plan):
    role = MatrixRoleFactory(row__plan=plan, row__employee=cast.budi)

    body = page(client, cast.budi, "roles_mine").content.decode()
    assert "SKP Anda tidak sedang disusun" in body
    page(client, cast.budi, "role_take", role.pk, data={})
    assert role.results.count() == 0


def test_roles_of_others_are_not_mine_to_take(cast, plan):
    role = MatrixRoleFactory(row__plan=plan, row__employee=cast.rina)

    with pytest.raises(Http404):
        access.get_own_role(cast.budi.user, role.pk)


def test_somebody_volunteers_on_the_page_and_the_owner_answers(client, cast, plan):
    strategy = StrategyFactory(plan=plan, takes_volunteers=True)
    StrategyFactory(plan=plan, title="Tertutup")
    body = page(client, cast.wayan, "roles_mine").content.decode()
    assert "Posyandu aktif di semua dusun" in body
    assert "Tertutup" not in body

    page(client, cast.wayan, "strategy_join", strategy.pk, data={"reason": ""})
    assert MatrixRow.objects.count() == 0
    page(client, cast.wayan, "strategy_join", strategy.pk, data={"reason": "Bisa melatih"})
    row = MatrixRow.objects.get()
    assert "Wayan mengajukan diri" in page(client, cast.sari, "matrix", plan.pk).content.decode()
    page(client, cast.sari, "assignment_answer", row.pk, data={"act": "accept"})

    row.refresh_from_db()
    assert row.status == "menunggu"


def test_a_closed_strategy_is_not_found(db):
    with pytest.raises(Http404):
        access.get_open_strategy(StrategyFactory(takes_volunteers=False).pk)


def test_the_penilai_approves_on_a_page_with_the_load_beside(client, cast):
    foreign = SkpFactory(placement=cast.joko.placements.get(), kind="jpt_ukm")
    row = MatrixRowFactory(plan=foreign, employee=cast.budi, status="menunggu")
    own = SkpFactory(placement=cast.budi.placements.get(), agreed=True, appraiser=cast.sari)
    WorkResultFactory(skp=own)

    body = page(client, cast.sari, "assignment_list").content.decode()
    assert "Kini memiliki 1 hasil kerja." in body
    page(client, cast.sari, "assignment_answer", row.pk, data={"act": "approve"})

    row.refresh_from_db()
    assert row.status == "berlaku"
    assert "Tidak ada yang menunggu" in page(client, cast.sari, "assignment_list").content.decode()
    assert "Tidak ada yang menunggu" in page(client, cast.joko, "assignment_list").content.decode()


@pytest.mark.parametrize("data", [{}, {"act": "end"}])
def test_an_unknown_answer_is_not_found(client, cast, plan, data):
    row = MatrixRowFactory(plan=plan, employee=cast.budi, status="menunggu")

    assert page(client, cast.sari, "assignment_answer", row.pk, data=data).status_code == 404


def test_the_owner_ends_an_assignment(client, cast, plan):
    row = MatrixRowFactory(plan=plan, employee=cast.budi)

    page(client, cast.sari, "matrix_end", plan.pk, row.pk, data={})

    row.refresh_from_db()
    assert row.status == "berakhir"


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize(
    ("name", "who", "statements"),
    [
        ("matrix", "sari", 9),
        ("matrix", "joko", 7),
        ("matrix", "budi", 6),
        ("matrix_row", "sari", 7),
        ("matrix_row", "budi", 7),
        ("roles_mine", "budi", 6),
        ("assignment_list", "sari", 2),
    ],
)
def test_pages_cost_the_same_with_one_row_and_with_three(
    client, cast, django_assert_num_queries, name, who, statements, rows
):
    plan = SkpFactory(placement=cast.sari.placements.get())
    for _ in range(rows):
        result = WorkResultFactory(skp=plan)
        member = MatrixRowFactory(plan=plan, employee=EmployeeFactory())
        MatrixRoleFactory(row=member, column=result.lineage)
        other = MatrixRowFactory(plan=SkpFactory(), employee=cast.budi, status="menunggu")
        MatrixRoleFactory(row=other)
        StrategyFactory(plan=SkpFactory(), takes_volunteers=True)
    budis = MatrixRowFactory(plan=plan, employee=cast.budi)
    client.force_login(getattr(cast, who).user)
    args = {"matrix": [plan.pk], "matrix_row": [plan.pk, budis.pk]}.get(name, [])

    with django_assert_num_queries(statements):
        assert client.get(reverse(f"planning:{name}", args=args)).status_code == 200


def test_the_matrix_shows_people_page_by_page(client, cast, plan, monkeypatch):
    monkeypatch.setattr("kinerja.planning.queries.roles.CELLS", 2)
    monkeypatch.setattr("kinerja.planning.queries.roles.FEWEST", 1)
    WorkResultFactory(skp=plan)
    WorkResultFactory(skp=plan)
    for name in ("Cici", "Ani", "Bambang"):
        MatrixRowFactory(plan=plan, employee=EmployeeFactory(name=name))
    asking = MatrixRowFactory(
        plan=plan,
        employee=EmployeeFactory(name="Zaki"),
        status="diminta",
        strategy=StrategyFactory(plan=plan),
    )
    client.force_login(cast.sari.user)
    address, seen = reverse("planning:matrix", args=[plan.pk]), []

    while address:
        answer = client.get(address)
        seen += [one.row.employee.name for one in answer.context["rows"]]
        assert "Zaki mengajukan diri" in answer.content.decode()
        link = answer.context["next_url"]
        assert not link or f'href="{link}"' in answer.content.decode()
        address = link and reverse("planning:matrix", args=[plan.pk]) + link

    assert len(plan.results.all()) >= 2
    assert seen == ["Ani", "Bambang", "Cici", asking.employee.name]


def test_a_small_matrix_is_one_page_and_a_wide_one_still_shows_five(cast, plan):
    for _ in range(7):
        MatrixRowFactory(plan=plan, employee=EmployeeFactory())
    _, page = queries.matrix_page(plan, on=TODAY)
    assert (len(page.rows), page.next_after) == (7, "")

    for _ in range(60):
        WorkResultFactory(skp=plan)
    _, page = queries.matrix_page(plan, on=TODAY)
    assert (len(page.rows), page.count) == (5, 7)


def test_more_than_25_direct_reports_are_offered_together(
    client, cast, plan, django_assert_num_queries
):
    for _ in range(27):
        ReportingLineFactory(employee=EmployeeFactory(), appraiser=cast.sari)
    client.force_login(cast.sari.user)
    address = reverse("planning:matrix", args=[plan.pk])

    answer = client.get(address)
    assert len(answer.context["people"]) == 25
    assert "Ini 25 yang pertama." in answer.content.decode()
    assert "Masukkan semua bawahan langsung" in answer.content.decode()
    with django_assert_num_queries(16):  # however many; four are savepoints
        client.post(reverse("planning:matrix_add", args=[plan.pk]), {"semua": "1"})

    assert plan.matrix.count() == 29  # with Budi and Rina
    assert "yang pertama" not in client.get(address).content.decode()


@pytest.mark.parametrize("version", [1, 2])
def test_a_team_lead_in_force_fills_every_row_of_every_version(client, cast, version):
    place = cast.sari.placements.get()
    first = plan = SkpFactory(placement=place, agreed=True, appraiser=cast.joko)
    lead = MatrixRowFactory(plan=first, employee=cast.budi, is_team_lead=True)
    row = MatrixRowFactory(plan=first, employee=cast.wayan)
    if version == 2:
        plan = SkpFactory(placement=place, version=2, previous=first, change_reason="Tugas baru")
        WorkResultFactory(skp=plan)
    client.force_login(cast.budi.user)
    matrix = reverse("planning:matrix", args=[plan.pk])
    link = reverse("planning:matrix_row", args=[plan.pk, row.pk])

    assert client.get(matrix).context["fills_all"] is True
    assert client.get(link).status_code == 200
    MatrixRow.objects.filter(pk=lead.pk).update(status="menunggu")
    assert client.get(matrix).context["fills_all"] is False
    assert client.get(link).status_code == 404


@pytest.mark.parametrize("other", ["year", "place"])
def test_a_matrix_is_of_one_year_and_one_placement(client, cast, plan, other):
    if other == "place":
        elsewhere = SkpFactory(placement=PlacementFactory(employee=cast.sari, kind="plt"))
    else:
        elsewhere = SkpFactory(placement=plan.placement, year=PerformanceYearFactory(year=2025))
    row = MatrixRowFactory(plan=elsewhere, employee=cast.wayan, is_team_lead=True)

    assert list(queries.open_rows(plan)) == []
    with pytest.raises(Http404):
        access.get_matrix(cast.wayan.user, plan.pk, on=TODAY)
    assert access.get_matrix(cast.wayan.user, elsewhere.pk, on=TODAY).leads_a_team is True
    assert list(queries.open_rows(elsewhere)) == [row]


def test_a_member_who_leads_no_team_fills_his_own_row_only(client, cast, plan):
    MatrixRowFactory(plan=plan, employee=cast.budi)
    MatrixRowFactory(plan=plan, employee=cast.rina)
    client.force_login(cast.budi.user)

    answer = client.get(reverse("planning:matrix", args=[plan.pk]))

    assert answer.context["fills_all"] is False
    assert answer.content.decode().count("Isi peran<") == 1
