from datetime import date
from io import BytesIO

import pytest
from django.urls import reverse
from python_calamine import CalamineWorkbook

from kinerja.audit.models import Event
from kinerja.careers import actions, queries
from kinerja.careers.models import CareerRecord, OfficialIndex, TalentCriteria, TalentPlacement
from kinerja.credits import actions as credits
from kinerja.lib.periods import between
from kinerja.organisation.models import Employee, Placement
from tests.careers.conftest import all_parts, seen_of, two_years
from tests.careers.factories import (
    CareerRecordFactory,
    OfficialIndexFactory,
    PotentialComponentFactory,
    TalentCriteriaFactory,
    TalentPlacementFactory,
)
from tests.careers.test_actions import NUMBERS
from tests.credits.conftest import annual, evaluated, in_post_since
from tests.factories import (
    NOW,
    START,
    TODAY,
    CreditAdditionFactory,
    PlacementFactory,
    PositionFactory,
    RoleGrantFactory,
    UserFactory,
)
from tests.organisation.factories import WorkContractFactory, as_pppk

pytestmark = pytest.mark.django_db


SAVEPOINTS = 4  # two, opened and released, where a real request has its one transaction


def page(name, *args):
    return reverse(f"careers:{name}", args=[getattr(arg, "pk", arg) for arg in args])


def text_of(response):
    return response.content.decode()


# My career


def test_what_is_not_recorded_is_said_with_whom_to_ask(client, cast):
    client.force_login(cast.budi.user)

    response = client.get(page("mine"))

    assert {row["label"]: row["value"] for row in response.context["standing"]} == {
        "Status": "PNS",
        "Golongan": "III/c Penata",
        "TMT golongan": "Belum tercatat. Mintalah pengelola kepegawaian mencatatnya.",
        "Jabatan": "Epidemiolog Ahli Pertama",
        "Jenis jabatan": "Fungsional",
        "Unit": "Bidang Kesmas",
        "TMT jabatan": "1 Januari 2026",
    }
    assert "TMT golongan belum tercatat; mintalah pengelola" in text_of(response)


def test_the_line_of_angka_kredit_has_its_sentence_and_its_table(client, cast):
    in_post_since(cast.budi, START.replace(year=2024))
    Employee.objects.filter(pk=cast.budi.pk).update(rank="III/b")
    for year in (2024, 2025):
        row = evaluated(cast.budi, annual(year), cast.sari, unit=cast.field)
        credits.convert_evaluation(row, by=cast.sari.user, at=NOW)
    CreditAdditionFactory(employee=cast.budi, credit=50, jenjang="ahli_pertama")
    client.force_login(cast.budi.user)

    response = client.get(page("mine"))

    words = (
        "75 angka kredit pada jenjang Ahli Pertama. "
        "Untuk kenaikan pangkat ke III/c masih kurang 25."
    )
    assert response.context["chart_words"] == words
    assert f'aria-label="{words}"' in text_of(response)
    career = response.context["career"]
    assert [point.total for point in sorted(career.trajectory.points, key=lambda p: p.total)] == [
        point.total for point in career.trajectory.points
    ]
    assert career.trajectory.points[-1].total == 75
    assert career.trajectory.reached_about == 2027
    assert career.results == [(2024, "Baik"), (2025, "Baik")]


def test_an_account_without_an_employee_has_no_career(client):
    client.force_login(UserFactory())

    for name in ("mine", "index_mine", "talent_mine"):
        assert client.get(page(name)).status_code == 200


def test_a_pppk_reads_why_no_rank_follows(client, cast):
    Employee.objects.filter(pk=cast.budi.pk).update(status="pppk", rank="IX")
    client.force_login(cast.budi.user)

    response = client.get(page("mine"))

    assert response.context["career"].why_no_rank == "Kenaikan pangkat hanya untuk PNS."
    assert response.context["career"].conditions == []
    assert "untuk PNS" in text_of(client.get(page("talent_mine")))


