from django.urls import path

from lotsa.web.signin import first_views, views

app_name = "signin"
urlpatterns = [
    path("login/", views.login, name="login"),
    path("login/sent/", views.login_sent, name="login_sent"),
    path("login/password/", views.password, name="password"),
    path("login/paper/", views.paper, name="paper"),
    path("l/<str:token>/", views.link, name="link"),
    path("l/<str:token>/again/", views.again, name="again"),
    path("logout/", views.logout, name="logout"),
    path("people/<uuid:pk>/sign-in-code/", views.code, name="code"),
    path("setup/", first_views.set_up, name="set_up"),
    path("example/", first_views.example, name="example"),
    path("example/sign-in/", first_views.as_role, name="as_role"),
]
