from django.apps import AppConfig


class PrivacyConfig(AppConfig):
    name = "lotsa.domain.privacy"
    label = "privacy"