@pytest.mark.parametrize("rows", [1, 3])
def test_career_queries_do_not_grow(client, cast, rows, django_assert_num_queries):
    for number in range(rows):
        CareerRecordFactory(employee=cast.budi, title=f"Ijazah {number}")
        CreditAdditionFactory(
            employee=cast.budi, source=["dasar", "jf_lama", "penyesuaian"][number]
        )
    client.force_login(cast.budi.user)

    with django_assert_num_queries(7):
        client.get(page("mine"))


@pytest.mark.parametrize("rows", [1, 3])
def test_a_pppk_reads_his_contracts_and_cannot_change_them(
    client, cast, rows, django_assert_num_queries
):
    as_pppk(cast.budi)
    for year in range(2026, 2026 + rows):
        days = between(date(year, 3, 1), date(year + 1, 2, 28))
        contract = WorkContractFactory(employee=cast.budi, period=days)
    client.force_login(cast.budi.user)

    with django_assert_num_queries(6):
        text = text_of(client.get(page("mine")))

    assert text.count("810/45/PK-PPPK/2026") == rows
    assert reverse("organisation:contract_withdraw", args=[contract.pk]) not in text


def test_a_pppk_without_a_recorded_contract_reads_whom_to_ask(client, cast):
    as_pppk(cast.budi)
    client.force_login(cast.budi.user)

    text = text_of(client.get(page("mine")))

    assert "Mintalah pengelola kepegawaian mencatatnya." in text
    assert "Perjanjian kerja Anda belum tercatat." in text


# IP ASN


def test_my_estimate_stands_beside_the_official_figure(client, cast):
    two_years(cast, cast.budi)
    CareerRecordFactory(employee=cast.budi)
    CareerRecordFactory(
        employee=cast.budi, kind="diklat", value="fungsional", hours=80, since=TODAY, title="Data"
    )
    CareerRecordFactory(employee=cast.budi, kind="disiplin", value="bersih", since=TODAY)
    OfficialIndexFactory(employee=cast.budi)
    client.force_login(cast.budi.user)

    response = client.get(page("index_mine"))

    row = response.context["row"]
    assert (row.estimate.total, row.category) == (65, "Rendah")
    assert row.official.total == 77.5
    assert "belum terverifikasi" in text_of(response)


def test_my_estimate_without_data_gives_no_total(client, cast):
    client.force_login(cast.budi.user)

    row = client.get(page("index_mine")).context["row"]

    assert (row.estimate.total, row.category) == (None, "")
    assert row.estimate.missing == ["Kualifikasi", "Kompetensi", "Kinerja", "Disiplin"]


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_asks_the_same_however_long(client, cast, rows, django_assert_num_queries):
    for number in range(rows - 1):
        place = PlacementFactory(position=PositionFactory(unit=cast.field))
        CareerRecordFactory(employee=place.employee, title=f"Ijazah {number}")
    client.force_login(cast.ratna.user)

    with django_assert_num_queries(8):
        client.get(page("register"), {"unit": "Kesmas"})


def test_the_list_filters_and_goes_on(client, cast):
    client.force_login(cast.ratna.user)

    def names(**wanted):
        return [row.employee.name for row in client.get(page("register"), wanted).context["rows"]]

    assert names(unit="Kesmas") == ["Budi", "Rina", "Sari"]
    assert names(nama="bud") == ["Budi"]
    assert names(unit="Kesmas", setelah=cast.budi.pk) == ["Rina", "Sari"]
    assert names(unit="tidak ada") == []


def test_hr_of_an_office_lists_its_own_people_only(client, cast):
    client.force_login(cast.umi.user)

    rows = client.get(page("register")).context["rows"]

    assert [row.employee.name for row in rows] == ["Budi", "Joko", "Rina", "Sari", "Tono", "Umi"]


