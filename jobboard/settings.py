"""Settings, read from environment variables and `.env`; the README lists them. The defaults are a local board on SQLite."""

import os
from pathlib import Path
from urllib.parse import urlsplit

import django_stubs_ext

from jobboard import env_file, logs
from jobboard.environment import Environment

django_stubs_ext.monkeypatch()  # classes that are generic in django-stubs, such as ModelAdmin[Posting], at runtime too

BASE_DIR = Path(__file__).resolve().parent.parent
env_file.load(BASE_DIR / ".env")
env = Environment()

DATA_DIR = env.folder("DATA_DIR", default=BASE_DIR / "var")

# The operator's own texts, logo, static files and templates. docs/branding.md describes them.
SITE_DIR = Path(env.text("SITE_DIR", str(DATA_DIR / "site")))

DEBUG = env.switch("DEBUG")
SITE_NAME = env.text("SITE_NAME", "Job board")
CONTACT_EMAIL = env.text("CONTACT_EMAIL", "")
ACCENT_COLOR = env.text("ACCENT_COLOR", "")
ACCENT_COLOR_DARK = env.text("ACCENT_COLOR_DARK", "")
SITE_URL = env.site_url("SITE_URL", default="http://127.0.0.1:8000")
SITE_HOST = urlsplit(SITE_URL).hostname or ""
IS_HTTPS = SITE_URL.startswith("https://")
SECRET_KEY = env.secret_key("SECRET_KEY", file=DATA_DIR / "secret_key")
ALLOWED_HOSTS = env.text("ALLOWED_HOSTS", f"{SITE_HOST},127.0.0.1,localhost,[::1]").split(",")
CSRF_TRUSTED_ORIGINS = [SITE_URL]

INSTALLED_APPS = [
    "postings",
    "django_filters",
    "jobboard.apps.BoardAdminConfig",  # Django's admin
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "django_otp",
    "django_otp.plugins.otp_totp",
    "django_otp.plugins.otp_static",
    "jobboard.signin",  # after those whose permissions it grants and whose admin it replaces
]
MIDDLEWARE = [
    "jobboard.middleware.request_log",
    "jobboard.middleware.security_headers",
    "jobboard.health.health_checks",  # before what redirects to HTTPS or looks at the host
    "django.middleware.security.SecurityMiddleware",
    "jobboard.middleware.compression",
    "jobboard.middleware.language",
    "jobboard.middleware.body_limit",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "jobboard.middleware.RefuseNullCharacters",
    "postings.views.due_closings.close_due_postings",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django_otp.middleware.OTPMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
ROOT_URLCONF = "jobboard.urls"
WSGI_APPLICATION = "jobboard.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [SITE_DIR / "templates", BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "jobboard.context.site",
            ],
            "builtins": ["django.templatetags.i18n", "django.contrib.humanize.templatetags.humanize"],
        },
    }
]

DATABASES = {"default": env.database("DATABASE_URL", default=f"sqlite:///{DATA_DIR / 'jobboard.sqlite3'}")}
DATABASE_OPTIONS = DATABASES["default"].setdefault("OPTIONS", {})
# Timeouts are the seconds to wait for another writer. For pages, which must not wait as long as commands, wsgi.py applies
# WEB_DATABASE_OPTIONS.
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["ENGINE"] = "jobboard.sqlite3"
    DATABASE_OPTIONS |= {
        # Transactions take the write lock when they begin, so writers wait instead of failing halfway.
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -32000;"
        "PRAGMA wal_autocheckpoint = 8000; PRAGMA recursive_triggers = ON;",
    }
    WEB_DATABASE_OPTIONS: dict[str, int | str] = {"timeout": 5}
else:
    DATABASE_OPTIONS.setdefault("connect_timeout", 5)
    WEB_DATABASE_OPTIONS = {"options": f"{DATABASE_OPTIONS.get('options', '')} -c lock_timeout=5s".strip()}
DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
# Opening a connection costs more than most pages do.
DATABASES["default"].setdefault("CONN_MAX_AGE", 60)
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Cards of postings, in each process, for a day. Under DEBUG templates change without the data, so nothing is kept.
CACHES = {
    "default": {
        "BACKEND": f"django.core.cache.backends.{'dummy.DummyCache' if DEBUG else 'locmem.LocMemCache'}",
        "TIMEOUT": 24 * 60 * 60,
        "OPTIONS": {"MAX_ENTRIES": 10_000},
    }
}

# Mails of alerts. Without a mail server, no alerts are offered.
_mail_server = env.mail_server("EMAIL_URL")
SENDS_MAIL = bool(_mail_server)
vars().update(_mail_server)
EMAIL_TIMEOUT = env.number("EMAIL_TIMEOUT", default=30, minimum=1)
DEFAULT_FROM_EMAIL = env.sender("EMAIL_FROM", CONTACT_EMAIL, is_needed=SENDS_MAIL)
ALERT_HOUR = env.number("ALERT_HOUR", default=7, maximum=23)

PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.ScryptPasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]

