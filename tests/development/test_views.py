from datetime import date
from io import BytesIO

import pytest
from django.urls import reverse
from django.utils import timezone
from python_calamine import CalamineWorkbook

from kinerja.appraisal.models import Evaluation
from kinerja.appraisal.queries import explanation
from kinerja.audit.models import Event
from kinerja.development.models import ImprovementPlan
from kinerja.lib.periods import between
from kinerja.planning.enums import PeriodKind
from tests.credits.conftest import annual, evaluated, quarter
from tests.development.conftest import (
    PROPOSAL,
    TALK,
    after_test,
    before_test,
    low_year,
    offered,
    proposed,
    running,
    talked,
)
from tests.factories import (
    TODAY,
    PlacementFactory,
    PositionFactory,
    ReportingLineFactory,
    SkpFactory,
)


def page(name, *args):
    return reverse(f"development:{name}", args=[getattr(arg, "pk", arg) for arg in args])


def sheet(response):
    book = CalamineWorkbook.from_filelike(BytesIO(response.content))
    return book.get_sheet_by_index(0).to_python()


def plans_of_more(cast, number):
    """More people of Sari's with a running plan and a talk."""
    for n in range(number):
        place = PlacementFactory(position=PositionFactory(unit=cast.field, title=f"Sanitarian {n}"))
        ReportingLineFactory(employee=place.employee, appraiser=cast.sari, superior=cast.joko)
        talked(running(offered(low_year(cast, place.employee)), cast), cast)


# The plan


def test_kind_words_come_first(client, cast, plan):
    client.force_login(cast.budi.user)

    text = client.get(page("plan", plan)).content.decode()

    assert "Ini bantuan, bukan hukuman" in text
    assert "Keputusan tentang jabatan hanya dibuat PPK" in text


def test_most_people_have_no_plan(client, cast):
    client.force_login(cast.rina.user)

    response = client.get(page("mine"))

    assert "Tidak ada rencana perbaikan" in response.content.decode()


def test_from_proposal_to_the_first_talk(client, cast, plan):
    client.force_login(cast.sari.user)
    client.post(page("propose", plan), PROPOSAL)
    client.force_login(cast.budi.user)
    client.post(page("answer", plan), {"answer": "setuju"})
    client.force_login(cast.sari.user)
    response = client.post(
        page("coach", plan), {"held_on": timezone.localdate().isoformat(), **TALK}
    )

    plan.refresh_from_db()
    assert response["Location"] == page("plan", plan)
    assert plan.status == "berjalan"
    assert plan.sessions.get().discussed == TALK["discussed"]


def test_asking_for_changes_without_words_says_so(client, cast, plan):
    proposed(plan, cast)
    client.force_login(cast.budi.user)

    response = client.post(page("answer", plan), {"answer": "ubah"})

    assert response.status_code == 422
    assert response.context["form"].errors == {"note": ["Tulis apa yang sebaiknya diubah."]}


def test_a_refusal_stays_on_the_form(client, cast, plan):
    client.force_login(cast.sari.user)

    response = client.post(page("coach", plan), {"held_on": "2026-07-01", **TALK})

    assert response.status_code == 422
    assert response.context["form"].non_field_errors() == [
        "Bimbingan dicatat selama masa perbaikan berjalan."
    ]


def test_what_was_said_can_be_marked_as_read(client, cast, plan):
    talked(running(plan, cast), cast)
    client.force_login(cast.budi.user)

    assert "Catatan bimbingan sudah saya baca" in client.get(page("plan", plan)).content.decode()
    client.post(page("read", plan))

    assert plan.sessions.get().read_at is not None


def test_the_penilai_may_not_begin_before_the_employee_had_time(client, cast, plan):
    proposed(plan, cast)
    ImprovementPlan.objects.filter(pk=plan.pk).update(proposed_at="2099-01-01T00:00Z")
    client.force_login(cast.sari.user)

    client.post(page("begin", plan))

    plan.refresh_from_db()
    assert plan.status == "diusulkan"


def test_the_penilai_begins_after_silence(client, cast, plan):
    proposed(plan, cast)
    ImprovementPlan.objects.filter(pk=plan.pk).update(proposed_at="2026-01-01T00:00Z")
    client.force_login(cast.sari.user)

    client.post(page("begin", plan))

    plan.refresh_from_db()
    assert plan.status == "berjalan"


