"""Every section's addresses at the root. A section owns its full paths (see docs/architecture.md)."""

from django.apps import apps
from django.urls import include, path

handler400 = "lotsa.web.shell.errors.bad_request"
handler403 = "lotsa.web.shell.errors.forbidden"
handler404 = "lotsa.web.shell.errors.not_found"
handler500 = "lotsa.web.shell.errors.server_error"

urlpatterns = [
    path("", include(f"{app.name}.urls"))
    for app in apps.get_app_configs()
    if app.name.startswith("lotsa.web.")
]
