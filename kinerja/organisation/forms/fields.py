from django import forms

from kinerja.organisation.models import Employee, Unit


def posted(request):
    """What a form is bound to: also an empty POST is an answer, with mistakes to show."""
    return request.POST if request.method == "POST" else None


def opds():
    return Unit.objects.filter(is_opd=True, is_active=True).order_by("name")


class DayInput(forms.DateInput):
    """The browser's own date control."""

    def __init__(self, attrs=None):
        super().__init__(attrs={"type": "date", **(attrs or {})}, format="%Y-%m-%d")


class PersonChoice(forms.ModelChoiceField):
    """One of the people found by name; the label says where he works."""

    def __init__(self, **kwargs):
        super().__init__(
            queryset=Employee.objects.none(), widget=forms.RadioSelect, empty_label=None, **kwargs
        )

    def label_from_instance(self, person):
        places = getattr(person, "places", [])
        if not places:
            return str(person)
        position = places[0].position
        return f"{person} – {position.title}, {position.unit.name}"


class PositionChoice(forms.ModelChoiceField):
    """One of the positions found by name."""

    def label_from_instance(self, position):
        return f"{position.title} – {position.unit.name}"
