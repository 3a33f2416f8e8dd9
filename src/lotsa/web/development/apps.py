from django.apps import AppConfig


class DevelopmentPagesConfig(AppConfig):
    name = "lotsa.web.development"
    label = "web_development"
