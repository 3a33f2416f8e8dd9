from django.apps import AppConfig


class MeetingsConfig(AppConfig):
    name = "lotsa.domain.meetings"
    label = "meetings"
