"""A copy of one's own data: all of it, nothing of others, for nobody else."""

import json
import zipfile
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from kinerja.audit.models import Event
from kinerja.lib.refusals import Refused
from kinerja.notifications.models import Message
from kinerja.transparency import actions, queries, tasks
from kinerja.transparency.models import DataCopy, Reading
from tests.factories import (
    NOW,
    EvaluationFactory,
    FeedbackFactory,
    ProgressFactory,
    SkpFactory,
    WorkResultFactory,
)
from tests.transparency.factories import DataCopyFactory


@pytest.fixture(autouse=True)
def var(settings, tmp_path):
    settings.VAR_DIR = tmp_path
    return tmp_path


@pytest.fixture
def work(cast):
    """Budi's plan with a note and feedback, and Rina's beside it."""
    for person, word in ((cast.budi, "milik Budi"), (cast.rina, "milik Rina")):
        skp = SkpFactory(placement=person.placements.get(), agreed=True, appraiser=cast.sari)
        result = WorkResultFactory(skp=skp, order=1, statement=f"Hasil {word}")
        ProgressFactory(result=result, note=f"Catatan {word}")
        FeedbackFactory(result=result, giver=cast.sari, text=f"Ucapan {word}")
    return cast


def ask(person, *, by=None, at=NOW):
    return actions.ask_for_copy(person, by=(by or person).user, at=at)


def inside(copy):
    with zipfile.ZipFile(queries.copy_path(copy)) as folder:
        assert folder.testzip() is None
        return {name: folder.read(name) for name in folder.namelist()}


def test_the_copy_holds_what_is_mine_and_nothing_of_others(work):
    copy = ask(work.budi)

    copy.refresh_from_db()
    files = inside(copy)
    assert (copy.status, copy.done) == ("siap", copy.total)
    for name in ("data-saya.json", "data-saya.html"):
        text = files[name].decode()
        for word in ("Hasil milik Budi", "Catatan milik Budi", "Ucapan milik Budi", work.budi.nip):
            assert word in text, (name, word)
        assert "milik Rina" not in text
        assert work.rina.nip not in text


def test_it_can_be_read_by_a_program_and_carries_the_ledger(work):
    Reading.objects.note(
        reader=work.sari.user, opened={("skp", work.budi.pk)}, day=NOW.date(), at=NOW
    )
    content = json.loads(inside(ask(work.budi))["data-saya.json"])

    tables = {part["tabel"]: part["baris"] for part in content["bagian"]}
    assert len(tables["planning.Skp"]) == 1
    assert tables["transparency.Reading"][0]["apa"] == "SKP"
    assert [one["perbuatan"] for one in content["jejak"]] == ["transparency.copy_asked"]
    assert [one["kind"] for one in content["perbuatan_saya"]] == ["transparency.copy_asked"]


def test_a_result_not_yet_handed_over_is_not_in_it(work):
    skp = work.budi.skps.get()
    EvaluationFactory(
        skp=skp, unit=work.field, appraiser=work.sari, results_reason="Alasan masih draf"
    )

    assert b"Alasan masih draf" not in inside(ask(work.budi))["data-saya.json"]


def test_what_was_taken_back_is_not_in_it_and_what_one_gave_is(work):
    FeedbackFactory(
        result=work.budi.skps.get().results.get(),
        giver=work.sari,
        text="Ucapan ditarik",
        withdrawn_at=NOW,
    )

    assert b"Ucapan ditarik" not in inside(ask(work.budi))["data-saya.json"]
    assert b"Ucapan ditarik" in inside(ask(work.sari))["data-saya.json"]


def test_no_secret_leaves(work):
    work.budi.user.set_password("rahasia-kata-sandi-budi")
    work.budi.user.save()

    text = inside(ask(work.budi))["data-saya.json"].decode()

    assert work.budi.user.password not in text
    assert "password" not in text


def test_what_was_typed_stays_text(work):
    skp = work.budi.skps.get()
    WorkResultFactory(skp=skp, order=2, statement="<script>alert(1)</script>" + "x" * 900)

    assert b"<script>" not in inside(ask(work.budi))["data-saya.html"]


def test_days_and_spans_read_as_people_say_them(work):
    text = inside(ask(work.budi))["data-saya.html"].decode()

    assert "1 Januari 2026 sampai sekarang" in text
    assert "datetime" not in text
    assert "Epidemiolog Ahli Pertama" in text


