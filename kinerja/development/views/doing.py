"""What pages of growth share: a form that leads to one act, a button that does one act."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone

from kinerja.lib.refusals import Refused

GET_AND_POST = ["GET", "HEAD", "POST"]


def sent(request):
    return request.POST if request.method == "POST" else None


def sent_files(request):
    return request.FILES if request.method == "POST" else None


def form_page(request, form, *, act, words, back, **more):
    """Ask, do the act, go back; a refusal stays on the form."""
    if form.is_bound and form.is_valid():
        try:
            act(**form.cleaned_data, by=request.user, at=timezone.now())
        except Refused as refusal:
            form.add_error(None, refusal.reasons)
        else:
            messages.success(request, words["done"])
            return redirect(back)
    return render(
        request,
        "development/form.html",
        {"form": form, "words": words, "back": back, **more},
        status=422 if form.errors else 200,
    )


def do(request, act, row, *, done, back, **said):
    """Do the act, say so, go back; a refusal is said there."""
    try:
        act(row, by=request.user, at=timezone.now(), **said)
    except Refused as refusal:
        for reason in refusal.reasons:
            messages.error(request, reason)
    else:
        messages.success(request, done)
    return redirect(back)


def rest_of(query):
    """The filter of the address without the place in the list."""
    query = query.copy()
    for name in ("setelah", "csrfmiddlewaretoken", "bentuk"):
        query.pop(name, None)
    return query
