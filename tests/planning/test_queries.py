"""Questions about plans."""

from datetime import date

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