def test_who_changed_office_is_kept_by_the_new_one(client, cast):
    RoleGrantFactory(user=cast.wayan.user, role="pengelola_opd", unit=cast.other)
    Placement.objects.filter(employee=cast.budi).update(position=PositionFactory(unit=cast.other))
    for who, code in ((cast.umi, 404), (cast.wayan, 200)):
        client.force_login(who.user)
        assert client.get(page("person", cast.budi)).status_code == code


@pytest.mark.parametrize("form", ["xlsx", "csv"])
def test_the_workbook_holds_what_the_list_shows(client, cast, form):
    Employee.objects.filter(pk=cast.budi.pk).update(name='=HYPERLINK("http://jahat")')
    OfficialIndexFactory(employee=cast.budi)
    client.force_login(cast.ratna.user)

    response = client.post(page("export"), {"unit": "Kesmas", "bentuk": form})

    assert response["Content-Disposition"].endswith(f'.{form}"')
    if form == "xlsx":
        sheet = CalamineWorkbook.from_filelike(BytesIO(response.content)).get_sheet_by_index(0)
        assert sheet.to_python()[2][:3] == [1.0, cast.budi.nip, '=HYPERLINK("http://jahat")']
    else:
        assert "'=HYPERLINK" in response.content.decode("utf-8-sig")
    assert Event.objects.last().details["rows"] == 3


# Facts


FACTS = {
    "pangkat": {"value": "III/c", "since": "2024-04-01", "basis": "SK 1"},
    "pendidikan": {"value": "s1", "title": "Kesmas", "since": "2015-09-01", "basis": "Ijazah"},
    "diklat": {
        "value": "kepemimpinan",
        "title": "Data",
        "hours": "24",
        "since": "2026-03-01",
        "basis": "Sertifikat",
    },
    "disiplin": {"value": "berat", "since": "2026-03-01", "until": "2027-03-01", "basis": "SK 2"},
}


@pytest.mark.parametrize("kind", FACTS)
def test_hr_keeps_each_kind_of_fact_and_takes_it_back(client, cast, kind):
    client.force_login(cast.umi.user)

    response = client.post(page("fact_new", cast.budi, kind), FACTS[kind])

    assert response["Location"] == page("person", cast.budi)
    record = CareerRecord.objects.get()
    assert (record.kind, record.value) == (kind, FACTS[kind]["value"])
    shown = client.get(page("person", cast.budi))
    assert shown.context["records"] == [record]
    client.post(page("fact_withdraw", record))
    assert client.post(page("fact_withdraw", record)).status_code == 404  # gone already
    assert client.get(page("person", cast.budi)).context["records"] == []


@pytest.mark.parametrize(
    ("kind", "changes", "field"),
    [
        ("pangkat", {"value": "X"}, "value"),
        ("pendidikan", {"title": "x" * 20_000}, "title"),
        ("diklat", {"hours": "0"}, "hours"),
        ("diklat", {"hours": "9" * 30}, "hours"),
        ("disiplin", {"until": "2026-02-01"}, "until"),
        ("disiplin", {"value": "bersih"}, "until"),
        ("pendidikan", {"since": "besok"}, "since"),
        ("pendidikan", {"since": "2099-01-01"}, "__all__"),
    ],
)
def test_a_wrong_fact_says_where(client, cast, kind, changes, field):
    client.force_login(cast.umi.user)

    response = client.post(page("fact_new", cast.budi, kind), FACTS[kind] | changes)

    assert response.status_code == 422
    assert list(response.context["form"].errors) == [field]
    assert not CareerRecord.objects.exists()


def test_an_unknown_kind_of_fact_is_not_found(client, cast):
    client.force_login(cast.umi.user)

    assert client.get(page("fact_new", cast.budi, "rahasia")).status_code == 404


