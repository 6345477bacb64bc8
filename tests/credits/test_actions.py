from datetime import date, timedelta
from decimal import Decimal

import pgtrigger
import pytest

from kinerja.audit.models import Event
from kinerja.credits import actions, queries
from kinerja.credits.models import CreditAddition, CreditConversion, CreditStatement
from kinerja.lib.canonical import digest
from kinerja.lib.refusals import Refused, Stale
from kinerja.notifications.models import Message
from tests.credits.conftest import MARCH, annual, evaluated, in_post_since, quarter
from tests.factories import NOW, TODAY
from tests.organisation.factories import chosen


def convert(evaluation, cast, *, by="sari"):
    return actions.convert_evaluation(evaluation, by=getattr(cast, by).user, at=NOW)


def add(cast, *, by="umi", **changes):
    given = {"source": "dasar", "credit": Decimal(50), "basis": "PAK", "valid_on": TODAY}
    return actions.record_addition(cast.budi, by=getattr(cast, by).user, at=NOW, **given | changes)


def set_pak(cast, *, by="ratna", **changes):
    have = str(queries.account_of(cast.budi, on=TODAY).have)
    given = {"number": "800/1/2026", "set_on": TODAY, "seen_total": have}
    return actions.set_statement(cast.budi, by=getattr(cast, by).user, at=NOW, **given | changes)


# Conversion


def test_a_year_of_baik_becomes_twelve_and_a_half(cast, year):
    conversion = convert(year, cast)

    assert (conversion.months, conversion.percentage, conversion.credit) == (12, 100, 12.5)
    assert conversion.jenjang == "ahli_pertama"
    assert conversion.content["calculation"] == "100% × 12,5 = 12,5"
    assert digest(conversion.content) == conversion.content_digest
    assert Event.objects.get().kind == "credits.evaluation_converted"
    assert Message.objects.get().user == cast.budi.user


def test_papers_are_printed_with_the_decimals_of_their_day(cast, year):
    chosen(cast, "desimal-angka-kredit", 2, TODAY)
    first = evaluated(cast.budi, quarter(1, 2026), cast.sari, unit=cast.field)

    conversion = convert(first, cast)
    pak = set_pak(cast)

    assert conversion.content["credit_printed"] == "3,13"
    assert conversion.content["calculation"] == "3/12 × 100% × 12,5 = 3,13"
    assert conversion.credit == Decimal("3.125")
    assert pak.content["total_printed"] == pak.content["conversions"][0]["credit"] == "3,13"
    assert queries.account_of(cast.budi, on=TODAY).steps[-1].words == "3/12 × 100% × 12,5 = 3,13"
    chosen(cast, "desimal-angka-kredit", 3, TODAY + timedelta(days=1))
    assert queries.account_of(cast.budi, on=TODAY).steps[-1].words == "3/12 × 100% × 12,5 = 3,13"


@pytest.mark.parametrize("who", ["budi", "joko", "tono", "rina", "umi", "ratna", "agus", "wayan"])
def test_only_the_penilai_converts(cast, year, who):
    with pytest.raises(Refused):
        convert(year, cast, by=who)

    assert not CreditConversion.objects.exists()


def test_an_evaluation_is_converted_once(cast, year):
    convert(year, cast)

    with pytest.raises(Refused):
        convert(year, cast)


def test_nothing_is_converted_while_the_employee_may_still_object(cast, year):
    soon = evaluated(
        cast.rina,
        year.period,
        cast.sari,
        unit=cast.field,
        status="diserahkan",
        handed_over_at=NOW,
        signed_at=NOW,
        acknowledged_at=None,
        acknowledged_by=None,
        acknowledgement="",
    )

    with pytest.raises(Refused) as refused:
        convert(soon, cast)

    assert refused.value.reasons == [
        "Menunggu tanggapan pegawai, paling lama sampai 6 Agustus 2026."
    ]


def test_who_will_object_is_waited_for(cast, year):
    contested = evaluated(
        cast.rina,
        year.period,
        cast.sari,
        unit=cast.field,
        handed_over_at=NOW,
        signed_at=NOW,
        acknowledged_at=NOW,
        acknowledgement="keberatan",
    )

    with pytest.raises(Refused) as refused:
        convert(contested, cast)

    assert refused.value.reasons[0].startswith("Pegawai akan mengajukan keberatan.")


def test_the_year_takes_the_place_of_its_quarters(cast, year):
    first = convert(evaluated(cast.budi, quarter(1), cast.sari, unit=cast.field), cast)

    whole = convert(year, cast)
    first.refresh_from_db()

    assert (first.replaced_at, first.replaced_by) == (NOW, cast.sari.user)
    assert list(CreditConversion.objects.filter(replaced_at=None)) == [whole]
    assert queries.account_of(cast.budi, on=TODAY).have == Decimal("12.5")


def test_after_the_year_no_quarter_is_added(cast, year):
    convert(year, cast)
    late = evaluated(cast.budi, quarter(2), cast.sari, unit=cast.field)

    with pytest.raises(Refused) as refused:
        convert(late, cast)

    assert refused.value.reasons == [
        "Bulan ini sudah dikonversi: 1 Januari 2025 sampai 31 Desember 2025. "
        "Satu bulan hanya dihitung sekali."
    ]


def test_only_the_months_in_the_post_count(cast, year):
    in_post_since(cast.budi, date(2025, 3, 10))

    assert convert(year, cast).months == 9


def test_a_pelaksana_earns_nothing(cast, year):
    cast.budi.placements.get().position.__class__.objects.filter(
        pk=cast.budi.placements.get().position_id
    ).update(kind="pelaksana")

    with pytest.raises(Refused):
        convert(year, cast)


