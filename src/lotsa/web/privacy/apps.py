from django.apps import AppConfig


class PrivacyPagesConfig(AppConfig):
    name = "lotsa.web.privacy"
    label = "web_privacy"
