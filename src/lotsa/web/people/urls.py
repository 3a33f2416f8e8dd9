from django.urls import path

from lotsa.web.people import address_views, conflict_views, import_views, me_views, views

app_name = "people"
urlpatterns = [
    path("people/", views.index, name="index"),
    path("people/new/", views.new, name="new"),
    path("people/export/", views.export, name="export"),
    path("people/import/", import_views.choose_file, name="import"),
    path("people/import/template.xlsx", import_views.template, name="template"),
    path("people/import/<uuid:pk>/", import_views.imported, name="imported"),
    path("people/import/<uuid:pk>/reading/", import_views.reading, name="reading"),
    path("people/import/<uuid:pk>/columns/", import_views.columns, name="columns"),
    path("people/import/<uuid:pk>/check/", import_views.check, name="check"),
    path("people/import/<uuid:pk>/left-out.xlsx", import_views.left_out, name="left_out"),
    path("people/import/<uuid:pk>/undoing/", import_views.undoing, name="undoing"),
    path("people/import/<uuid:pk>/discarding/", import_views.discarding, name="discarding"),
    path("people/imports/", import_views.history, name="imports"),
    path("people/<uuid:pk>/", views.person, name="person"),
    path("people/<uuid:pk>/edit/", views.edit, name="edit"),
    path("me/", me_views.me, name="me"),
    path("me/profile/", me_views.profile, name="profile"),
    path("me/preferences/", me_views.preferences, name="preferences"),
    path("me/person/", me_views.current, name="current"),
    path("me/sessions/", me_views.sessions, name="sessions"),
    path("me/conflicts/", conflict_views.conflicts, name="conflicts"),
    path("me/conflicts/<uuid:pk>/removing/", conflict_views.conflict_removed, name="conflict_removed"),
    path("me/sessions/links/", me_views.links_off, name="links_off"),
    path("me/address/", address_views.own, name="address"),
    path("addresses/<uuid:pk>/agreement/", address_views.agreement, name="address_agreement"),
    path("addresses/<uuid:pk>/stopping/", address_views.stopping, name="address_stopping"),
    path("a/<str:token>/", address_views.by_link, name="address_by_link"),
    path("me/password/", me_views.password, name="password"),
]
