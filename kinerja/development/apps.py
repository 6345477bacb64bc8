from django.apps import AppConfig


class DevelopmentConfig(AppConfig):
    name = "kinerja.development"
    verbose_name = "Pengembangan"