def test_the_reassessment_page_says_what_is_missing(client, cast, plan):
    running(plan, cast)
    client.force_login(cast.sari.user)

    response = client.get(page("reassess", plan))

    assert "Belum ada satu pun bimbingan yang tercatat." in response.content.decode()


def test_hr_records_the_test_and_recommends(client, cast, plan):
    before_test(plan, cast)
    client.force_login(cast.ratna.user)

    client.post(
        page("test", plan),
        {"result": "jabatan_lain", "tested_on": "2026-07-01", "letter": "800/1"},
    )
    client.post(page("recommend", plan), {"recommendation": "pindah", "reason": "Lebih sesuai."})

    plan.refresh_from_db()
    assert (plan.status, plan.recommendation) == ("direkomendasikan", "pindah")


def test_only_what_fits_the_person_is_offered_as_recommendation(client, cast, plan):
    type(cast.budi).objects.filter(pk=cast.budi.pk).update(status="pppk")
    after_test(plan, cast)
    client.force_login(cast.ratna.user)

    form = client.get(page("recommend", plan)).context["form"]

    assert [value for value, _ in form.fields["recommendation"].choices] == [
        "tetap",
        "kontrak",
        "putusan_ppk",
    ]


def test_hr_closes_a_plan(client, cast, plan):
    client.force_login(cast.ratna.user)

    client.post(page("close", plan), {"reason": "Predikat berubah karena keberatan."})

    plan.refresh_from_db()
    assert plan.status == "ditutup"


@pytest.mark.parametrize("talks", [1, 3])
def test_plan_queries_do_not_grow(client, cast, plan, talks, django_assert_num_queries):
    running(plan, cast)
    for _ in range(talks):
        talked(plan, cast)
    client.force_login(cast.sari.user)

    with django_assert_num_queries(4):
        client.get(page("plan", plan))


@pytest.mark.parametrize("rows", [1, 3])
def test_team_queries_do_not_grow(client, cast, plan, rows, django_assert_num_queries):
    plans_of_more(cast, rows - 1)
    talked(running(plan, cast), cast)
    client.force_login(cast.sari.user)

    with django_assert_num_queries(4):
        response = client.get(page("team"))

    assert len(response.context["rows"]) == rows


def test_the_team_list_names_who_waits_for_a_talk(client, cast, plan, monkeypatch):
    running(plan, cast)
    client.force_login(cast.sari.user)
    monkeypatch.setattr("django.utils.timezone.localdate", lambda at=None: TODAY)

    assert client.get(page("team")).context["due"] == {plan.pk}
    talked(plan, cast)
    assert client.get(page("team")).context["due"] == set()


# Lists


@pytest.mark.parametrize("rows", [1, 3])
def test_register_queries_do_not_grow(client, cast, plan, rows, django_assert_num_queries):
    plans_of_more(cast, rows - 1)
    client.force_login(cast.ratna.user)

    with django_assert_num_queries(3):
        response = client.get(page("register"))

    assert len(response.context["page"].rows) == rows


def test_the_register_filters(client, cast, plan):
    offered(low_year(cast, cast.wayan, predikat="kurang"))
    client.force_login(cast.ratna.user)

    def names(**wanted):
        rows = client.get(page("register"), wanted).context["page"].rows
        return [row.employee.name for row in rows]

    assert names() == ["Budi", "Wayan"]
    assert names(unit="Kesmas") == ["Budi"]
    assert names(predikat="kurang") == ["Wayan"]
    assert names(status="berjalan") == []
    assert names(keadaan="belum") == ["Budi", "Wayan"]


def test_hr_of_an_office_sees_its_own_people(client, cast, plan):
    offered(low_year(cast, cast.wayan))
    client.force_login(cast.umi.user)

    rows = client.get(page("register")).context["page"].rows

    assert [row.employee.name for row in rows] == ["Budi"]


def test_the_register_goes_out_as_a_workbook(client, cast, plan):
    client.force_login(cast.ratna.user)

    rows = sheet(client.post(page("export"), {"unit": "Kesmas"}))

    assert rows[1][1:8] == [
        cast.budi.nip,
        "Budi",
        "Epidemiolog Ahli Pertama",
        "Bidang Kesmas",
        "Butuh Perbaikan",
        "Tahun 2025",
        "Ditawarkan",
    ]
    assert Event.objects.last().kind == "development.list_exported"


