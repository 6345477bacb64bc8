"""The people of a proposal, its evidence, and the results it served."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kinerja.organisation.forms import SearchForm, posted
from kinerja.organisation.queries import people_with_account
from kinerja.recognition import access
from kinerja.recognition.actions import contributors as actions
from kinerja.recognition.actions import parts
from kinerja.recognition.forms.innovations import ContributorForm, ProofForm, answer_form
from kinerja.recognition.queries import innovations as queries
from kinerja.recognition.views.asking import filled, tried
from kinerja.recognition.views.files import evidence_response
from kinerja.recognition.views.innovations import innovation_page


@require_http_methods(["GET", "POST"])
def contributors(request, pk):
    """Who takes part, and naming somebody else."""
    on = timezone.localdate()
    row = access.get_editable_innovation(request.user, pk)
    text = request.GET.get("q", "").strip()
    found = people_with_account(text=text, chosen=request.POST.get("employee"), on=on)
    form = ContributorForm(posted(request), found=found)
    if (
        request.method == "POST"
        and form.is_valid()
        and filled(
            form,
            actions.name_contributor,
            row,
            **form.cleaned_data,
            by=request.user,
            at=timezone.now(),
        )
    ):
        messages.success(request, "Penyumbang diminta menyetujui bagiannya.")
        return redirect("recognition:contributors", row.pk)
    context = {
        "innovation": row,
        "people": queries.active_contributors(row),
        "form": form,
        "search": SearchForm({"q": text}),
        "text": text,
        "missing": bool(text) and not found,
    }
    status = 422 if form.errors else 200
    return render(request, "recognition/contributors.html", context, status=status)


@require_http_methods(["GET", "POST"])
def share(request, pk):
    """Change what somebody did; he is asked again."""
    row = access.get_named(request.user, pk)
    form = ContributorForm(posted(request), initial={"share": row.share, "part": row.part})
    if (
        request.method == "POST"
        and form.is_valid()
        and filled(
            form,
            actions.change_share,
            row,
            **form.cleaned_data,
            by=request.user,
            at=timezone.now(),
        )
    ):
        messages.success(request, "Bagian diubah. Orangnya diminta menyetujui lagi.")
        return redirect("recognition:contributors", row.innovation_id)
    status = 422 if form.errors else 200
    return render(
        request, "recognition/share_form.html", {"form": form, "contributor": row}, status=status
    )


@require_POST
def contributor_remove(request, pk):
    row = access.get_named(request.user, pk)
    tried(
        request,
        actions.remove_contributor,
        row,
        said="Dikeluarkan dari daftar; bagiannya kembali kepada pengusul.",
        by=request.user,
        at=timezone.now(),
    )
    return redirect("recognition:contributors", row.innovation_id)


@require_POST
def answer(request, pk):
    """One's own word about one's share."""
    row = access.get_contribution(request.user, pk)
    form = answer_form(row, request.POST)
    if form.is_valid() and filled(
        form,
        actions.answer_share,
        row,
        agrees=form.cleaned_data["answer"] == "setuju",
        shows_name=form.cleaned_data["shows_name"],
        note=form.cleaned_data["note"],
        by=request.user,
        at=timezone.now(),
    ):
        messages.success(request, "Jawaban Anda disimpan.")
        return redirect("recognition:innovation", row.innovation_id)
    return innovation_page(request, row.innovation, answer=form, status=422)


@require_POST
def name(request, pk):
    """Show one's name in the gallery, or take that back."""
    row = access.get_contribution(request.user, pk)
    shows = request.POST.get("tampil") == "ya"
    tried(
        request,
        actions.show_name,
        row,
        said="Nama Anda tampil di galeri." if shows else "Nama Anda tidak lagi tampil di galeri.",
        shows=shows,
        by=request.user,
        at=timezone.now(),
    )
    return redirect("recognition:innovation", row.innovation_id)


@require_POST
def proof_add(request, pk):
    row = access.get_editable_innovation(request.user, pk)
    form = ProofForm(request.POST, request.FILES)
    if form.is_valid() and filled(
        form, parts.add_proof, row, **form.cleaned_data, by=request.user, at=timezone.now()
    ):
        messages.success(request, "Bukti disimpan.")
        return redirect("recognition:innovation", row.pk)
    return innovation_page(request, row, proof=form, status=422)


@require_safe
def proof(request, pk):
    row = access.get_proof(request.user, pk, on=timezone.localdate())
    return evidence_response(row.blob, row.url, row.caption)


@require_POST
def proof_remove(request, pk):
    row = access.get_own_proof(request.user, pk)
    tried(
        request,
        parts.remove_proof,
        row,
        said="Bukti dihapus dari usulan.",
        by=request.user,
        at=timezone.now(),
    )
    return redirect("recognition:innovation", row.innovation_id)


@require_POST
def result_link(request, pk):
    """Link one of one's own results."""
    on = timezone.localdate()
    row = access.get_innovation(request.user, pk, on=on)
    chosen = request.POST.get("result", "")
    key = int(chosen) if chosen.isdecimal() and len(chosen) < 19 else 0
    result = get_object_or_404(queries.own_results(request.user, on=on), pk=key)
    tried(
        request,
        parts.link_result,
        row,
        said="Hasil kerja ditautkan.",
        result=result,
        by=request.user,
        at=timezone.now(),
    )
    return redirect("recognition:innovation", row.pk)


@require_POST
def result_unlink(request, pk):
    row = access.get_link(request.user, pk)
    tried(
        request,
        parts.unlink_result,
        row,
        said="Tautan dilepas.",
        by=request.user,
        at=timezone.now(),
    )
    return redirect("recognition:innovation", row.innovation_id)
