from django.apps import AppConfig


class AppraisalConfig(AppConfig):
    name = "kinerja.appraisal"
    verbose_name = "Penilaian"
