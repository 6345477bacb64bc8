"""Controls drawn as text say what Django's own templates would say."""

import re

import pytest
from django import forms
from django.forms.renderers import TemplatesSetting

from kinerja.web.controls import Renderer

CHOICES = [
    ("", "Pilih satu"),
    ("<b>", '"Dinas" & <i>Badan</i>'),
    ("Kecamatan", [("k1", "Bathin III"), (7, "Rimbo Tengah")]),
]


class Everything(forms.Form):
    words = forms.CharField(max_length=20, required=False)
    number = forms.IntegerField(min_value=0)
    mail = forms.EmailField(required=False)
    day = forms.DateField(widget=forms.DateInput(attrs={"type": "date", "readonly": True}))
    hidden = forms.CharField(widget=forms.HiddenInput, required=False)
    ticked = forms.BooleanField(required=False)
    story = forms.CharField(widget=forms.Textarea(attrs={"rows": 3, "hidden": False}))
    one = forms.ChoiceField(choices=CHOICES)
    several = forms.MultipleChoiceField(choices=CHOICES, required=False)
    rating = forms.ChoiceField(choices=CHOICES, widget=forms.RadioSelect(attrs={"class": "k-wide"}))
    ticks = forms.MultipleChoiceField(choices=CHOICES, widget=forms.CheckboxSelectMultiple)


FILLED = {
    "words": '"><script>alert(1)</script>',
    "number": "12",
    "mail": "a@b.id",
    "day": "2026-11-30",
    "ticked": "on",
    "story": "</textarea><b>\nbaris kedua",
    "one": "<b>",
    "several": ["k1", "7"],
    "rating": "7",
    "ticks": ["<b>", "k1"],
}


def squeezed(html):
    return re.sub(r"\s*\n\s*", "", html)


CHOSEN = ("rating", "ticks")  # a list of our own around the inputs


@pytest.mark.parametrize("data", [None, {}, FILLED])
@pytest.mark.parametrize("name", [one for one in Everything.base_fields if one not in CHOSEN])
def test_a_control_is_what_the_template_would_draw(name, data):
    ours = Everything(data, renderer=Renderer())[name].as_widget()
    theirs = Everything(data, renderer=TemplatesSetting())[name].as_widget()
    assert squeezed(ours) == squeezed(theirs)


@pytest.mark.parametrize("data", [None, {}, FILLED])
@pytest.mark.parametrize("name", CHOSEN)
def test_buttons_and_boxes_are_what_the_template_would_draw(name, data):
    ours = Everything(data, renderer=Renderer())[name].as_widget()
    theirs = Everything(data, renderer=TemplatesSetting())[name].as_widget()
    assert re.findall("<input[^>]*>", ours) == re.findall("<input[^>]*>", theirs)
    assert f'id="id_{name}"' in ours
    assert f'<label for="id_{name}_1"' in ours
    assert "<span>&quot;Dinas&quot; &amp; &lt;i&gt;Badan&lt;/i&gt;</span>" in ours


@pytest.mark.parametrize("initial", [0, 7, None, ""])
def test_the_chosen_one_is_marked(initial):
    ours = Everything(initial={"one": initial}, renderer=Renderer())["one"].as_widget()
    theirs = Everything(initial={"one": initial}, renderer=TemplatesSetting())["one"].as_widget()
    assert squeezed(ours) == squeezed(theirs)


def test_a_textarea_keeps_a_first_empty_line():
    form = Everything({"story": "\nsatu"}, renderer=Renderer())
    assert ">\n\nsatu</textarea>" in form["story"].as_widget()


def test_the_product_draws_its_controls_so():
    assert isinstance(forms.Form().renderer, Renderer)
