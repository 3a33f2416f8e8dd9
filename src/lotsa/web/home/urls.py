from django.urls import path

from lotsa.web.home import followup_views, hours_views, remedy_views, views

app_name = "home"
urlpatterns = [
    path("", views.today, name="today"),
    path("team/", views.team, name="team"),
    path("time/", hours_views.my_time, name="my_time"),
    path("followup/", followup_views.followup, name="followup"),
    path("followup/acts/", followup_views.acts, name="acts"),
    path("followup/undoing/", followup_views.undoing, name="undoing"),
    path("followup/hours/", hours_views.hours, name="hours"),
    path("followup/hours.xlsx", hours_views.export, name="hours_export"),
    path("followup/rest/", views.rest, name="rest"),
    path("followup/dismissal/", views.dismissal, name="dismissal"),
    path("followup/waking/<str:key>/", views.waking, name="waking"),
    path("pairs/<uuid:pk>/remedies/", remedy_views.remedies, name="remedies"),
    path("remedies/<uuid:pk>/outcome/", remedy_views.outcome, name="remedy_outcome"),
    path("remedies/<uuid:pk>/reopening/", remedy_views.reopening, name="remedy_reopening"),
    path("remedies/<uuid:pk>/removal/", remedy_views.removal, name="remedy_removal"),
]
