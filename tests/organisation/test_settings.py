"""The number of a day, read seldom; its page; and what rests on it."""

from datetime import date, timedelta
from time import monotonic

import pytest
from django.db import ProgrammingError, transaction
from django.urls import reverse
from django.utils import timezone

from kinerja.organisation.enums import SettingName
from kinerja.organisation.models import DatedSetting
from kinerja.organisation.queries import Kept, setting_on
from tests.factories import TODAY
from tests.organisation.factories import chosen

SAVEPOINTS = 4  # two, opened and released, where a real request has its one transaction
NAME = SettingName.RECEIPT_DAYS


def page(name=NAME):
    return reverse("organisation:setting_detail", args=[name])


def tomorrow():
    return timezone.localdate() + timedelta(days=1)


def test_numbers_are_read_once_and_again_after_a_minute(cast, django_assert_num_queries):
    chosen(cast, NAME, 5, TODAY)

    with django_assert_num_queries(1):
        assert [setting_on(name, on=TODAY).value for name in SettingName] == [5, 14, 10, 3]
    with django_assert_num_queries(0):
        assert setting_on(NAME, on=TODAY).value == 5
    assert monotonic() < Kept.until <= monotonic() + 60


def test_a_choice_stays(cast):
    rows = DatedSetting.objects.filter(pk=chosen(cast, NAME, 5, TODAY).pk)

    for change in (lambda: rows.update(value=6), rows.delete):
        with pytest.raises(ProgrammingError), transaction.atomic():
            change()


def test_hr_sees_what_was_chosen_and_chooses(client, cast):
    chosen(cast, NAME, 4, date(2026, 1, 1), reason="SE Bupati 1/2026.")
    client.force_login(cast.ratna.user)
    given = {"value": "6", "since": tomorrow().isoformat(), "reason": "SE Bupati 2/2026."}

    answer = client.post(page(), given, follow=True)

    text = " ".join(answer.content.decode().split())
    assert "Pilihan tersimpan." in text
    assert "Hari ini: 4 hari kalender." in text
    assert [(row.value, row.since) for row in answer.context["chosen"]] == [
        (6, tomorrow()),
        (4, date(2026, 1, 1)),
    ]
    for words in ("6 hari kalender mulai", "SE Bupati 1/2026.", "Bawaan sistem sebelum ada"):
        assert words in text
    assert answer.context["chosen"][0].set_by == cast.ratna.user


@pytest.mark.parametrize(
    "changes",
    [
        {"value": "0"},
        {"value": "-1"},
        {"value": "2,5"},
        {"value": "9" * 400},
        {"value": ""},
        {"since": "2026-01-01"},
        {"since": ""},
        {"reason": ""},
        {"reason": "x" * 20_000},
    ],
    ids=str,
)
def test_nonsense_is_refused_on_the_page(client, cast, changes):
    client.force_login(cast.ratna.user)
    given = {"value": "6", "since": tomorrow().isoformat(), "reason": "SE"}

    answer = client.post(page(), given | changes)

    assert answer.status_code == 422
    assert not DatedSetting.objects.exists()


def test_there_is_no_page_of_another_number(client, cast):
    client.force_login(cast.ratna.user)

    assert client.get(page("lain")).status_code == 404


@pytest.mark.parametrize("rows", [1, 3])
def test_the_page_asks_the_same_of_one_choice_and_of_three(
    client, cast, rows, django_assert_num_queries
):
    for number in range(rows):
        chosen(cast, NAME, 5, TODAY - timedelta(days=number))
    client.force_login(cast.ratna.user)
    client.get(page())

    with django_assert_num_queries(2):
        client.get(page())


def test_a_save_takes_few_statements(client, cast, django_assert_max_num_queries):
    client.force_login(cast.ratna.user)
    given = {"value": "6", "since": tomorrow().isoformat(), "reason": "SE"}
    client.get(page())

    with django_assert_max_num_queries(10 + SAVEPOINTS):
        assert client.post(page(), given).status_code == 302


def test_the_page_of_what_is_in_force_leads_to_each_number(client, cast):
    chosen(cast, SettingName.CREDIT_PLACES, 2, TODAY)
    client.force_login(cast.ratna.user)

    answer = client.get(reverse("appraisal:in_force"))

    said = {one.what: one for one in answer.context["rows"]}
    digits = said["Desimal angka kredit"]
    assert (digits.value, digits.since) == ("2 angka di belakang koma", TODAY)
    assert digits.note == "Pilihan kabupaten."
    assert said["Kelompok kecil"].note == "Bawaan kami; peraturan tidak menyebutnya."
    for name in SettingName:
        assert page(name) in answer.content.decode()


def test_who_may_not_change_sees_no_way_there(client, cast):
    client.force_login(cast.agus.user)

    assert page() not in client.get(reverse("appraisal:in_force")).content.decode()
