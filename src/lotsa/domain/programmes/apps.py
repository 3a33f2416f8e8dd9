from django.apps import AppConfig


class ProgrammesConfig(AppConfig):
    name = "lotsa.domain.programmes"
    label = "programmes"
