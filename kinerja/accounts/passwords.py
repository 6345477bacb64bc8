"""The password rules of rules.py, asked by every form that sets a password."""

from django.core.exceptions import ValidationError

from kinerja.accounts import queries, rules


class OwnRules:
    def validate(self, password, user=None):
        reasons = rules.blockers_to_password(
            password,
            has_role=user is not None and queries.holds_role(user),
            own_words=[] if user is None else queries.own_words(user),
        )
        if reasons:
            raise ValidationError(reasons)

    def get_help_text(self):
        return "Pakai paling sedikit 12 huruf, misalnya empat kata yang tidak berkaitan."
