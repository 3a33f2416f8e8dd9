"""Every setting, read once at start. Nothing here writes, asks the network or needs a database."""

import secrets
from pathlib import Path
from typing import Any

from django.utils.csp import CSP

from lotsa.config import environment
from lotsa.config.environment import read, switch

PACKAGE = Path(__file__).resolve().parent.parent

# Lotsa's own
LOTSA_DATA = environment.data_folder()
LOTSA_BASE_URL_IS_SET = bool(read("BASE_URL"))
LOTSA_BASE_URL = read("BASE_URL", f"http://127.0.0.1:{read('PORT', '8000')}").rstrip("/")
LOTSA_MASTER_KEY = environment.key("MASTER_KEY", LOTSA_DATA / "master.key")
LOTSA_HOST = read("HOST")  # where the web server listens; empty is this machine only
# How long published proposals wait before they are mailed, so that they can be taken back.
LOTSA_UNDO_MINUTES = environment.whole_number("UNDO_MINUTES", 10)
# A Jitsi server of one's own, where video meetings without a link get a room; empty is none.
LOTSA_JITSI_URL = environment.web_address(read("JITSI_URL"), "JITSI_URL")
LOTSA_SMTP_IS_SET = bool(read("SMTP_HOST"))

DEBUG = switch("DEBUG", False)
# Without a key file (a tool, a test) sessions simply end with the process.
SECRET_KEY = environment.key("SECRET_KEY", LOTSA_DATA / "secret.key").decode() or secrets.token_urlsafe(48)
_SECURE = LOTSA_BASE_URL.startswith("https://")
_HOST = LOTSA_BASE_URL.split("://", 1)[-1].split("/", 1)[0].rsplit(":", 1)[0]
ALLOWED_HOSTS = (
    [_HOST, "localhost", "127.0.0.1", "[::1]"]
    if LOTSA_BASE_URL_IS_SET
    else [host for host in ("localhost", "127.0.0.1", "[::1]", read("HOST")) if host]
)
if read("HOST") in ("0.0.0.0", "::") and not LOTSA_BASE_URL_IS_SET:  # noqa: S104 - asked for by --host
    ALLOWED_HOSTS = ["*"]
CSRF_TRUSTED_ORIGINS = [LOTSA_BASE_URL]

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.usersessions",
    "django_ox",
    *(
        f"lotsa.domain.{name}"
        for name in (
            "activity", "people", "competences", "needs", "learning", "programmes", "mentorships", "matching",
            "development", "meetings", "recognition", "network", "journal", "threads", "notifications",
            "intake", "example", "followup", "outcomes", "privacy",
        )
    ),
    *(
        f"lotsa.web.{name}"
        for name in (
            "shell", "signin", "home", "people", "programmes", "matching", "mentorship", "meetings",
            "development", "outcomes", "learning", "recognition", "network", "journal", "threads", "privacy",
            "settings",
        )
    ),
]  # fmt: skip

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "lotsa.web.shell.compressed.CompressedPages",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "lotsa.web.shell.middleware.ViewerMiddleware",
]

ROOT_URLCONF = "lotsa.config.urls"
WSGI_APPLICATION = "lotsa.config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "lotsa.web.shell.context.shell",
            ],
            "builtins": ["lotsa.web.shell.templatetags.lotsa"],
        },
    }
]
FORM_RENDERER = "lotsa.web.shell.renderer.ShellRenderer"

