from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "lotsa.domain.people"
    label = "people"
