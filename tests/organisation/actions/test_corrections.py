import pytest

from kinerja.audit.models import Event
from kinerja.lib.refusals import Refused, Stale
from kinerja.notifications.models import Message
from kinerja.organisation import actions, queries
from kinerja.organisation.models import LineCorrection
from tests.factories import NOW, TODAY, LineCorrectionFactory

pytestmark = pytest.mark.django_db


def ask(cast, **changes):
    given = {
        "message": "Atasan langsung saya Tono sejak Juli.",
        "proposed_appraiser": cast.tono,
        "by": cast.budi.user,
        "at": NOW,
    }
    return actions.request_correction(cast.budi, **(given | changes))


def test_a_request_reaches_the_hr_of_the_office(cast):
    correction = ask(cast)

    assert (correction.status, correction.proposed_appraiser) == ("terbuka", cast.tono)
    message = Message.objects.get()
    assert (message.user, message.url) == (
        cast.umi.user,
        f"/organisasi/koreksi/{correction.pk}/",
    )
    event = Event.objects.get(kind="organisation.correction_requested")
    assert "Tono sejak Juli" not in str(event.details)


def test_without_hr_in_the_office_the_agency_is_told(cast):
    actions.request_correction(
        cast.wayan, message="Keliru.", proposed_appraiser=None, by=cast.wayan.user, at=NOW
    )

    assert Message.objects.get().user == cast.ratna.user


def test_hr_never_receives_its_own_request(cast):
    actions.request_correction(
        cast.umi, message="Keliru.", proposed_appraiser=None, by=cast.umi.user, at=NOW
    )

    assert Message.objects.get().user == cast.ratna.user


def test_one_open_request_at_a_time(cast):
    ask(cast)

    with pytest.raises(Refused, match="masih menunggu jawaban"):
        ask(cast)


def test_only_the_person_himself_asks(cast):
    with pytest.raises(Refused, match="oleh pegawai itu sendiri"):
        ask(cast, by=cast.rina.user)
    with pytest.raises(Refused, match="Jelaskan apa yang keliru"):
        ask(cast, message="  ")
    with pytest.raises(Refused, match="tidak dapat menilai diri sendiri"):
        ask(cast, proposed_appraiser=cast.budi)

    assert LineCorrection.objects.count() == 0


def answer(cast, correction, **changes):
    given = {
        "appraiser": cast.tono,
        "first_day": TODAY,
        "answer": "Sesuai SK mutasi.",
        "seen": queries.line_of(cast.budi, on=TODAY).pk,
        "by": cast.umi.user,
        "at": NOW,
    }
    return actions.answer_correction(correction, **(given | changes))


def test_granting_corrects_the_line(cast):
    correction = answer(cast, LineCorrectionFactory(employee=cast.budi))

    assert (correction.status, correction.answered_by) == ("dikabulkan", cast.umi.user)
    line = queries.line_of(cast.budi, on=TODAY)
    assert (line.appraiser, line.reason) == (cast.tono, "Sesuai SK mutasi.")
    assert list(Event.objects.order_by("pk").values_list("kind", flat=True)) == [
        "organisation.line_ended",
        "organisation.line_opened",
        "organisation.line_corrected",
        "organisation.correction_answered",
    ]


def test_refusing_leaves_the_line(cast):
    correction = answer(cast, LineCorrectionFactory(employee=cast.budi), appraiser=None)

    assert correction.status == "ditolak"
    assert queries.line_of(cast.budi, on=TODAY).appraiser == cast.sari
    assert Message.objects.get().text == "Permintaan koreksi penilai Anda ditolak."


def test_the_second_answer_is_told_that_it_came_late(cast):
    correction = answer(cast, LineCorrectionFactory(employee=cast.budi), appraiser=None)

    with pytest.raises(Stale, match="sudah dijawab orang lain"):
        answer(cast, correction, by=cast.ratna.user)


def test_a_failed_correction_leaves_the_request_open(cast):
    correction = LineCorrectionFactory(employee=cast.budi)

    with pytest.raises(Refused, match="menilai dirinya sendiri"):
        answer(cast, correction, appraiser=cast.budi)

    correction.refresh_from_db()
    assert correction.status == "terbuka"


def test_nobody_answers_his_own_request(cast):
    correction = LineCorrectionFactory(employee=cast.umi)

    with pytest.raises(Refused, match="bukan oleh Anda"):
        answer(cast, correction, seen=None)
