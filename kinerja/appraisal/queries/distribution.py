"""How the people of one penilai are spread, and whether that was explained."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from kinerja.appraisal import rules
from kinerja.appraisal.models import DistributionReason, OrganisationRating
from kinerja.appraisal.queries.lists import Person, distribution_of, my_people
from kinerja.appraisal.queries.people import rating_of_my_unit
from kinerja.organisation.enums import SettingName
from kinerja.organisation.queries import setting_on

UNEXPLAINED = (
    "Sebaran kelompok Anda berbeda dari pola. Tulis alasannya di halaman Sebaran kelompok, "
    "lalu serahkan."
)


@dataclass(frozen=True)
class Group:
    """Everybody one penilai rates in a period, as their predikat stand now."""

    counts: Counter
    organisation: OrganisationRating | None
    advice: rules.Advice | None
    is_complete: bool
    reason: DistributionReason | None

    @property
    def departs(self) -> bool:
        return bool(self.advice and self.advice.sentences)

    @property
    def owes_reason(self) -> bool:
        """All are signed, the group departs from the pattern, and nobody has said why."""
        explained = self.reason is not None and self.reason.counts == self.counts
        return self.is_complete and self.departs and not explained


def group_of(user, period, people: list[Person], *, on: date) -> Group:
    """The group as a list that was read before."""
    counts = distribution_of(people)
    rating = rating_of_my_unit(user, period, on=on) if period and counts else None
    advice = rules.distribution_advice(
        organisation=rating.predikat if rating else "",
        counts=counts,
        on=on,
        smallest=setting_on(SettingName.SMALL_GROUP, on=on).value,
    )
    is_complete = bool(people) and all(person.is_done for person in people if person.skp)
    asked = is_complete and advice and advice.sentences  # a spread still moving needs no reason
    return Group(
        counts=counts,
        organisation=rating,
        advice=advice,
        is_complete=is_complete,
        reason=reason_of(user, period) if asked else None,
    )


def group_now(user, period, *, on: date) -> Group:
    return group_of(user, period, my_people(user, period, on=on), on=on)


def reason_of(user, period) -> DistributionReason | None:
    """The newest reason this penilai gave for the period."""
    given = DistributionReason.objects.filter(appraiser__user=user, period=period)
    return given.order_by("-pk").first()
