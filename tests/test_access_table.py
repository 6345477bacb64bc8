"""The table of tests/access_table.py, asked for real: every URL, method and person."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import get_resolver, reverse

from tests.access.page import PEOPLE
from tests.access_table import PAGES
from tests.world import build_world

THIRD_PARTY = ("account_", "mfa_")
WRITES = ("INSERT", "UPDATE", "DELETE")
NOT_OURS = ("accounts_session", '"cache"', "accounts_throttle")


def url_names(patterns=None, prefix=""):
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        if hasattr(pattern, "url_patterns"):
            inner = f"{prefix}{pattern.namespace}:" if pattern.namespace else prefix
            yield from url_names(pattern.url_patterns, inner)
        else:
            yield f"{prefix}{pattern.name}"


def ours():
    return {name for name in url_names() if not name.startswith(THIRD_PARTY)}


def test_every_page_is_in_the_access_table():
    assert ours() == set(PAGES)


def cells(method):
    for name, page in sorted(PAGES.items()):
        codes = (getattr(page, method) or "302" + " 405" * (len(PEOPLE) - 1)).split()
        for who, code in zip(PEOPLE, codes, strict=True):
            yield pytest.param(name, who, int(code), id=f"{name}-{method}-{who}")


@pytest.fixture
def world(cast):
    return build_world(cast)


def ask(client, world, name, who, method):
    page = PAGES[name]
    user = None if who == "anonim" else getattr(world.cast, who).user
    if user:
        client.force_login(user)
    target = getattr(world, page.on) if page.on else None
    args = list(target) if isinstance(target, tuple) else [target] if target is not None else []
    args = [getattr(arg, "pk", arg) for arg in args]
    data = dict(page.data) if method == "post" else {}
    with CaptureQueriesContext(
        connection,
    ) as queries:
        response = getattr(client, method)(reverse(name, args=args), data)
    return response, [query["sql"] for query in queries]


@pytest.mark.parametrize(("name", "who", "expected"), list(cells("get")))
def test_get_answers_as_the_table_says_and_writes_nothing(client, world, name, who, expected):
    response, statements = ask(client, world, name, who, "get")

    assert response.status_code == expected
    assert [
        sql
        for sql in statements
        if sql.lstrip("(").startswith(WRITES) and not any(table in sql for table in NOT_OURS)
    ] == []


@pytest.mark.parametrize(("name", "who", "expected"), list(cells("post")))
def test_post_answers_as_the_table_says(client, world, name, who, expected):
    response, _ = ask(client, world, name, who, "post")

    assert response.status_code == expected
