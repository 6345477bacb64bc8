from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from kinerja.careers import access, actions, queries, rules
from kinerja.careers.forms import IndexFilter
from kinerja.lib.downloads import asked_form, table_file
from kinerja.lib.paging import page_by_name

PAGE_SIZE = 25


def filtered(user, data, *, on):
    """The form and the people it leaves; a filter that makes no sense filters nothing."""
    form = IndexFilter(data or None)
    wanted = form.cleaned_data if form.is_valid() else {}
    people = queries.placed_today(access.people_listed(user, on=on), on=on, many=True)
    if wanted.get("nama"):
        people = people.filter(name__icontains=wanted["nama"])
    if wanted.get("unit"):
        people = queries.in_unit(people, wanted["unit"], on=on)
    return form, people


@require_safe
def register(request):
    """IP ASN of everybody one keeps records of, with what is not recorded yet."""
    on = timezone.localdate()
    access.require_register(request.user, on=on)
    form, people = filtered(request.user, request.GET, on=on)
    page = page_by_name(people, name="name", after=request.GET.get("setelah", ""), size=PAGE_SIZE)
    query = request.GET.copy()
    query.pop("setelah", None)
    return render(
        request,
        "careers/register.html",
        {
            "form": form,
            "page": page,
            "rows": queries.index_rows(page.rows, on=on),
            "rule": rules.index_on(on),
            "query": query,
            "is_filtered": any(query.values()),
        },
    )


@require_POST
def export(request):
    """The same people as a workbook; each download is recorded."""
    on = timezone.localdate()
    access.require_register(request.user, on=on)
    form, people = filtered(request.user, request.POST, on=on)
    wanted = {name: form[name].value() or "" for name in form.fields}
    actions.record_export(
        by=request.user, at=timezone.now(), form="ip-asn", rows=people.count(), wanted=wanted
    )
    table = queries.index_export(people, on=on)
    return table_file(
        asked_form(request),
        f"ip-asn-{on}",
        title="IP ASN perkiraan",
        columns=queries.COLUMNS,
        rows=table,
    )
