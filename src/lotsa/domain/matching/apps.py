from django.apps import AppConfig


class MatchingConfig(AppConfig):
    name = "lotsa.domain.matching"
    label = "matching"
