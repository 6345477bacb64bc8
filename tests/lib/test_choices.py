"""A choice among rows gives the row, and asks the database nothing."""

import pytest
from django import forms

from kinerja.lib.choices import RowChoiceField
from kinerja.organisation.models import Unit


class UnitForm(forms.Form):
    unit = RowChoiceField(required=False)


def filled(value, *, empty=None):
    form = UnitForm({"unit": value})
    form.fields["unit"].offer([Unit(pk=3, name="Dinas A"), Unit(pk=4, name="Dinas B")], empty=empty)
    return form


@pytest.mark.parametrize(("value", "pk"), [("3", 3), (4, 4), ("", None)])
def test_the_chosen_row_or_none(value, pk):
    form = filled(value)

    assert form.is_valid()
    assert (form.cleaned_data["unit"] and form.cleaned_data["unit"].pk) == pk


@pytest.mark.parametrize("value", ["5", "x", "-3"])
def test_what_is_not_offered_is_refused(value):
    assert not filled(value).is_valid()


def test_the_choices_are_the_rows_and_a_word_for_none():
    plain, with_none = filled("3"), filled("3", empty="Semua")

    assert plain.fields["unit"].choices == [("3", "Dinas A"), ("4", "Dinas B")]
    assert with_none.fields["unit"].choices[0] == ("", "Semua")
    assert '<option value="3" selected>Dinas A</option>' in str(plain["unit"])
    assert UnitForm().fields["unit"].choices == []
