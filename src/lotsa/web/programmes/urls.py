from django.urls import path

from lotsa.web.programmes import (
    interest_views,
    needs_views,
    participant_views,
    views,
    wizard_views,
)

app_name = "programmes"
urlpatterns = [
    path("programmes/", views.index, name="index"),
    path("programmes/new/", wizard_views.new, name="new"),
    path("programmes/<uuid:pk>/", views.programme, name="programme"),
    path("programmes/<uuid:pk>/purpose/", wizard_views.purpose, name="purpose"),
    path("programmes/<uuid:pk>/dates/", wizard_views.dates, name="dates"),
    path("programmes/<uuid:pk>/people/", wizard_views.people, name="people"),
    path("programmes/<uuid:pk>/rules/", wizard_views.rules, name="rules"),
    path("programmes/<uuid:pk>/check/", wizard_views.check, name="check"),
    path("programmes/<uuid:pk>/edit/", views.edit, name="edit"),
    path("programmes/<uuid:pk>/copy/", views.copy, name="copy"),
    path("programmes/<uuid:pk>/state/", views.state, name="state"),
    path("programmes/<uuid:pk>/events/<uuid:event>/", views.event, name="event"),
    path("programmes/<uuid:pk>/events/<uuid:event>/date/", views.event_date, name="event_date"),
    path("programmes/<uuid:pk>/participants/", participant_views.participants, name="participants"),
    path("programmes/<uuid:pk>/participants/new/", participant_views.new, name="participants_new"),
    path("programmes/<uuid:pk>/reminder/", participant_views.reminder, name="reminder"),
    path("programmes/<uuid:pk>/interest/", interest_views.sign_up, name="sign_up"),
    path("enrolments/<uuid:pk>/", participant_views.enrolment, name="enrolment"),
    path("enrolments/<uuid:pk>/interest/", interest_views.interest, name="interest"),
    path("enrolments/<uuid:pk>/state/", interest_views.own_state, name="own_state"),
    path("enrolments/<uuid:pk>/thanks/", interest_views.thanks, name="thanks"),
    path("join/<str:token>/", interest_views.join, name="join"),
    path("join/<str:token>/thanks/", interest_views.join_thanks, name="join_thanks"),
    path("needs/", needs_views.needs, name="needs"),
    path("needs/new/", needs_views.new, name="need_new"),
    path("needs/<uuid:pk>/", needs_views.need, name="need"),
]
