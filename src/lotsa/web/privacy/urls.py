from django.urls import path

from lotsa.web.privacy import views

app_name = "privacy"
urlpatterns = [path("privacy/", views.index, name="index")]
