from io import BytesIO

import pytest
from django.urls import reverse
from python_calamine import CalamineWorkbook

from kinerja.audit.models import Event
from kinerja.credits import actions
from kinerja.credits.models import CreditAddition, CreditConversion, CreditStatement
from tests.credits.conftest import evaluated
from tests.factories import (
    NOW,
    CreditAdditionFactory,
    PlacementFactory,
    PositionFactory,
    ReportingLineFactory,
)


def page(name, *args):
    return reverse(f"credits:{name}", args=[getattr(arg, "pk", arg) for arg in args])


def colleagues(cast, period, number):
    """More people of Sari's, each with a year to convert."""
    for n in range(number):
        place = PlacementFactory(
            position=PositionFactory(unit=cast.field, title=f"Sanitarian {n} Ahli Pertama")
        )
        place.employee.placements.update(period=cast.budi.placements.get().period)
        ReportingLineFactory(employee=place.employee, appraiser=cast.sari, superior=cast.joko)
        evaluated(place.employee, period, cast.sari, unit=cast.field)


# The account


def test_the_account_explains_each_step(client, cast, year):
    actions.convert_evaluation(year, by=cast.sari.user, at=NOW)
    client.force_login(cast.budi.user)

    response = client.get(page("mine"))

    account = response.context["account"]
    assert [(one.title, one.words) for one in account.steps] == [
        ("Baik, 1 Januari 2025 sampai 31 Desember 2025", "100% × 12,5 = 12,5")
    ]
    assert "12,5 angka kredit pada jenjang Ahli Pertama." in response.content.decode()
    assert account.rule.version in response.content.decode()


def test_what_waits_is_named_with_its_reason(client, cast, year):
    client.force_login(cast.budi.user)

    response = client.get(page("mine"))

    assert "Menunggu pejabat penilai menetapkan konversi." in response.content.decode()


def test_a_leader_reads_that_he_has_none(client, cast):
    client.force_login(cast.sari.user)

    response = client.get(page("mine"))

    assert "Angka kredit hanya untuk jabatan fungsional." in response.content.decode()


@pytest.mark.parametrize("rows", [1, 3])
def test_account_queries_do_not_grow(client, cast, year, rows, django_assert_num_queries):
    for source in ["dasar", "jf_lama", "penyesuaian"][:rows]:
        CreditAdditionFactory(employee=cast.budi, source=source)
    client.force_login(cast.budi.user)

    with django_assert_num_queries(7):
        client.get(page("mine"))
    client.force_login(cast.ratna.user)
    with django_assert_num_queries(8):
        client.get(page("person", cast.budi))
    with django_assert_num_queries(8):
        client.get(page("statement_new", cast.budi))


# Conversion


def test_the_penilai_converts_the_chosen(client, cast, year):
    client.force_login(cast.sari.user)

    shown = client.get(page("to_convert"))
    response = client.post(page("convert"), {"evaluasi": [year.pk]})

    assert [one.evaluation for one in shown.context["ready"]] == [year]
    assert response["Location"] == page("to_convert")
    assert CreditConversion.objects.get().evaluation == year
    assert client.get(page("to_convert")).context["ready"] == []


def test_what_is_not_mine_is_not_converted(client, cast, year):
    client.force_login(cast.joko.user)

    assert client.post(page("convert"), {"evaluasi": [year.pk]}).status_code == 404
    assert not CreditConversion.objects.exists()


@pytest.mark.parametrize("nonsense", ["x", "9" * 30, ""])
def test_nonsense_is_not_found(client, cast, year, nonsense):
    client.force_login(cast.sari.user)

    assert client.post(page("convert"), {"evaluasi": nonsense}).status_code == 404


@pytest.mark.parametrize("rows", [1, 3])
def test_conversion_list_queries_do_not_grow(client, cast, year, rows, django_assert_num_queries):
    colleagues(cast, year.period, rows - 1)
    client.force_login(cast.sari.user)

    with django_assert_num_queries(6):
        response = client.get(page("to_convert"))

    assert len(response.context["ready"]) == rows


def test_the_penilai_converts_page_by_page(client, cast, year, monkeypatch):
    monkeypatch.setattr("kinerja.credits.queries.facts.PAGE_SIZE", 2)
    colleagues(cast, year.period, 3)
    client.force_login(cast.sari.user)

    first = client.get(page("to_convert"))
    address = f"{page('to_convert')}?setelah={first.context['page'].next_after}"
    second = client.get(address)
    names = [one.evaluation.skp.employee.name for one in first.context["ready"]]
    names += [one.evaluation.skp.employee.name for one in second.context["ready"]]
    chosen = [one.evaluation.pk for one in second.context["ready"]]
    after = second.context["after"]
    response = client.post(page("convert"), {"evaluasi": chosen, "setelah": after})

    assert "2 dari 4 predikat ada di halaman ini." in first.content.decode()
    assert f'href="?setelah={after}"' in first.content.decode()
    assert f'name="setelah" value="{after}"' in second.content.decode()
    assert (len(set(names)), names) == (4, sorted(names))
    assert second.context["page"].next_after == ""
    assert response["Location"] == address
    assert sorted(CreditConversion.objects.values_list("evaluation", flat=True)) == sorted(chosen)


def test_a_short_list_does_not_speak_of_pages(client, cast, year):
    client.force_login(cast.sari.user)

    body = client.get(page("to_convert"), {"setelah": '"><b>'}).content.decode()

    assert ("di halaman ini" in body, 'name="setelah" value=""' in body) == (False, True)


