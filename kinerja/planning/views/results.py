"""Results and their indicators, one result at a time."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kinerja.lib.refusals import Refused
from kinerja.planning import access, actions, forms, queries, rules
from kinerja.planning.enums import Approach
from kinerja.planning.views.editing import Editor, edit, number, own_draft, show, told, trail

UNDO_SECONDS = 60  # shown for ten seconds at least, on slow links longer
get_or_post = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
def result_list(request, pk):
    skp = own_draft(request, pk)
    context = {
        "skp": skp,
        "results": queries.results_of(skp),
        "can_edit": skp.status in rules.EDITABLE,
        "trail": trail(skp, ("Hasil kerja", "")),
    }
    return render(request, "planning/result_list.html", context)


@get_or_post
def result_new(request, pk):
    return _result(request, own_draft(request, pk), None)


@get_or_post
def result_edit(request, pk, result_pk):
    skp = own_draft(request, pk)
    return _result(request, skp, access.get_result(skp, result_pk))


def _result(request, skp, result):
    on = timezone.localdate()
    leader = queries.leader_results(skp, on=on)
    if result and result.parent_id and result.parent_id not in {line.pk for line in leader}:
        leader = [result.parent, *leader]  # a former penilai's result stays choosable
    goals = list(queries.goals_for(skp, on=on))
    if result and result.goal and result.goal_id not in {goal.pk for goal in goals}:
        goals = [result.goal, *goals]  # a goal that has ended stays choosable where it is

    def build(data, kept):
        initial = {**forms.initial_of_result(result), **(kept or {})}
        return forms.ResultForm(data, initial=initial, skp=skp, results=leader, goals=goals)

    def act(form, revision):
        return actions.save_result(
            skp,
            result=result,
            values=form.values(),
            revision=revision,
            by=request.user,
            at=timezone.now(),
        )

    editor = Editor(
        skp=skp,
        key=f"skp-{skp.pk}-hasil-{result.pk if result else 'baru'}",
        template="planning/result_form.html",
        build=build,
        act=act,
        then=lambda row: reverse("planning:indicators_edit", args=[skp.pk, row.pk]),
        saved="Hasil kerja tersimpan. Sekarang isi indikatornya.",
        context={
            "result": result,
            "has_leader_plan": bool(leader),
            "trail": trail(
                skp,
                ("Hasil kerja", reverse("planning:result_list", args=[skp.pk])),
                ("Ubah" if result else "Tambah", ""),
            ),
        },
    )
    return edit(request, editor)


@require_POST
def result_remove(request, pk, result_pk):
    skp = own_draft(request, pk)
    now = timezone.now()
    try:
        removed = actions.remove_result(
            skp,
            result=access.get_result(skp, result_pk),
            revision=number(request.POST.get("revision")),
            by=request.user,
            at=now,
        )
    except Refused as refusal:
        return told(request, refusal, "planning:result_list", skp.pk)
    until = now.timestamp() + UNDO_SECONDS
    request.session["removed_result"] = {"skp": skp.pk, "until": until, "result": removed}
    undo = reverse("planning:result_restore", args=[skp.pk])
    messages.success(request, "Hasil kerja dihapus.", extra_tags=f"undo:{undo}")
    return redirect("planning:result_list", skp.pk)


@require_POST
def result_restore(request, pk):
    skp = own_draft(request, pk)
    removed = request.session.pop("removed_result", None)
    now = timezone.now()
    if not removed or removed["skp"] != skp.pk or now.timestamp() > removed["until"]:
        messages.error(request, "Waktu untuk mengurungkan sudah lewat. Tambahkan lagi hasilnya.")
        return redirect("planning:result_list", skp.pk)
    try:
        actions.restore_result(skp, removed=removed["result"], by=request.user, at=now)
    except Refused as refusal:
        return told(request, refusal, "planning:result_list", skp.pk)
    messages.success(request, "Hasil kerja dikembalikan.")
    return redirect("planning:result_list", skp.pk)


@require_POST
def result_move(request, pk, result_pk):
    skp = own_draft(request, pk)
    try:
        actions.move_result(
            skp,
            result=access.get_result(skp, result_pk),
            down=request.POST.get("arah") == "turun",
            revision=number(request.POST.get("revision")),
            by=request.user,
            at=timezone.now(),
        )
    except Refused as refusal:
        return told(request, refusal, "planning:result_list", skp.pk)
    return redirect("planning:result_list", skp.pk)


@get_or_post
def indicators_edit(request, pk, result_pk):
    skp = own_draft(request, pk)
    editor = _indicator_editor(request, skp, access.get_result(skp, result_pk))
    if request.method == "POST" and "tambah" in request.POST:  # one more row; nothing is saved
        rows = forms.rows_with_space(forms.rows_of_draft(request.POST), skp=skp, more=1)
        return show(request, editor, rows, number(request.POST.get("revision")))
    return edit(request, editor)


def _indicator_editor(request, skp, result):
    list_url = reverse("planning:result_list", args=[skp.pk])

    def build(data, kept):
        if data is not None:
            return forms.IndicatorRows(data, form_kwargs=forms.form_of(skp))
        rows = forms.rows_of_draft(kept) if kept else forms.initial_of_indicators(result)
        return forms.rows_with_space(rows, skp=skp, more=0)

    def act(form, revision):
        return actions.save_indicators(
            skp,
            result=result,
            rows=form.rows(),
            revision=revision,
            by=request.user,
            at=timezone.now(),
        )

    return Editor(
        skp=skp,
        key=f"skp-{skp.pk}-indikator-{result.pk}",
        template="planning/indicators_form.html",
        build=build,
        act=act,
        then=lambda row: list_url,
        saved="Indikator tersimpan.",
        context={
            "result": result,
            "is_narrative": skp.approach == Approach.QUALITATIVE,
            "checklist": rules.INDICATOR_CHECKLIST,
            "trail": trail(skp, ("Hasil kerja", list_url), ("Indikator", "")),
        },
    )
