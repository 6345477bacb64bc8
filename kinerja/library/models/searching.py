"""Columns that the server keeps for searching; they follow the row, so what is erased is gone."""

from functools import reduce
from operator import add

from django.conf import settings
from django.contrib.postgres.search import SearchVector, SearchVectorField
from django.db import models

DICTIONARY = "indonesian"


def search_field(**weights):
    """A search column over these text fields, each with its weight A to D."""
    vectors = [
        SearchVector(name, weight=weight, config=DICTIONARY) for name, weight in weights.items()
    ]
    return models.GeneratedField(
        expression=reduce(add, vectors), output_field=SearchVectorField(), db_persist=True
    )


def account(**options):
    """A person who did something; stays as long as what he did."""
    values = {"on_delete": models.PROTECT, "related_name": "+"} | options
    return models.ForeignKey(settings.AUTH_USER_MODEL, **values)
