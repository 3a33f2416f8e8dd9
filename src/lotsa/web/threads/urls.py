from django.urls import path

from lotsa.web.threads import link_views, news_views, views

app_name = "threads"
urlpatterns = [
    path("pairs/<uuid:pk>/messages/", views.thread, name="thread"),
    path("messages/<uuid:pk>/taking-back/", views.taking_back, name="taking_back"),
    path("r/<str:token>/", link_views.reply, name="reply"),
    path("programmes/<uuid:pk>/news/", news_views.news, name="news"),
    path("programmes/<uuid:pk>/news/new/", news_views.new, name="new"),
]
