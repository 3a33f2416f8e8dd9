from django.apps import AppConfig


class OutcomesPagesConfig(AppConfig):
    name = "lotsa.web.outcomes"
    label = "web_outcomes"
