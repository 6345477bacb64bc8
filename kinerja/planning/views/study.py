"""Tugas belajar inside a plan: the law's guide for the IPK, and the two results."""

from django.contrib import messages
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from kinerja.planning import access, actions, forms, rules
from kinerja.planning.enums import StudyLevel, StudyPlace
from kinerja.planning.views.editing import Editor, edit, trail

get_or_post = require_http_methods(["GET", "HEAD", "POST"])


@get_or_post
def study_add(request, pk):
    skp = access.get_study_plan(request.user, pk)
    list_url = reverse("planning:result_list", args=[skp.pk])

    def build(data, kept):
        return forms.StudyForm(data, initial=kept)

    def act(form, revision):
        data = form.cleaned_data
        hint = rules.hint_on_ipk(data["ipk"], level=data["level"], place=data["place"])
        results = actions.add_study(
            skp,
            programme=data["programme"],
            ipk=data["ipk"],
            finish=data["finish"],
            revision=revision,
            by=request.user,
            at=timezone.now(),
        )
        if hint:
            messages.warning(request, hint)
        return results

    editor = Editor(
        skp=skp,
        key=f"skp-{skp.pk}-tugas-belajar",
        template="planning/study_form.html",
        build=build,
        act=act,
        then=lambda results: list_url,
        saved="Dua hasil kerja tugas belajar ditambahkan.",
        context={
            "guide": guide(),
            "trail": trail(skp, ("Hasil kerja", list_url), ("Tugas belajar", "")),
        },
    )
    return edit(request, editor)


def guide():
    """The law's table: a row for each level and place, a column for each predikat."""
    return [
        {
            "level": level.label,
            "place": place.label,
            "programme": rules.LEAST_PROGRAMME[place],
            "bands": rules.bands_for(level, place).words,
        }
        for level in StudyLevel
        for place in StudyPlace
    ]
