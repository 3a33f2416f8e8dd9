from django.apps import AppConfig


class LearningConfig(AppConfig):
    name = "lotsa.domain.learning"
    label = "learning"
