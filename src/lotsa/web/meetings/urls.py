from django.urls import path

from lotsa.web.meetings import booking_views, link_views, views

app_name = "meetings"
urlpatterns = [
    path("meetings/", views.index, name="index"),
    path("meetings/feed/", views.feed_address, name="feed_address"),
    path("meetings/<uuid:pk>/", views.meeting, name="meeting"),
    path("meetings/<uuid:pk>/invitation.ics", views.invitation_file, name="invitation"),
    path("meetings/<uuid:pk>/move/", booking_views.move, name="move"),
    path("meetings/<uuid:pk>/cancel/", booking_views.cancel, name="cancel"),
    path("pairs/<uuid:pk>/times/", booking_views.propose, name="propose"),
    path("pairs/<uuid:pk>/booking/", booking_views.book, name="book"),
    path("times/<uuid:pk>/", booking_views.times, name="times"),
    path("times/<uuid:pk>/withdrawal/", booking_views.withdrawal, name="withdrawal"),
    path("m/<str:token>/", link_views.answer_times, name="answer_times"),
    path("h/<str:token>/", link_views.confirm_held, name="confirm_held"),
    path("t/<str:token>/", link_views.add_topic, name="add_topic"),
    path("calendar/<str:token>.ics", link_views.feed, name="feed"),
]
