"""What stands in the access table's world for these pages: things of Budi's office."""

from tests.outreach.factories import (
    AttendanceFactory,
    BriefingFactory,
    BriefingInvitationFactory,
    BriefingPhotoFactory,
    MaterialVersionFactory,
    PulseRemarkFactory,
    PulseRoundFactory,
)


def things(cast, world):
    umi = cast.umi.user
    briefing = BriefingFactory(unit=cast.office, created_by=umi, capacity=100)
    held = BriefingFactory(
        unit=cast.office, created_by=umi, running=True, report="Banyak bertanya tentang Plt."
    )
    for one in (briefing, held):
        BriefingInvitationFactory(briefing=one, employee=cast.budi)
    material = MaterialVersionFactory(material__unit=cast.office, material__created_by=umi)
    closed = PulseRoundFactory(closed=True)
    PulseRoundFactory(opened=True)
    return {
        "briefing": briefing,
        "held_briefing": held,
        "hall_code": (held, "SALAHX"),
        "attendance": AttendanceFactory(briefing=held, employee=cast.budi),
        "briefing_photo": BriefingPhotoFactory(briefing=held),
        "material": material.material,
        "material_version": material,
        "pulse_round": closed,
        "draft_pulse": PulseRoundFactory(),
        "pulse_remark": PulseRemarkFactory(round=closed),
    }
