from django.apps import AppConfig


class NetworkPagesConfig(AppConfig):
    name = "lotsa.web.network"
    label = "web_network"
