"""Before a signature: is the person at the keyboard still the one who signed in?

    @reauth.required
    @require_POST
    def evaluation_sign(request, pk): …

A POST that has to wait for the password is kept and carried out afterwards; nothing is typed twice.
"""

from allauth.account.decorators import reauthentication_required
from allauth.account.internal.flows.reauthentication import did_recently_reauthenticate


def recently(request) -> bool:
    """Whether the password (or code) was given again in the last five minutes."""
    return did_recently_reauthenticate(request)


required = reauthentication_required
