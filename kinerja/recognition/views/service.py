"""Years of service for Satyalancana Karya Satya."""

from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kinerja.lib.paging import page_by_name
from kinerja.organisation.forms import posted
from kinerja.recognition import access, rules
from kinerja.recognition.actions import service as actions
from kinerja.recognition.forms.service import CandidateFilter, FactForm
from kinerja.recognition.queries import service as queries
from kinerja.recognition.views.asking import filled, tried, without_key
from kinerja.recognition.views.files import list_file

PAGE_SIZE = 25


@require_safe
def mine(request):
    """How my years are counted, and why I am or am not a candidate."""
    employee = getattr(request.user, "employee", None)
    if employee is None:
        raise Http404
    return render(request, "recognition/service.html", _of(employee, on=timezone.localdate()))


def _of(employee, *, on):
    giving = rules.next_giving(on)
    service = queries.service_of(employee, on=giving)
    rule = rules.medal_rule(on)
    return {
        "employee": employee,
        "service": service,
        "giving": giving,
        "law": rule.law,
        "steps": [
            (queries.WORDS[tier], rules.due_on(service.clock.since, tier), tier in service.given)
            for tier in rule.tiers
        ]
        if service.clock.since
        else [],
    }


@require_http_methods(["GET", "POST"])
def person(request, pk):
    """One person's years for those who keep his records; HR of the agency writes facts."""
    on = timezone.localdate()
    if request.method == "POST":
        employee = access.get_to_record(request.user, pk, on=on)
    else:
        employee = access.get_served(request.user, pk, on=on)
    records = access.can_record_service(request.user, employee, on=on)
    form = FactForm(posted(request)) if records else None
    if (
        request.method == "POST"
        and form.is_valid()
        and filled(
            form,
            actions.record_fact,
            employee,
            **form.cleaned_data,
            by=request.user,
            at=timezone.now(),
        )
    ):
        return redirect("recognition:service", employee.pk)
    context = {**_of(employee, on=on), "form": form, "records": records}
    status = 422 if form and form.errors else 200
    return render(request, "recognition/service_person.html", context, status=status)


@require_POST
def fact_withdraw(request, pk):
    row = access.get_fact(request.user, pk, on=timezone.localdate())
    tried(
        request,
        actions.withdraw_fact,
        row,
        said="Catatan dibatalkan; hitungan diperbarui.",
        by=request.user,
        at=timezone.now(),
    )
    return redirect("recognition:service", row.employee_id)


def asked(request, *, on):
    """The filter, the day of giving and the candidates on it."""
    access.require_service_list(request.user, on=on)
    form = CandidateFilter(request.GET or None, on=on)
    wanted = form.cleaned_data if form.is_valid() else {}
    giving = wanted.get("giving") or rules.next_giving(on)
    giving = max(giving, rules.MEDAL_RULES[0].valid_from)
    people = access.people_served(request.user, on=on)
    return form, giving, queries.candidates(people, on=giving, tier=wanted.get("tier", ""))


@require_safe
def candidates(request):
    """Who is due a medal on the next day of giving."""
    on = timezone.localdate()
    form, giving, found = asked(request, on=on)
    after = request.GET.get("setelah", "")
    page = page_by_name(found, name="name", after=after, size=PAGE_SIZE)
    for row in queries.with_medals(page.rows, on=giving):
        row.years = rules.years_between(row.since, giving)
        row.word = queries.WORDS[row.tier]
    query = without_key(request)
    context = {
        "form": form,
        "rows": page.rows,
        "count": page.count,
        "after": page.next_after,
        "giving": giving,
        "query": query,
        "is_filtered": any(query.values()),
        "law": rules.medal_rule(giving).law,
    }
    return render(request, "recognition/candidates.html", context)


@require_POST
def candidates_export(request):
    on = timezone.localdate()
    form, giving, found = asked(request, on=on)
    return list_file(
        request,
        f"calon-satyalancana-{giving}",
        title="Calon Satyalancana",
        columns=queries.COLUMNS,
        rows=queries.candidate_rows(found, on=giving),
        count=found.count(),
        wanted={"pemberian": str(giving), "tingkat": form["tier"].value() or ""},
    )
