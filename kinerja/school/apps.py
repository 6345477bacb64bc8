from django.apps import AppConfig


class SchoolConfig(AppConfig):
    name = "kinerja.school"
    verbose_name = "Sekolah penilai"
