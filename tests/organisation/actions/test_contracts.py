from datetime import date

import pytest

from kinerja.audit.models import Event
from kinerja.lib.refusals import Refused
from kinerja.notifications.models import Message
from kinerja.organisation import actions, queries
from kinerja.organisation.models import Employee, WorkContract
from tests.factories import NOW, EmployeeFactory
from tests.organisation.factories import WorkContractFactory, as_pppk

YEAR = {"first_day": date(2026, 3, 1), "last_day": date(2027, 2, 28), "basis": "810/1/2026"}


def recorded(cast, **changes):
    return actions.record_contract(cast.budi, **YEAR | {"by": cast.umi.user, "at": NOW} | changes)


def test_hr_records_a_contract_and_the_person_hears_of_it(cast):
    as_pppk(cast.budi)

    contract = recorded(cast)

    assert (contract.first_day, contract.last_day) == (date(2026, 3, 1), date(2027, 2, 28))
    assert (contract.recorded_by, contract.recorded_at) == (cast.umi.user, NOW)
    assert Event.objects.get().kind == "organisation.contract_recorded"
    assert Message.objects.get().user == cast.budi.user
    assert Message.objects.get().text == (
        "Perjanjian kerja Anda dicatat: 1 Maret 2026 sampai 28 Februari 2027. Periksa tanggalnya."
    )


def test_an_extension_follows_on_the_next_day(cast):
    as_pppk(cast.budi)
    recorded(cast)

    recorded(cast, first_day=date(2027, 3, 1), last_day=date(2028, 2, 29))

    person = queries.with_contract_end(Employee.objects.filter(pk=cast.budi.pk)).get()
    assert person.contract_ends == date(2028, 2, 29)


def test_the_same_contract_sent_twice_stands_once(cast):
    as_pppk(cast.budi)
    recorded(cast)

    with pytest.raises(Refused, match="Sudah ada perjanjian kerja 1 Maret 2026"):
        recorded(cast)

    assert WorkContract.objects.count() == 1


def test_only_a_pppk_has_one(cast):
    with pytest.raises(Refused, match="hanya dimiliki PPPK"):
        recorded(cast)


def test_a_short_one_needs_its_reason(cast):
    as_pppk(cast.budi)

    with pytest.raises(Refused, match="paling singkat satu tahun"):
        recorded(cast, last_day=date(2026, 8, 31))
    contract = recorded(
        cast, last_day=date(2026, 8, 31), shorter_because="Batas usia pensiun 1 September 2026."
    )

    assert contract.shorter_because == "Batas usia pensiun 1 September 2026."


def test_the_age_is_read_from_the_nip_if_it_can_be(cast):
    as_pppk(cast.budi)
    broken = EmployeeFactory(nip="999999999999999999", status="pppk", user=None)
    far = {"last_day": date(2060, 1, 1)}

    with pytest.raises(Refused, match="melewati usia 65 tahun"):
        recorded(cast, **far)

    given = YEAR | far | {"by": cast.ratna.user, "at": NOW}
    assert actions.record_contract(broken, **given).employee == broken


@pytest.mark.parametrize("who", ["budi", "sari", "joko", "rina", "agus", "opi"])
def test_who_does_not_keep_the_records_neither_records_nor_withdraws(cast, who):
    as_pppk(cast.budi)
    contract = WorkContractFactory(employee=cast.budi)
    by = getattr(cast, who).user

    with pytest.raises(Refused, match="hanya dicatat pengelola kepegawaian"):
        recorded(cast, by=by)
    with pytest.raises(Refused, match="hanya dicatat pengelola kepegawaian"):
        actions.withdraw_contract(contract, by=by, at=NOW)

    assert not Event.objects.exists()


@pytest.mark.parametrize("who", ["umi", "ratna"])
def test_nobody_keeps_his_own(cast, who):
    me = getattr(cast, who)
    as_pppk(me)
    contract = WorkContractFactory(employee=me)

    with pytest.raises(Refused, match="bukan miliknya sendiri"):
        actions.record_contract(me, **YEAR, by=me.user, at=NOW)
    with pytest.raises(Refused, match="bukan miliknya sendiri"):
        actions.withdraw_contract(contract, by=me.user, at=NOW)


def test_another_office_is_not_umis(cast):
    as_pppk(cast.wayan)

    with pytest.raises(Refused, match="hanya dicatat pengelola kepegawaian"):
        actions.record_contract(cast.wayan, **YEAR, by=cast.umi.user, at=NOW)


def test_a_withdrawn_one_stays_in_the_history_and_makes_room(cast):
    as_pppk(cast.budi)
    wrong = recorded(cast, first_day=date(2026, 1, 1))

    actions.withdraw_contract(wrong, by=cast.umi.user, at=NOW)
    right = recorded(cast)

    assert queries.contracts_of(cast.budi) == [right, wrong]
    assert list(queries.standing_contracts()) == [right]
    wrong.refresh_from_db()
    assert (wrong.withdrawn_at, wrong.withdrawn_by) == (NOW, cast.umi.user)
    kinds = Event.objects.filter(stream=f"organisation.workcontract:{wrong.pk}")
    assert list(kinds.order_by("sequence").values_list("kind", flat=True)) == [
        "organisation.contract_recorded",
        "organisation.contract_withdrawn",
    ]
    assert Message.objects.filter(text__contains="dicabut").count() == 1


def test_nothing_is_withdrawn_twice(cast):
    as_pppk(cast.budi)
    contract = recorded(cast)
    actions.withdraw_contract(contract, by=cast.umi.user, at=NOW)

    with pytest.raises(Refused, match="sudah dicabut"):
        actions.withdraw_contract(contract, by=cast.ratna.user, at=NOW)
