from django.urls import path

from lotsa.web.network import question_views, views

app_name = "network"
urlpatterns = [
    path("network/", views.index, name="index"),
    path("network/me/", views.mine, name="mine"),
    path("network/me/removal/", views.removal, name="removal"),
    path("network/ties/", views.ties, name="ties"),
    path("network/questions/", question_views.questions, name="questions"),
    path("network/questions/new/", question_views.new, name="question_new"),
    path("network/questions/<uuid:pk>/", question_views.question, name="question"),
    path("network/questions/<uuid:pk>/closing/", question_views.closing, name="closing"),
    path("network/questions/<uuid:pk>/reopening/", question_views.reopening, name="reopening"),
]
