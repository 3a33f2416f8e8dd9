from django.apps import AppConfig


class HomePagesConfig(AppConfig):
    name = "lotsa.web.home"
    label = "web_home"
