from django.apps import AppConfig


class SatisfactionConfig(AppConfig):
    name = "kinerja.satisfaction"
    verbose_name = "Kepuasan masyarakat"
