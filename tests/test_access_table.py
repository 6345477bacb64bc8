"""The table of tests/access_table.py, asked for real: every URL, method and person.

The world is built once for this file; each person's request, and each test, is undone after it.
"""

import io
import zipfile
from datetime import timedelta

import pytest
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext, override_settings
from django.urls import get_resolver, reverse
from django.utils import timezone

from kinerja.accounts.models import User
from kinerja.accounts.sessions import SessionStore
from kinerja.lib.periods import between, since
from kinerja.organisation.models import Placement, ReportingLine
from tests.access.headers import faults_of
from tests.access.page import PEOPLE, STRANGERS
from tests.access_table import PAGES
from tests.cast import build_cast
from tests.factories import START, PlacementFactory, PositionFactory
from tests.world import SECRETS, build_world

WRITES = ("INSERT", "UPDATE", "DELETE", "TRUNCATE")
# Sessions, counters and cached figures are no facts about people. That somebody read is written
# after the answer, and nothing that was read changes by it (docs/adr/0025).
NOT_OURS = ("accounts_session", '"cache"', "accounts_throttle", "INTO transparency_reading ")


def url_names(patterns=None, prefix=""):
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        if hasattr(pattern, "url_patterns"):
            inner = f"{prefix}{pattern.namespace}:" if pattern.namespace else prefix
            yield from url_names(pattern.url_patterns, inner)
        else:
            yield f"{prefix}{pattern.name}"


def test_every_page_is_in_the_access_table():
    assert set(url_names()) == set(PAGES)


@pytest.fixture(scope="module")
def built(django_db_setup, django_db_blocker, tmp_path_factory):
    folder = tmp_path_factory.mktemp("bukti")
    with django_db_blocker.unblock(), override_settings(EVIDENCE_DIR=folder), transaction.atomic():
        yield build_world(build_cast()), folder
        transaction.set_rollback(True)


@pytest.fixture
def evidence_dir(settings, built):
    settings.EVIDENCE_DIR = built[1]


@pytest.fixture
def world(built, evidence_dir, db):
    return built[0]


def ask(world, name, who, method):
    """The answer to one person and the statements that changed rows, all undone afterwards."""
    page = PAGES[name]
    client = Client()
    target = getattr(world, page.on) if page.on else None
    args = list(target) if isinstance(target, tuple) else [target] if target is not None else []
    args = [getattr(arg, "pk", arg) for arg in args]
    data = dict(page.data) if method == "post" else {}
    with transaction.atomic():
        if who != "anonim":
            sign_in(client, getattr(world.cast, who).user)
        with CaptureQueriesContext(connection) as queries:
            response = getattr(client, method)(reverse(name, args=args), data)
            body = b"".join(response.streaming_content) if response.streaming else response.content
        transaction.set_rollback(True)
    writes = [
        query["sql"]
        for query in queries
        if query["sql"].lstrip("(").startswith(WRITES)
        and not any(table in query["sql"] for table in NOT_OURS)
    ]
    response.body = body
    return response, writes


def sign_in(client, user):
    """The session alone; how one gets it has tests of its own, and costs more than a page."""
    session = SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session["started"] = session["seen"] = timezone.now().timestamp()
    session.create()
    client.cookies[settings.SESSION_COOKIE_NAME] = session.session_key


def expected(name, method):
    page = PAGES[name]
    codes = (getattr(page, method) or "302" + " 405" * (len(PEOPLE) - 1)).split()
    return dict(zip(PEOPLE, map(int, codes), strict=True))


