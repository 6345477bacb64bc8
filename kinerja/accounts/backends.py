from django.contrib.auth.backends import ModelBackend

from kinerja.accounts import queries, sessions
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

    def get_user(self, user_id):
        """The account of the session, in the session's own statement where that brought it."""
        user = sessions.take_account(user_id)
        if user is None:
            return super().get_user(user_id)
        return user if self.user_can_authenticate(user) else None
