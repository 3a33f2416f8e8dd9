from django.urls import path

from lotsa.web.development import plan_views, views, wizard_views

app_name = "development"
urlpatterns = [
    path("plan/", plan_views.mine, name="mine"),
    path("plan/items/<uuid:pk>/", plan_views.item, name="item"),
    path("plan/items/<uuid:pk>/state/", plan_views.item_state, name="item_state"),
    path("pairs/<uuid:pk>/goals/new/", wizard_views.goal_new, name="goal_new"),
    path("goals/<uuid:pk>/draft/<int:step>/", wizard_views.draft, name="draft"),
    path("goals/<uuid:pk>/discarding/", wizard_views.discarding, name="discarding"),
    path("goals/<uuid:pk>/", views.goal, name="goal"),
    path("goals/<uuid:pk>/acceptance/", views.acceptance, name="acceptance"),
    path("goals/<uuid:pk>/revision/", views.revision, name="revision"),
    path("goals/<uuid:pk>/ending/", views.ending, name="ending"),
    path("goals/<uuid:pk>/reopening/", views.reopening, name="reopening"),
]
