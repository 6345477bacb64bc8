"""The page for what went wrong outside of any view."""

import sys

from django.contrib.auth.decorators import login_not_required
from django.db import InterfaceError, OperationalError
from django.http import HttpResponse
from django.template.loader import render_to_string


def no_database() -> HttpResponse:
    """Needs no database itself; watchers and browsers are told to come back."""
    page = render_to_string("503.html")
    return HttpResponse(page, status=503, headers={"Retry-After": "30"})


@login_not_required
def server_error(request):
    """Django calls this while the exception is still at hand."""
    if isinstance(sys.exc_info()[1], OperationalError | InterfaceError):
        return no_database()
    return HttpResponse(render_to_string("500.html"), status=500)
