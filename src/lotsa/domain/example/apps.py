from django.apps import AppConfig


class ExampleConfig(AppConfig):
    name = "lotsa.domain.example"
    label = "example"