# LANGUAGE_CODE is the language of URLs without a prefix; the others have one, such as `/de/`. The admin is in English.
TRANSLATIONS = {"en": "English", "de": "Deutsch", "fr": "Français", "es": "Español"}
LANGUAGE_CODE = env.choice("LANGUAGE_CODE", default="en", choices=[*TRANSLATIONS])
_offered = {LANGUAGE_CODE, *env.choices("LANGUAGES", default=[*TRANSLATIONS], choices=[*TRANSLATIONS])}
LANGUAGES = [(code, name) for code, name in TRANSLATIONS.items() if code in _offered]
LOCALE_PATHS = [BASE_DIR / "postings" / "locale"]
FORMAT_MODULE_PATH = "jobboard.formats"
TIME_ZONE = env.time_zone("TIME_ZONE", default="UTC")
USE_TZ = True

STATIC_URL = "static/"
STATIC_ROOT = DATA_DIR / "static"
STATIC_ROOT.mkdir(exist_ok=True)
STATICFILES_DIRS = [folder for folder in (SITE_DIR / "static", BASE_DIR / "static") if folder.is_dir()]
_logos = [SITE_DIR / "static" / f"logo.{suffix}" for suffix in ("svg", "png", "webp", "jpg")]
SITE_LOGO = next((logo.name for logo in _logos if logo.exists()), "")
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "jobboard.static_storage.BoardStorage"
    },
}

# Only the admin sets cookies. Over HTTPS their names have the prefix `__Host-`, which ties them to this host.
SESSION_COOKIE_NAME = "__Host-session" if IS_HTTPS else "session"
SESSION_COOKIE_AGE = 12 * 60 * 60
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = IS_HTTPS
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Strict"
CSRF_COOKIE_NAME = "__Host-csrftoken" if IS_HTTPS else "csrftoken"
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "postings.views.static_pages.csrf_failure"
BROWSER_COOKIE_NAME = "__Host-browser" if IS_HTTPS else "browser"
SECURE_SSL_REDIRECT = IS_HTTPS
HSTS_SECONDS = env.number("HSTS_SECONDS", default=31_536_000)
SECURE_HSTS_SECONDS = HSTS_SECONDS if IS_HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = env.switch("HSTS_INCLUDE_SUBDOMAINS")
SECURE_HSTS_PRELOAD = env.switch("HSTS_PRELOAD")
# Django's advice to set both. They concern sibling hosts, so the operator decides.
SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W021"]
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
BEHIND_PROXY = env.switch("BEHIND_PROXY")
if BEHIND_PROXY:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

# Signing in: jobboard/signin/ throttles guesses of codes as well as of passwords, so django-otp's own throttling is off.
REQUIRE_TWO_STEP = env.switch("REQUIRE_TWO_STEP")
OTP_TOTP_ISSUER = SITE_NAME
OTP_TOTP_THROTTLE_FACTOR = OTP_STATIC_THROTTLE_FACTOR = 0

# Actions in the admin send the id of every selected row.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5_000

# Logs go to standard error.
LOG_LEVEL = env.choice("LOG_LEVEL", default="INFO", choices=logs.LEVELS)
LOGGING = logs.config(
    env.choice("LOG_FORMAT", default="text", choices=logs.FORMATS), LOG_LEVEL, access_log=env.switch("ACCESS_LOG")
)

# Settings of this project.
PAGE_SIZE = 25
EXCHANGE_RATES = env.exchange_rates("EXCHANGE_RATES")
# The whole board as written by `manage.py export_board`, and whether it is served at /board.sqlite.
BOARD_FILE = DATA_DIR / "board.sqlite"
SERVE_BOARD_FILE = env.switch("SERVE_BOARD_FILE")
WEB_CONCURRENCY = env.number("WEB_CONCURRENCY", default=2, minimum=1)
REPORT_RETENTION_DAYS = env.number("REPORT_RETENTION_DAYS", default=180)
IMPORT_MAX_FILE_BYTES = env.number("IMPORT_MAX_FILE_BYTES", default=1_000_000, minimum=1)
IMPORT_MAX_LIST_BYTES = env.number("IMPORT_MAX_LIST_BYTES", default=100_000_000, minimum=1)
IMPORT_MAX_FILES = env.number("IMPORT_MAX_FILES", default=200_000, minimum=1)
# Whether the admin starts `manage.py run_tasks` itself. Without it, run the command from cron or a timer.
START_TASKS = env.switch("START_TASKS", default=True)
IMPORT_PROCESSES = env.number("IMPORT_PROCESSES", default=os.cpu_count() or 1, minimum=1)
IMPORT_TIMEOUT = env.number("IMPORT_TIMEOUT", default=60, minimum=1)
IMPORT_TOTAL_TIMEOUT = env.number("IMPORT_TOTAL_TIMEOUT", default=3600, minimum=1)
IMPORT_MAX_DOWNLOAD_BYTES = env.number("IMPORT_MAX_DOWNLOAD_BYTES", default=200_000_000, minimum=1)
IMPORT_ALLOW_PRIVATE_ADDRESSES = env.switch("IMPORT_ALLOW_PRIVATE_ADDRESSES")
INDEXNOW_KEY = env.index_now_key("INDEXNOW_KEY")
INDEXNOW_URL = env.text("INDEXNOW_URL", "https://api.indexnow.org/indexnow")
# The variables above, to find misspelt ones.
ENVIRONMENT_NAMES = frozenset(env.names)