def contest(employee, year):
    """The employee objects to the annual result of that year."""
    annual_results = Evaluation.objects.filter(skp__employee=employee, period__kind=PeriodKind.YEAR)
    annual_results.filter(period__year__year=year).update(contest="dalam_keberatan")


def sangat_baik(cast, employee, *years):
    for year in years:
        evaluated(employee, annual(year), cast.sari, unit=cast.field, predikat="sangat_baik")


def test_r_t2_two_years_of_sangat_baik_make_a_candidate(client, cast):
    sangat_baik(cast, cast.budi, 2024, 2025)
    sangat_baik(cast, cast.rina, 2025)
    sangat_baik(cast, cast.wayan, 2023, 2025)
    client.force_login(cast.ratna.user)

    response = client.get(page("talents"))

    assert response.context["year"] == 2025
    assert [one.name for one in response.context["page"].rows] == ["Budi"]
    assert client.get(page("talents"), {"tahun": "2024"}).context["page"].rows == []


@pytest.mark.parametrize("rows", [1, 3])
def test_talent_queries_do_not_grow(client, cast, rows, django_assert_num_queries):
    for employee in (cast.budi, cast.rina, cast.wayan)[:rows]:
        sangat_baik(cast, employee, 2024, 2025)
    client.force_login(cast.ratna.user)

    with django_assert_num_queries(4):
        response = client.get(page("talents"))

    assert len(response.context["page"].rows) == rows


def test_the_candidates_go_out_as_a_workbook(client, cast):
    sangat_baik(cast, cast.budi, 2024, 2025)
    client.force_login(cast.ratna.user)

    rows = sheet(client.post(page("talents_export"), {"tahun": "2025"}))

    assert rows[1][1:] == [
        cast.budi.nip,
        "Budi",
        "III/c",
        "Epidemiolog Ahli Pertama",
        "Bidang Kesmas",
        "2024 Sangat Baik",
        "2025 Sangat Baik",
        "",
    ]


@pytest.mark.parametrize("year", [2024, 2025])
def test_a_candidate_whose_result_is_contested_is_marked_on_page_and_in_the_workbook(
    client, cast, year
):
    sangat_baik(cast, cast.budi, 2024, 2025)
    sangat_baik(cast, cast.rina, 2024, 2025)
    contest(cast.budi, year)
    client.force_login(cast.ratna.user)

    found = client.get(page("talents"))
    rows = sheet(client.post(page("talents_export"), {"tahun": "2025"}))

    assert [(one.name, one.is_contested) for one in found.context["page"].rows] == [
        ("Budi", True),
        ("Rina", False),
    ]
    assert found.content.decode().count("Dalam keberatan") == 1
    assert [row[-1] for row in rows] == ["Keterangan", "Dalam keberatan", ""]


# The report


def test_the_report_counts_each_office(client, cast, low):
    evaluated(cast.rina, low.period, cast.sari, unit=cast.field, predikat="baik")
    client.force_login(cast.ratna.user)

    report = client.get(page("report"), {"periode": low.period.pk}).context["report"]

    assert [(one.unit.code, one.plans, one.signed, one.missing) for one in report.offices] == [
        ("DINKES", 2, 2, 0)
    ]
    assert [number for _, number in report.total.spread()] == [0, 1, 1, 0, 0]


def test_the_report_is_due_on_the_same_day_as_each_result_says(client, cast, low):
    client.force_login(cast.ratna.user)

    report = client.get(page("report"), {"periode": low.period.pk}).context["report"]

    assert report.due_on == explanation(low).report_by > low.period.due_on


@pytest.mark.parametrize("rows", [1, 3])
def test_report_queries_do_not_grow(client, cast, rows, django_assert_num_queries):
    for employee in (cast.budi, cast.rina, cast.wayan)[:rows]:
        evaluated(employee, quarter(1), cast.sari, unit=cast.field)
    client.force_login(cast.ratna.user)

    with django_assert_num_queries(6):
        client.get(page("report"))


