from django.apps import AppConfig


class JournalPagesConfig(AppConfig):
    name = "lotsa.web.journal"
    label = "web_journal"
