from django.urls import path

from lotsa.web.privacy import views

app_name = "privacy"
urlpatterns = [
    path("privacy/", views.index, name="index"),
    path("pairs/<uuid:pk>/notes/", views.notes, name="notes"),
    path("pairs/<uuid:pk>/notes.txt", views.notes_file, name="notes_file"),
]
