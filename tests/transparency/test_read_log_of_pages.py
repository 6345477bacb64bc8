"""Who opened something of Budi's is told to Budi: every page of the access table, every reader."""

import pytest
from django.db import models

from tests.access.page import PEOPLE
from tests.access_table import PAGES
from tests.test_access_table import ask, built, evidence_dir, expected, world

__all__ = ["built", "evidence_dir", "world"]

# Ways from a thing to the person it belongs to.
WAYS = (
    "employee",
    "nominee",
    "rater",
    "mentee",
    "skp",
    "evaluation",
    "result",
    "progress",
    "objection",
    "row",
    "plan",
)
# Pages on a thing of Budi's that show no person's record.
NOTHING_OF_HIS = {
    "accounts:accept": "the invitation itself, opened by whoever holds the link",
    "documents:verify": "a paper's own code, printed on it; names no account",
    "development:mentor_ask": "what he offers as a mentor, to everybody",
}
PERSONAL = [name for name in sorted(PAGES) if PAGES[name].on and PAGES[name].get]


def owner_of(thing):
    """The employee a thing of the world belongs to, or None."""
    thing = thing[0] if isinstance(thing, tuple) else thing
    if not isinstance(thing, models.Model) or thing._meta.label == "organisation.Employee":
        return thing if isinstance(thing, models.Model) else None
    for way in WAYS:
        if getattr(thing, way, None) is not None:
            return owner_of(getattr(thing, way))
    return None


@pytest.mark.parametrize("name", PERSONAL)
def test_every_page_that_shows_a_thing_of_budis_leaves_a_line(world, name, monkeypatch):
    if owner_of(getattr(world, PAGES[name].on)) != world.cast.budi or name in NOTHING_OF_HIS:
        pytest.skip("shows nothing of Budi's")
    written = []
    monkeypatch.setattr(
        "kinerja.web.read_log.write", lambda reader, opened: written.append((reader, opened))
    )
    unnoticed = []
    for who in PEOPLE:
        if who in {"anonim", "budi"} or expected(name, "get")[who] != 200:
            continue
        written.clear()
        ask(world, name, who, "get")
        told = {person for reader, opened in written for _, person in opened}
        if world.cast.budi.pk not in told or {one.pk for one, _ in written} != {
            getattr(world.cast, who).user_id
        }:
            unnoticed.append(who)

    assert unnoticed == []


@pytest.mark.parametrize("name", PERSONAL)
def test_a_refused_page_and_ones_own_leave_none(world, name, monkeypatch):
    written = []
    monkeypatch.setattr(
        "kinerja.web.read_log.write", lambda reader, opened: written.append((reader, opened))
    )
    for who in PEOPLE:
        if who != "budi" and expected(name, "get")[who] == 200:
            continue
        ask(world, name, who, "get")

    assert {reader.pk for reader, _ in written} <= {world.cast.budi.user_id}
