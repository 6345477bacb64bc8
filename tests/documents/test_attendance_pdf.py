"""The attendance sheet: who stands on it, and that it is an archivable paper."""

from datetime import timedelta
from io import BytesIO

import pikepdf
import pytest
from django.utils import timezone

from kinerja.documents import typeset
from kinerja.documents.attendance import attendance_pdf
from tests.documents.test_skp_pdf import text_of
from tests.factories import NOW, PlacementFactory
from tests.outreach.factories import (
    AttendanceFactory,
    BriefingFactory,
    BriefingInvitationFactory,
)

WEEKDAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")


def test_a_sheet_has_everybody_with_room_to_sign(cast, django_assert_max_num_queries):
    briefing = BriefingFactory(running=True)
    BriefingInvitationFactory(briefing=briefing, employee=cast.budi)
    AttendanceFactory(briefing=briefing, employee=cast.sari, arrived_at=NOW + timedelta(minutes=5))
    AttendanceFactory(briefing=briefing, employee=cast.rina, way="diketik")
    AttendanceFactory(briefing=briefing, employee=None, guest_name="Hasanah", guest_origin="Dusun")
    BriefingInvitationFactory.create_batch(60, briefing=briefing)

    with django_assert_max_num_queries(2):
        content = attendance_pdf(briefing, at=NOW)

    with pikepdf.open(BytesIO(content)) as document:
        assert len(document.pages) == 3
        assert document.docinfo["/Title"] == "Daftar Hadir"
    assert attendance_pdf(briefing, at=NOW) == content


def test_a_hundred_names_fill_a_sheet_and_guests_stand_on_the_last(cast, monkeypatch):
    monkeypatch.setattr("kinerja.documents.attendance.NAMES_ON_A_SHEET", 2)
    asked = {}
    monkeypatch.setattr(typeset, "pdf", lambda form, data: asked.update(data))
    briefing = BriefingFactory(running=True)
    people = BriefingInvitationFactory.create_batch(3, briefing=briefing)
    AttendanceFactory(briefing=briefing, employee=None, guest_name="Hasanah", guest_origin="Dusun")
    names = sorted(one.employee.name for one in people)

    attendance_pdf(briefing, sheet=1, at=NOW)
    assert [asked["sheet"], asked["first"], asked["lines"], asked["guests"]] == [1, 1, 0, []]
    assert [one["name"] for one in asked["people"]] == names[:2]
    attendance_pdf(briefing, sheet=2, at=NOW)
    assert [asked["sheet"], asked["first"], asked["lines"]] == [2, 3, 12]
    assert [one["name"] for one in asked["people"]] == names[2:]
    assert [one["name"] for one in asked["guests"]] == ["Hasanah"]


def test_a_sheet_beyond_the_last_name_is_for_guests(cast):
    briefing = BriefingFactory(running=True)
    content = attendance_pdf(briefing, sheet=7, at=NOW)
    with pikepdf.open(BytesIO(content)) as document:
        assert len(document.pages) == 1


def test_the_sheet_names_the_weekday_and_who_is_recorded_already(cast):
    briefing = BriefingFactory(running=True)
    AttendanceFactory(briefing=briefing, employee=cast.sari, arrived_at=NOW + timedelta(minutes=5))
    AttendanceFactory(briefing=briefing, employee=cast.rina, way="diketik")
    AttendanceFactory(briefing=briefing, employee=None, guest_name="Hasanah", guest_origin="Dusun")

    text = text_of(attendance_pdf(briefing, at=NOW))

    starts = timezone.localtime(briefing.starts_at)
    arrived = timezone.localtime(NOW + timedelta(minutes=5))
    assert f": {WEEKDAYS[starts.weekday()]}, {starts.day} " in text
    assert text.count("hadir, dicatat") == 2
    assert text.count(f"hadir pukul {arrived:%H.%M}") == 1


@pytest.mark.parametrize(
    ("title", "said"),
    [("Kepala SD Negeri 8", "Kepala SD Negeri 8"), ("Guru", "Guru · SD Negeri 8")],
)
def test_the_unit_is_not_said_twice(db, title, said):
    briefing = BriefingFactory(running=True)
    seat = PlacementFactory(position__title=title, position__unit__name="SD Negeri 8")
    BriefingInvitationFactory(briefing=briefing, employee=seat.employee)

    text = text_of(attendance_pdf(briefing, at=NOW))

    assert said in text
    assert text.count("SD Negeri 8") == 1
