from django.apps import AppConfig


class MeetingsPagesConfig(AppConfig):
    name = "lotsa.web.meetings"
    label = "web_meetings"