# Data
DATABASES = {"default": environment.database(read("DATABASE_URL"), LOTSA_DATA)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
# Shared by all processes, so that limits on tries count across them.
CACHES = {"default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "lotsa_cache"}}
TASKS: dict[str, Any] = {
    "default": {
        "BACKEND": "django_ox.backend.OxBackend",
        "QUEUES": ["default"],
        "OPTIONS": {
            "MAX_ATTEMPTS": 5,
            "LOCK_TIMEOUT": 60,
            "SCHEDULES": {
                "mail": {"task": "lotsa.domain.notifications.tasks.deliver", "every": 5},
                # Before people come to work, each at an hour of its own; each may run twice without harm.
                "meetings": {"task": "lotsa.domain.meetings.tasks.daily", "cron": "0 6 * * *"},
                "proposals": {"task": "lotsa.domain.matching.tasks.follow_proposals", "cron": "10 6 * * *"},
                "training": {
                    "task": "lotsa.domain.programmes.tasks.remind_of_training",
                    "cron": "40 6 * * *",
                },
                "programmes": {
                    "task": "lotsa.domain.programmes.tasks.follow_programmes",
                    "cron": "50 5 * * *",
                },
                "silence": {"task": "lotsa.domain.followup.tasks.tell_of_silence", "cron": "20 6 * * *"},
                "phases": {"task": "lotsa.domain.mentorships.tasks.follow_phases", "cron": "50 6 * * *"},
                "agreements": {
                    "task": "lotsa.domain.mentorships.tasks.remind_unsigned",
                    "cron": "15 6 * * *",
                },
                "weeks": {"task": "lotsa.domain.notifications.tasks.gather_week", "cron": "30 6 * * *"},
                "worklists": {"task": "lotsa.domain.followup.tasks.sum_up_week", "cron": "35 6 * * *"},
                "tidying": {"task": "lotsa.domain.notifications.tasks.tidy", "cron": "30 2 * * *"},
                "privacy": {"task": "lotsa.domain.privacy.tasks.keep_the_rules", "cron": "30 3 * * *"},
                "goals": {"task": "lotsa.domain.development.tasks.ask_about_goals", "cron": "45 6 * * *"},
                "imports": {"task": "lotsa.domain.intake.tasks.forget", "cron": "0 3 * * *"},
            },
        },
    }
}

# Languages and time
LANGUAGE_CODE = "sv"
LANGUAGES = [("sv", "Svenska"), ("en", "English")]
USE_I18N = True
LOCALE_PATHS = [PACKAGE / "kit" / "locale"]  # kit is no app
USE_TZ = True
TIME_ZONE = "Europe/Stockholm"
FIRST_DAY_OF_WEEK = 1

# Files
STATIC_URL = "static/"
STATIC_ROOT = LOTSA_DATA / "static"
_COLLECTED = (STATIC_ROOT / "staticfiles.json").exists()
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if _COLLECTED
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = not _COLLECTED
WHITENOISE_AUTOREFRESH = False
DATA_UPLOAD_MAX_MEMORY_SIZE = 8_000_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 20_000  # a board or an import with many repairs is one form
FILE_UPLOAD_MAX_MEMORY_SIZE = 2_500_000

# Mail. Without a server nothing leaves; messages are read in the outbox.
MAILERS: dict[str, Any] = {
    "default": {
        "BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "OPTIONS": {
            "host": read("SMTP_HOST"),
            "port": environment.whole_number("SMTP_PORT", 587),
            "username": read("SMTP_USER") or None,
            "password": read("SMTP_PASSWORD") or None,
            "use_tls": read("SMTP_SECURITY", "starttls") == "starttls",
            "use_ssl": read("SMTP_SECURITY", "starttls") == "tls",
            "timeout": 20,
        },
    }
    if LOTSA_SMTP_IS_SET
    else {"BACKEND": "django.core.mail.backends.dummy.EmailBackend"}
}
DEFAULT_FROM_EMAIL = read("MAIL_FROM", f"lotsa@{_HOST}" if LOTSA_BASE_URL_IS_SET else "lotsa@localhost")

# Sign-in
AUTH_USER_MODEL = "people.Account"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator"},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.ScryptPasswordHasher"]
LOGIN_URL = "signin:login"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "/login/"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_USER_DISPLAY = str
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*"]
ACCOUNT_EMAIL_VERIFICATION = "none"  # the address was proved by the link that signed the person in
ACCOUNT_RATE_LIMITS = {
    # of one address from one network address; of one address in all (see web/signin/limits.py)
    "lotsa_mail": "5/15m/key",
    "lotsa_mail_address": "20/h/key",
    "lotsa_code": "20/d/key",
    "lotsa_password": "5/15m/key",
    "lotsa_password_address": "30/h/key",
    "lotsa_password_network": "200/15m/ip",
    "lotsa_paper": "30/15m/ip",
}
# How many proxies in front may be believed about where a request comes from.
ALLAUTH_TRUSTED_PROXY_COUNT = environment.whole_number("PROXIES", 1 if _SECURE else 0)
USERSESSIONS_TRACK_ACTIVITY = False  # no "last seen" about anybody
SESSION_ENGINE = "django.contrib.sessions.backends.db"
SESSION_COOKIE_AGE = 14 * 24 * 3600
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = _SECURE
SESSION_COOKIE_NAME = "__Host-lotsa" if _SECURE else "lotsa"
CSRF_COOKIE_NAME = "__Host-lotsa_csrf" if _SECURE else "lotsa_csrf"
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "lotsa.web.shell.errors.csrf"

# Headers
SECURE_SSL_REDIRECT = False  # the proxy in front does that
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if _SECURE else None
SECURE_HSTS_SECONDS = 31_536_000 if _SECURE else 0
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
X_FRAME_OPTIONS = "DENY"
SECURE_CSP = {
    "default-src": [CSP.NONE],
    "script-src": [CSP.SELF],
    "style-src": [CSP.SELF],
    "img-src": [CSP.SELF],
    "connect-src": [CSP.SELF],
    "form-action": [CSP.SELF],
    "frame-src": [CSP.SELF],
    "frame-ancestors": [CSP.NONE],
    "base-uri": [CSP.NONE],
    "manifest-src": [CSP.SELF],
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "%(asctime)s %(levelname)s %(name)s: %(message)s"}},
    "filters": {"without_tokens": {"()": "lotsa.config.logs.WithoutTokens"}},
    "handlers": {
        "stderr": {"class": "logging.StreamHandler", "formatter": "plain", "filters": ["without_tokens"]}
    },
    "root": {"handlers": ["stderr"], "level": read("LOG_LEVEL", "WARNING").upper()},
    # Django says every start and end of a job; the mail job runs every five seconds.
    "loggers": {name: {"level": read("LOG_LEVEL", "WARNING").upper()} for name in ("django", "django.tasks")},
}