def test_the_report_goes_on_where_the_page_ended(client, cast, monkeypatch):
    monkeypatch.setattr("kinerja.development.views.lists.PAGE_SIZE", 1)
    for employee in (cast.budi, cast.wayan):
        evaluated(employee, quarter(1), cast.sari, unit=employee.placements.get().position.unit)
    client.force_login(cast.ratna.user)

    def shown(**wanted):
        context = client.get(page("report"), wanted).context
        return [one.unit.code for one, _ in context["rows"]], context["next_after"]

    assert shown() == (["DINKES"], "BUNGO/DINKES/")
    assert shown(setelah="BUNGO/DINKES/") == (["DLH"], "")
    assert client.get(page("report"), {"setelah": "BUNGO/DLH/"}).context["report"].total.signed == 2


@pytest.mark.parametrize("name", ["report", "unrated", "talents", "contracts"])
@pytest.mark.parametrize("after", ["x", "999999999", "BUNGO/", "9" * 60])
def test_a_place_in_a_list_that_is_none_breaks_nothing(client, cast, low, name, after):
    client.force_login(cast.ratna.user)
    address = page(name, low.period) if name == "unrated" else page(name)

    assert client.get(address, {"setelah": after}).status_code == 200


def test_the_report_goes_out_as_a_workbook(client, cast, low):
    client.force_login(cast.ratna.user)

    rows = sheet(client.post(page("report_export"), {"periode": low.period.pk}))

    assert [row[0] for row in rows] == ["Perangkat daerah", "Dinas Kesehatan", "Jumlah"]
    assert rows[2][1:7] == [1, 1, 0, 1, 1, 0]


def test_the_report_says_how_many_results_are_contested(client, cast, low):
    evaluated(cast.rina, low.period, cast.sari, unit=cast.field, predikat="baik")
    contest(cast.rina, 2025)
    client.force_login(cast.ratna.user)

    found = client.get(page("report"), {"periode": low.period.pk})
    rows = sheet(client.post(page("report_export"), {"periode": low.period.pk}))

    assert [one.contested for one in found.context["report"].offices] == [1]
    assert "keadaan=dalam_keberatan" in found.content.decode()
    assert [row[6] for row in rows] == ["Dalam keberatan", 1, 1]


def test_without_a_period_there_is_no_report(client, cast):
    client.force_login(cast.ratna.user)

    assert client.get(page("report")).context["report"] is None
    assert client.post(page("report_export")).status_code == 404


def unrated_people(cast, period, *people):
    for one in people:
        SkpFactory(
            placement=one.placements.get(), year=period.year, agreed=True, appraiser=cast.sari
        )


def test_who_moved_in_the_year_is_counted_once_in_the_report(client, cast, low):
    """His earlier plan ended in May; the one that holds in December was rated."""
    skp = low.skp
    type(skp).objects.filter(pk=skp.pk).update(period=between(date(2025, 6, 1), date(2025, 12, 31)))
    SkpFactory(
        placement=PlacementFactory(employee=skp.employee, kind="plt"),
        year=skp.year,
        agreed=True,
        appraiser=cast.sari,
        period=between(date(2025, 1, 1), date(2025, 5, 31)),
    )
    client.force_login(cast.ratna.user)

    found = client.get(page("report"), {"periode": low.period.pk}).context["report"].total
    listed = client.get(page("unrated", low.period)).context["page"].rows

    assert (found.plans, found.signed, found.missing, list(listed)) == (1, 1, 0, [])


def test_the_number_of_those_not_rated_opens_their_list(client, cast):
    period = quarter(1, 2026)
    evaluated(cast.budi, period, cast.sari, unit=cast.field)
    unrated_people(cast, period, cast.rina, cast.wayan)
    client.force_login(cast.ratna.user)

    def names(**wanted):
        rows = client.get(page("unrated", period), wanted).context["page"].rows
        return [row.employee.name for row in rows]

    report = client.get(page("report"), {"periode": period.pk}).context["report"]
    assert report.total.missing == len(names()) == 2
    assert names(unit="BUNGO/DINKES/") == ["Rina"]
    rows = sheet(client.post(page("unrated_export", period), {"unit": "BUNGO/DLH/"}))
    assert [row[2] for row in rows[1:]] == ["Wayan"]


@pytest.mark.parametrize("rows", [1, 3])
def test_unrated_queries_do_not_grow(client, cast, rows, django_assert_num_queries):
    period = quarter(1, 2026)
    unrated_people(cast, period, *(cast.budi, cast.rina, cast.wayan)[:rows])
    client.force_login(cast.ratna.user)

    with django_assert_num_queries(4):
        response = client.get(page("unrated", period))

    assert len(response.context["page"].rows) == rows
