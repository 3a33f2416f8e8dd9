from django.apps import AppConfig


class MentorshipsConfig(AppConfig):
    name = "lotsa.domain.mentorships"
    label = "mentorships"
