from django.apps import AppConfig


class CreditsConfig(AppConfig):
    name = "kinerja.credits"
    verbose_name = "Angka kredit"
