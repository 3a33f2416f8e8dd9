from django.apps import AppConfig


class NotificationsConfig(AppConfig):
    name = "lotsa.domain.notifications"
    label = "notifications"