@pytest.mark.parametrize("name", sorted(PAGES))
def test_reading_answers_as_the_table_says_writes_nothing_and_tells_strangers_nothing(world, name):
    """Lists, searches and files too: what may not be opened may not be mentioned."""
    codes, writes, leaks, faults = {}, [], {}, set()
    for who in PEOPLE:
        response, written = ask(world, name, who, "get")
        codes[who] = response.status_code
        writes += written
        faults |= set(faults_of(response, response.body)) - set(PAGES[name].differs)
        found = [word for word in SECRETS if word.encode() in readable(response)]
        if found and who in STRANGERS and who not in PAGES[name].told:
            leaks[who] = found

    assert codes == expected(name, "get")
    assert writes == []
    assert leaks == {}
    assert faults == set()


REFUSALS = {401, 403, 404, 405, 409, 410, 413, 422}


@pytest.mark.parametrize("name", sorted(PAGES))
def test_sending_answers_as_the_table_says_and_changes_nothing_when_refused(world, name):
    codes, changes = {}, {}
    for who in PEOPLE:
        response, written = ask(world, name, who, "post")
        codes[who] = response.status_code
        if written and (response.status_code in REFUSALS or who == "anonim"):
            changes[who] = written

    assert codes == expected(name, "post")
    assert changes == {}


@pytest.mark.parametrize("name", sorted(PAGES))
def test_other_methods_are_not_offered_and_write_nothing(world, name):
    page, who = PAGES[name], insider(name)
    head, writes = ask(world, name, who, "head")
    writes += ask(world, name, who, "options")[1]
    others = {}
    for method in ("put", "patch", "delete", "trace"):
        response, written = ask(world, name, who, method)
        others[method] = response.status_code
        writes += [] if method in page.also else written

    # allauth takes PUT for POST; that it writes nothing is what matters.
    harmless = {302, 404, 405, 200 if name.startswith("account_") else 405}
    refused = {method: code for method, code in others.items() if method not in page.also}
    assert head.status_code in {expected(name, "get")[who], 405}
    assert writes == []
    assert set(refused.values()) <= harmless


def insider(name):
    """The first to whom the page answers: refused strangers show nothing of its methods."""
    codes = expected(name, "get" if PAGES[name].get else "post")
    answered = (who for who, code in codes.items() if who != "anonim" and code not in {403, 404})
    return next(answered, "budi")


def readable(response) -> bytes:
    """The body, and what is inside when it is a spreadsheet."""
    if not response.body.startswith(b"PK\x03\x04"):
        return response.body
    with zipfile.ZipFile(io.BytesIO(response.body)) as book:
        return b"\n".join(book.read(name) for name in book.namelist())


@pytest.mark.parametrize("name", sorted(PAGES))
def test_a_closed_account_is_a_stranger_at_the_door(world, name):
    """Signed in, then closed: from the next request on it gets what anybody gets."""
    door = [str(expected(name, method)["anonim"]) for method in ("get", "post")]
    User.objects.filter(pk=world.cast.budi.user_id).update(is_active=False)

    assert [str(ask(world, name, "budi", method)[0].status_code) for method in ("get", "post")] == (
        PAGES[name].after_closing.split() or door
    )


@pytest.mark.parametrize("name", sorted(PAGES))
def test_a_penilai_who_moved_yesterday_is_a_former_one_today(world, name):
    """Sari left: what the table says of Tono, last year's penilai, holds for her at once."""
    page = PAGES[name]
    move_away(world)
    former = page.after_move.split() or [
        str(expected(name, method)["tono"]) for method in ("get", "post")
    ]

    assert [str(ask(world, name, "sari", method)[0].status_code) for method in ("get", "post")] == (
        former
    )


def move_away(world):
    """Since yesterday Sari works elsewhere, and Tono rates Budi and Rina."""
    sari = world.cast.sari
    yesterday = timezone.localdate() - timedelta(days=1)
    until_then = between(START, yesterday - timedelta(days=1))
    ReportingLine.objects.filter(appraiser=sari).update(period=until_then)
    Placement.objects.filter(employee=sari).update(period=until_then)
    PlacementFactory(
        employee=sari,
        position=PositionFactory(unit=world.cast.office, kind="administrator"),
        period=since(yesterday),
    )
