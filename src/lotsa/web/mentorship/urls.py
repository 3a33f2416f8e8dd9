from django.urls import path

from lotsa.web.mentorship import (
    agreement_views,
    closing_views,
    coordinator_views,
    ending_views,
    expectation_views,
    leaving_views,
    link_views,
    new_views,
    switch_views,
    views,
)

app_name = "mentorship"
urlpatterns = [
    path("pair/", views.mine, name="mine"),
    path("pairs/<uuid:pk>/", views.pair, name="pair"),
    path("pairs/<uuid:pk>/agreement/", agreement_views.agreement, name="agreement"),
    path(
        "pairs/<uuid:pk>/agreement/<int:number>/", agreement_views.agreement_version, name="agreement_version"
    ),
    path("pairs/<uuid:pk>/agreement/words/", agreement_views.agreement_words, name="agreement_words"),
    path("pairs/<uuid:pk>/expectations/", expectation_views.expectations, name="expectations"),
    path("pairs/<uuid:pk>/expectations/mine/", expectation_views.my_expectations, name="my_expectations"),
    path("programmes/<uuid:pk>/pairs/new/", new_views.new, name="new"),
    path("pairs/<uuid:pk>/talk/", views.talk, name="talk"),
    path("k/<str:token>/", link_views.ask_to_talk, name="ask_to_talk"),
    path("pairs/<uuid:pk>/pause/", views.pause, name="pause"),
    path("pairs/<uuid:pk>/resumption/", views.resumption, name="resumption"),
    path("pairs/<uuid:pk>/fit/", switch_views.fit, name="fit"),
    path("pairs/<uuid:pk>/change/", switch_views.change, name="change"),
    path("pairs/<uuid:pk>/change/together/", switch_views.change_together, name="change_together"),
    path("pairs/<uuid:pk>/change/ending/", switch_views.change_ending, name="change_ending"),
    path("pairs/<uuid:pk>/change/next/", switch_views.change_next, name="change_next"),
    path("pairs/<uuid:pk>/change/withdrawal/", switch_views.change_withdrawal, name="change_withdrawal"),
    path("pairs/<uuid:pk>/ending/", ending_views.ending, name="ending"),
    path("pairs/<uuid:pk>/ending/message/", ending_views.ending_message, name="ending_message"),
    path("pairs/<uuid:pk>/ending/next/", ending_views.ending_next, name="ending_next"),
    path("pairs/<uuid:pk>/leaving/", leaving_views.leaving, name="leaving"),
    path("members/<uuid:pk>/return/", leaving_views.come_back, name="come_back"),
    path("pairs/<uuid:pk>/place/", ending_views.place, name="place"),
    path("switches/<uuid:pk>/talk/", ending_views.switch_talked, name="switch_talked"),
    path("switches/<uuid:pk>/reopening/", ending_views.switch_reopening, name="switch_reopening"),
    path("pairs/<uuid:pk>/closing/", closing_views.closing, name="closing"),
    path("pairs/<uuid:pk>/extension/", closing_views.extension, name="extension"),
    path("pairs/<uuid:pk>/certificate.pdf", closing_views.certificate, name="certificate"),
    path("pairs/<uuid:pk>/reopening/", coordinator_views.reopening, name="reopening"),
    path("pairs/<uuid:pk>/note/", coordinator_views.note, name="note"),
    path("talks/<uuid:pk>/answer/", coordinator_views.talk_answer, name="talk_answer"),
    path("talks/<uuid:pk>/reopening/", coordinator_views.talk_reopening, name="talk_reopening"),
]
