from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from kinerja.appraisal.models import ObjectionStatement
from kinerja.development import actions
from kinerja.development.models import ImprovementPlan
from kinerja.lib.periods import between, since
from kinerja.organisation import queries as organisation
from kinerja.web import queries
from kinerja.web.deadlines import deadlines_of
from kinerja.web.menu import menu
from tests.development.conftest import low_year, offered, proposed, talked
from tests.factories import (
    NOW,
    START,
    TODAY,
    EmployeeFactory,
    EvaluationFactory,
    EvaluationPeriodFactory,
    FeedbackFactory,
    MatrixRoleFactory,
    MatrixRowFactory,
    ObjectionFactory,
    PerformanceYearFactory,
    PlacementFactory,
    ReportingLineFactory,
    RoleGrantFactory,
    SkpFactory,
    UserFactory,
    WorkResultFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def open_now():
    today = timezone.localdate()
    return EvaluationPeriodFactory(opens_on=today.replace(day=1), due_on=today.replace(year=2099))


def labels(response):
    return [task["label"] for task in response.context["tasks"]]


def counts(response):
    return {task["label"]: task["word"] for task in response.context["tasks"]}


def test_a_new_employee_is_asked_to_plan(client, cast):
    client.force_login(cast.wayan.user)

    response = client.get(reverse("web:home"))

    assert labels(response) == [f"Susun SKP {timezone.localdate().year}"]


def test_unread_feedback_waits_for_the_one_it_is_for_and_not_for_its_giver(client, cast):
    skp = SkpFactory(placement=cast.budi.placements.get(), agreed=True, appraiser=cast.sari)
    FeedbackFactory(result=WorkResultFactory(skp=skp), giver=cast.sari)

    client.force_login(cast.budi.user)
    assert "Baca umpan balik baru" in labels(client.get(reverse("web:home")))
    client.force_login(cast.sari.user)
    assert "Baca umpan balik baru" not in labels(client.get(reverse("web:home")))


def test_a_penilai_sees_plans_and_people_that_wait(client, cast, open_now):
    SkpFactory(
        placement=cast.rina.placements.get(),
        status="diajukan",
        submitted_at=timezone.now(),
        submitted_by=cast.rina.user,
    )
    SkpFactory(placement=cast.budi.placements.get(), agreed=True, appraiser=cast.sari)
    client.force_login(cast.sari.user)

    tasks = {
        task["label"]: task["word"] for task in client.get(reverse("web:home")).context["tasks"]
    }

    assert tasks["Setujui SKP tim"] == "1"
    assert tasks["Nilai pegawai"] == "1"
    assert tasks["Beri umpan balik"] == "2"


def test_roles_and_assignments_wait_for_the_right_person(client, cast, open_now):
    plan = SkpFactory(placement=cast.joko.placements.get(), year__year=timezone.localdate().year)
    SkpFactory(placement=cast.budi.placements.get(), year=plan.year)
    MatrixRoleFactory(row=MatrixRowFactory(plan=plan, employee=cast.budi))
    MatrixRowFactory(plan=plan, employee=cast.rina, status="menunggu")

    client.force_login(cast.budi.user)
    assert "Ambil peran ke SKP" in labels(client.get(reverse("web:home")))
    client.force_login(cast.sari.user)
    assert "Jawab penugasan tim" in labels(client.get(reverse("web:home")))
    client.force_login(cast.joko.user)
    assert "Jawab penugasan tim" not in labels(client.get(reverse("web:home")))


def test_the_leader_one_level_up_is_asked_for_the_organisation_predikat(client, cast, open_now):
    client.force_login(cast.joko.user)

    tasks = {
        task["label"]: task["word"] for task in client.get(reverse("web:home")).context["tasks"]
    }

    assert tasks["Tetapkan predikat organisasi"] == "1"


def test_bkpsdm_sees_who_has_no_penilai(client, cast):
    client.force_login(cast.ratna.user)

    response = client.get(reverse("web:home"))

    assert response.context["records"]["no_line"] == 7
    assert "Lengkapi penilai pegawai" in labels(response)


OWN_PAGES = ["Beranda", "SKP", "Kemajuan", "Umpan balik", "Hasil saya", "Tenggat", "Penilai saya"]
GROWING = [
    *("Karier saya", "Pengembangan saya", "Program", "Sekolah penilai"),
    *("Inovasi", "Penghargaan", "Apresiasi"),
]
TOGETHER = [
    *("Aturan terbuka", "Tanya jawab", "Contoh kasus", "Sosialisasi"),
    *("Survei kepercayaan", "Suara warga", "Hasil survei kepuasan"),
]


@pytest.mark.parametrize(
    ("who", "sees"),
    [
        (
            "budi",
            {
                "Saya": [*OWN_PAGES[:5], "Angka kredit", *OWN_PAGES[5:]],
                "Tumbuh": GROWING,
                "Bersama": TOGETHER,
            },
        ),
        (
            "sari",
            {
                "Saya": OWN_PAGES,
                "Tim": [
                    "Tim saya",
                    "Menilai",
                    "Keberatan tim",
                    "Persetujuan penugasan",
                    "Predikat unit",
                    "Pengembangan tim",
                    "Rencana perbaikan tim",
                    "Konseling kinerja",
                    "Konversi angka kredit",
                ],
                "Tumbuh": GROWING,
                "Bersama": TOGETHER,
            },
        ),
    ],
)
def test_the_menu_holds_what_the_person_has_a_use_for(client, cast, who, sees):
    client.force_login(getattr(cast, who).user)

    response = client.get(reverse("web:home"))

    assert {
        group["label"]: [page["label"] for page in group["pages"]]
        for group in response.context["nav"]
    } == sees


FINDS = {
    # A new employee, somebody's penilai, HR of the agency, and each panel find their work.
    "budi": ("planning:skp_mine", "library:faq", "careers:mine", "appraisal:mine"),
    "sari": ("web:team", "appraisal:people", "school:home", "development:team_growth"),
    "ratna": ("appraisal:desk", "outreach:desk", "satisfaction:services", "integration:batch_list"),
    "panel": ("recognition:cases", "school:panel", "careers:board", "satisfaction:services"),
}


@pytest.mark.parametrize("who", FINDS)
def test_everybody_finds_his_task_within_two_taps(client, cast, who):
    """One tap opens a group of the menu, the second the page."""
    for role in ("panel_inovasi", "panel_pakar", "komite_talenta", "pengelola_skm"):
        if who == "panel":
            RoleGrantFactory(user=cast.wayan.user, role=role)
    client.force_login((cast.wayan if who == "panel" else getattr(cast, who)).user)

    home = client.get(reverse("web:home"))
    groups = home.context["nav"]

    found = {page["url"] for group in groups for page in group["pages"]}
    assert {reverse(name) for name in FINDS[who]} <= found
    assert max(len(group["pages"]) for group in groups) <= 10  # a group fits on the screen
    links = [f'href="{reverse(name)}"' for name in FINDS[who]]
    for drawn in home.text.split('class="k-bottom"'):  # on a desk, and on a phone
        assert [link for link in links if link not in drawn] == []


@pytest.mark.parametrize(
    "name", ["transparency:predikat", "transparency:index", "library:faq", "satisfaction:results"]
)
def test_a_citizen_finds_what_is_public_on_the_first_page(client, db, name):
    page = client.get(reverse("account_login")).text

    assert f'href="{reverse(name)}"' in page
    assert client.get(reverse(name)).status_code == 200


def test_the_menu_marks_the_page_nearest_to_the_address():
    groups = menu("/kemajuan/umpan-balik/diberikan/", {"penilai"})

    assert [page["label"] for group in groups for page in group["pages"] if "active" in page] == [
        "Umpan balik"
    ]
    assert [group["label"] for group in groups if "active" in group] == ["Saya"]


@pytest.mark.parametrize("reports", [1, 3])
def test_the_queries_of_home_and_team_do_not_grow_with_the_team(
    client, cast, django_assert_num_queries, reports, open_now
):
    for _ in range(reports):
        employee = EmployeeFactory()
        placement = PlacementFactory(employee=employee)
        ReportingLineFactory(
            employee=employee, appraiser=cast.wayan, superior=cast.joko, period=since(START)
        )
        WorkResultFactory(skp=SkpFactory(placement=placement, agreed=True, appraiser=cast.wayan))
    client.force_login(cast.wayan.user)
    client.get(reverse("web:home"))  # the session's first look at itself

    with django_assert_num_queries(5):
        client.get(reverse("web:home"))
    with django_assert_num_queries(4):
        client.get(reverse("web:team"))


def test_the_team_lists_those_one_rates_today_and_not_those_of_last_year(cast):
    on = timezone.localdate()

    assert [p.name for p in queries.team_of(cast.sari, on=on, period=None)] == ["Budi", "Rina"]
    assert list(queries.team_of(cast.tono, on=on, period=None)) == []


def test_who_moved_in_the_year_waits_to_be_rated_once(client, cast, open_now):
    """Two plans of one year; only the one that holds at the end of the period is rated."""
    ends = open_now.ends_on
    first, last = date(ends.year, 1, 1), date(ends.year, 12, 31)
    plan = {"year": open_now.year, "agreed": True, "appraiser": cast.sari}
    earlier = PlacementFactory(employee=cast.budi, kind="plt")
    SkpFactory(placement=earlier, period=between(first, ends - timedelta(40)), **plan)
    here = cast.budi.placements.get(kind="definitif")
    holds = SkpFactory(placement=here, period=between(ends - timedelta(39), last), **plan)
    client.force_login(cast.sari.user)

    def waiting():
        found = queries.leader_counts(cast.sari, on=TODAY, period=open_now)["to_evaluate"]
        return found, names(client.get(f"{reverse('web:team')}?state=belum-dinilai"))

    before = waiting()
    EvaluationFactory(skp=holds, period=open_now, appraiser=cast.sari, delivered=True)

    assert (before, waiting()) == ((1, ["Budi"]), (0, []))


def names(response):
    return [person.name for person in response.context["people"]]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("", ["Budi", "Rina"]),
        ("q=bud", ["Budi"]),
        ("q=orang+lain", []),
        ("state=belum-mendengar", ["Rina"]),
        ("state=belum-dinilai", ["Budi"]),
        ("state=tidak-dikenal", ["Budi", "Rina"]),
    ],
)
def test_the_team_is_found_by_name_and_by_what_is_missing(client, cast, open_now, asked, found):
    year = PerformanceYearFactory(year=open_now.starts_on.year)
    skp = SkpFactory(
        placement=cast.budi.placements.get(), agreed=True, appraiser=cast.sari, year=year
    )
    FeedbackFactory(
        result=WorkResultFactory(skp=skp),
        giver=cast.sari,
        given_by=cast.sari.user,
        given_at=timezone.now(),
    )
    client.force_login(cast.sari.user)

    response = client.get(f"{reverse('web:team')}?{asked}")

    assert names(response) == found
    assert response.context["count"] == len(found)


