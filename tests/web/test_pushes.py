"""Who rings, how often, and when nobody does; the push service is a real one on this machine."""

from datetime import date, datetime, timedelta

import pytest
from django.utils import timezone

from kinerja.notifications.models import Message, PushDevice
from kinerja.notifications.outbox import let_ring, mark_read, tell
from kinerja.web.pushes import ring_devices
from tests.factories import HolidayFactory
from tests.notifications.conftest import receiver  # noqa: F401

pytestmark = pytest.mark.django_db
MONDAY = date(2026, 7, 20)


def clock(hour, day=MONDAY):
    return timezone.make_aware(datetime(day.year, day.month, day.day, hour))


@pytest.fixture
def ringing(cast, receiver):  # noqa: F811
    """A function that lets a device of somebody ring."""

    def let(person, name="abc", path="send"):
        let_ring(
            person.user,
            device=name,
            name="Chrome di Android",
            endpoint=f"https://{receiver.host}/{path}/{name}",
            at=clock(6),
        )

    return let


def write(person, hour=7):
    tell(
        person.user,
        "appraisal.handed_over",
        "Predikat Budi Sangat Baik",
        url="/penilaian/",
        because="Hasil Anda.",
        at=clock(hour),
    )


def test_however_much_is_new_a_device_rings_once_a_run(cast, receiver, ringing):  # noqa: F811
    ringing(cast.budi)
    for _ in range(3):
        write(cast.budi)

    assert [ring_devices(at=clock(8)), ring_devices(at=clock(13))] == [1, 0]
    write(cast.budi, hour=14)
    assert ring_devices(at=clock(15)) == 1
    assert [body for _, _, body in receiver.heard] == [b"", b""]
    assert "Budi" not in str(receiver.heard)


def test_only_those_with_something_new_and_unread_ring(cast, receiver, ringing):  # noqa: F811
    ringing(cast.budi, "budi")
    ringing(cast.sari, "sari")
    ringing(cast.rina, "rina")
    write(cast.budi)
    write(cast.rina)
    mark_read(Message.objects.filter(user=cast.rina.user), at=clock(8))
    write(cast.sari, hour=5)  # before she let it ring

    assert ring_devices(at=clock(9)) == 1
    assert [path for path, _, _ in receiver.heard] == ["/send/budi"]


@pytest.mark.parametrize(
    ("at", "rings"),
    [
        (clock(5), 0),
        (clock(6), 1),
        (clock(19), 1),
        (clock(20), 0),
        (clock(9, MONDAY - timedelta(days=1)), 0),  # a Sunday
        (clock(9, MONDAY + timedelta(days=2)), 0),  # a holiday
    ],
)
def test_at_night_and_on_free_days_nothing_rings(cast, ringing, at, rings):
    HolidayFactory(day=MONDAY + timedelta(days=2))
    ringing(cast.budi)
    PushDevice.objects.update(since=clock(1, MONDAY - timedelta(days=3)))
    write(cast.budi)
    Message.objects.update(created_at=clock(2, MONDAY - timedelta(days=3)))

    assert ring_devices(at=at) == rings


@pytest.mark.parametrize("path", ["404", "410"])
def test_a_device_that_is_gone_is_forgotten(cast, ringing, path):
    ringing(cast.budi, path=path)
    write(cast.budi)

    assert ring_devices(at=clock(9)) == 0
    assert PushDevice.objects.count() == 0


def test_a_service_that_is_away_is_asked_again_in_the_next_run(cast, receiver, ringing):  # noqa: F811
    ringing(cast.budi, path="503")
    write(cast.budi)

    ring_devices(at=clock(9))
    ring_devices(at=clock(13))

    assert len(receiver.heard) == 2
    assert PushDevice.objects.get().pushed_at is None


def test_a_closed_account_does_not_ring(cast, receiver, ringing):  # noqa: F811
    ringing(cast.budi)
    write(cast.budi)
    cast.budi.user.is_active = False
    cast.budi.user.save()

    assert ring_devices(at=clock(9)) == 0
    assert receiver.heard == []


@pytest.mark.parametrize("rows", [1, 3])
def test_a_run_asks_the_same_of_few_and_many(cast, ringing, rows, django_assert_num_queries):
    for n in range(rows):
        ringing(cast.budi, f"perangkat-{n}")
    write(cast.budi)

    with django_assert_num_queries(3):
        assert ring_devices(at=clock(9)) == rows
