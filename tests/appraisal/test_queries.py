from datetime import UTC, date, datetime, timedelta

import pytest

from kinerja.appraisal import actions, queries, rules
from kinerja.organisation.models import Holiday
from tests.appraisal.conftest import evaluation_of, rate, sign
from tests.factories import (
    NOW,
    TODAY,
    EvaluationFactory,
    EvaluationPeriodFactory,
    OrganisationRatingFactory,
    SkpFactory,
)


def test_rv6_the_content_names_the_three_parties_and_what_was_reached(cast, ready):
    rate(ready, cast.sari)
    ready.refresh_from_db()

    content = queries.evaluation_content(ready, on=TODAY)

    assert content["format"] == "C.1.3"
    assert content["period"]["label"] == "Triwulan II 2026"
    assert content["employee"]["name"] == "Budi"
    assert content["appraiser"]["position"] == "Kepala Bidang Kesmas"
    assert content["superior"]["unit"] == "Dinas Kesehatan"
    assert content["organisation"]["label"] == "Baik"
    assert content["predikat_label"] == "Baik"
    assert content["results"][0]["indicators"][0]["realisation"] == "9 dari 12 laporan"
    assert [one["giver"] for one in content["results"][0]["feedback"]] == ["Sari"]
    assert len(content["behaviours"]) == 7
    assert len(content["behaviours"][0]["guides"]) == 3


def test_a_signed_content_does_not_follow_later_changes(cast, ready):
    rate(ready, cast.sari)
    signed = sign(ready, cast.sari)

    cast.budi.name = "Budi Baru"
    cast.budi.save()

    assert queries.evaluation_content(signed)["employee"]["name"] == "Budi"


def test_the_explanation_says_sentence_cell_rule_who_and_when(cast, ready):
    rate(ready, cast.sari, behaviour_rating="di_atas", behaviour_reason="Menjadi panutan.")
    signed = sign(ready, cast.sari)

    explained = queries.explanation(signed)

    assert explained.sentence == (
        "Hasil kerja sesuai ekspektasi dan perilaku kerja di atas ekspektasi, "
        "maka predikatnya Baik."
    )
    assert explained.cell == ("sesuai", "di_atas")
    assert explained.rule == rules.QUADRANTS[-1].version
    assert (explained.who, explained.when) == ("Sari", NOW)
    assert [one["value"] for one in explained.inputs] == [
        "Baik",
        "Sesuai ekspektasi",
        "Di atas ekspektasi",
    ]
    assert explained.inputs[2]["reason"] == "Menjadi panutan."
    assert explained.next_step == (
        "Pejabat penilai menyerahkan dokumen ini paling lambat 4 Agustus 2026."
    )


def handed_over(cast, ready, *, answered_after=None, is_final=False):
    if is_final:
        cast.sari.status = "pejabat_negara"
        cast.sari.save()
    rate(ready, cast.sari)
    sign(ready, cast.sari)
    row = actions.hand_over_evaluation(ready, by=cast.sari.user, at=NOW)
    if answered_after is None:
        return row
    return actions.acknowledge_evaluation(
        row,
        answer="menerima",
        note="",
        by=cast.budi.user,
        at=NOW + timedelta(days=answered_after),
    )


def test_the_deadlines_run_in_working_days(cast, ready):
    """Handed over Wed 15 July, received at the latest Sat 18 July: 14 working days."""
    row = handed_over(cast, ready)

    assert [(one.label, one.day) for one in queries.deadlines_of(row)] == [
        ("Diserahkan kepada pegawai", date(2026, 8, 4)),
        ("Ditandatangani dan dikembalikan pegawai", date(2026, 8, 6)),
        ("Keberatan paling lambat", date(2026, 8, 6)),
    ]


def test_rv8_confirmed_receipt_begins_the_clock_earlier(cast, ready):
    row = handed_over(cast, ready, answered_after=0)

    assert queries.deadlines_of(row)[-1].day == date(2026, 8, 4)


def test_a_holiday_moves_the_deadline(cast, ready):
    Holiday.objects.create(day=date(2026, 7, 20), name="Uji", kind="libur_nasional", basis="Uji")

    assert queries.deadlines_of(handed_over(cast, ready))[-1].day == date(2026, 8, 7)