def test_a_person_is_found_by_the_beginning_of_the_nip(client, cast):
    client.force_login(cast.sari.user)

    response = client.get(reverse("web:team"), {"q": f"{cast.rina.nip[:8]} {cast.rina.nip[8:]}"})

    assert names(response) == ["Rina"]


def test_a_large_team_comes_in_pages_that_keep_the_filter(client, cast):
    for number in range(26):
        employee = EmployeeFactory(name=f"Orang {number:02}")
        PlacementFactory(employee=employee)
        ReportingLineFactory(
            employee=employee, appraiser=cast.sari, superior=cast.joko, period=since(START)
        )
    client.force_login(cast.sari.user)
    url = reverse("web:team") + "?q=orang"

    first = client.get(url)
    second = client.get(f"{url}&setelah={first.context['after']}")
    back = client.get(f"{url}&sebelum={second.context['before']}")

    assert names(first) == [f"Orang {number:02}" for number in range(25)]
    assert names(second) == ["Orang 25"]
    assert names(back) == names(first)
    assert first.context["count"] == second.context["count"] == 26
    assert f"?q=orang&amp;setelah={first.context['after']}" in first.content.decode()


def test_the_start_page_names_the_period_to_evaluate_and_the_one_that_runs(client, cast):
    today = timezone.localdate()
    year = PerformanceYearFactory(year=today.year)
    before = EvaluationPeriodFactory(
        year=year,
        number=1,
        starts_on=today - timedelta(days=100),
        ends_on=today - timedelta(days=10),
        opens_on=today - timedelta(days=12),
        due_on=today + timedelta(days=5),
    )
    running = EvaluationPeriodFactory(
        year=year,
        number=2,
        starts_on=today - timedelta(days=9),
        ends_on=today + timedelta(days=80),
        opens_on=today + timedelta(days=75),
        due_on=today + timedelta(days=95),
    )
    client.force_login(cast.budi.user)

    response = client.get(reverse("web:home"))

    assert (response.context["period"], response.context["running"]) == (before, running)
    text = " ".join(response.content.decode().split())
    assert f"Evaluasi {before.label} sampai" in text
    assert f"Sedang berjalan {running.label}" in text


