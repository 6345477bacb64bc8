"""For the panel of experts: judge alone, then agree."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kinerja.lib.refusals import Refused
from kinerja.school import access, actions, queries, rules
from kinerja.school.forms import ModelForm, OpinionForm, VignetteForm


@require_safe
def panel(request):
    """Every vignette, and what is still missing before it can be used."""
    access.require_panel(request.user, on=timezone.localdate())
    rows = list(queries.panel_rows(request.user))
    context = {
        "rows": rows,
        "usable": sum(one.modelled is not None for one in rows),
        "mine": sum(one.mine for one in rows),
        "figures": queries.panel_figures(rows),
        "least": rules.LEAST_EXPERTS,
    }
    return render(request, "school/panel.html", context)


@require_safe
def vignette(request, pk):
    """The text; before one's own opinion the form for it, afterwards what the others found."""
    version = access.get_version(request.user, pk, on=timezone.localdate())
    return vignette_page(request, version)


def vignette_page(request, version, *, form=None, model_form=None, status=200):
    opinions = list(access.visible_opinions(request.user, version))
    has_given = any(one.expert_id == request.user.pk for one in opinions)
    model = queries.model_of(version)
    is_newest = queries.is_newest(version)
    if form is None and not has_given and model is None and is_newest:
        form = OpinionForm()
    if model_form is None and has_given and model is None and is_newest:
        model_form = ModelForm(initial=version.proposal or {})
    count = version.opinions.count()
    context = {
        "version": version,
        "reading": queries.reading_of(version),
        "form": form,
        "model_form": model_form,
        "model": model,
        "table": queries.panel_table(opinions, model),
        "opinions": opinions,
        "count": count,
        "least": rules.LEAST_EXPERTS,
        "is_newest": is_newest,
        "blockers": rules.blockers_to_set_model(
            opinions=count, is_newest=is_newest, is_modelled=model is not None
        ),
        "figures": queries.panel_figures([version]) if opinions else None,
    }
    return render(request, "school/vignette.html", context, status=status)


@require_POST
def opinion(request, pk):
    version = access.get_version(request.user, pk, on=timezone.localdate())
    form = OpinionForm(request.POST)
    if form.is_valid():
        try:
            actions.give_opinion(
                version,
                ratings=form.ratings(),
                reason=form.cleaned_data["reason"],
                by=request.user,
                at=timezone.now(),
            )
        except Refused as refusal:
            form.add_error(None, refusal.reasons)
        else:
            messages.success(request, "Pendapat Anda tersimpan. Kini pendapat lain terlihat.")
            return redirect("school:vignette", version.pk)
    return vignette_page(request, version, form=form, status=422)


@require_POST
def model(request, pk):
    version = access.get_version(request.user, pk, on=timezone.localdate())
    form = ModelForm(request.POST)
    if form.is_valid():
        try:
            actions.set_model(
                version,
                ratings=form.ratings(),
                results_reason=form.cleaned_data["results_reason"],
                behaviour_reason=form.cleaned_data["behaviour_reason"],
                by=request.user,
                at=timezone.now(),
            )
        except Refused as refusal:
            form.add_error(None, refusal.reasons)
        else:
            messages.success(request, "Jawaban panel ditetapkan. Kasus siap dipakai.")
            return redirect("school:panel")
    return vignette_page(request, version, model_form=form, status=422)


@require_http_methods(["GET", "HEAD", "POST"])
def vignette_edit(request, pk):
    """Write it anew; the old version stays with the ratings it received."""
    version = access.get_version(request.user, pk, on=timezone.localdate())
    form = VignetteForm(
        request.POST if request.method == "POST" else None, initial=queries.typed_of(version)
    )
    if form.is_bound and form.is_valid():
        try:
            new = actions.revise_vignette(
                version, **form.cleaned_data, by=request.user, at=timezone.now()
            )
        except Refused as refusal:
            form.add_error(None, refusal.reasons)
        else:
            messages.success(request, f"Versi {new.number} tersimpan. Nilai versi baru ini.")
            return redirect("school:vignette", new.pk)
    context = {"form": form, "version": version}
    return render(request, "school/vignette_edit.html", context, status=422 if form.errors else 200)
