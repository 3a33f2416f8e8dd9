from django.urls import path

from lotsa.web.development import views

app_name = "development"
urlpatterns = [
    path("pairs/<uuid:pk>/goals/new/", views.goal_new, name="goal_new"),
    path("goals/<uuid:pk>/", views.goal, name="goal"),
    path("goals/<uuid:pk>/acceptance/", views.acceptance, name="acceptance"),
    path("goals/<uuid:pk>/ending/", views.ending, name="ending"),
    path("goals/<uuid:pk>/reopening/", views.reopening, name="reopening"),
]
