from django.apps import AppConfig

from kinerja.web import sentences


class WebConfig(AppConfig):
    name = "kinerja.web"
    verbose_name = "Kinerja"

    def ready(self):
        sentences.speak_plainly()
