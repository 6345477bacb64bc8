"""Who had no set plan on a day, and why; as a page and as a file."""

from datetime import UTC, date, datetime
from io import BytesIO

import pytest
from django.urls import reverse
from python_calamine import CalamineWorkbook

from kinerja.audit.models import Event
from kinerja.lib.refusals import Refused
from kinerja.notifications.models import Message
from kinerja.organisation.access import people_in_sight
from kinerja.organisation.models import Employee
from kinerja.planning import actions, queries
from kinerja.planning.models import Skp
from tests.factories import TODAY, PerformanceYearFactory, SkpFactory, WorkResultFactory

MARCH = datetime(2026, 3, 10, 3, 0, tzinfo=UTC)


def set_in_march(cast, **more):
    return SkpFactory(
        placement=cast.budi.placements.get(),
        agreed=True,
        appraiser=cast.sari,
        created_at=datetime(2026, 1, 5, tzinfo=UTC),
        submitted_at=datetime(2026, 1, 20, tzinfo=UTC),
        agreed_at=MARCH,
        **more,
    )


def found(cast, on, **more):
    people = Employee.objects.filter(pk__in=[cast.budi.pk, cast.rina.pk])
    rows = queries.unplanned(people, on=on, **more)
    rows = queries.with_plans(rows, queries.plans_by(on), on=on)
    return [(row.name, queries.why_unplanned(row, on=on)) for row in rows]


@pytest.mark.parametrize(
    ("on", "why"),
    [
        (date(2026, 1, 4), "Belum menyusun"),
        (date(2026, 1, 10), "Baru ditetapkan 10 Maret 2026"),
        (date(2026, 3, 9), "Baru ditetapkan 10 Maret 2026"),
        (date(2026, 3, 10), None),
        (TODAY, None),
    ],
)
def test_rp7_each_day_has_its_own_answer(cast, on, why):
    set_in_march(cast)

    expected = [("Budi", why)] if why else []
    assert found(cast, on) == [*expected, ("Rina", "Belum menyusun")]


def test_a_plan_on_its_way_says_how_far_it_was(cast):
    SkpFactory(
        placement=cast.budi.placements.get(),
        status="diajukan",
        created_at=datetime(2026, 1, 5, tzinfo=UTC),
        submitted_at=datetime(2026, 1, 20, tzinfo=UTC),
        submitted_by=cast.budi.user,
    )

    assert found(cast, date(2026, 1, 10))[0] == ("Budi", "Masih disusun")
    assert found(cast, date(2026, 1, 20))[0] == ("Budi", "Menunggu persetujuan")


def test_rp10_those_who_owe_none_have_a_list_of_their_own(cast):
    cast.rina.standing = "cltn"
    cast.rina.save()

    assert found(cast, TODAY) == [("Budi", "Belum menyusun")]
    assert found(cast, TODAY, is_exempt=True) == [
        ("Rina", "Tidak wajib: cuti di luar tanggungan negara")
    ]


def test_rp10_a_student_owes_a_plan(cast):
    cast.rina.standing = "tugas_belajar"
    cast.rina.save()

    assert ("Rina", "Belum menyusun") in found(cast, TODAY)


def test_only_the_branch_asked_for(cast):
    people = people_in_sight(cast.ratna.user, on=TODAY)

    rows = queries.unplanned(people, on=TODAY, unit=cast.other)

    assert [row.name for row in rows] == ["Wayan"]


def test_the_page_shows_people_in_sight_and_no_day_of_the_future(client, cast):
    client.force_login(cast.umi.user)

    answer = client.get(reverse("planning:unplanned_list"), {"tanggal": "2099-01-01"})

    names = [row.name for row, _, _ in answer.context["rows"]]
    assert "Budi" in names
    assert "Wayan" not in names
    assert answer.context["on"] < date(2099, 1, 1)


def test_the_penilai_and_the_atasan_above_him_are_led_to_the_review(cast):

    def reviews(who):
        people = [cast.budi.pk, cast.wayan.pk]
        return queries.reviewed_by(getattr(cast, who).user, people, on=TODAY) == {cast.budi.pk}

    assert {who for who in ("budi", "sari", "joko", "rina", "umi") if reviews(who)} == {
        "sari",
        "joko",
    }


def test_nobody_stands_on_his_own_list(client, cast):
    client.force_login(cast.umi.user)

    rows = client.get(reverse("planning:unplanned_list")).context["rows"]

    assert "Umi" not in [row.name for row, _, _ in rows]


@pytest.mark.parametrize("data", [{"tanggal": "kemarin"}, {"unit": "x"}, {"sesudah": "~"}])
def test_nonsense_in_the_address_is_today(client, cast, data):
    client.force_login(cast.umi.user)

    assert client.get(reverse("planning:unplanned_list"), data).status_code == 200


