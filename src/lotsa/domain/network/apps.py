from django.apps import AppConfig


class NetworkConfig(AppConfig):
    name = "lotsa.domain.network"
    label = "network"
