"""Dividing roles: each act changes, records, refuses."""

import pytest

from kinerja.audit.models import Event
from kinerja.lib.refusals import Refused, Stale
from kinerja.notifications.models import Message
from kinerja.organisation.models import ReportingLine
from kinerja.planning import actions
from tests.factories import (
    NOW,
    IndicatorFactory,
    MatrixRoleFactory,
    MatrixRowFactory,
    SkpFactory,
    StrategyFactory,
    WorkResultFactory,
)


@pytest.fixture
def saris(cast):
    """The plan of Sari, Budi's penilai, with one result."""
    skp = SkpFactory(placement=cast.sari.placements.get())
    IndicatorFactory(result=WorkResultFactory(skp=skp, statement="Tengkes menurun"))
    return skp


@pytest.fixture
def jokos(cast):
    """The plan of Joko, who leads but is not Budi's penilai."""
    skp = SkpFactory(placement=cast.joko.placements.get(), kind="jpt_ukm")
    IndicatorFactory(result=WorkResultFactory(skp=skp), aspect="", perspective="anggaran")
    return skp


def role(**changes):
    return {"statement": "Balita diukur", "method": "wilayah", "control": "tinggi", **changes}


def save(row, column, who, *, revision=0, **changes):
    roles = {column: role(**changes)}
    return actions.save_roles(row, roles=roles, revision=revision, by=who.user, at=NOW)


def appoint(plan, employee, who):
    return actions.appoint_members(plan, employees=[employee], by=who.user, at=NOW)[0]


def answer(row, act, who, **more):
    return actions.answer_assignment(row, act=act, by=who.user, at=NOW, **more)


def last_kind():
    return Event.objects.latest("pk").kind


# --- assignments


def test_the_penilai_appoints_at_once(cast, saris):
    row = appoint(saris, cast.budi, cast.sari)

    assert (row.status, row.origin, last_kind()) == (
        "berlaku",
        "penunjukan",
        "planning.member_appointed",
    )


def test_another_leaders_appointment_waits_for_the_penilai(cast, jokos):
    row = appoint(jokos, cast.budi, cast.joko)

    assert row.status == "menunggu"
    assert Message.objects.get(user=cast.sari.user).kind == "planning.assignment_waits"
    row = answer(row, "approve", cast.sari)
    assert (row.status, row.approved_by, row.approved_at) == ("berlaku", cast.sari.user, NOW)
    assert last_kind() == "planning.assignment_answered"


def test_the_penilai_refuses_with_a_reason(cast, jokos):
    row = appoint(jokos, cast.budi, cast.joko)

    with pytest.raises(Refused, match="Tulis alasan penolakannya"):
        answer(row, "refuse", cast.sari)
    row = answer(row, "refuse", cast.sari, reason="Beban kerja penuh")
    assert (row.status, row.reason, row.approved_at) == ("ditolak", "Beban kerja penuh", None)
    with pytest.raises(Refused, match="sudah dijawab"):
        answer(row, "approve", cast.sari)


@pytest.mark.parametrize("who", ["joko", "budi", "tono", "ratna"])
def test_only_the_penilai_approves(cast, jokos, who):
    row = appoint(jokos, cast.budi, cast.joko)

    with pytest.raises(Refused, match="bukan wewenang Anda"):
        answer(row, "approve", getattr(cast, who))


@pytest.mark.parametrize("who", ["budi", "joko", "ratna"])
def test_only_the_owner_divides(cast, saris, who):
    row = appoint(saris, cast.budi, cast.sari)

    with pytest.raises(Refused, match="Hanya pemilik SKP ini"):
        appoint(saris, cast.rina, getattr(cast, who))
    with pytest.raises(Refused, match="Hanya pemilik SKP ini"):
        actions.end_assignment(row, by=getattr(cast, who).user, at=NOW)


def test_nobody_has_two_rows_and_the_owner_none(cast, saris):
    appoint(saris, cast.budi, cast.sari)

    with pytest.raises(Refused, match="sudah ada pada matriks ini"):
        appoint(saris, cast.budi, cast.sari)
    with pytest.raises(Refused, match="tidak menjadi anggota"):
        appoint(saris, cast.sari, cast.sari)


