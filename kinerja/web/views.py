from django.contrib.auth.decorators import login_not_required
from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from kinerja.appraisal import queries as evaluations
from kinerja.monitoring.queries import running_period
from kinerja.organisation import queries as organisation
from kinerja.organisation.enums import Role
from kinerja.web import deadlines as clocks
from kinerja.web import guide, queries, todo
from kinerja.web.context import hats
from kinerja.web.forms import TeamFilterForm

PAGE_SIZE = 25


@require_safe
def home(request):
    """What this person has to do now; for leaders the team next to it."""
    on = timezone.localdate()
    employee = getattr(request.user, "employee", None)
    period, running = evaluations.open_period(on=on), running_period(on=on)
    context = {
        "period": period,
        "running": running if running != period else None,
        "tasks": [],
        "leader": None,
        "records": None,
    }
    if employee:
        own = queries.own_counts(employee, on=on)
        context["tasks"] += todo.own_tasks(own, year=on.year, since=running and running.starts_on)
    if employee and "penilai" in hats(request):
        context["leader"] = queries.leader_counts(employee, on=on, period=period)
        context["tasks"] += todo.leader_tasks(context["leader"], period=period)
    if Role.AGENCY_HR in hats(request):
        context["records"] = queries.record_counts(on=on)
        context["tasks"] += todo.record_tasks(context["records"])
    elif Role.SURVEYS in hats(request):
        context["tasks"] += todo.survey_tasks(queries.survey_counts(request.user, on=on))
    return render(request, "web/home.html", context)


@require_safe
def team(request):
    """The people this person rates, and where each of them stands."""
    on = timezone.localdate()
    employee = getattr(request.user, "employee", None)
    if employee is None:
        raise Http404
    period = evaluations.open_period(on=on)
    form = TeamFilterForm(request.GET)
    asked = form.cleaned_data if form.is_valid() else {}
    people = queries.team_of(
        employee,
        on=on,
        period=period,
        text=asked.get("q", ""),
        state=asked.get("state", ""),
    )
    rows, before, after = organisation.page_of_people(
        people, after=key(request, "setelah"), before=key(request, "sebelum"), size=PAGE_SIZE
    )
    context = {
        "people": queries.in_words(rows),
        "count": people.count(),
        "before": rows[0].pk if before and rows else None,
        "after": rows[-1].pk if after and rows else None,
        "form": form,
        "filtered": any(asked.values()),
        "period": period,
    }
    return render(request, "web/team.html", context)


def key(request, name):
    """The person a page begins after or ends before."""
    asked = request.GET.get(name, "")
    return int(asked) if asked.isdecimal() and len(asked) < 19 else None


@require_safe
def deadlines(request):
    """What this person must do until when, and the windows of the year."""
    on = timezone.localdate()
    day = clocks.today(on)
    employee = getattr(request.user, "employee", None)
    facts = clocks.facts_of(employee, day) if employee else None
    mine = clocks.deadlines_of(employee, on=on, day=day, facts=facts) if employee else []
    context = {
        "rows": [
            (row, left := row.left(on=on, holidays=day.holidays), clocks.in_words(left))
            for row in mine
        ],
        "windows": clocks.calendar_of(day, facts=facts),
        "sets_turns": Role.AGENCY_HR in hats(request),
        "today": on,
    }
    return render(request, "web/deadlines.html", context)


@login_not_required
@require_safe
def help_page(request, slug="index"):
    """The user guide, for anybody; it names nobody."""
    if slug not in guide.CHAPTERS:
        raise Http404
    chapters = [
        {
            "slug": one.slug,
            "title": one.title,
            "about": one.about,
            "url": reverse("web:help_chapter", args=[one.slug]),
        }
        for one in guide.CHAPTERS.values()
    ]
    context = {
        "chapter": guide.CHAPTERS[slug],
        "chapters": chapters,
        "text": guide.chapter_html(slug),
    }
    return render(request, "web/help.html", context)