def test_its_person_is_told(work):
    copy = ask(work.budi)

    message = Message.objects.get(user=work.budi.user)
    assert message.text == "Salinan data Anda siap diunduh selama 7 hari."
    assert message.url == reverse("transparency:copy", args=[copy.pk])


def test_nobody_asks_for_another(work):
    for person in (work.sari, work.umi, work.ratna, work.agus):
        with pytest.raises(Refused, match="pemiliknya"):
            ask(work.budi, by=person)
    assert not DataCopy.objects.exists()


def test_nobody_takes_anothers(work):
    copy = ask(work.budi)
    for person in (work.sari, work.ratna, work.agus):
        with pytest.raises(Refused, match="pemiliknya"):
            actions.take_copy(copy, by=person.user, at=NOW)

    with actions.take_copy(copy, by=work.budi.user, at=NOW) as file:
        assert file.read(2) == b"PK"
    kinds = Event.objects.filter(stream=f"transparency.datacopy:{copy.pk}").order_by("sequence")
    assert list(kinds.values_list("kind", flat=True)) == [
        "transparency.copy_asked",
        "transparency.copy_made",
        "transparency.copy_taken",
    ]


def test_asked_twice_while_it_is_made_is_the_same(cast):
    running = DataCopyFactory(employee=cast.budi, status="disusun")

    assert ask(cast.budi) == running


def test_two_at_once_are_refused_by_the_database(cast):
    DataCopyFactory(employee=cast.budi)
    with pytest.raises(IntegrityError, match="copy_one_in_the_making"), transaction.atomic():
        DataCopyFactory(employee=cast.budi)


def test_ready_without_its_moment_is_refused(cast):
    with pytest.raises(IntegrityError, match="copy_ready_has_its_moment"), transaction.atomic():
        DataCopyFactory(employee=cast.budi, status="siap")


def test_after_half_an_hour_without_an_end_it_is_tried_anew(cast):
    dead = DataCopyFactory(employee=cast.budi, status="disusun")

    again = ask(cast.budi, at=NOW + timedelta(minutes=31))

    dead.refresh_from_db()
    assert again != dead
    assert dead.status == "gagal"


def test_a_failure_is_said_and_another_try_works(work, monkeypatch):
    copy = DataCopyFactory(employee=work.budi)
    monkeypatch.setattr(queries, "write_copy", lambda row, at: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        tasks.make_copy(copy.pk)
    monkeypatch.undo()

    copy.refresh_from_db()
    assert copy.status == "gagal"
    assert ask(work.budi).pk != copy.pk


def test_the_session_may_end_while_it_is_made(work, client):
    """Who asked has signed out; the file waits for him, and for nobody who has no session."""
    client.force_login(work.budi.user)
    copy = DataCopyFactory(employee=work.budi)
    client.logout()
    tasks.make_copy(copy.pk)
    take = reverse("transparency:copy_take", args=[copy.pk])

    assert client.post(take).status_code == 302
    assert not Event.objects.filter(kind="transparency.copy_taken").exists()
    client.force_login(work.budi.user)
    assert b"".join(client.post(take).streaming_content)[:2] == b"PK"


def test_after_a_week_the_file_is_gone_and_its_trace_stays(work):
    copy = ask(work.budi)
    DataCopy.objects.filter(pk=copy.pk).update(ready_at=NOW)

    assert actions.clear_copies(by=None, at=NOW + timedelta(days=7)) == 0
    assert actions.clear_copies(by=None, at=NOW + timedelta(days=8)) == 1

    copy.refresh_from_db()
    assert copy.status == "dihapus"
    assert not queries.copy_path(copy).exists()
    with pytest.raises(Refused, match="sudah dihapus"):
        actions.take_copy(copy, by=work.budi.user, at=NOW + timedelta(days=8))


def test_old_lines_of_the_read_log_go_and_young_ones_stay(cast, settings):
    for days in (1, 800):
        at = NOW - timedelta(days=days)
        Reading.objects.note(
            reader=cast.sari.user, opened={("skp", cast.budi.pk)}, day=at.date(), at=at
        )

    tasks.clear_readings(0)

    assert [one.day for one in Reading.objects.all()] == [(NOW - timedelta(days=1)).date()]
