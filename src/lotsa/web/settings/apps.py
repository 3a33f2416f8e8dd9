from django.apps import AppConfig


class SettingsPagesConfig(AppConfig):
    name = "lotsa.web.settings"
    label = "web_settings"
