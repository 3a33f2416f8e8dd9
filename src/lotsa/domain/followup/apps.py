from django.apps import AppConfig


class FollowupConfig(AppConfig):
    name = "lotsa.domain.followup"
    label = "followup"
