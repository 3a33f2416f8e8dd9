from django.urls import path

from lotsa.web.home import views

app_name = "home"
urlpatterns = [
    path("", views.today, name="today"),
    path("team/", views.team, name="team"),
    path("followup/", views.followup, name="followup"),
    path("followup/rest/", views.rest, name="rest"),
    path("followup/dismissal/", views.dismissal, name="dismissal"),
    path("followup/waking/<str:key>/", views.waking, name="waking"),
]
