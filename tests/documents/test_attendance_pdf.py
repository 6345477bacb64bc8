"""The attendance sheet: who stands on it, and that it is an archivable paper."""

from datetime import timedelta
from io import BytesIO

import pikepdf

from kinerja.documents.attendance import attendance_pdf
from tests.factories import NOW
from tests.outreach.factories import (
    AttendanceFactory,
    BriefingFactory,
    BriefingInvitationFactory,
)


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
