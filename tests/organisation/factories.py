"""The regency's own numbers, as if chosen long before."""

from kinerja.organisation.models import DatedSetting
from kinerja.organisation.queries import Kept
from tests.factories import NOW


def chosen(cast, name, value, since, **changes):
    """This number holds from that day on, also a day that began."""
    given = {"reason": "SE Bupati", "set_at": NOW, "set_by": cast.ratna.user}
    row = DatedSetting.objects.create(name=name, value=value, since=since, **given | changes)
    Kept.forget()
    return row
