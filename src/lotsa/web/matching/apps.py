from django.apps import AppConfig


class MatchingPagesConfig(AppConfig):
    name = "lotsa.web.matching"
    label = "web_matching"
