from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from kinerja.documents import access, actions
from kinerja.documents.forms import MeritForm
from kinerja.documents.merit import LISTS


@require_http_methods(["GET", "HEAD", "POST"])
def merit(request):
    """Choose a year, take its evidence away; a POST, because that is recorded."""
    if not access.can_take_merit(request.user, on=timezone.localdate()):
        raise Http404
    form = MeritForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        year = form.cleaned_data["year"]
        body = actions.take_merit_package(year=year, by=request.user, at=timezone.now())
        response = HttpResponse(body, content_type="application/zip")
        response["Content-Disposition"] = f'attachment; filename="bukti-merit-{year.year}.zip"'
        return response
    context = {"form": form, "lists": [name for name, _, _ in LISTS]}
    return render(request, "documents/merit.html", context, status=422 if form.errors else 200)
