from django.apps import AppConfig


class JournalConfig(AppConfig):
    name = "lotsa.domain.journal"
    label = "journal"
