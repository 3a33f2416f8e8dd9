from django.urls import path

from lotsa.web.journal import standing_views, views

app_name = "journal"
urlpatterns = [
    path("pairs/<uuid:pk>/reflections/", views.index, name="index"),
    path("pairs/<uuid:pk>/reflections/standing/", standing_views.standing, name="standing"),
    path("reflections/<uuid:pk>/", views.entry, name="entry"),
    path("reflections/<uuid:pk>/sharing/", views.sharing, name="sharing"),
    path("reflections/<uuid:pk>/unsharing/", views.unsharing, name="unsharing"),
    path("reflections/<uuid:pk>/removal/", views.removal, name="removal"),
    path("reflections/<uuid:pk>/restoring/", views.restoring, name="restoring"),
]
