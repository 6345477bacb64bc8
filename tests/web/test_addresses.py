import pytest
from django.template import Context, Template
from django.urls import NoReverseMatch, reverse


def drawn(text, **context):
    return Template(text).render(Context(context))


def test_an_address_is_the_one_of_its_name_and_arguments():
    text = "{% url 'planning:skp_detail' plan %} {% url page year=year unit=unit %}"
    for plan, unit in ((1, 2), (2, 1)):  # and not the one before
        assert drawn(text, plan=plan, page="appraisal:closing", year=2026, unit=unit) == " ".join(
            [
                reverse("planning:skp_detail", args=[plan]),
                reverse("appraisal:closing", args=[2026, unit]),
            ]
        )


def test_an_unknown_address_fails_unless_the_page_asks_whether_it_exists():
    with pytest.raises(NoReverseMatch):
        drawn("{% url 'web:nowhere' %}")
    assert drawn("{% url 'web:nowhere' as found %}[{{ found }}]") == "[]"
    assert drawn("{% url 'web:home' as found %}[{{ found }}]") == f"[{reverse('web:home')}]"
