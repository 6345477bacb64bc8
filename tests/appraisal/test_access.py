from datetime import date

import pytest

from kinerja.appraisal import access, actions
from kinerja.lib.periods import between, since
from kinerja.organisation.models import ReportingLine
from tests.appraisal.conftest import rate, sign
from tests.factories import NOW, TODAY, ReportingLineFactory

EVERYBODY = ("budi", "sari", "joko", "tono", "rina", "umi", "ratna", "agus", "opi", "wayan")


def readers(cast, evaluation):
    evaluation.refresh_from_db()
    return {
        name
        for name in EVERYBODY
        if access.can_read(getattr(cast, name).user, evaluation, on=TODAY)
    }


def test_a_draft_is_seen_by_the_penilai_alone(cast, ready):
    assert readers(cast, ready) == {"sari"}


def test_a_signed_evaluation_is_not_yet_seen_by_the_employee(cast, ready):
    rate(ready, cast.sari)
    sign(ready, cast.sari)

    assert readers(cast, ready) == {"sari", "joko", "umi", "ratna", "agus"}


def test_after_the_hand_over_the_employee_reads_too(cast, ready):
    rate(ready, cast.sari)
    sign(ready, cast.sari)
    actions.hand_over_evaluation(ready, by=cast.sari.user, at=NOW)

    assert readers(cast, ready) == {"budi", "sari", "joko", "umi", "ratna", "agus"}


def replace_sari_by_tono(cast):
    ReportingLine.objects.filter(employee=cast.budi, appraiser=cast.sari).update(
        period=between(date(2026, 1, 1), date(2026, 6, 14))
    )
    ReportingLineFactory(
        employee=cast.budi, appraiser=cast.tono, superior=None, period=since(date(2026, 6, 15))
    )


def test_the_former_penilai_loses_the_draft_to_the_new_one(cast, ready):
    replace_sari_by_tono(cast)

    assert readers(cast, ready) == {"tono"}
    assert ready not in access.rateable_evaluations(cast.sari.user, on=TODAY)


def test_the_former_penilai_still_reads_what_he_signed(cast, ready):
    rate(ready, cast.sari)
    sign(ready, cast.sari)
    replace_sari_by_tono(cast)

    assert readers(cast, ready) == {"sari", "joko", "tono", "umi", "ratna", "agus"}


@pytest.mark.parametrize(
    ("who", "may"),
    [("joko", True), ("sari", False), ("tono", False), ("ratna", False), ("wayan", False)],
)
def test_who_sets_the_predikat_of_budis_unit(cast, who, may):
    assert access.can_set_predikat(getattr(cast, who).user, cast.field, on=TODAY) is may