def test_a_pppk_earns_nothing(cast, year):
    type(cast.budi).objects.filter(pk=cast.budi.pk).update(status="pppk")

    with pytest.raises(Refused):
        convert(year, cast)


# Additions


def test_hr_records_the_base_once(cast, year):
    addition = add(cast)

    assert (addition.credit, addition.jenjang) == (50, "ahli_pertama")
    assert Event.objects.get().kind == "credits.addition_recorded"
    with pytest.raises(Refused):
        add(cast)


def test_tc_11_the_diploma_is_calculated_and_counts_once(cast, year):
    addition = add(cast, source="pendidikan", diploma="s2", credit=Decimal(999))

    assert addition.credit == Decimal("12.5")
    with pytest.raises(Refused):
        add(cast, source="pendidikan", diploma="s2")


@pytest.mark.parametrize("who", ["budi", "sari", "joko", "rina", "agus", "opi", "wayan"])
def test_others_record_and_withdraw_nothing(cast, year, who):
    with pytest.raises(Refused):
        add(cast, by=who)

    addition = add(cast)
    with pytest.raises(Refused):
        actions.withdraw_addition(addition, by=getattr(cast, who).user, at=NOW)


def test_without_a_jabatan_fungsional_nothing_is_recorded(cast):
    with pytest.raises(Refused):
        actions.record_addition(
            cast.sari,
            source="dasar",
            credit=Decimal(50),
            basis="PAK",
            valid_on=TODAY,
            by=cast.umi.user,
            at=NOW,
        )


def test_a_withdrawn_addition_stays_and_may_be_recorded_again(cast, year):
    addition = add(cast)

    actions.withdraw_addition(addition, by=cast.umi.user, at=NOW)

    assert queries.account_of(cast.budi, on=TODAY).have == 0
    add(cast, credit=Decimal(45))
    assert CreditAddition.objects.count() == 2
    with pytest.raises(Refused):
        actions.withdraw_addition(addition, by=cast.umi.user, at=NOW)


# PAK


def test_the_pak_seals_what_was_shown(cast, year):
    convert(year, cast)
    add(cast, credit=Decimal(90))

    statement = set_pak(cast)

    assert statement.total == Decimal("102.5")
    assert [line["sum"] for line in statement.content["lines"]] == ["90", "0", "0", "12,5", "0"]
    assert statement.content["conclusion"] == (
        "Dapat dipertimbangkan untuk kenaikan jenjang ke Ahli Muda."
    )
    assert digest(statement.content) == statement.content_digest
    assert Event.objects.last().kind == "credits.statement_set"
    assert Message.objects.last().text == "Angka kredit Anda ditetapkan dengan PAK 800/1/2026."


def test_the_next_pak_puts_the_last_one_under_lama(cast, year):
    convert(year, cast)
    set_pak(cast)
    convert(evaluated(cast.budi, annual(2024), cast.sari, unit=cast.field), cast)

    second = set_pak(cast, number="800/2/2026")

    line = second.content["lines"][3]
    assert (line["old"], line["new"], line["sum"]) == ("12,5", "12,5", "25")


@pytest.mark.parametrize("who", ["budi", "sari", "joko", "umi", "agus", "opi", "wayan"])
def test_only_the_agency_sets_the_pak(cast, year, who):
    convert(year, cast)

    with pytest.raises(Refused):
        set_pak(cast, by=who)


def test_a_pak_on_another_total_is_stale(cast, year):
    convert(year, cast)

    with pytest.raises(Stale):
        set_pak(cast, seen_total="1")


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"set_on": date(2026, 7, 16)}, "Tanggal penetapan tidak boleh di masa depan."),
        ({"number": "800/0/2026"}, "Nomor 800/0/2026 sudah dipakai PAK lain."),
    ],
)
def test_a_pak_needs_a_past_day_and_its_own_number(cast, year, changes, reason):
    convert(year, cast)
    set_pak(cast, number="800/0/2026")

    with pytest.raises(Refused) as refused:
        set_pak(cast, **changes)

    assert refused.value.reasons == [reason]


def test_without_credit_there_is_no_pak(cast, year):
    with pytest.raises(Refused):
        set_pak(cast)

    assert not CreditStatement.objects.exists()


def test_tc_10_after_a_new_jenjang_the_account_begins_from_zero(cast, year):
    convert(year, cast)
    place = cast.budi.placements.get()
    type(place.position).objects.filter(pk=place.position_id).update(title="Epidemiolog Ahli Muda")

    account = queries.account_of(cast.budi, on=TODAY)

    assert (account.have, [one.credit for one in account.earlier]) == (0, [Decimal("12.5")])


def test_the_export_is_remembered(cast):
    actions.record_export(by=cast.ratna.user, at=MARCH, rows=3, wanted={"unit": "Dinkes"})

    assert Event.objects.get().details["rows"] == 3


def test_what_an_objection_changed_gives_way_to_the_new_predikat(cast, year):
    first = convert(year, cast)
    with pgtrigger.ignore():
        type(year).objects.filter(pk=year.pk).update(contest="diubah")
        better = evaluated(
            cast.budi, year.period, cast.sari, unit=cast.field, predikat="sangat_baik"
        )

    second = convert(better, cast)
    first.refresh_from_db()

    assert (first.replaced_by, second.credit) == (cast.sari.user, Decimal("18.75"))
    assert queries.account_of(cast.budi, on=TODAY).have == Decimal("18.75")
