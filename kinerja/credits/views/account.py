from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from kinerja.credits import access, queries
from kinerja.organisation.queries import employee_of


@require_safe
def mine(request):
    """My own angka kredit, step by step."""
    employee = employee_of(request.user)
    if employee is None:
        return render(request, "credits/account.html", {"account": None, "is_own": True})
    return account_page(request, employee)


@require_safe
def person(request, pk):
    """The same page about somebody whose work one may read."""
    employee = access.get_account(request.user, pk, on=timezone.localdate())
    return account_page(request, employee)


def account_page(request, employee):
    on = timezone.localdate()
    account = queries.account_of(employee, on=on)
    may_keep, may_set = access.rights_on_account(request.user, account, on=on)
    return render(
        request,
        "credits/account.html",
        {
            "account": account,
            "is_own": employee.user_id == request.user.pk,
            "may_keep": may_keep,
            "may_set": may_set,
        },
    )
