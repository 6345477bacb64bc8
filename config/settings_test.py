from config.settings import *  # noqa: F403

DEBUG = False
JOBS_INLINE = True
SECRET_KEY = "uji"  # noqa: S105
ALLOWED_HOSTS = ["*"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.MD5PasswordHasher",
    "kinerja.accounts.hashers.Argon2idPasswordHasher",
]
WHITENOISE_AUTOREFRESH = True
