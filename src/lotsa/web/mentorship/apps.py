from django.apps import AppConfig


class MentorshipPagesConfig(AppConfig):
    name = "lotsa.web.mentorship"
    label = "web_mentorship"
