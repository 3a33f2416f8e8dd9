from django.apps import AppConfig


class CompetencesConfig(AppConfig):
    name = "lotsa.domain.competences"
    label = "competences"
