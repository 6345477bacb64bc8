"""The one settings file; everything that differs between places comes from the environment."""

import os
from datetime import date
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

from csp.constants import NONE, SELF

BASE_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = Path(os.environ.get("KINERJA_VAR", BASE_DIR / "var"))


def flag(name, default=False):
    return os.environ.get(name, str(int(default))).lower() in {"1", "true", "yes"}


def since(name):
    """The day from which a choice of the regency holds; none while it was not chosen."""
    text = os.environ.get(name, "")
    return date.fromisoformat(text) if text else None


def secret(variable, name):
    """From the environment, else a random one kept in a 0600 file below var/."""
    if variable in os.environ:
        return os.environ[variable]
    path = VAR_DIR / name
    if not path.exists():
        VAR_DIR.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)
        path.write_text(os.urandom(32).hex())
    return path.read_text()


def database(url):
    parts = urlsplit(url)
    query = {key: values[-1] for key, values in parse_qs(parts.query).items()}
    return {
        "ENGINE": "kinerja.lib.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": query.pop("host", None) or unquote(parts.hostname or ""),
        "PORT": str(parts.port or query.pop("port", "")),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {
            "connect_timeout": 2,
            # No compiling of statements: ours are short, and a compiled one costs 50 ms more.
            "options": "-c statement_timeout=15000 -c lock_timeout=5000 -c timezone=UTC -c jit=off",
            **query,
        },
    }


SECRET_KEY = secret("SECRET_KEY", "secret_key")
# 64 hexadecimal digits; the key pair with which push services know us is made of them.
PUSH_KEY = secret("KINERJA_PUSH_KEY", "push_key")
# Browsers' own push services and no other address; a leading dot stands for every name below.
PUSH_HOSTS = (
    "fcm.googleapis.com",
    ".push.services.mozilla.com",
    ".push.apple.com",
    ".notify.windows.com",
)
DEBUG = flag("DEBUG")
DEMO_MODE = flag("KINERJA_DEMO", default=True)
JOBS_INLINE = flag("KINERJA_JOBS_INLINE")  # without a worker: the request does the work itself
DEMO_PASSWORD = "kinerja-demo-2026"  # noqa: S105 -- printed on the sign-in page of a demonstration
REQUIRE_MFA = flag("KINERJA_REQUIRE_MFA", default=not DEMO_MODE)
HTTPS = flag("KINERJA_HTTPS")
TRUSTED_PROXIES = set(filter(None, os.environ.get("KINERJA_TRUSTED_PROXIES", "").split(",")))
ALLOWED_HOSTS = os.environ.get("ALLOWED_HOSTS", "localhost,127.0.0.1,[::1]").split(",")
REGENCY = os.environ.get("KINERJA_REGENCY", "Kabupaten Bungo")
CAMAT_RATED_BY_SEKDA_SINCE = since("KINERJA_CAMAT_DINILAI_SEKDA_SEJAK")  # before: the Bupati
SITE_URL = os.environ.get("KINERJA_SITE_URL", "http://127.0.0.1:8000")

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "csp",
    "django_filters",
    "django_htmx",
    "pgtrigger",
    "procrastinate.contrib.django",
    "template_partials",
    "kinerja.audit",
    "kinerja.notifications",
    "kinerja.accounts",
    "kinerja.organisation",
    "kinerja.planning",
    "kinerja.school",
    "kinerja.monitoring",
    "kinerja.appraisal",
    "kinerja.credits",
    "kinerja.development",
    "kinerja.satisfaction",
    "kinerja.recognition",
    "kinerja.outreach",
    "kinerja.library",
    "kinerja.careers",
    "kinerja.documents",
    "kinerja.integration",
    "kinerja.transparency",
    "kinerja.web",
    # Below ours, so that our templates win.
    "django.forms",
    "allauth",
    "allauth.account",
    "allauth.mfa",
]

MIDDLEWARE = [
    "kinerja.web.middleware.RequestNumber",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "kinerja.web.middleware.Compressed",
    "csp.middleware.CSPMiddleware",
    "django_permissions_policy.PermissionsPolicyMiddleware",
    "kinerja.accounts.middleware.OwnSiteOnly",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "kinerja.accounts.middleware.PrivatePages",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "kinerja.accounts.middleware.SessionLimits",
    "kinerja.accounts.middleware.Reader",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "kinerja.accounts.middleware.SecondStep",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "kinerja.web.read_log.ReadLog",
    "kinerja.web.middleware.KnownTrouble",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "builtins": ["kinerja.web.templatetags.addresses"],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "kinerja.web.context.page",
            ],
        },
    },
]
FORM_RENDERER = "kinerja.web.controls.Renderer"

