from django.apps import AppConfig


class RecognitionConfig(AppConfig):
    name = "kinerja.recognition"
    verbose_name = "Pengakuan dan inovasi"
