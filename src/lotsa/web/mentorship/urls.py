from django.urls import path

from lotsa.web.mentorship import coordinator_views, views

app_name = "mentorship"
urlpatterns = [
    path("pair/", views.mine, name="mine"),
    path("pairs/<uuid:pk>/", views.pair, name="pair"),
    path("pairs/<uuid:pk>/agreement/", views.agreement, name="agreement"),
    path("pairs/<uuid:pk>/talk/", views.talk, name="talk"),
    path("pairs/<uuid:pk>/pause/", views.pause, name="pause"),
    path("pairs/<uuid:pk>/resumption/", views.resumption, name="resumption"),
    path("pairs/<uuid:pk>/ending/", coordinator_views.ending, name="ending"),
    path("pairs/<uuid:pk>/reopening/", coordinator_views.reopening, name="reopening"),
    path("pairs/<uuid:pk>/note/", coordinator_views.note, name="note"),
    path("talks/<uuid:pk>/answer/", coordinator_views.talk_answer, name="talk_answer"),
    path("talks/<uuid:pk>/reopening/", coordinator_views.talk_reopening, name="talk_reopening"),
]