def test_an_ended_assignment_may_begin_again(cast, saris):
    row = actions.end_assignment(appoint(saris, cast.budi, cast.sari), by=cast.sari.user, at=NOW)

    assert (row.status, last_kind()) == ("berakhir", "planning.assignment_ended")
    assert appoint(saris, cast.budi, cast.sari).status == "berlaku"
    with pytest.raises(Refused, match="sudah dijawab"):
        actions.end_assignment(row, by=cast.sari.user, at=NOW)


def test_somebody_volunteers_and_both_agree(cast, jokos):
    strategy = StrategyFactory(plan=jokos, takes_volunteers=True)

    row = actions.ask_to_join(
        strategy, employee=cast.budi, reason="Bisa mengolah data", by=cast.budi.user, at=NOW
    )

    assert (row.status, row.origin, last_kind()) == ("diminta", "sukarela", "planning.volunteered")
    assert Message.objects.get(user=cast.joko.user).kind == "planning.volunteered"
    with pytest.raises(Refused, match="bukan wewenang Anda"):
        answer(row, "accept", cast.sari)
    assert answer(row, "accept", cast.joko).status == "menunggu"
    assert answer(row, "approve", cast.sari).status == "berlaku"


def test_a_volunteer_for_ones_own_penilai_needs_no_second_word(cast, saris):
    strategy = StrategyFactory(plan=saris, takes_volunteers=True)
    row = actions.ask_to_join(strategy, employee=cast.budi, reason="Mau", by=cast.budi.user, at=NOW)

    assert answer(row, "accept", cast.sari).status == "berlaku"


def test_volunteering_is_ones_own_and_only_where_it_is_asked_for(cast, jokos):
    closed = StrategyFactory(plan=jokos)
    opened = StrategyFactory(plan=jokos, takes_volunteers=True)

    with pytest.raises(Refused, match="tidak menerima sukarelawan"):
        actions.ask_to_join(closed, employee=cast.budi, reason="x", by=cast.budi.user, at=NOW)
    with pytest.raises(Refused, match="Hanya pegawai sendiri"):
        actions.ask_to_join(opened, employee=cast.budi, reason="x", by=cast.sari.user, at=NOW)
    with pytest.raises(Refused, match="Pilih terima atau tolak"):
        answer(MatrixRowFactory(plan=jokos, employee=cast.budi), "end", cast.joko)


def test_nobody_volunteers_twice(cast, jokos):
    strategy = StrategyFactory(plan=jokos, takes_volunteers=True)

    def ask():
        return actions.ask_to_join(
            strategy, employee=cast.budi, reason="Mau", by=cast.budi.user, at=NOW
        )

    ask()
    with pytest.raises(Refused, match="sudah ada pada matriks ini"):
        ask()


def test_without_a_line_nobody_approves(cast, jokos):
    row = appoint(jokos, cast.budi, cast.joko)
    ReportingLine.objects.filter(employee=cast.budi).delete()

    with pytest.raises(Refused, match="bukan wewenang Anda"):
        answer(row, "approve", cast.sari)


# --- rows


def test_a_row_is_filled_changed_and_emptied(cast, saris):
    row = appoint(saris, cast.budi, cast.sari)
    column = saris.results.get().lineage

    save(row, column, cast.sari)
    assert (row.roles.get().statement, last_kind()) == ("Balita diukur", "planning.roles_saved")
    save(row, column, cast.budi, revision=1, statement="Balita diukur di 20 posyandu")
    assert row.roles.get().statement == "Balita diukur di 20 posyandu"
    save(row, column, cast.sari, revision=2, statement="")
    assert row.roles.count() == 0


def test_two_people_in_one_row_are_told(cast, saris):
    row = appoint(saris, cast.budi, cast.sari)
    column = saris.results.get().lineage
    save(row, column, cast.sari)

    with pytest.raises(Stale):
        save(row, column, cast.budi)


@pytest.mark.parametrize(("who", "may"), [("rina", True), ("tono", False), ("joko", False)])
def test_a_team_lead_fills_the_rows_of_his_matrix(cast, saris, who, may):
    row = appoint(saris, cast.budi, cast.sari)
    MatrixRowFactory(plan=saris, employee=cast.rina, is_team_lead=True)
    MatrixRowFactory(plan=saris, employee=cast.tono)
    column = saris.results.get().lineage

    if may:
        assert save(row, column, getattr(cast, who)).revision == 1
    else:
        with pytest.raises(Refused, match="Hanya pimpinan, ketua tim"):
            save(row, column, getattr(cast, who))


