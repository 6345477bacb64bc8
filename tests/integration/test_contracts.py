"""Perjanjian kerja in a nominatif: previewed as differences, written, and taken back."""

from datetime import date

import pytest

from kinerja.audit.models import Event
from kinerja.integration import actions
from kinerja.lib.periods import between
from kinerja.lib.refusals import Refused
from kinerja.organisation.actions import record_contract
from kinerja.organisation.models import Employee, WorkContract
from tests.factories import NOW
from tests.integration import corpus
from tests.integration.test_actions import LATER, applied, uploaded
from tests.organisation.factories import WorkContractFactory, as_pppk

FIRST, LAST = date(2026, 3, 1), date(2027, 2, 28)
JOB = ["Epidemiolog Ahli Pertama", "Bidang Kesmas"]


def nominatif(*rows):
    """People with the columns that SIASN and offices give their contracts."""
    head = ["NIP", "Nama", "Status Kepegawaian", "Jabatan", "Unit Kerja"]
    head += ["TMT AWAL PERJANJIAN KERJA", "Tanggal Akhir Perjanjian Kerja"]
    return corpus.workbook(("Pegawai", [head, *rows]))


def line_of(employee, first, last, status="PPPK", job=JOB):
    return [employee.nip, employee.name, status, *job, first, last]


def stored(employee):
    rows = WorkContract.objects.filter(employee=employee).order_by("pk")
    return [(one.first_day, one.last_day, one.withdrawn_at is None) for one in rows]


def of_contracts(found):
    return [what for what in found if what[0].startswith("organisation.workcontract")]


def one_row(cast, first, last, **changes):
    return uploaded(cast, nominatif(line_of(cast.budi, first, last, **changes))).rows.first()


def test_a_new_contract_is_shown_written_and_taken_back(cast, findings):
    as_pppk(cast.budi)
    batch = uploaded(cast, nominatif(line_of(cast.budi, FIRST, "28 Februari 2027")))
    row = batch.rows.first()
    assert (row.change, row.differences) == (
        "berubah",
        {"contract_first": ["", "2026-03-01"], "contract_last": ["", "2027-02-28"]},
    )
    assert row.changes == [
        ("Awal perjanjian kerja", "", "1 Maret 2026"),
        ("Akhir perjanjian kerja", "", "28 Februari 2027"),
    ]

    applied(batch, cast.ratna)

    contract = cast.budi.contracts.get()
    assert stored(cast.budi) == [(FIRST, LAST, True)]
    assert (contract.basis, contract.recorded_by) == ("Impor a.xlsx", cast.ratna.user)
    actions.undo_batch(batch, by=cast.ratna.user, at=LATER)
    assert stored(cast.budi) == [(FIRST, LAST, False)]
    events = Event.objects.filter(stream=f"organisation.workcontract:{contract.pk}")
    assert list(events.order_by("sequence").values_list("kind", flat=True)) == [
        "organisation.contract_recorded",
        "organisation.contract_withdrawn",
    ]
    assert of_contracts(findings()) == []


def test_a_contract_that_stands_already_is_no_difference(cast):
    as_pppk(cast.budi)
    WorkContractFactory(employee=cast.budi, period=between(FIRST, LAST))

    assert one_row(cast, FIRST, LAST).change == "sama"


def test_one_that_overlaps_gives_way_and_comes_back(cast, findings):
    as_pppk(cast.budi)
    old = record_contract(
        cast.budi, first_day=FIRST, last_day=LAST, basis="810/1", by=cast.umi.user, at=NOW
    )
    batch = uploaded(cast, nominatif(line_of(cast.budi, FIRST, date(2028, 2, 29))))
    assert batch.rows.first().differences == {"contract_last": ["2027-02-28", "2028-02-29"]}

    applied(batch, cast.ratna)

    assert stored(cast.budi) == [(FIRST, LAST, False), (FIRST, date(2028, 2, 29), True)]
    actions.undo_batch(batch, by=cast.ratna.user, at=LATER)
    standing = cast.budi.contracts.get(withdrawn_at=None)
    assert (standing.first_day, standing.last_day, standing.basis) == (FIRST, LAST, "810/1")
    assert standing.pk != old.pk
    assert of_contracts(findings()) == []


