from django.apps import AppConfig


class TransparencyConfig(AppConfig):
    name = "kinerja.transparency"
    verbose_name = "Keterbukaan"
