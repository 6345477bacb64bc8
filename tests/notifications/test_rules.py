from datetime import time

import pytest
from django.conf import settings

from kinerja.notifications.rules import is_push_address, is_quiet

SERVICES = (
    "https://fcm.googleapis.com/fcm/send/cX7:APA91b_-x",
    "https://updates.push.services.mozilla.com/wpush/v2/gAAAA",
    "https://web.push.apple.com/QGuQ",
    "https://wns2-par02p.notify.windows.com/w/?token=BQYAAAB%2b",
)
ELSEWHERE = (
    "",
    "http://fcm.googleapis.com/fcm/send/a",
    "https://fcm.googleapis.com:8443/a",
    "https://fcm.googleapis.com",
    "https://fcm.googleapis.com.jahat.example/a",
    "https://jahat.example/fcm.googleapis.com/a",
    "https://fcm.googleapis.com@jahat.example/a",
    "https://jahat.example#fcm.googleapis.com/a",
    "https://jahat.example\\.push.apple.com/a",
    "https://xpush.apple.com/a",
    "https://127.0.0.1/a",
    "https://169.254.169.254/latest/meta-data",
    "https://[::1]/a",
    "https://localhost/a",
    "https://web.push.apple.com/a b",
    "https://web.push.apple.com/a\r\nHost: x",
    "https://web.push.apple.com/a\n",
    "file:///etc/passwd",
)


@pytest.mark.parametrize("endpoint", SERVICES)
def test_the_four_services_may_be_called(endpoint):
    assert is_push_address(endpoint, hosts=settings.PUSH_HOSTS) is True


@pytest.mark.parametrize("endpoint", ELSEWHERE)
def test_nothing_else_may_be_called(endpoint):
    assert is_push_address(endpoint, hosts=settings.PUSH_HOSTS) is False


def test_it_is_quiet_from_eight_in_the_evening_until_six():
    clocks = [time(5, 59), time(6), time(19, 59), time(20), time(0)]

    assert [is_quiet(clock) for clock in clocks] == [True, False, False, True, True]
