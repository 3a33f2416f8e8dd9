from django.urls import path

from lotsa.web.settings import mail_preferences_views, outbox_views, views

app_name = "settings"
urlpatterns = [
    path("settings/", views.index, name="index"),
    path("settings/organisation/", views.organisation, name="organisation"),
    path("settings/roles/", views.roles, name="roles"),
    path("settings/roles/<uuid:pk>/taking/", views.taken_role, name="taken_role"),
    path("settings/example/", views.example, name="example"),
    path("settings/outbox/", outbox_views.outbox, name="outbox"),
    path("settings/outbox/<uuid:pk>/", outbox_views.message, name="message"),
    path("settings/outbox/<uuid:pk>/html/", outbox_views.message_html, name="message_html"),
    path("settings/outbox/<uuid:pk>/another-try/", outbox_views.another_try, name="another_try"),
    path("settings/outbox/<uuid:pk>/links/<int:number>/", outbox_views.link, name="message_link"),
    path("settings/messages/", outbox_views.messages_preview, name="messages_preview"),
    path("settings/messages/<slug:template>/", outbox_views.message_preview, name="message_preview"),
    path(
        "settings/messages/<slug:template>/<str:language>/html/",
        outbox_views.message_preview_html,
        name="message_preview_html",
    ),
    path("u/<str:token>/off/", mail_preferences_views.one_click, name="one_click"),
    path("u/<str:token>/", mail_preferences_views.mail_preferences, name="mail_preferences"),
]
