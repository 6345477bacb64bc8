from django.apps import AppConfig


class LibraryConfig(AppConfig):
    name = "kinerja.library"
    verbose_name = "Pustaka dan tanya jawab"