def test_the_official_figure_is_entered_by_hand(client, cast):
    client.force_login(cast.umi.user)
    sent = {
        "year": "2025",
        "measured_on": "2026-05-04",
        "qualification": "15",
        "competence": "32,5",
        "performance": "25",
        "discipline": "5",
    }

    client.post(page("official_new", cast.budi), sent)
    wrong = client.post(page("official_new", cast.budi), sent | {"discipline": "6"})

    assert OfficialIndex.objects.get().total == 77.5
    assert list(wrong.context["form"].errors) == ["discipline"]


def test_recording_an_education_takes_ten_statements_at_most(
    client, cast, django_assert_max_num_queries
):
    client.force_login(cast.umi.user)
    said = {"value": "s1", "title": "Epidemiologi", "since": "2015-09-12", "basis": "Ijazah 1"}

    with django_assert_max_num_queries(10 + SAVEPOINTS):
        client.post(page("fact_new", cast.budi, "pendidikan"), said)

    assert CareerRecord.objects.get().title == "Epidemiologi"


@pytest.mark.parametrize("rows", [1, 3])
def test_the_person_asks_the_same_however_many_facts(client, cast, rows, django_assert_num_queries):
    for number in range(rows):
        CareerRecordFactory(employee=cast.budi, title=f"Ijazah {number}")
    client.force_login(cast.umi.user)

    with django_assert_num_queries(7):
        client.get(page("person", cast.budi))


# Criteria


def test_everybody_reads_the_criteria_with_their_days(client, cast):
    TalentCriteriaFactory(since=TODAY.replace(month=1), above_from=88, basis="Keputusan lama")
    TalentCriteriaFactory(since=TODAY, basis="Keputusan baru")
    client.force_login(cast.budi.user)

    response = client.get(page("criteria"))

    assert response.context["now"].basis == "Keputusan baru"
    assert [end for _, end in response.context["history"]] == [None, TODAY]
    words = text_of(response)
    assert "Sejak 15\xa0Januari 2026, sampai sebelum 15\xa0Juli 2026: Keputusan lama." in words
    assert [box.number for box in response.context["ordered_boxes"]] == list(range(9, 0, -1))


def test_the_agency_sets_criteria(client, cast):
    client.force_login(cast.ratna.user)
    sent = {**NUMBERS, "since": "2026-08-01", "basis": "Keputusan 1"}

    wrong = client.post(page("criteria_new"), sent | {"meets_from": "90"})
    assert wrong.context["form"].non_field_errors()[0].startswith("Batas “di atas")

    assert client.post(page("criteria_new"), sent)["Location"] == page("criteria")
    assert TalentCriteria.objects.get().above_from == 90
    assert client.get(page("criteria")).context["now"] is None
    assert "Belum ada kriteria yang berlaku." in text_of(client.get(page("criteria")))


# The committee


def test_each_count_opens_the_people_behind_it(client, cast, committee, ready):
    TalentPlacementFactory(employee=cast.sari, box=7, confirmed=True)
    TalentPlacementFactory(employee=cast.joko, box=3)
    client.force_login(committee.second)

    board = client.get(page("board")).context["board"]

    def names(**wanted):
        rows = client.get(page("talent_list"), wanted).context["rows"]
        return [case.employee.name for case, _ in rows]

    assert (board.boxes[7], board.boxes[3]) == (1, 0)
    assert board.states == {"ditetapkan": 1, "diusulkan": 1, "siap": 1, "belum": 6}
    assert names(kotak="7") == ["Sari"]
    assert names(keadaan="diusulkan") == ["Joko"]
    assert names(keadaan="siap") == ["Budi"]
    assert len(names(keadaan="belum")) == 6
    assert len(names()) == board.total == 9
    assert "Wayan" not in names()  # a member's own row
    assert names(keadaan="omong kosong") == names()


def test_the_grid_is_the_law_seen_from_above(client, cast, committee):
    client.force_login(committee.first)

    grid = client.get(page("board")).context["grid"]

    assert [[cell["box"].number for cell in row["cells"]] for row in grid] == [
        [4, 7, 9],
        [2, 5, 8],
        [1, 3, 6],
    ]


