from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from kinerja.lib.refusals import Refused
from kinerja.organisation import access, actions, queries
from kinerja.organisation.enums import Role
from kinerja.organisation.forms import HolidayForm, posted
from kinerja.organisation.models import Holiday


@require_http_methods(["GET", "POST"])
def holiday_list(request):
    today = timezone.localdate()
    if request.method == "POST":
        access.require_role(request.user, Role.AGENCY_HR, on=today)
    asked = request.GET.get("tahun", "")
    year = int(asked) if asked.isdecimal() and len(asked) == 4 else today.year
    form = HolidayForm(posted(request))
    if form.is_valid():
        try:
            actions.add_holiday(**form.cleaned_data, by=request.user, at=timezone.now())
        except Refused as refusal:
            form.add_error(None, refusal.reasons)
        else:
            messages.success(request, "Hari libur ditambahkan.")
            return redirect("organisation:holiday_list")
    days = list(queries.holidays_of(year))
    context = {
        "form": form,
        "year": year,
        "days": days,
        "today": today,
        "unconfirmed": sum(day.confirmed_at is None for day in days),
        "can_manage": access.can_manage(request.user, on=today),
    }
    status = 422 if form.errors else 200
    return render(request, "organisation/holiday_list.html", context, status=status)


@require_POST
def holiday_confirm(request, year):
    access.require_role(request.user, Role.AGENCY_HR, on=timezone.localdate())
    return _done(
        request,
        lambda: actions.confirm_holidays(year=year, by=request.user, at=timezone.now()),
        f"Hari libur {year} dikonfirmasi.",
    )


@require_POST
def holiday_remove(request, pk):
    holiday = access.get_managed(Holiday, request.user, pk, on=timezone.localdate())
    return _done(
        request,
        lambda: actions.remove_holiday(holiday, by=request.user, at=timezone.now()),
        f"{holiday.name} dihapus dari kalender.",
    )


def _done(request, act, sentence):
    try:
        act()
    except Refused as refusal:
        for reason in refusal.reasons:
            messages.error(request, reason)
    else:
        messages.success(request, sentence)
    return redirect("organisation:holiday_list")
