from django.apps import AppConfig


class RecognitionPagesConfig(AppConfig):
    name = "lotsa.web.recognition"
    label = "web_recognition"