def test_after_a_final_evaluation_nobody_speaks_of_objection(cast, ready):
    """TC-114: evaluations by the Kepala Daerah are final."""
    row = handed_over(cast, ready, is_final=True)

    assert len(queries.deadlines_of(row)) == 2
    assert queries.explanation(row).next_step == (
        "Pegawai membaca dan menanggapi paling lambat 6 Agustus 2026. "
        "Evaluasi oleh kepala daerah bersifat final."
    )


def test_otherwise_the_objection_and_its_last_day_are_named(cast, ready):
    assert queries.explanation(handed_over(cast, ready)).next_step == (
        "Pegawai membaca dan menanggapi paling lambat 6 Agustus 2026. "
        "Keberatan diajukan kepada atasan pejabat penilai (Joko) "
        "paling lambat 6 Agustus 2026."
    )


def test_my_people_say_where_each_one_stands(cast, period):
    ready = evaluation_of(cast, cast.budi, period)
    rate(ready, cast.sari, results_rating="di_bawah", results_reason="Jauh dari target.")

    people = queries.my_people(cast.sari.user, period, on=TODAY)

    assert [(one.name, one.word, one.predikat_label) for one in people] == [
        ("Budi", "Dinilai", "Butuh Perbaikan"),
        ("Rina", "SKP belum ditetapkan", ""),
    ]
    assert queries.distribution_of(people) == {"butuh_perbaikan": 1}


def test_the_new_penilai_sees_what_the_former_one_signed(cast, ready, period):
    rate(ready, cast.sari)
    sign(ready, cast.sari)
    new = SkpFactory(placement=cast.rina.placements.get(), agreed=True, appraiser=cast.sari)
    EvaluationFactory(skp=new, period=period, appraiser=cast.tono, unit=cast.office, signed=True)

    people = queries.my_people(cast.sari.user, period, on=TODAY)

    assert [one.word for one in people] == ["Ditandatangani", "Ditandatangani"]


def test_the_current_period_is_the_open_one_that_closes_first(period):
    year = EvaluationPeriodFactory(
        kind="tahun",
        number=1,
        starts_on=date(2026, 1, 1),
        ends_on=date(2026, 12, 31),
        opens_on=date(2026, 7, 1),
        due_on=date(2026, 7, 20),
    )

    assert queries.current_period(on=TODAY) == year
    assert queries.current_period(on=date(2026, 7, 21)) == period
    assert queries.current_period(on=date(2026, 1, 1)) is None
    assert queries.current_period(on=date(2027, 1, 1)) == period  # it closed last
    year.due_on = period.due_on
    assert queries.current_of([period, year], on=TODAY) == year
    assert queries.current_of([period, year], on=date(2027, 1, 1)) == year


def test_rv3_the_annual_evaluation_shows_the_periodic_ones_and_averages_none(cast, ready):
    rate(ready, cast.sari)
    sign(ready, cast.sari)
    year = EvaluationPeriodFactory(
        kind="tahun",
        number=1,
        starts_on=date(2026, 1, 1),
        ends_on=date(2026, 12, 31),
        opens_on=date(2026, 7, 1),
        due_on=date(2026, 7, 31),
    )
    annual = EvaluationFactory(skp=ready.skp, period=year, unit=cast.field, appraiser=cast.sari)

    assert list(queries.periodic_of_year(annual)) == [ready]
    assert list(queries.periodic_of_year(ready)) == []


@pytest.mark.parametrize(("who", "units"), [("joko", ["field"]), ("sari", []), ("wayan", [])])
def test_one_sets_the_predikat_of_the_units_right_below(cast, who, units):
    assert queries.units_to_rate(getattr(cast, who).user, on=TODAY) == [
        getattr(cast, unit) for unit in units
    ]


def test_a_unit_below_a_vacant_one_is_rated_by_the_next_head_above(cast):
    cast.sari.placements.all().delete()
    below = type(cast.field).objects.create(
        code="DINKES.B1.S1",
        name="Seksi Gizi",
        kind="seksi",
        parent=cast.field,
        path=f"{cast.field.path}DINKES.B1.S1/",
    )

    assert queries.units_to_rate(cast.joko.user, on=TODAY) == [cast.field, below]


