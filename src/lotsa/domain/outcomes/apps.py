from django.apps import AppConfig


class OutcomesConfig(AppConfig):
    name = "lotsa.domain.outcomes"
    label = "outcomes"
