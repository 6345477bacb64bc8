"""Whom sosialisasi reached."""

from django import forms

from kinerja.outreach.forms.fields import NOT_REQUIRED
from kinerja.outreach.queries.reach import REACH_STATES


class ReachFilter(forms.Form):
    tahun = forms.IntegerField(label="Tahun", min_value=2020, max_value=2100, **NOT_REQUIRED)


class ReachedFilter(ReachFilter):
    keadaan = forms.ChoiceField(label="Keadaan", choices=list(REACH_STATES.items()), **NOT_REQUIRED)
    unit = forms.CharField(widget=forms.HiddenInput, max_length=40, **NOT_REQUIRED)
