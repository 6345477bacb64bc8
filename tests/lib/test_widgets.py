from django import forms
from django.test.html import parse_html

from kinerja.lib.widgets import LongSelect


class Choosing(forms.Form):
    unit = forms.ChoiceField(
        choices=[("", "Pilih unit"), (1, "Dinas <A> & B"), ('"2', "Dinas C"), (3, "Dinas D")],
        widget=LongSelect(attrs={"class": "is-wide"}),
    )


class ChoosingAsUsual(forms.Form):
    unit = forms.ChoiceField(
        choices=Choosing.base_fields["unit"].choices,
        widget=forms.Select(attrs={"class": "is-wide"}),
    )


def test_a_long_select_reads_like_an_ordinary_one():
    for said in (None, {"unit": '"2'}, {"unit": "3"}, {"unit": "<script>"}):
        ours, usual = str(Choosing(said)["unit"]), str(ChoosingAsUsual(said)["unit"])

        assert parse_html(ours) == parse_html(usual)
        assert "<A>" not in ours
