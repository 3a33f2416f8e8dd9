from django.urls import path

from lotsa.web.matching import answer_views, board_views, change_views, publish_views, rules_views

app_name = "matching"
urlpatterns = [
    path("programmes/<uuid:pk>/matching/", board_views.board, name="board"),
    path("programmes/<uuid:pk>/matching/run/", board_views.run, name="run"),
    path("programmes/<uuid:pk>/matching/locks/", board_views.locks, name="locks"),
    path("programmes/<uuid:pk>/matching/places/", board_views.places, name="places"),
    path("programmes/<uuid:pk>/matching/by-hand/", board_views.by_hand, name="by_hand"),
    path("programmes/<uuid:pk>/matching/waiting/<uuid:mentee>/", board_views.waiting, name="waiting"),
    path("programmes/<uuid:pk>/matching/runs/", rules_views.runs, name="runs"),
    path("programmes/<uuid:pk>/matching/rules/", rules_views.rules, name="rules"),
    path("programmes/<uuid:pk>/matching/publish/", publish_views.publish, name="publish"),
    path("programmes/<uuid:pk>/matching/publish/undo/", publish_views.undo, name="undo"),
    path("proposals/<uuid:pk>/", answer_views.proposal, name="proposal"),
    path("proposals/<uuid:pk>/change/", change_views.change, name="change"),
    path("proposals/<uuid:pk>/exclusion/", change_views.exclusion, name="exclusion"),
    path("proposals/<uuid:pk>/drop/", change_views.drop, name="drop"),
    path("p/<str:token>/", answer_views.answer, name="answer"),
    path("p/<str:token>/answered/", answer_views.answered, name="answered"),
]