def test_the_rekap_has_the_columns_of_e_kinerja(cast, ready):
    rate(ready, cast.sari, results_rating="di_atas", results_reason="Melampaui.")
    signed = sign(ready, cast.sari)

    rows = list(queries.rekap(queries.register(type(signed).objects.all())))

    assert queries.REKAP_COLUMNS[7:] == ("Keterangan",)
    assert rows == [
        (
            1,
            cast.budi.nip,
            "Budi",
            "Epidemiolog Ahli Pertama",
            "Diatas Ekspektasi",
            "Sesuai Ekspektasi",
            "Baik",
            "",
        )
    ]


def test_the_register_filters_by_unit_status_and_predikat(cast, ready, period):
    rate(ready, cast.sari)
    signed = sign(ready, cast.sari)
    everything = type(signed).objects.all()

    for wanted in (
        {"unit": "dinas kesehatan"},
        {"unit": "kesmas"},
        {"status": "ditandatangani"},
        {"predikat": "baik"},
        {"periode": period},
    ):
        assert list(queries.register(everything, **wanted)) == [signed]
    for wanted in ({"unit": "lingkungan"}, {"status": "diterima"}, {"predikat": "kurang"}):
        assert list(queries.register(everything, **wanted)) == []


@pytest.mark.parametrize("paged", [queries.register_page, queries.page_of_office])
def test_the_register_goes_on_where_the_page_ended(cast, paged):
    for number in range(1, 4):
        EvaluationFactory(
            skp=SkpFactory(agreed=True, appraiser=cast.sari),
            period=EvaluationPeriodFactory(number=number),
            appraiser=cast.sari,
            signed=True,
        )
    rows = queries.register(EvaluationFactory._meta.model.objects.all())

    first = paged(rows, size=2)
    second = paged(rows, after=first.next_after, size=2)

    assert (first.count, second.count) == (3, 3)
    assert [one["pk"] for one in first.rows + second.rows] == [one.pk for one in rows]
    skp = rows[0].skp
    assert first.rows[0] == {
        "pk": rows[0].pk,
        "period": rows[0].period.label,
        "name": skp.employee.full_name,
        "nip": skp.employee.nip,
        "position": skp.placement.position.title,
        "unit": skp.placement.position.unit.name,
        "results": "Sesuai ekspektasi",
        "behaviour": "Sesuai ekspektasi",
        "predikat": "Baik",
        "word": "Ditandatangani penilai",
        "tone": "info",
    }
    assert second.next_after == ""


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ({"delivered": True}, ("Diserahkan kepada pegawai", "info")),
        ({"delivered": True, "contest": "dalam_keberatan"}, ("Dalam keberatan", "warn")),
        ({"delivered": True, "contest": "dikuatkan"}, ("Diserahkan kepada pegawai", "info")),
        (
            {
                "delivered": True,
                "status": "diterima",
                "acknowledged_at": NOW,
                "acknowledgement": "menerima",
            },
            ("Diterima pegawai", "ok"),
        ),
    ],
)
def test_the_register_says_where_each_stands(cast, words, shown):
    if "acknowledged_at" in words:
        words["acknowledged_by"] = cast.budi.user
    EvaluationFactory(**words)

    [row] = queries.register_page(
        queries.register(EvaluationFactory._meta.model.objects.all())
    ).rows

    assert (row["word"], row["tone"]) == shown


def test_only_feedback_and_notes_of_the_period_are_material(cast, ready):
    result = ready.skp.results.get()
    result.progress.update(on=date(2026, 3, 31))
    result.feedback.update(given_at=datetime(2026, 3, 31, 3, tzinfo=UTC))

    material = queries.material_of(ready)

    assert (material.results[0].has_realisation, material.feedback) == (False, [])


def test_the_rating_of_the_unit_one_leads_is_found(cast, period):
    rating = OrganisationRatingFactory(unit=cast.field, period=period)

    assert queries.rating_of_my_unit(cast.sari.user, period, on=TODAY) == rating
    assert queries.rating_of_my_unit(cast.budi.user, period, on=TODAY) is None
