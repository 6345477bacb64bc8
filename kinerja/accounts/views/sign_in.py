from allauth.account.utils import perform_login
from allauth.account.views import LoginView
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from kinerja.accounts import actions, queries
from kinerja.accounts.forms import FirstPasswordForm
from kinerja.lib.refusals import Refused


class SignIn(LoginView):
    """allauth's page; in a demonstration it also offers people to try."""

    def get_context_data(self, **kwargs):
        offered = queries.demo_accounts() if settings.DEMO_MODE else []
        return super().get_context_data(
            **kwargs, demo_accounts=offered, demo_password=settings.DEMO_PASSWORD
        )


sign_in = SignIn.as_view()


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def accept(request, token):
    """The page behind an invitation: choose a password, and you are in."""
    invitation = queries.invitation_with(token)
    now = timezone.now()
    blockers = invitation and queries.blockers_to_accept(invitation, at=now)
    if invitation is None or blockers:
        return render(request, "accounts/invitation_over.html", {"errors": blockers}, status=410)
    user = invitation.user
    form = FirstPasswordForm(request.POST if request.method == "POST" else None, user=user)
    if request.method == "POST" and form.is_valid():
        try:
            actions.accept_invitation(
                invitation, by=user, at=now, password=form.cleaned_data["password"]
            )
        except Refused as refusal:
            form.add_error(None, refusal.reasons)
        else:
            return enter(request, user)
    status = 422 if form.errors else 200
    return render(
        request, "accounts/invitation.html", {"form": form, "person": user}, status=status
    )


def enter(request, user) -> HttpResponseRedirect:
    """Through allauth, so that a second step is asked for when the account has one."""
    request.session.flush()
    user.refresh_from_db()
    return perform_login(request, user, email_verification="none") or redirect("web:home")
