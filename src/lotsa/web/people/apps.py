from django.apps import AppConfig


class PeoplePagesConfig(AppConfig):
    name = "lotsa.web.people"
    label = "web_people"
