"""What the web server runs. It refuses to start without its keys: sessions would end at every restart and
private notes could not be opened again."""

import os

from django.core.exceptions import ImproperlyConfigured
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lotsa.config.settings")
application = get_wsgi_application()

from django.conf import settings  # noqa: E402 - settings exist only once the application has been made

if not settings.LOTSA_MASTER_KEY:
    raise ImproperlyConfigured(f"No master key in {settings.LOTSA_DATA}. Start Lotsa with: lotsa serve")