def test_the_counts_of_the_start_page_open_lists_of_that_length(client, cast, open_now):
    client.force_login(cast.sari.user)

    leader = client.get(reverse("web:home")).context["leader"]
    silent = client.get(reverse("web:team") + "?state=belum-mendengar")
    unrated = client.get(reverse("web:team") + "?state=belum-dinilai")

    assert (leader["silent"], leader["to_evaluate"]) == (2, 0)
    assert (len(names(silent)), len(names(unrated))) == (2, 0)


@pytest.mark.parametrize(
    ("giver", "days", "withdrawn", "silent"),
    [
        ("sari", 30, False, ["Rina"]),
        ("joko", 1, False, ["Rina"]),  # whoever spoke, he was not left alone
        ("sari", 31, False, ["Budi", "Rina"]),
        ("sari", 1, True, ["Budi", "Rina"]),
    ],
)
def test_a_penilai_sees_whom_nobody_told_anything_for_30_days(
    client, cast, open_now, giver, days, withdrawn, silent
):
    """Not since the period under evaluation began, which lies months back."""
    given_at = timezone.now() - timedelta(days=days)
    FeedbackFactory(
        result=WorkResultFactory(
            skp=SkpFactory(placement=cast.budi.placements.get(), agreed=True, appraiser=cast.sari)
        ),
        giver=getattr(cast, giver),
        given_by=getattr(cast, giver).user,
        given_at=given_at,
        withdrawn_at=given_at if withdrawn else None,
    )
    client.force_login(cast.sari.user)

    home = client.get(reverse("web:home"))
    listed = client.get(reverse("web:team") + "?state=belum-mendengar")

    assert (home.context["leader"]["silent"], names(listed)) == (len(silent), silent)
    assert "30 hari tanpa umpan balik siapa pun" in home.text


