"""One page for each step that asks for words: propose, talk, look again, test, recommend."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from kinerja.development import access, actions, queries
from kinerja.development.forms import (
    ClosingForm,
    ProposalForm,
    ReassessmentForm,
    RecommendationForm,
    SessionForm,
    TestForm,
)
from kinerja.lib.refusals import Refused

GET_AND_POST = ["GET", "HEAD", "POST"]


def step_page(request, row, form, *, act, words, reasons=()):
    """Ask, do the act, go back to the plan; a refusal stays on the form."""
    if form.is_bound and form.is_valid():
        try:
            act(row, by=request.user, at=timezone.now(), **form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, refusal.reasons)
        else:
            messages.success(request, words["done"])
            return redirect("development:plan", row.pk)
    return render(
        request,
        "development/step.html",
        {"plan": row, "form": form, "words": words, "reasons": reasons},
        status=422 if form.errors else 200,
    )


def sent(request):
    return request.POST if request.method == "POST" else None


@require_http_methods(GET_AND_POST)
def propose(request, pk):
    row = access.get_led_plan(request.user, pk, on=timezone.localdate())
    written = {name: getattr(row, name) for name in ("cause", "goals", "measure", "support")}
    return step_page(
        request,
        row,
        ProposalForm(sent(request), initial=written),
        act=actions.propose_plan,
        words={
            "title": "Susun rencana perbaikan",
            "lead": "Bicarakan dulu dengan pegawai. Tulis yang disepakati berdua.",
            "label": "Usulkan kepada pegawai",
            "done": "Rencana diusulkan. Pegawai diminta menjawab.",
        },
    )


@require_http_methods(GET_AND_POST)
def coach(request, pk):
    on = timezone.localdate()
    row = access.get_led_plan(request.user, pk, on=on)
    return step_page(
        request,
        row,
        SessionForm(sent(request), initial={"held_on": on}),
        act=actions.record_session,
        words={
            "title": "Catat bimbingan",
            "lead": "Pegawai membaca catatan ini. Tulis yang benar-benar dibicarakan.",
            "label": "Simpan catatan",
            "done": "Bimbingan tercatat.",
        },
    )


@require_http_methods(GET_AND_POST)
def reassess(request, pk):
    on = timezone.localdate()
    row = access.get_led_plan(request.user, pk, on=on)
    return step_page(
        request,
        row,
        ReassessmentForm(sent(request)),
        act=actions.reassess_plan,
        reasons=queries.blockers_to_reassess(row, on=on),
        words={
            "title": "Nilai ulang kinerja",
            "lead": f"Ukuran yang disepakati: {row.measure or 'belum ditulis'}",
            "label": "Simpan hasil",
            "done": "Hasil penilaian ulang tersimpan.",
        },
    )


@require_http_methods(GET_AND_POST)
def test(request, pk):
    on = timezone.localdate()
    row = access.get_kept_plan(request.user, pk, on=on)
    return step_page(
        request,
        row,
        TestForm(sent(request), initial={"tested_on": on}),
        act=actions.record_test,
        words={
            "title": "Catat uji kompetensi",
            "lead": "Uji berlangsung di luar sistem. Catat hasil dan berita acaranya.",
            "label": "Simpan hasil uji",
            "done": "Hasil uji kompetensi tersimpan.",
        },
    )


@require_http_methods(GET_AND_POST)
def recommend(request, pk):
    row = access.get_kept_plan(request.user, pk, on=timezone.localdate())
    return step_page(
        request,
        row,
        RecommendationForm(sent(request), allowed=queries.recommendations_for(row)),
        act=actions.recommend_to_ppk,
        words={
            "title": "Rekomendasi kepada PPK",
            "lead": "PPK yang memutuskan. Sistem ini hanya menyampaikan rekomendasi dan buktinya.",
            "label": "Sampaikan rekomendasi",
            "done": "Rekomendasi tersimpan dan siap disampaikan kepada PPK.",
        },
    )


@require_http_methods(GET_AND_POST)
def close(request, pk):
    row = access.get_kept_plan(request.user, pk, on=timezone.localdate())
    return step_page(
        request,
        row,
        ClosingForm(sent(request)),
        act=actions.close_plan,
        words={
            "title": "Tutup rencana perbaikan",
            "lead": "Pakai bila dasarnya gugur. Riwayatnya tetap tersimpan.",
            "label": "Tutup rencana",
            "done": "Rencana perbaikan ditutup.",
        },
    )
