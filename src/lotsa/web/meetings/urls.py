from django.urls import path

from lotsa.web.meetings import booking_views, link_views, pair_views, rhythm_views, views

app_name = "meetings"
urlpatterns = [
    path("meetings/", views.index, name="index"),
    path("meetings/feed/", views.feed_address, name="feed_address"),
    path("meetings/<uuid:pk>/", views.meeting, name="meeting"),
    path("meetings/<uuid:pk>/invitation.ics", views.invitation_file, name="invitation"),
    path("meetings/<uuid:pk>/move/", booking_views.move, name="move"),
    path("meetings/<uuid:pk>/cancel/", booking_views.cancel, name="cancel"),
    path("meetings/<uuid:pk>/times/", booking_views.propose_move, name="propose_move"),
    path("meetings/<uuid:pk>/rating/", pair_views.rating, name="rating"),
    path("me/times/", pair_views.usual_times, name="usual_times"),
    path("pairs/<uuid:pk>/rhythm/", rhythm_views.rhythm, name="rhythm"),
    path("pairs/<uuid:pk>/met/", pair_views.met, name="met"),
    path("pairs/<uuid:pk>/remote/", pair_views.remote, name="remote"),
    path("pairs/<uuid:pk>/times/", booking_views.propose, name="propose"),
    path("pairs/<uuid:pk>/booking/", booking_views.book, name="book"),
    path("times/<uuid:pk>/", booking_views.times, name="times"),
    path("times/<uuid:pk>/withdrawal/", booking_views.withdrawal, name="withdrawal"),
    path("m/<str:token>/", link_views.answer_times, name="answer_times"),
    path("h/<str:token>/", link_views.confirm_held, name="confirm_held"),
    path("t/<str:token>/", link_views.add_topic, name="add_topic"),
    path("w/<str:token>/", link_views.rate, name="rate"),
    path("calendar/<str:token>.ics", link_views.feed, name="feed"),
]
