from django.apps import AppConfig


class IntakeConfig(AppConfig):
    name = "lotsa.domain.intake"
    label = "intake"
