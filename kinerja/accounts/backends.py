from django.contrib.auth.backends import ModelBackend

from kinerja.accounts import queries
from kinerja.accounts.models import User


class NipOrEmailBackend(ModelBackend):
    """One question and one hash for every try, whether the account exists or not."""

    def authenticate(self, request, username=None, password=None, email=None, **others):
        if not password or not (username or email):
            return None
        user = queries.account_for(queries.typed_name(email or username))
        if user is None:
            User().set_password(password)
            return None
        return user if user.check_password(password) and user.is_active else None
