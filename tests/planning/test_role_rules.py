"""Control levels and assignments as tables (Lampiran II A.5)."""

import pytest

from kinerja.organisation.enums import JobKind
from kinerja.planning import rules
from kinerja.planning.enums import AssignmentStatus, ControlLevel


def test_every_job_and_level_has_its_place():
    assert set(rules.LEAST_CONTROL) == set(JobKind)
    assert set(rules.NEAR_TO_FAR) == set(ControlLevel)


@pytest.mark.parametrize(
    ("job", "is_team_lead", "control", "hint"),
    [
        ("administrator", False, "sedang", ""),
        ("administrator", False, "rendah", ""),
        (
            "pengawas",
            False,
            "tinggi",
            "Peran pengawas sebaiknya paling kurang output kendali sedang.",
        ),
        (
            "fungsional",
            True,
            "tinggi",
            "Peran ketua tim sebaiknya paling kurang output kendali sedang.",
        ),
        ("fungsional", False, "tinggi", ""),
        ("pelaksana", False, "tinggi", ""),
        (
            "jpt_pratama",
            False,
            "sedang",
            "Peran pejabat pimpinan tinggi pratama sebaiknya paling kurang output kendali rendah.",
        ),
        ("pelaksana", False, "", ""),
    ],
)
def test_a_role_nearer_than_the_job_should_reach_is_remarked(job, is_team_lead, control, hint):
    assert rules.hint_on_control(job=job, is_team_lead=is_team_lead, control=control) == hint


def test_every_assignment_is_reached_and_left_as_the_table_says():
    reached = set(rules.NEXT_ASSIGNMENT.values())
    left = {start for _, start in rules.NEXT_ASSIGNMENT}

    assert reached | {AssignmentStatus.ASKED} == set(AssignmentStatus)
    assert left == set(rules.OPEN_ASSIGNMENTS)
    assert set(rules.ANSWERS) | {"end"} == {act for act, _ in rules.NEXT_ASSIGNMENT}


def test_another_leader_asks_the_penilai_first():
    assert rules.status_of_appointment(by_appraiser=True) == "berlaku"
    assert rules.status_of_appointment(by_appraiser=False) == "menunggu"


@pytest.mark.parametrize(
    ("facts", "reasons"),
    [
        ({}, []),
        (
            {"assignment": "menunggu"},
            ["Penugasan ini belum disetujui. Tunggu jawaban penilai Anda."],
        ),
        ({"is_taken": True}, ["Peran ini sudah ada pada SKP Anda."]),
        (
            {"plan_is_open": False},
            ["SKP Anda tidak sedang disusun. Mulai SKP atau ajukan perubahan dahulu."],
        ),
    ],
)
def test_when_a_role_goes_into_a_plan(facts, reasons):
    usual = {"assignment": "berlaku", "plan_is_open": True, "is_taken": False}

    assert rules.blockers_to_take(**{**usual, **facts}) == reasons
