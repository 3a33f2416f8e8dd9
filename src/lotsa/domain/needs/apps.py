from django.apps import AppConfig


class NeedsConfig(AppConfig):
    name = "lotsa.domain.needs"
    label = "needs"
