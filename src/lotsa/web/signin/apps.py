from django.apps import AppConfig


class SigninConfig(AppConfig):
    name = "lotsa.web.signin"
    label = "signin"
