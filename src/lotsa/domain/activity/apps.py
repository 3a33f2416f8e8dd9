from django.apps import AppConfig


class ActivityConfig(AppConfig):
    name = "lotsa.domain.activity"
    label = "activity"
