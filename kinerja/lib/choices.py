"""A choice among rows that a page has read anyway."""

from django import forms


class RowChoiceField(forms.ChoiceField):
    """Gives the chosen row or None; the choices of a queryset would be asked for twice more."""

    rows = {}

    def offer(self, rows, *, empty=None):
        """Choose among these; `empty` is the word for none of them."""
        self.rows = {str(row.pk): row for row in rows}
        none = [] if empty is None else [("", empty)]
        self.choices = [*none, *((key, str(row)) for key, row in self.rows.items())]

    def clean(self, value):
        return self.rows.get(super().clean(value))
