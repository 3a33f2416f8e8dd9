from django.apps import AppConfig


class ThreadsPagesConfig(AppConfig):
    name = "lotsa.web.threads"
    label = "web_threads"
