from functools import reduce
from operator import and_

from django.db import models
from django.db.models import Q

from kinerja.school.enums import Judgement
from kinerja.school.rules import DIMENSIONS, LABELS


def rating_field(name):
    return models.CharField(LABELS[name].lower(), max_length=10, choices=Judgement, blank=True)


class EightRatings(models.Model):
    """The rating of results and of each of the seven values; each a column of its own."""

    results = rating_field("results")
    berorientasi_pelayanan = rating_field("berorientasi_pelayanan")
    akuntabel = rating_field("akuntabel")
    kompeten = rating_field("kompeten")
    harmonis = rating_field("harmonis")
    loyal = rating_field("loyal")
    adaptif = rating_field("adaptif")
    kolaboratif = rating_field("kolaboratif")

    class Meta:
        abstract = True

    @property
    def ratings(self) -> dict:
        return {name: getattr(self, name) for name in DIMENSIONS}


def all_given():
    """Condition: no rating is missing."""
    return reduce(and_, (~Q(**{name: ""}) for name in DIMENSIONS))


def all_known():
    """Condition: nothing but the words of the scale."""
    words = ["", *Judgement.values]
    return reduce(and_, (Q(**{f"{name}__in": words}) for name in DIMENSIONS))
