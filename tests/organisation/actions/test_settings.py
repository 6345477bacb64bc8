from datetime import timedelta

import pytest
from django.utils import timezone

from kinerja.audit.models import Event
from kinerja.lib.refusals import Refused
from kinerja.organisation import actions
from kinerja.organisation.enums import SettingName
from kinerja.organisation.models import DatedSetting
from kinerja.organisation.queries import Chosen, setting_on
from tests.factories import NOW

TODAY = timezone.localdate(NOW)
TOMORROW = TODAY + timedelta(days=1)
NAME = SettingName.RECEIPT_DAYS


def choose(cast, *, by="ratna", **changes):
    given = {"name": NAME, "value": 5, "since": TOMORROW, "reason": "SE Bupati"}
    return actions.choose_setting(**given | changes, by=getattr(cast, by).user, at=NOW)


def test_a_number_holds_from_its_day_until_the_next(cast):
    later = TOMORROW + timedelta(days=30)

    choose(cast, value=7, since=later)
    choose(cast)

    assert [setting_on(NAME, on=day) for day in (TODAY, TOMORROW, later)] == [
        Chosen(3),
        Chosen(5, TOMORROW),
        Chosen(7, later),
    ]
    assert setting_on(NAME, on=later - timedelta(days=1)).value == 5
    assert setting_on(SettingName.ANSWER_DAYS, on=later) == Chosen(14)


def test_a_choice_is_recorded(cast):
    choose(cast)

    event = Event.objects.get()
    assert (event.kind, event.actor) == ("organisation.setting_chosen", cast.ratna.user.pk)
    assert event.details.items() >= {
        ("name", "hari-terima"),
        ("value", 5),
        ("since", TOMORROW.isoformat()),
    }


@pytest.mark.parametrize(
    "who", ["budi", "sari", "joko", "tono", "rina", "umi", "agus", "opi", "wayan"]
)
def test_only_hr_of_the_agency_chooses(cast, who):
    with pytest.raises(Refused, match="Hanya Admin BKPSDM"):
        choose(cast, by=who)

    assert not DatedSetting.objects.exists()


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"value": 0}, "Pilih 1 sampai 14"),
        ({"value": -1}, "Pilih 1 sampai 14"),
        ({"name": SettingName.CREDIT_PLACES, "value": 4}, "Pilih 2 sampai 3 desimal"),
        ({"since": TODAY}, "Hasil yang sudah ada tidak berubah"),
    ],
)
def test_nonsense_and_days_that_began_are_refused(cast, changes, words):
    with pytest.raises(Refused, match=words):
        choose(cast, **changes)

    assert not DatedSetting.objects.exists()


def test_a_day_is_chosen_once_for_each_number(cast):
    choose(cast)
    choose(cast, name=SettingName.SMALL_GROUP)

    with pytest.raises(Refused, match="Sudah ada pilihan"):
        choose(cast, value=6)
    assert DatedSetting.objects.count() == 2


def test_of_two_clicks_at_once_the_second_is_told(cast, monkeypatch):
    choose(cast)
    monkeypatch.setattr(actions.settings.rules, "blockers_to_choose_setting", lambda *_, **__: [])

    with pytest.raises(Refused, match="baru saja tersimpan"):
        choose(cast, value=6)
    assert DatedSetting.objects.get().value == 5
