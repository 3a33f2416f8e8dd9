from django.apps import AppConfig


class ShellConfig(AppConfig):
    name = "lotsa.web.shell"
    label = "shell"
