from django.apps import AppConfig


class RecognitionConfig(AppConfig):
    name = "lotsa.domain.recognition"
    label = "recognition"
