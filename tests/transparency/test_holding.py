"""Every model of ours is classified once, every field has one place, every kind is explained."""

import pytest
from django.apps import apps
from django.core.exceptions import FieldDoesNotExist
from django.db.models import ForeignKey, Model
from django.urls import reverse

from kinerja.transparency.queries import rows_about
from kinerja.transparency.rules import HELD, KINDS, NOT_PERSONAL

OURS = {
    model._meta.label: model
    for model in apps.get_models()
    if model.__module__.startswith("kinerja.")
}
PEOPLE = {"organisation.Employee", "accounts.User"}
HOW = "Tulis model ini di kinerja/transparency/rules/holding.py: HELD atau NOT_PERSONAL."


def test_every_model_is_classified_once():
    assert set(HELD) & NOT_PERSONAL == set()
    assert sorted(set(OURS) - set(HELD) - NOT_PERSONAL) == [], HOW
    assert sorted((set(HELD) | NOT_PERSONAL) - set(OURS)) == [], "There is no such model."


@pytest.mark.parametrize("label", sorted(NOT_PERSONAL & set(OURS)))
def test_what_is_about_no_person_names_only_officials_who_acted(label):
    links = {
        one.name
        for one in OURS[label]._meta.fields
        if isinstance(one, ForeignKey) and one.related_model._meta.label in PEOPLE
    }
    assert {one for one in links if not one.endswith("_by")} == set(), HOW


@pytest.mark.parametrize("label", sorted(set(HELD) & set(OURS)))
def test_every_field_has_one_place(label, cast):
    """Each field goes into the copy, or is named as secret; no secret name is stale."""
    entry, names = HELD[label], {one.name for one in OURS[label]._meta.fields}

    assert entry.kind in KINDS
    assert entry.ways
    assert set(entry.secret) <= names
    assert list(rows_about(cast.budi, label, entry)[:1]) is not None  # each way leads to a person


@pytest.mark.parametrize("label", sorted(set(HELD) & set(OURS)))
def test_what_opens_something_stays_secret(label):
    """Whatever is called a password, a token, a key of a session, or a hash of one."""
    telling = ("password", "token", "session_key", "session_data", "endpoint", "secret")
    open_fields = {
        one.name for one in OURS[label]._meta.fields if one.name not in HELD[label].secret
    }
    assert {name for name in open_fields if any(word in name for word in telling)} == set()


@pytest.mark.parametrize("key", sorted(KINDS))
def test_every_kind_says_what_why_who_and_how_long(key):
    kind = KINDS[key]
    assert all((kind.title, kind.what, kind.why, kind.who, kind.how_long))
    assert not kind.page or reverse(kind.page)


def test_ways_are_fields():
    """A way ends at an employee."""
    for label, entry in HELD.items():
        for way in entry.ways:
            assert end_of(OURS[label], way) == "organisation.Employee", f"{label} {way}"


def end_of(model: type[Model], way: str) -> str:
    for step in way.split("__"):
        if step == "pk":
            continue
        try:
            model = model._meta.get_field(step).related_model
        except FieldDoesNotExist as missing:
            raise AssertionError(f"{model} has no {step}") from missing
    return model._meta.label
