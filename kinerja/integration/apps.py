from django.apps import AppConfig


class IntegrationConfig(AppConfig):
    name = "kinerja.integration"
    verbose_name = "Integrasi"
