from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "kinerja.accounts"
    verbose_name = "Akun"

    def ready(self):
        from django.contrib.auth.signals import (  # noqa: PLC0415 -- after the models
            user_logged_in,
        )

        from kinerja.accounts import sessions  # noqa: PLC0415 -- after the models

        user_logged_in.connect(sessions.begin, dispatch_uid="kinerja.accounts.sessions")
