from django.apps import AppConfig


class ProgrammesPagesConfig(AppConfig):
    name = "lotsa.web.programmes"
    label = "web_programmes"
