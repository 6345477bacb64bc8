from django.apps import AppConfig


class CareersConfig(AppConfig):
    name = "kinerja.careers"
    verbose_name = "Karier dan talenta"
