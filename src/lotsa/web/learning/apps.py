from django.apps import AppConfig


class LearningPagesConfig(AppConfig):
    name = "lotsa.web.learning"
    label = "web_learning"
