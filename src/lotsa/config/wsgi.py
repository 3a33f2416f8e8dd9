"""What the web server runs. It refuses to start without its keys: sessions would end at every restart and
private notes could not be opened again."""

import gc
import os

from django.core.exceptions import ImproperlyConfigured
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lotsa.config.settings")
application = get_wsgi_application()

from django.conf import settings  # noqa: E402 - settings exist only once the application has been made
from django.urls import get_resolver  # noqa: E402

if not settings.LOTSA_MASTER_KEY:
    raise ImproperlyConfigured(f"No master key in {settings.LOTSA_DATA}. Start Lotsa with: lotsa serve")

# All that is loaded here stays until the end. Out of the garbage collector's rounds it no longer costs time
# in every request that makes many objects: up to a third of a page with hundreds of pairs.
_ = get_resolver().url_patterns
gc.collect()
gc.freeze()
# What a page makes is gone with it; looking after every few hundred objects is a tenth of a long page.
gc.set_threshold(20_000, 20, 20)
