"""The product's tasks backend with nothing else around it, in a database of its own."""

import json
import os
from typing import Any

from tests.settings import DATABASES as _DATABASES
from tests.settings import TASKS as _TASKS

SECRET_KEY = "probe"
INSTALLED_APPS = ["django_ox"]
USE_TZ = True
DATABASES: dict[str, dict[str, Any]] = {
    "default": {**_DATABASES["default"], "NAME": os.environ["PROBE_DATABASE"]}
}
# As configured, except that nobody waits a minute to see that a dead worker's job is taken up again.
TASKS = {
    "default": {
        **_TASKS["default"],
        "OPTIONS": {
            **_TASKS["default"]["OPTIONS"],
            "LOCK_TIMEOUT": 3,
            "SCHEDULES": json.loads(os.environ.get("PROBE_SCHEDULES", "{}")),
        },
    }
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
