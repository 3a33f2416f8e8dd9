from django.urls import path

from lotsa.web.shell import health, views

app_name = "shell"
urlpatterns = [
    path("language/", views.language, name="language"),
    path("appearance/", views.appearance, name="appearance"),
    path("accessibility/", views.accessibility, name="accessibility"),
    path("help/", views.help_page, name="help"),
    path("healthz", health.alive, name="healthz"),
    path("readyz", health.ready, name="readyz"),
    path("favicon.ico", views.favicon, name="favicon"),
]
