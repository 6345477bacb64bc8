"""What stands in the access table's world for these pages: Joko is a member of the committee."""

from tests.careers.factories import (
    CareerRecordFactory,
    PotentialComponentFactory,
    TalentPlacementFactory,
)
from tests.factories import RoleGrantFactory


def things(cast, world):
    RoleGrantFactory(user=cast.joko.user, role="komite_talenta")
    budi = cast.budi
    return {
        "career_fact": (budi, "pendidikan"),
        "career_record": CareerRecordFactory(employee=budi, recorded_by=cast.umi.user),
        "talent_part": PotentialComponentFactory(employee=budi, recorded_by=cast.joko.user),
        "talent_placement": TalentPlacementFactory(employee=budi),
    }
