"""The register of HR, and the gallery for everybody."""

from django.contrib.auth.decorators import login_not_required
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from kinerja.recognition import access, rules
from kinerja.recognition.forms.innovations import GalleryFilter, RegisterFilter
from kinerja.recognition.queries import innovations as queries
from kinerja.recognition.queries.change import change_beside
from kinerja.recognition.views.asking import without_key
from kinerja.recognition.views.files import list_file


def asked(request, data, *, on):
    access.require_register(request.user, on=on)
    form = RegisterFilter(data or None)
    wanted = form.cleaned_data if form.is_valid() else {}
    rows = access.visible_innovations(request.user, on=on)
    return form, queries.register(rows, **wanted)


@require_safe
def register(request):
    """Every submitted proposal, with the regency's mean maturity."""
    on = timezone.localdate()
    form, found = asked(request, request.GET, on=on)
    rows, after = queries.page_by_key(found, after=request.GET.get("setelah", ""))
    mean, scored = queries.maturity()
    query = without_key(request)
    context = {
        "form": form,
        "rows": rows,
        "after": after,
        "count": found.count(),
        "query": query,
        "is_filtered": any(query.values()),
        "mean": mean,
        "scored": scored,
    }
    return render(request, "recognition/register.html", context)


@require_POST
def register_export(request):
    on = timezone.localdate()
    form, found = asked(request, request.GET, on=on)
    return list_file(
        request,
        f"inovasi-{on}",
        title="Daftar inovasi",
        columns=queries.COLUMNS,
        rows=queries.export_rows(found),
        count=found.count(),
        wanted={name: form[name].value() or "" for name in form.fields},
    )


@login_not_required
@require_safe
def gallery(request):
    """Accepted innovations, for anybody; names only of those who wish it."""
    form = GalleryFilter(request.GET or None)
    wanted = form.cleaned_data if form.is_valid() else {}
    rows, after = queries.page_by_key(
        queries.gallery(**wanted), after=request.GET.get("setelah", ""), size=12
    )
    query = without_key(request)
    context = {
        "form": form,
        "rows": rows,
        "after": after,
        "query": query,
        "is_filtered": any(query.values()),
    }
    return render(request, "recognition/gallery.html", context)


@login_not_required
@require_safe
def gallery_item(request, pk):
    """One accepted innovation, for anybody."""
    row = get_object_or_404(queries.gallery().select_related("service_unit"), pk=pk)
    context = {
        "innovation": row,
        "unnamed": row.people - len(row.shown),
        "change": change_beside(row, on=timezone.localdate()),
        "case": queries.last_case(row),
        "protection": rules.PROTECTION,
        "protection_law": rules.PROTECTION_LAW,
    }
    return render(request, "recognition/gallery_item.html", context)
