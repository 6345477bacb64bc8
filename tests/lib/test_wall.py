"""Who the database takes for the reader, whatever happens to the connection."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import Error, connection, transaction

from kinerja.lib import wall
from kinerja.organisation.models import Employee


def reader():
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('kinerja.reader', true)")
        return cursor.fetchone()[0]


def asked(function, *args):
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {function}({', '.join(['%s'] * len(args))})", args)
        return cursor.fetchone()[0]


def test_the_server_reads_for_whom_we_say_and_then_for_who_was_before(cast):
    before = reader()

    with wall.open_for(cast.budi.user):
        inside = reader()

    assert (before, inside, reader()) == ("sistem", str(cast.budi.user_id), "sistem")


def test_nobody_is_named_for_a_visitor(db):
    with wall.open_for(AnonymousUser()):
        assert reader() == ""


def test_a_rollback_does_not_bring_back_an_earlier_reader(cast):
    with wall.open_for(cast.budi.user):
        reader()
    with wall.open_for(cast.sari.user):
        with transaction.atomic():
            reader()
            transaction.set_rollback(True)

        assert reader() == str(cast.sari.user_id)


def test_a_failed_statement_does_not_bring_back_an_earlier_reader(cast):
    with wall.open_for(cast.budi.user):
        reader()
    with wall.open_for(cast.sari.user):
        with pytest.raises(Error), transaction.atomic():
            Employee.objects.create(name="Tanpa NIP", status="pns")

        assert reader() == str(cast.sari.user_id)


def test_a_request_reads_as_its_account_and_no_longer(cast, client, monkeypatch):
    client.force_login(cast.budi.user)
    seen = []
    monkeypatch.setattr("kinerja.web.views.render", lambda *args, **kw: seen.append(reader()))

    with pytest.raises(ValueError, match="didn't return an HttpResponse"):
        client.get("/")

    assert (seen, reader()) == ([str(cast.budi.user_id)], "sistem")


@pytest.mark.parametrize(
    ("who", "answers"),
    [
        ("budi", (False, True, False)),
        ("sari", (False, True, False)),
        ("rina", (False, False, False)),
        ("umi", (False, False, True)),
        ("ratna", (False, False, True)),
        ("agus", (False, False, False)),
        ("wayan", (False, False, False)),
    ],
)
def test_what_policies_are_told_of_each_reader(cast, who, answers):
    with wall.open_for(getattr(cast, who).user):
        assert (
            asked("wall_is_system"),
            asked("wall_is_one_of", cast.budi.pk, cast.sari.pk),
            asked("wall_keeps_records_of", cast.budi.pk),
        ) == answers


def test_hr_of_an_office_keeps_no_records_of_another(cast):
    with wall.open_for(cast.umi.user):
        assert asked("wall_keeps_records_of", cast.wayan.pk) is False


def test_only_the_system_is_the_system(db):
    assert asked("wall_is_system") is True
    with wall.open_for(AnonymousUser()):
        assert asked("wall_is_system") is False