DATABASES = {
    "default": database(os.environ.get("DATABASE_URL", "postgresql:///kinerja")),
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["kinerja.accounts.backends.NipOrEmailBackend"]
SECRET_KEY_FALLBACKS = list(filter(None, os.environ.get("SECRET_KEY_FALLBACKS", "").split(",")))
PASSWORD_HASHERS = [
    "kinerja.accounts.hashers.Argon2idPasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "kinerja.accounts.passwords.OwnRules"},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
ACCOUNT_ADAPTER = "kinerja.accounts.adapters.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"username", "email"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*", "password2*"]  # sign-up itself is closed
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = False  # closing the browser signs out
ACCOUNT_REAUTHENTICATION_TIMEOUT = 5 * 60
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_EMAIL_SUBJECT_PREFIX = "[Kinerja] "
# Our own brake (accounts/throttle.py) guards the password; codes keep allauth's limit.
ACCOUNT_RATE_LIMITS = {
    "login": None,
    "login_failed": "5/5m/key",
    "reset_password": "5/m/key",
    "signup": None,
}
ACCOUNT_FORMS = {
    "login": "kinerja.accounts.forms.OurLoginForm",
    "reauthenticate": "kinerja.accounts.forms.OurReauthenticateForm",
    "change_password": "kinerja.accounts.forms.OurChangePasswordForm",
    "set_password": "kinerja.accounts.forms.OurSetPasswordForm",
    "reset_password": "kinerja.accounts.forms.OurResetPasswordForm",
    "reset_password_from_key": "kinerja.accounts.forms.OurResetPasswordKeyForm",
}
MFA_ADAPTER = "kinerja.accounts.adapters.MFAAdapter"
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_TOTP_TOLERANCE = 1
MFA_FORMS = {
    "activate_totp": "kinerja.accounts.forms.OurActivateForm",
    "authenticate": "kinerja.accounts.forms.OurCodeForm",
    "reauthenticate": "kinerja.accounts.forms.OurCodeAgainForm",
}
SESSION_ENGINE = "kinerja.accounts.sessions"
SESSION_BRINGS = ("user__employee",)  # read with the session, in its one statement
SESSION_ASKS = "kinerja.web.queries.asked_with_session"
DEVICE_COOKIE_NAME = "__Host-perangkat" if HTTPS else "perangkat"
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "web:home"
SESSION_COOKIE_AGE = 12 * 60 * 60
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = HTTPS
SESSION_COOKIE_NAME = "__Host-sesi" if HTTPS else "sesi"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Strict"
CSRF_COOKIE_SECURE = HTTPS
CSRF_COOKIE_NAME = "__Host-csrf" if HTTPS else "csrf"
SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
SECURE_HSTS_PRELOAD = HTTPS
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
if HTTPS:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "manifest-src": [SELF],
        "worker-src": [SELF],
        "object-src": [NONE],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    },
}
PERMISSIONS_POLICY = {
    feature: []
    for feature in (
        "accelerometer",
        "camera",
        "display-capture",
        "geolocation",
        "gyroscope",
        "magnetometer",
        "microphone",
        "midi",
        "payment",
        "usb",
    )
}

LANGUAGE_CODE = "id"
TIME_ZONE = "Asia/Jakarta"
USE_I18N = True
USE_TZ = True
USE_THOUSAND_SEPARATOR = False

STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [
    *((name, BASE_DIR / "assets" / name) for name in ("css", "fonts", "img", "js")),
    ("panduan", BASE_DIR / "docs" / "panduan" / "gambar"),
]  # assets/pdf-fonts is for documents, not for the web
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "kinerja.web.files.HashedFiles"},
}
WHITENOISE_KEEP_ONLY_HASHED_FILES = True
EVIDENCE_DIR = Path(os.environ.get("KINERJA_EVIDENCE", VAR_DIR / "evidence"))
# How long people can see who opened their things; the database keeps a line for a year at least.
READ_LOG_YEARS = int(os.environ.get("KINERJA_READ_LOG_YEARS", "2"))
# Mount this folder from another host: what left the host cannot be rewritten here.
ANCHOR_DIR = Path(os.environ.get("KINERJA_ANCHORS", VAR_DIR / "anchors"))
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024
FILE_UPLOAD_TEMP_DIR = None
FILE_UPLOAD_HANDLERS = [
    "kinerja.lib.uploads.EnoughReceived",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]
DATA_UPLOAD_MAX_NUMBER_FILES = 10
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000

CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "cache",
    },
}
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
EMAIL_BACKEND = os.environ.get("EMAIL_BACKEND", "django.core.mail.backends.console.EmailBackend")
DEFAULT_FROM_EMAIL = os.environ.get("DEFAULT_FROM_EMAIL", "kinerja@localhost")

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "plain": {"format": "%(asctime)s %(levelname)s %(request_id)s %(name)s %(message)s"},
    },
    "filters": {"number": {"()": "kinerja.web.middleware.WithRequestNumber"}},
    "handlers": {
        "console": {
            "class": "logging.StreamHandler",
            "formatter": "plain",
            "filters": ["number"],
        },
    },
    "root": {"handlers": ["console"], "level": os.environ.get("LOG_LEVEL", "INFO")},
    "loggers": {"procrastinate": {"level": "WARNING"}},
}
SILENCED_SYSTEM_CHECKS = []
