from django.apps import AppConfig


class ThreadsConfig(AppConfig):
    name = "lotsa.domain.threads"
    label = "threads"
