"""The database refuses what the acts would never do."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import DatabaseError, transaction

from kinerja.credits.models import CreditAddition, CreditConversion, CreditStatement
from kinerja.lib.periods import between
from tests.factories import (
    NOW,
    CreditAdditionFactory,
    CreditConversionFactory,
    CreditStatementFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db


def refused(name, act):
    with pytest.raises(DatabaseError, match=name), transaction.atomic():
        act()


def test_conversion_counts_a_month_once():
    first = CreditConversionFactory(
        period=between(date(2024, 1, 1), date(2024, 3, 31)), months=3, is_annual=False
    )

    refused(
        "conversion_counts_a_month_once",
        lambda: CreditConversionFactory(
            evaluation=first.evaluation,
            period=between(date(2024, 3, 1), date(2024, 12, 31)),
            months=10,
        ),
    )


@pytest.mark.parametrize(
    ("name", "changes"),
    [
        ("conversion_has_one_to_twelve_months", {"months": 13}),
        (
            "conversion_counts_whole_months",
            {"period": between(date(2024, 1, 2), date(2024, 3, 31))},
        ),
        ("conversion_gives_credit", {"credit": 0}),
        ("conversion_replacement_fields_go_together", {"replaced_at": NOW}),
    ],
)
def test_conversion_is_refused(name, changes):
    refused(name, lambda: CreditConversionFactory(**changes))


@pytest.mark.parametrize(
    ("name", "changes"),
    [
        ("addition_for_education_names_the_diploma", {"source": "pendidikan"}),
        ("addition_for_education_names_the_diploma", {"diploma": "s2"}),
        ("addition_gives_credit", {"credit": 0}),
        ("addition_has_a_basis", {"basis": ""}),
        ("addition_withdrawal_fields_go_together", {"withdrawn_at": NOW}),
    ],
)
def test_addition_is_refused(name, changes):
    refused(name, lambda: CreditAdditionFactory(**changes))


def test_addition_counts_a_diploma_and_a_source_once():
    first = CreditAdditionFactory(source="pendidikan", diploma="s2")
    CreditAdditionFactory(employee=first.employee)

    refused(
        "addition_counts_a_diploma_once",
        lambda: CreditAdditionFactory(
            employee=first.employee, source="pendidikan", diploma="s2", jenjang="ahli_muda"
        ),
    )
    refused(
        "addition_of_a_source_once_in_a_jenjang",
        lambda: CreditAdditionFactory(employee=first.employee),
    )


def test_statement_has_a_number():
    refused("statement_has_a_number", lambda: CreditStatementFactory(number=""))


@pytest.mark.parametrize(
    ("model", "factory"),
    [
        (CreditConversion, CreditConversionFactory),
        (CreditAddition, CreditAdditionFactory),
        (CreditStatement, CreditStatementFactory),
    ],
)
def test_what_was_set_neither_changes_nor_goes(model, factory):
    rows = model.objects.filter(pk=factory().pk)
    field = "total" if model is CreditStatement else "credit"

    refused("Cannot", lambda: rows.update(**{field: Decimal(999)}))
    refused("Cannot", rows.delete)


def test_replacement_and_withdrawal_are_written_once():
    user = UserFactory()
    conversion = CreditConversion.objects.filter(pk=CreditConversionFactory().pk)
    conversion.update(replaced_at=NOW, replaced_by=user)
    addition = CreditAddition.objects.filter(pk=CreditAdditionFactory().pk)
    addition.update(withdrawn_at=NOW, withdrawn_by=user)

    refused("Cannot update", lambda: conversion.update(replaced_at=None, replaced_by=None))
    refused("Cannot update", lambda: addition.update(withdrawn_at=None, withdrawn_by=None))
