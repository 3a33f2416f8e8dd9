from django.apps import AppConfig


class DevelopmentConfig(AppConfig):
    name = "lotsa.domain.development"
    label = "development"
