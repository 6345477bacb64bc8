from django.apps import AppConfig


class OutreachConfig(AppConfig):
    name = "kinerja.outreach"
    verbose_name = "Sosialisasi"
