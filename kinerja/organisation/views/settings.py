"""One number that the law leaves open: what was chosen, and a form for another."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from kinerja.lib.refusals import Refused
from kinerja.organisation import access, actions, queries, rules
from kinerja.organisation.enums import Role, SettingName
from kinerja.organisation.forms import SettingForm, posted


@require_http_methods(["GET", "POST"])
def setting_detail(request, name):
    today = timezone.localdate()
    access.require_role(request.user, Role.AGENCY_HR, on=today)
    if name not in SettingName:
        raise Http404
    form = SettingForm(posted(request), number=rules.SETTINGS[name])
    if form.is_valid():
        try:
            actions.choose_setting(
                name=name, **form.cleaned_data, by=request.user, at=timezone.now()
            )
        except Refused as refusal:
            form.add_error(None, refusal.reasons)
        else:
            messages.success(request, "Pilihan tersimpan.")
            return redirect("organisation:setting_detail", name)
    context = {
        "form": form,
        "title": SettingName(name).label,
        "number": rules.SETTINGS[name],
        "now": queries.setting_on(name, on=today),
        "chosen": queries.settings_of(name),
    }
    status = 422 if form.errors else 200
    return render(request, "organisation/setting_detail.html", context, status=status)