def test_a_committee_of_one_office_weighs_that_office(client, cast):
    RoleGrantFactory(user=cast.ratna.user, role="komite_talenta", unit=cast.field)
    client.force_login(cast.ratna.user)

    rows = client.get(page("talent_list")).context["rows"]

    assert [case.employee.name for case, _ in rows] == ["Budi", "Rina", "Sari"]
    assert client.get(page("case", cast.wayan)).status_code == 404
    assert client.get(page("board"), {"unit": "DLH"}).context["board"].total == 0


def test_a_pppk_and_somebody_gone_are_not_mapped(client, cast, committee):
    Employee.objects.filter(pk=cast.budi.pk).update(status="pppk")
    Employee.objects.filter(pk=cast.sari.pk).update(standing="berhenti")
    client.force_login(committee.first)

    for person in (cast.budi, cast.sari, cast.rina):
        assert client.get(page("case", person)).status_code == 404


def test_two_members_place_somebody_who_then_reads_his_box(client, cast, committee, ready):
    client.force_login(committee.first)
    shown = client.get(page("case", ready))
    sent = {"reason": "Data saling menguatkan.", "seen": shown.context["form"]["seen"].value()}
    assert client.post(page("propose", ready), sent)["Location"] == page("case", ready)
    placement = TalentPlacement.objects.get()

    client.force_login(ready.user)
    assert "Belum dipetakan" in text_of(client.get(page("talent_mine")))

    client.force_login(committee.second)
    silent = client.post(page("confirm", placement), {"reason": ""})
    assert (silent.status_code, list(silent.context["form"].errors)) == (422, ["reason"])
    client.post(page("confirm", placement), {"reason": "Setuju."})

    client.force_login(ready.user)
    words = text_of(client.get(page("talent_mine")))
    assert "Kotak 7 dari 9" in words
    assert "Pengembangan kompetensi atau tugas belajar." in words
    assert "Laporan 14/PK/2025" in words
    assert cast.rina.name not in words.replace("Karina", "")


def test_a_refused_decision_goes_back_to_the_case(client, cast, committee, ready):
    placement = actions.propose_placement(
        ready, reason="x", seen=seen_of(ready), by=committee.first, at=NOW
    )
    client.force_login(committee.first)

    response = client.post(page("confirm", placement), {"reason": "Saya sendiri."})

    assert response.status_code == 422
    assert response.context["form"].non_field_errors() == [
        "Anggota kedua yang menegaskan, bukan pengusulnya."
    ]


def test_a_member_steps_back_and_the_log_says_so(client, cast, committee, ready):
    client.force_login(committee.second)

    client.post(page("recuse", ready), {"reason": "Saudara kandung."})

    shown = client.get(page("case", ready))
    assert shown.context["may_weigh"] is False
    assert [one["title"] for one in shown.context["events"]][-1] == "Mundur dari penetapan ini"


def test_a_proposal_is_given_back(client, cast, committee, ready):
    placement = actions.propose_placement(
        ready, reason="x", seen=seen_of(ready), by=committee.first, at=NOW
    )
    client.force_login(committee.second)

    client.post(page("give_back", placement), {"reason": "Asesmen sudah lewat."})

    assert queries.open_placement(ready) is None
    assert client.post(page("confirm", placement), {"reason": "x"}).status_code == 404


def test_a_part_is_entered_and_withdrawn(client, cast, committee):
    client.force_login(committee.first)
    sent = {
        "part": "asesmen",
        "score": "82,5",
        "source": "BKN",
        "evidence": "Laporan 1",
        "first": "2026-07-01",
    }

    assert client.post(page("component_new", cast.budi), sent)["Location"] == page(
        "case", cast.budi
    )
    again = client.post(page("component_new", cast.budi), sent)
    backwards = client.post(page("component_new", cast.budi), sent | {"last": "2026-06-01"})
    part = cast.budi.potential_components.get()
    client.post(page("component_withdraw", part))

    assert client.post(page("component_withdraw", part)).status_code == 404  # gone already
    assert str(part.score) == "82.50"
    assert again.context["form"].non_field_errors()[0].startswith("Unsur ini sudah tercatat")
    assert list(backwards.context["form"].errors) == ["last"]
    assert client.get(page("case", cast.budi)).context["case"].components == []


