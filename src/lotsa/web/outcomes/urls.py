from django.urls import path

from lotsa.web.outcomes import views

app_name = "outcomes"
urlpatterns = [
    path("reports/", views.index, name="index"),
    path("reports/<uuid:pk>/", views.report, name="report"),
    path("reports/<uuid:pk>/report.pdf", views.report_pdf, name="report_pdf"),
]
