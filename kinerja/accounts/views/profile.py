from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST, require_safe

from kinerja.accounts import preferences
from kinerja.accounts.forms import LookForm, ThemeForm


@require_safe
def profile(request):
    user = request.user
    form = LookForm(
        initial={"theme": user.theme, "text_size": user.text_size, "shortcuts": user.shortcuts}
    )
    return render(request, "accounts/profile.html", {"form": form})


@require_POST
def look(request):
    form = LookForm(request.POST)
    if not form.is_valid():
        return render(request, "accounts/profile.html", {"form": form}, status=422)
    preferences.set_look(request.user, **form.cleaned_data)
    messages.success(request, "Tampilan disimpan.")
    return redirect("accounts:profile")


@require_POST
def appearance(request):
    form = ThemeForm(request.POST)
    if form.is_valid():
        preferences.set_look(request.user, theme=form.cleaned_data["theme"])
    return redirect(safe_next(request, "accounts:profile"))


def safe_next(request, otherwise):
    """Where the person came from, if that is a page of ours."""
    wanted = request.POST.get("next", "")
    ours = url_has_allowed_host_and_scheme(
        wanted, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return wanted if ours else otherwise
