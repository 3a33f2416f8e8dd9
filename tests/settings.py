"""The product's settings with what tests need: no data folder, quick hashing, mail kept in memory."""

import os
import tempfile

os.environ["LOTSA_DATA"] = tempfile.mkdtemp(prefix="lotsa-test-")
os.environ["LOTSA_DATABASE_POOL"] = "no"
os.environ["LOTSA_MASTER_KEY"] = "test-master-key-test-master-key-0001"
for name in ("BASE_URL", "SMTP_HOST", "HOST", "PORT"):
    os.environ.pop(f"LOTSA_{name}", None)
if url := os.environ.get("LOTSA_TEST_DATABASE_URL"):
    os.environ["LOTSA_DATABASE_URL"] = url
else:
    os.environ.pop("LOTSA_DATABASE_URL", None)

from lotsa.config.settings import *  # noqa: E402, F403 - after the environment has been set

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
MAILERS = {"default": {"BACKEND": "django.core.mail.backends.locmem.EmailBackend"}}
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
