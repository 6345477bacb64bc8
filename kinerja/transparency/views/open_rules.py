"""The rules, for anybody: nobody is named here and nothing is kept of who looks."""

from django.contrib.auth.decorators import login_not_required
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from kinerja.appraisal import rules as law
from kinerja.appraisal.enums import OrganisationPredikat
from kinerja.appraisal.queries import choices_in_force
from kinerja.appraisal.rules.distribution import pattern_on
from kinerja.organisation.enums import SettingName, UnitKind
from kinerja.organisation.queries import days_off, setting_on, working_days_after
from kinerja.organisation.rules import HEAD_RULES, STAFF_RULES
from kinerja.planning.queries import windows_in, years_around
from kinerja.planning.rules import BEHAVIOURS
from kinerja.transparency import queries, rules
from kinerja.transparency.forms import TryObjection, TryPattern, TryPredikat


@login_not_required
@require_safe
def index(request):
    """Where each question is answered."""
    return render(request, "transparency/index.html", {"latest": queries.publications().first()})


@login_not_required
@require_safe
def predikat(request):
    """From two ratings to the predikat, and the pattern as advice; both to be tried."""
    on = timezone.localdate()
    quadrant, pattern = law.quadrant_on(on), pattern_on(on)
    smallest = setting_on(SettingName.SMALL_GROUP, on=on).value
    tried = TryPredikat(request.GET if {"hasil", "perilaku"} & set(request.GET) else None)
    group = TryPattern(request.GET if "organisasi" in request.GET else None)
    chosen = tried.cleaned_data if tried.is_valid() else {}
    wanted = group.cleaned_data if group.is_valid() else {}
    ratings = {"results": chosen.get("hasil", ""), "behaviour": chosen.get("perilaku", "")}
    context = {
        "tried": tried,
        "group": group,
        "quadrant": quadrant,
        "pattern": pattern,
        "columns": [one.label for one in law.MATRIX_COLUMNS],
        "rows": law.matrix(rule=quadrant, **ratings),
        "sentence": chosen and law.sentence(**ratings, predikat=law.predikat(**ratings, on=on)),
        "expected": wanted
        and rules.pattern_words(
            pattern.limits[wanted["organisasi"]], size=wanted["orang"], smallest=smallest
        ),
        "organisation": wanted and OrganisationPredikat(wanted["organisasi"]).label,
        "is_small": (wanted.get("orang") or smallest) < smallest,
        "smallest": smallest,
    }
    wrong = tried.errors or group.errors
    return render(request, "transparency/predikat.html", context, status=422 if wrong else 200)


@login_not_required
@require_safe
def criteria(request):
    """What is looked at: results, and seven behaviours with their guides."""
    behaviours = [(value.label, guides) for value, guides in BEHAVIOURS.items()]
    return render(request, "transparency/criteria.html", {"behaviours": behaviours})


@login_not_required
@require_safe
def calendar(request):
    """The windows of the running year."""
    on = timezone.localdate()
    context = {"today": on, "windows": windows_in(years_around(on.year), year=on.year)}
    return render(request, "transparency/calendar.html", context)


@login_not_required
@require_safe
def deciders(request):
    """Who decides what, who rates whom by the law's table, and what the regency chose."""
    on = timezone.localdate()
    staff = STAFF_RULES[UnitKind.BIDANG]
    context = {
        "heads": [(kind.label, HEAD_RULES[kind]) for kind in HEAD_RULES if kind in UnitKind],
        "staff": staff,
        "other_staff": [(kind.label, text) for kind, text in STAFF_RULES.items() if text != staff],
        "choices": choices_in_force(on=on) if years_around(on.year) else [],
    }
    return render(request, "transparency/deciders.html", context)


@login_not_required
@require_safe
def objection(request):
    """The way of an objection, and the last day for one's own."""
    on = timezone.localdate()
    form = TryObjection(request.GET if "diterima" in request.GET else None, on=on)
    received = form.cleaned_data["diterima"] if form.is_valid() else None
    context = {
        "form": form,
        "steps": rules.steps_of_an_objection(),
        "received": received,
        "days": law.OBJECTION_DAYS,
        "decision_days": law.DECISION_DAYS,
    }
    if received:
        last = context["last"] = working_days_after(received, law.OBJECTION_DAYS)
        context["decided"] = working_days_after(last, law.DECISION_DAYS)
        context["unknown_year"] = not any(day.year == last.year for day in days_off())
    status = 422 if form.errors else 200
    return render(request, "transparency/objection.html", context, status=status)


@login_not_required
@require_safe
def published(request):
    """What everybody may know, and what stays with the person it is about."""
    limit = rules.limit_on(timezone.localdate())
    return render(request, "transparency/published.html", {"limit": limit})
