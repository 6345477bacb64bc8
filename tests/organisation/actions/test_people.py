from datetime import date

import pytest

from kinerja.accounts.models import Invitation
from kinerja.audit.models import Event
from kinerja.lib.periods import last_day
from kinerja.lib.refusals import Refused
from kinerja.organisation import actions, queries
from tests.factories import NOW, TODAY, EmployeeFactory, PositionFactory

NIP = "199001152015031999"


def hire(cast, **changes):
    given = {"nip": NIP, "name": "Dewi", "status": "pns", "by": cast.ratna.user, "at": NOW}
    return actions.hire_employee(**(given | changes))


def test_a_hired_person_is_stored_with_a_clean_nip(cast):
    employee = hire(cast, nip="19900115 201503 1 999")

    assert (employee.nip, employee.user) == (NIP, None)
    assert Event.objects.get().kind == "organisation.employee_hired"


def test_hiring_is_refused_with_the_reason(cast):
    with pytest.raises(Refused, match="NIP harus 18 angka; ini 3 karakter"):
        hire(cast, nip="123")
    with pytest.raises(Refused, match="sudah terdaftar"):
        hire(cast, nip=cast.budi.nip)
    with pytest.raises(Refused, match="Hanya Admin BKPSDM"):
        hire(cast, by=cast.umi.user)


def test_a_pejabat_negara_needs_no_nip(cast):
    assert hire(cast, nip="", status="pejabat_negara").nip is None


def test_a_move_in_july_ends_the_old_placement_in_june(cast):
    position = PositionFactory(unit=cast.other)

    actions.place_employee(
        cast.budi, position=position, first_day=date(2026, 7, 1), by=cast.ratna.user, at=NOW
    )

    june = queries.placement_of(cast.budi, on=date(2026, 6, 30))
    assert (june.position.unit, last_day(june.period)) == (cast.field, date(2026, 6, 30))
    assert queries.placement_of(cast.budi, on=date(2026, 7, 1)).position == position


def test_a_plt_post_leaves_the_definitive_placement(cast):
    head = cast.sari.placements.get().position

    actions.place_employee(
        cast.tono, position=head, kind="plt", first_day=TODAY, by=cast.umi.user, at=NOW
    )

    assert queries.placement_of(cast.tono, on=TODAY).position.unit == cast.office
    assert [unit.pk for unit in queries.units_led_by(cast.tono, on=TODAY)] == [cast.field.pk]
    assert queries.head_of(cast.field, on=TODAY).employee == cast.sari


def test_a_plt_hands_the_post_over(cast):
    head = cast.sari.placements.get().position
    plt = actions.place_employee(
        cast.tono, position=head, kind="plt", first_day=TODAY, by=cast.umi.user, at=NOW
    )
    last = date(2026, 8, 31)

    actions.end_placement(plt, last_day=last, by=cast.umi.user, at=NOW)

    assert list(queries.units_led_by(cast.tono, on=last)) == [cast.field]
    assert list(queries.units_led_by(cast.tono, on=date(2026, 9, 1))) == []
    with pytest.raises(Refused, match="sudah berakhir"):
        actions.end_placement(plt, last_day=last, by=cast.umi.user, at=NOW)


def test_a_placement_does_not_end_before_it_began_nor_by_a_stranger(cast):
    placement = cast.budi.placements.get()

    with pytest.raises(Refused, match="mendahului tanggal mulai"):
        actions.end_placement(placement, last_day=date(2025, 12, 30), by=cast.umi.user, at=NOW)
    with pytest.raises(Refused, match="Hanya pengelola kepegawaian"):
        actions.end_placement(placement, last_day=TODAY, by=cast.sari.user, at=NOW)


def test_a_placement_before_the_current_one_is_refused(cast):
    with pytest.raises(Refused, match="Pilih tanggal yang lebih baru"):
        actions.place_employee(
            cast.budi,
            position=PositionFactory(),
            first_day=date(2025, 12, 1),
            by=cast.ratna.user,
            at=NOW,
        )


def test_a_closed_position_takes_nobody(cast):
    position = PositionFactory(is_active=False)

    with pytest.raises(Refused, match="sudah ditutup"):
        actions.place_employee(
            cast.budi, position=position, first_day=TODAY, by=cast.ratna.user, at=NOW
        )


def test_a_stranger_places_nobody(cast):
    with pytest.raises(Refused, match="Hanya pengelola kepegawaian"):
        actions.place_employee(
            cast.wayan, position=PositionFactory(), first_day=TODAY, by=cast.umi.user, at=NOW
        )


def test_hr_of_an_office_fills_only_its_own_posts(cast):
    head_elsewhere = PositionFactory(unit=cast.other, is_head=True)

    with pytest.raises(Refused, match="di luar unit yang Anda kelola"):
        actions.place_employee(
            cast.budi,
            position=head_elsewhere,
            kind="plt",
            first_day=TODAY,
            by=cast.umi.user,
            at=NOW,
        )

    assert queries.head_of(cast.other, on=TODAY) is None


def test_standing_changes_and_is_recorded(cast):
    actions.set_standing(cast.budi, standing="cltn", by=cast.umi.user, at=NOW)

    cast.budi.refresh_from_db()
    assert cast.budi.standing == "cltn"
    details = Event.objects.get().details
    assert (details["old"], details["new"]) == ("aktif", "cltn")


def test_positions_open_and_close(cast):
    position = actions.open_position(
        unit=cast.field, title="Sanitarian", kind="fungsional", by=cast.ratna.user, at=NOW
    )
    with pytest.raises(Refused, match="sudah memiliki jabatan"):
        actions.open_position(
            unit=cast.field, title="Sanitarian", kind="fungsional", by=cast.ratna.user, at=NOW
        )

    assert actions.close_position(position, by=cast.ratna.user, at=NOW).is_active is False
    with pytest.raises(Refused, match="masih dipegang"):
        actions.close_position(cast.budi.placements.get().position, by=cast.ratna.user, at=NOW)


def test_an_invitation_opens_an_account_nobody_can_guess(cast):
    dewi = EmployeeFactory(name="Dewi", user=None)

    token = actions.invite_employee(dewi, by=cast.ratna.user, at=NOW)

    dewi.refresh_from_db()
    assert (dewi.user.username, dewi.user.has_usable_password()) == (dewi.nip, False)
    assert token not in Invitation.objects.get().token_hash
    assert token not in str(list(Event.objects.values("details")))


def test_a_second_invitation_ends_the_first(cast):
    dewi = EmployeeFactory(user=None)
    actions.invite_employee(dewi, by=cast.ratna.user, at=NOW)

    actions.invite_employee(dewi, by=cast.ratna.user, at=NOW)

    assert Invitation.objects.filter(expires_at__gt=NOW).count() == 1


def test_who_can_sign_in_is_not_invited_and_strangers_invite_nobody(cast):
    cast.budi.user.set_password("rahasia panjang sekali")
    cast.budi.user.save()

    with pytest.raises(Refused, match="sudah memiliki akun"):
        actions.invite_employee(cast.budi, by=cast.ratna.user, at=NOW)
    with pytest.raises(Refused, match="Hanya pengelola kepegawaian"):
        actions.invite_employee(cast.wayan, by=cast.umi.user, at=NOW)
