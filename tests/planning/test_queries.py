"""Questions about plans."""

from datetime import date

from kinerja.organisation.models import Employee
from kinerja.planning import queries
from tests.factories import TODAY, IndicatorFactory, SkpFactory, WorkResultFactory


def test_skp_on_answers_with_the_set_plan_of_that_day(cast):
    placement = cast.budi.placements.get()
    skp = SkpFactory(placement=placement, agreed=True, appraiser=cast.sari)

    assert queries.skp_on(cast.budi, on=TODAY) == skp
    assert queries.skp_on(cast.budi, on=date(2027, 1, 1)) is None


def test_skp_on_knows_no_draft(cast):
    SkpFactory(placement=cast.budi.placements.get())

    assert queries.skp_on(cast.budi, on=TODAY) is None


def test_content_names_both_people_and_every_part(cast):
    skp = SkpFactory(placement=cast.budi.placements.get())
    result = WorkResultFactory(skp=skp, order=1, statement="Data surveilans lengkap")
    indicator = IndicatorFactory(result=result, order=1)

    content = queries.skp_content(skp, on=TODAY)

    assert content["employee"]["name"] == "Budi"
    assert content["appraiser"]["name"] == "Sari"
    assert content["agency"] == "Pemerintah Kabupaten Bungo"
    assert [line["statement"] for line in content["results"]] == ["Data surveilans lengkap"]
    assert content["results"][0]["indicators"][0]["target_value"] == "12"
    assert content["results"][0]["indicators"][0]["id"] == indicator.pk
    assert [len(line["guides"]) for line in content["behaviours"]] == [3] * 7
    assert content["annexes"] == {
        "dukungan_sumber_daya": [],
        "skema_pertanggungjawaban": [],
        "konsekuensi": [],
    }


def test_each_page_of_people_knows_its_neighbours_and_how_many_there_are(cast, monkeypatch):
    monkeypatch.setattr("kinerja.planning.queries.lists.PAGE", 2)
    five = Employee.objects.filter(name__in=["Agus", "Budi", "Joko", "Rina", "Sari"])
    rows = five.order_by("name", "pk")

    first = queries.page_of(rows)
    second = queries.page_of(rows, after=first.after)
    third = queries.page_of(rows, after=second.after)
    back = queries.page_of(rows, before=third.before)

    shown = [[one.name for one in page.rows] for page in (first, second, third, back)]
    assert shown == [["Agus", "Budi"], ["Joko", "Rina"], ["Sari"], ["Joko", "Rina"]]
    assert [page.count for page in (first, second, third, back)] == [5] * 4
    assert [bool(page.before) for page in (first, second, third, back)] == [False, True, True, True]
    assert [bool(page.after) for page in (first, second, third, back)] == [True, True, False, True]
    assert queries.page_of(rows.none()).count == 0