def test_an_extension_stands_beside_the_old_one(cast):
    as_pppk(cast.budi)
    WorkContractFactory(employee=cast.budi, period=between(date(2025, 3, 1), date(2026, 2, 28)))

    applied(uploaded(cast, nominatif(line_of(cast.budi, FIRST, LAST))), cast.ratna)

    assert [stands for _, _, stands in stored(cast.budi)] == [True, True]


def test_a_new_person_comes_with_his_contract_and_leaves_with_it(cast, findings):
    nip = "198705122026211901"
    row = [nip, "Ani Lestari", "PPPK", *JOB, FIRST, LAST]
    batch = applied(uploaded(cast, nominatif(row)), cast.ratna)
    ani = Employee.objects.get(nip=nip)
    assert stored(ani) == [(FIRST, LAST, True)]

    actions.undo_batch(batch, by=cast.ratna.user, at=LATER)

    assert not Employee.objects.filter(nip=nip).exists()
    assert not WorkContract.objects.exists()
    assert of_contracts(findings()) == []


@pytest.mark.parametrize(
    ("first", "last", "sentence"),
    [
        (FIRST, "31-02-2027", "Tanggal “31-02-2027” tidak terbaca. Tulis seperti 12-05-1987."),
        (FIRST, None, "Isi awal dan akhir perjanjian kerja, atau kosongkan keduanya."),
        (None, LAST, "Isi awal dan akhir perjanjian kerja, atau kosongkan keduanya."),
        (LAST, FIRST, "Hari terakhir mendahului hari pertama. Periksa kedua tanggalnya."),
        (
            FIRST,
            date(2026, 8, 31),
            "Perjanjian kerja paling singkat satu tahun (PP 49/2018 Pasal 37). "
            "Bila lebih singkat, tulis alasannya.",
        ),
        (FIRST, date(2090, 1, 1), "Hari terakhir melewati usia 65 tahun"),
    ],
)
def test_a_wrong_date_is_a_sentence_in_its_row(cast, first, last, sentence):
    as_pppk(cast.budi)

    row = one_row(cast, first, last)

    (error,) = row.errors
    assert (row.change, row.place, error["cell"]) == (
        "galat",
        "baris 2",
        "F2" if first is None else "G2",
    )
    assert error["sentence"].startswith(sentence)


def test_a_span_over_several_contracts_is_left_to_the_page(cast):
    as_pppk(cast.budi)
    WorkContractFactory(employee=cast.budi, period=between(date(2025, 3, 1), date(2026, 2, 28)))
    WorkContractFactory(employee=cast.budi, period=between(FIRST, LAST))

    (error,) = one_row(cast, date(2025, 3, 1), LAST).errors

    assert error["sentence"].startswith("Masa ini menimpa beberapa perjanjian kerja.")


def test_dates_of_a_pns_and_ones_own_are_not_used(cast):
    as_pppk(cast.ratna)
    batch = uploaded(
        cast,
        nominatif(
            line_of(cast.budi, FIRST, LAST, status="PNS"),
            line_of(cast.ratna, FIRST, LAST, job=["", ""]),
        ),
    )

    budi, ratna = batch.rows.exclude(change="hilang").order_by("number")

    assert budi.warnings == ["Tanggal perjanjian kerja tidak dipakai: pegawai ini bukan PPPK."]
    assert (ratna.change, ratna.warnings[-1]) == (
        "sama",
        "Perjanjian kerja Anda sendiri tidak dipakai. Mintalah pengelola lain mencatatnya.",
    )


@pytest.mark.parametrize("what", ["recorded", "withdrawn"])
def test_undo_names_whose_contract_was_touched_since(cast, what):
    as_pppk(cast.budi)
    batch = applied(uploaded(cast, nominatif(line_of(cast.budi, FIRST, LAST))), cast.ratna)
    by = cast.umi.user
    if what == "recorded":
        WorkContractFactory(employee=cast.budi, period=between(date(2027, 3, 1), date(2028, 2, 29)))
    else:
        cast.budi.contracts.update(withdrawn_at=NOW, withdrawn_by=by)

    with pytest.raises(Refused, match="Budi: perjanjian kerjanya sudah diubah sesudah impor"):
        actions.undo_batch(batch, by=cast.ratna.user, at=LATER)