def test_the_list_is_taken_away_as_a_file_and_that_is_recorded(client, cast):
    client.force_login(cast.umi.user)

    answer = client.post(reverse("planning:unplanned_export"), {"tanggal": "2026-02-01"})

    sheet = CalamineWorkbook.from_filelike(BytesIO(answer.content)).get_sheet_by_index(0)
    lines = sheet.to_python()
    assert any("Budi" in str(line[1]) and "Belum menyusun" in line for line in lines)
    event = Event.objects.latest("pk")
    assert (event.kind, event.details["filters"]["daftar"]) == (
        "planning.plans_exported",
        "belum ditetapkan",
    )


@pytest.mark.parametrize("plans", [1, 3])
def test_the_list_costs_the_same_with_one_plan_and_with_three(
    client, cast, django_assert_num_queries, plans
):
    for person in (cast.budi, cast.rina, cast.tono)[:plans]:
        SkpFactory(placement=person.placements.get())
    client.force_login(cast.umi.user)

    with django_assert_num_queries(8):
        client.get(reverse("planning:unplanned_list"))


# --- a draft for somebody who has none


def prepare(cast, by, employee=None, *, on=MARCH):
    year = PerformanceYearFactory()
    return actions.prepare_skp(employee or cast.budi, year=year, by=by.user, at=on)


def test_rp7_hr_lays_a_draft_before_somebody_who_has_none_and_he_is_told(cast):
    last = SkpFactory(
        placement=cast.budi.placements.get(),
        year=PerformanceYearFactory(year=2025),
        agreed=True,
        appraiser=cast.sari,
    )
    WorkResultFactory(skp=last, statement="Rekap bulanan")

    skp = prepare(cast, cast.umi)

    assert (skp.employee, skp.status, skp.year.year) == (cast.budi, "draf", 2026)
    assert [result.statement for result in skp.results.all()] == ["Rekap bulanan"]
    event = Event.objects.get(kind="planning.skp_prepared")
    assert (event.actor, event.details["source"]) == (cast.umi.user_id, last.pk)
    told = Message.objects.get(user=cast.budi.user)
    assert told.text == "Draf SKP 2026 Anda sudah disiapkan. Periksa, lengkapi, lalu ajukan."
    assert told.url == reverse("planning:skp_detail", args=[skp.pk])


@pytest.mark.parametrize("who", ["budi", "sari", "joko", "agus", "opi", "wayan"])
def test_rp7_only_the_records_office_prepares_a_plan(cast, who):
    with pytest.raises(Refused, match="Hanya pengelola kepegawaian pegawai ini"):
        prepare(cast, getattr(cast, who))

    assert Skp.objects.count() == 0


def test_rp7_nobody_prepares_his_own_plan_or_one_of_another_office(cast):
    for employee in (cast.umi, cast.wayan):
        with pytest.raises(Refused, match="Hanya pengelola kepegawaian pegawai ini"):
            prepare(cast, cast.umi, employee)
    assert prepare(cast, cast.ratna, cast.wayan).employee == cast.wayan


def test_rp7_before_february_and_where_a_plan_exists_nothing_is_prepared(cast):
    with pytest.raises(Refused, match="Sampai 31-01-2026 pegawai menyusun SKP-nya sendiri"):
        prepare(cast, cast.umi, on=datetime(2026, 1, 31, 3, 0, tzinfo=UTC))
    prepare(cast, cast.umi)
    with pytest.raises(Refused, match="sudah ada"):
        prepare(cast, cast.umi)
    cast.rina.standing = "mpp"
    cast.rina.save()
    with pytest.raises(Refused, match="tidak menyusun SKP"):
        prepare(cast, cast.umi, cast.rina)

    assert Skp.objects.count() == 1


def test_rp7_the_list_offers_a_draft_to_hr_for_those_without_any(client, cast):
    PerformanceYearFactory()
    SkpFactory(placement=cast.rina.placements.get())
    offered = {}
    for name in ("umi", "joko", "agus"):
        client.force_login(getattr(cast, name).user)
        page = client.get(reverse("planning:unplanned_list")).content.decode()
        offered[name] = [
            person.name
            for person in (cast.budi, cast.rina, cast.tono, cast.umi)
            if reverse("planning:plan_prepare", args=[person.pk]) in page
        ]

    assert offered == {"umi": ["Budi", "Tono"], "joko": [], "agus": []}
    client.force_login(cast.umi.user)
    address = reverse("planning:plan_prepare", args=[cast.budi.pk])
    said = [client.post(address, follow=True).content.decode() for _ in range(2)]
    assert "Draf SKP Budi siap. Pegawai diberi tahu." in said[0]
    assert "sudah ada" in said[1]
    assert Skp.objects.filter(employee=cast.budi).count() == 1