def test_after_converting_a_strange_place_in_the_list_is_forgotten(client, cast, year):
    client.force_login(cast.sari.user)

    response = client.post(page("convert"), {"evaluasi": [year.pk], "setelah": "//x"})

    assert response["Location"] == page("to_convert")


def test_who_signed_and_who_rates_today_both_convert(client, cast, year):
    """Sari signed; Joko rates Budi from today on."""
    cast.budi.lines_up.filter(appraiser=cast.sari).update(appraiser=cast.joko, superior=None)

    for who in (cast.sari, cast.joko):
        client.force_login(who.user)
        [one] = client.get(page("to_convert")).context["ready"]
        assert one.evaluation == year


# Records


@pytest.mark.parametrize("rows", [1, 3])
def test_register_queries_do_not_grow(client, cast, year, rows, django_assert_num_queries):
    colleagues(cast, year.period, rows - 1)
    client.force_login(cast.ratna.user)

    with django_assert_num_queries(3):
        client.get(page("register"))


def test_the_list_filters_by_jenjang_unit_and_state(client, cast, year):
    actions.convert_evaluation(year, by=cast.sari.user, at=NOW)
    CreditAdditionFactory(employee=cast.budi, credit=90)
    client.force_login(cast.ratna.user)

    def names(**wanted):
        rows = client.get(page("register"), wanted).context["rows"]
        return [row.placement.employee.name for row in rows]

    assert names() == ["Agus", "Budi", "Opi", "Rina", "Umi", "Wayan"]
    assert names(jenjang="ahli_muda") == ["Agus", "Opi"]
    assert names(unit="Kesmas") == ["Budi", "Rina"]
    assert names(keadaan="cukup") == ["Budi"]
    assert names(keadaan="nol", unit="Kesmas") == ["Rina"]


def test_hr_of_an_office_lists_its_own_people(client, cast, year):
    client.force_login(cast.umi.user)

    rows = client.get(page("register")).context["rows"]

    assert [row.placement.employee.name for row in rows] == ["Budi", "Rina", "Umi"]


def test_the_list_goes_on_after_its_last_row(client, cast, year):
    client.force_login(cast.ratna.user)
    first = client.get(page("register")).context["rows"][0]

    rows = client.get(page("register"), {"setelah": first.placement.pk}).context["rows"]

    assert [row.placement.employee.name for row in rows] == ["Budi", "Opi", "Rina", "Umi", "Wayan"]


def test_the_workbook_holds_what_the_list_shows(client, cast, year):
    actions.convert_evaluation(year, by=cast.sari.user, at=NOW)
    client.force_login(cast.ratna.user)

    response = client.post(page("export"), {"unit": "Kesmas"})

    sheet = CalamineWorkbook.from_filelike(BytesIO(response.content)).get_sheet_by_index(0)
    rows = sheet.to_python()
    assert rows[1][1:8] == [
        cast.budi.nip,
        "Budi",
        "III/b",
        "Epidemiolog Ahli Pertama",
        "Bidang Kesmas",
        "Ahli Pertama",
        12.5,
    ]
    assert Event.objects.last().kind == "credits.register_exported"


def test_hr_records_and_withdraws_an_addition(client, cast, year):
    client.force_login(cast.umi.user)
    sent = {"source": "dasar", "credit": "50,5", "basis": "PAK 1/2023", "valid_on": "2023-12-20"}

    response = client.post(page("addition_new", cast.budi), sent)

    addition = CreditAddition.objects.get()
    assert response["Location"] == page("person", cast.budi)
    assert str(addition.credit) == "50.500000"
    client.post(page("addition_withdraw", addition))
    addition.refresh_from_db()
    assert addition.withdrawn_by == cast.umi.user


@pytest.mark.parametrize(
    ("sent", "field"),
    [
        ({"source": "pendidikan"}, "diploma"),
        ({"source": "dasar", "diploma": "s2", "credit": "1"}, "diploma"),
        ({"source": "dasar"}, "credit"),
    ],
)
def test_an_incomplete_addition_says_what_is_missing(client, cast, year, sent, field):
    client.force_login(cast.umi.user)

    response = client.post(
        page("addition_new", cast.budi), {"basis": "PAK", "valid_on": "2026-01-01", **sent}
    )

    assert response.status_code == 422
    assert list(response.context["form"].errors) == [field]


def test_a_refused_addition_goes_back_to_the_form(client, cast, year):
    CreditAdditionFactory(employee=cast.budi)
    client.force_login(cast.umi.user)

    response = client.post(
        page("addition_new", cast.budi),
        {"source": "dasar", "credit": "5", "basis": "PAK", "valid_on": "2026-01-01"},
    )

    assert response.context["form"].non_field_errors() == [
        "Perolehan ini sudah tercatat. Cabut yang lama bila keliru."
    ]


def test_the_agency_sets_the_pak_on_what_it_saw(client, cast, year):
    CreditAdditionFactory(employee=cast.budi)
    client.force_login(cast.ratna.user)
    shown = client.get(page("statement_new", cast.budi)).context["form"]

    response = client.post(
        page("statement_new", cast.budi),
        {"number": "800/1", "set_on": "2026-01-05", "seen_total": shown["seen_total"].value()},
    )

    assert response["Location"] == page("person", cast.budi)
    assert CreditStatement.objects.get().total == 50


def test_a_stale_pak_goes_back_with_the_reason(client, cast, year):
    CreditAdditionFactory(employee=cast.budi)
    client.force_login(cast.ratna.user)

    response = client.post(
        page("statement_new", cast.budi),
        {"number": "800/1", "set_on": "2026-01-05", "seen_total": "1"},
    )

    assert response.status_code == 422
    assert not CreditStatement.objects.exists()
