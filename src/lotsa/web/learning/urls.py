from django.urls import path

from lotsa.web.learning import mentor_views, programme_views, talk_views, views

app_name = "learning"
urlpatterns = [
    path("guides/", views.index, name="index"),
    path("guides/cards/", talk_views.cards, name="cards"),
    path("guides/cards/<slug:key>/", talk_views.card, name="card"),
    path("guides/topics/", talk_views.topics, name="topics"),
    path("guides/readiness/", mentor_views.readiness, name="readiness"),
    path("guides/assessment/", mentor_views.assessment, name="assessment"),
    path("guides/ratings/", programme_views.ratings, name="ratings"),
    path("guides/<slug:slug>/", views.module, name="module"),
    path("guides/<slug:slug>/completion/", views.completion, name="completion"),
    path("programmes/<uuid:pk>/training/", programme_views.training, name="training"),
    path("programmes/<uuid:pk>/training/reminder/", programme_views.reminder, name="reminder"),
    path("enrolments/<uuid:pk>/training/", programme_views.exemption, name="exemption"),
]