def test_whoever_is_helped_and_his_penilai_are_told_on_the_start_page(client, cast):
    plan = offered(low_year(cast))

    def told(person):
        client.force_login(person.user)
        return labels(client.get(reverse("web:home")))

    assert "Baca tawaran rencana perbaikan" in told(cast.budi)
    assert {"Susun rencana perbaikan", "Konversi predikat"} <= set(told(cast.sari))
    proposed(plan, cast)
    assert "Jawab usulan rencana perbaikan" in told(cast.budi)
    running_now = ImprovementPlan.objects.filter(pk=plan.pk)
    actions.answer_plan(plan, agrees=True, note="", by=cast.budi.user, at=NOW)
    assert "Adakan bimbingan bulanan" in told(cast.sari)
    talked(running_now.get(), cast)
    assert "Baca catatan bimbingan" in told(cast.budi)


def test_an_objection_waits_for_who_decides_and_for_who_has_not_explained(client, cast):
    objection = ObjectionFactory(
        evaluation=EvaluationFactory(
            skp__placement=cast.budi.placements.get(),
            unit=cast.field,
            appraiser=cast.sari,
            superior=cast.joko,
            delivered=True,
            contest="dalam_keberatan",
        ),
        status="diperiksa",
        examined_at=NOW,
    )
    ObjectionStatement.objects.create(
        objection=objection,
        side="pegawai",
        manner="tertulis",
        text="Begini.",
        key="6f1d1f2c-0000-4000-8000-000000000001",
        written_at=NOW,
        written_by=cast.budi.user,
    )

    def told(person):
        client.force_login(person.user)
        return {label for label in labels(client.get(reverse("web:home"))) if "keberatan" in label}

    assert {name: told(getattr(cast, name)) for name in ("budi", "sari", "joko", "rina")} == {
        "budi": set(),
        "sari": {"Beri penjelasan atas keberatan"},
        "joko": {"Putuskan keberatan"},
        "rina": set(),
    }
    assert [
        (one.what, one.day, one.others_wait)
        for one in deadlines_of(cast.joko, on=NOW.date())
        if one.kind == "objection"
    ] == [("Putuskan keberatan Budi", objection.due_on, False)]


def test_each_wears_the_hats_of_his_own_lines_posts_and_plans(cast):
    offered(low_year(cast))
    on = timezone.localdate()

    worn = {
        name: queries.hats_of(getattr(cast, name).user, on=on)
        for name in ("budi", "sari", "joko", "tono", "ratna")
    }
    assert worn == {
        "budi": {"fungsional", "dibantu"},
        "sari": {"penilai"},
        "joko": {"penilai"},
        "tono": set(),
        "ratna": {"bkpsdm"},
    }


def test_the_session_brings_what_is_held_and_where(client, cast):
    RoleGrantFactory(user=cast.umi.user, role="auditor")
    RoleGrantFactory(
        user=cast.umi.user, role="bkpsdm", period=between(date(2020, 1, 1), date(2020, 6, 1))
    )

    for name in ("umi", "ratna", "budi"):
        client.force_login(getattr(cast, name).user)
        user = client.get(reverse("web:home")).wsgi_request.user
        on = timezone.localdate()
        asked = organisation.held_by(getattr(cast, name).user, on=on)
        assert sorted(organisation.held_by(user, on=on)) == sorted(asked)
        assert user.held == [list(one) for one in asked]

    client.force_login(cast.umi.user)
    user = client.get(reverse("web:home")).wsgi_request.user
    roles = {role for role, _ in organisation.held_by(user, on=date(2020, 3, 1))}
    assert roles == {"bkpsdm"}  # another day is asked for


def test_an_account_without_an_employee_has_no_team(client):
    client.force_login(UserFactory())

    assert client.get(reverse("web:team")).status_code == 404