def test_a_team_lead_who_left_fills_nothing(cast, saris):
    row = appoint(saris, cast.budi, cast.sari)
    MatrixRowFactory(plan=saris, employee=cast.rina, is_team_lead=True, status="berakhir")

    with pytest.raises(Refused, match="Hanya pimpinan, ketua tim"):
        save(row, saris.results.get().lineage, cast.rina)


def test_only_the_owner_names_a_team_lead(cast, saris):
    row = appoint(saris, cast.budi, cast.sari)

    def lead(who, revision):
        return actions.save_roles(
            row, roles={}, is_team_lead=True, revision=revision, by=who.user, at=NOW
        ).is_team_lead

    assert lead(cast.budi, 0) is False
    assert lead(cast.sari, 1) is True


def test_an_ended_row_is_not_filled(cast, saris):
    row = MatrixRowFactory(plan=saris, employee=cast.budi, status="berakhir")

    with pytest.raises(Refused, match="sudah tidak berlaku"):
        save(row, saris.results.get().lineage, cast.sari)


# --- into the plan


def take(given, skp, who):
    return actions.take_role(given, skp=skp, by=who.user, at=NOW)


def test_a_role_becomes_a_result_that_serves_the_leaders(cast, saris, draft):
    source = saris.results.get()
    type(saris).objects.filter(pk=saris.pk).update(
        status="diajukan", submitted_at=NOW, submitted_by=cast.sari.user
    )
    row = MatrixRowFactory(plan=saris, employee=cast.budi)
    given = MatrixRoleFactory(row=row, column=source.lineage)

    result = take(given, draft, cast.budi)

    assert (result.statement, result.parent, result.cascade, result.control) == (
        given.statement,
        source,
        "langsung",
        "tinggi",
    )
    assert (result.assigner, result.provisional_parent, result.kind) == ("", "", "utama")
    assert last_kind() == "planning.role_taken"


def test_a_role_of_another_leader_names_the_assigner(cast, jokos, draft):
    indicator = jokos.results.get().indicators.get()
    row = MatrixRowFactory(plan=jokos, employee=cast.budi)
    given = MatrixRoleFactory(row=row, column=indicator.lineage, method="layanan")

    result = take(given, draft, cast.budi)

    assert (result.assigner, result.parent, result.cascade, result.provisional_parent) == (
        "Kepala Dinas Kesehatan",
        None,
        "tidak_langsung",
        "Jumlah laporan 12 laporan",
    )


def test_a_role_is_taken_once_in_force_and_by_its_own_person(cast, saris, draft):
    row = MatrixRowFactory(plan=saris, employee=cast.budi, status="menunggu")
    given = MatrixRoleFactory(row=row, column=saris.results.get().lineage)

    with pytest.raises(Refused, match="belum disetujui"):
        take(given, draft, cast.budi)
    row.status = "berlaku"
    row.save()
    with pytest.raises(Refused, match="oleh pegawainya sendiri"):
        take(given, draft, cast.sari)
    with pytest.raises(Refused, match="oleh pegawainya sendiri"):
        take(given, SkpFactory(placement=cast.rina.placements.get()), cast.rina)
    take(given, draft, cast.budi)
    with pytest.raises(Refused, match="sudah ada pada SKP Anda"):
        take(given, draft, cast.budi)


def test_a_role_does_not_go_into_a_plan_that_is_not_being_written(cast, saris, submitted):
    row = MatrixRowFactory(plan=saris, employee=cast.budi)
    given = MatrixRoleFactory(row=row, column=saris.results.get().lineage)

    with pytest.raises(Refused, match="tidak sedang disusun"):
        take(given, submitted, cast.budi)


def test_a_taken_role_is_not_emptied(cast, saris, draft):
    row = MatrixRowFactory(plan=saris, employee=cast.budi)
    column = saris.results.get().lineage
    take(MatrixRoleFactory(row=row, column=column), draft, cast.budi)

    with pytest.raises(Refused, match="tidak dapat dikosongkan"):
        save(row, column, cast.sari, statement="")