@pytest.mark.parametrize("rows", [1, 3])
def test_the_committee_asks_the_same_however_many(
    client, cast, committee, criteria, rows, django_assert_num_queries
):
    for person in (cast.budi, cast.sari, cast.joko)[:rows]:
        two_years(cast, person)
        all_parts(person)
    client.force_login(committee.first)

    with django_assert_num_queries(5):
        client.get(page("board"))
    with django_assert_num_queries(8):
        client.get(page("talent_list"))


@pytest.mark.parametrize("rows", [1, 3])
def test_a_case_asks_the_same_however_long_its_log(
    client, cast, committee, criteria, rows, django_assert_num_queries
):
    two_years(cast, cast.budi)
    all_parts(cast.budi)
    for _ in range(rows):
        TalentPlacementFactory(employee=cast.budi, confirmed=True)
        PotentialComponentFactory(employee=cast.budi, withdrawn_at=NOW, withdrawn_by=cast.rina.user)
    client.force_login(committee.first)

    with django_assert_num_queries(9):
        client.get(page("case", cast.budi))


def test_the_list_of_talents_leaves_as_a_workbook(client, cast, committee, ready):
    client.force_login(committee.first)

    response = client.post(page("talent_export"), {"keadaan": "siap"})

    sheet = CalamineWorkbook.from_filelike(BytesIO(response.content)).get_sheet_by_index(0)
    assert [row[2] for row in sheet.to_python()[2:]] == ["Budi"]
    assert Event.objects.last().details["form"] == "talenta"


def test_a_blocked_person_reads_what_blocks_and_keeps_his_box(client, cast, committee, ready):
    TalentPlacementFactory(employee=ready, confirmed=True)
    CareerRecordFactory(employee=ready, kind="disiplin", value="sedang", since=TODAY)
    client.force_login(ready.user)

    words = text_of(client.get(page("talent_mine")))

    assert "Promosi ditunda" in words
    assert "Hukuman disiplin sedang, sejak 15 Juli 2026." in words
    assert "Kotak 7 dari 9" in words


# The start page


def waiting_for(client, user):
    client.force_login(user)
    tasks = client.get(reverse("web:home")).context["tasks"]
    return [one["word"] for one in tasks if one["label"] == "Tegaskan usulan talenta"]


def test_the_start_page_names_what_waits_for_the_second_member(client, cast, committee, ready):
    RoleGrantFactory(user=cast.ratna.user, role="komite_talenta", unit=cast.field)
    RoleGrantFactory(user=cast.opi.user, role="komite_talenta", unit=cast.other)
    placement = actions.propose_placement(
        ready, reason="x", seen=seen_of(ready), by=committee.first, at=NOW
    )

    found = {
        who: waiting_for(client, getattr(cast, who).user)
        for who in ("budi", "rina", "wayan", "ratna", "opi", "sari")
    }

    assert found == {
        "budi": [],  # his own case
        "rina": [],  # proposed it
        "wayan": ["1"],
        "ratna": ["1"],
        "opi": [],  # another office
        "sari": [],  # no member
    }
    actions.recuse_from_case(ready, reason="Saudara.", by=committee.second, at=NOW)
    assert waiting_for(client, committee.second) == []
    actions.confirm_placement(placement, reason="Ya.", by=cast.ratna.user, at=NOW)
    assert waiting_for(client, cast.ratna.user) == []


def test_a_member_who_is_weighed_sees_no_duty_in_his_own_case(client, cast, committee, criteria):
    TalentPlacementFactory(employee=cast.rina)

    assert waiting_for(client, committee.first) == []
    assert waiting_for(client, committee.second) == ["1"]
