{{ if eq .options.database "sqlite" -}}
from pathlib import Path

{{ end -}}
import dj_database_url

from config.environment import environment
from core.logging import logging_config

{{ if eq .options.database "sqlite" -}}
BASE_DIR = Path(__file__).resolve().parent.parent

{{ end -}}
DEBUG = environment.app_env == "development"
SECRET_KEY = environment.secret_key
ALLOWED_HOSTS = environment.allowed_hosts

INSTALLED_APPS = [
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "rest_framework",
    "drf_spectacular",
    "tasks",
]

MIDDLEWARE = [
    "core.middleware.RequestContext",
    "core.middleware.BodyLimit",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"

# For the admin.
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

# A connection stays with its thread; a restarted database costs no request.
DATABASES = {
    "default": dj_database_url.parse(
        environment.database_url, conn_max_age=600, conn_health_checks=True
    )
}
{{- if eq .options.database "sqlite" }}
DATABASES["default"]["TEST"] = {"NAME": BASE_DIR / "test_tasks.db"}
DATABASES["default"]["OPTIONS"] = {
    "timeout": 10,
    # A transaction that reads first and writes then would fail beside another one.
    "transaction_mode": "IMMEDIATE",
    # Readers do not wait for the writer; NORMAL is safe with WAL.
    "init_command": "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;",
}
{{- else }}
# What the address itself says wins.
DATABASES["default"]["OPTIONS"] = {
    "connect_timeout": 5,
    "options": "-cstatement_timeout=15s",
    **DATABASES["default"].get("OPTIONS", {}),
}
{{- end }}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator"},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]

LANGUAGE_CODE = "en-us"
TIME_ZONE = "UTC"
USE_TZ = True

STATIC_URL = "static/"
# The admin's files are served from where they were installed: nothing to collect.
WHITENOISE_USE_FINDERS = True

SESSION_COOKIE_SECURE = not DEBUG
CSRF_COOKIE_SECURE = not DEBUG

DATA_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024

LOGGING = logging_config(environment)

REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": [],
    "DEFAULT_CONTENT_NEGOTIATION_CLASS": "core.api.OnlyOneMediaType",
    "DEFAULT_PAGINATION_CLASS": "core.api.LimitOffsetPagination",
    "DEFAULT_PARSER_CLASSES": ["core.api.StrictJSONParser"],
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.AllowAny"],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
    "EXCEPTION_HANDLER": "core.exceptions.problem_handler",
    "TEST_REQUEST_DEFAULT_FORMAT": "json",
    "URL_FORMAT_OVERRIDE": None,
}

SPECTACULAR_SETTINGS = {
    "TITLE": {{ .computed.title }},
    "DESCRIPTION": {{ .computed.about }},
    "VERSION": "0.1.0",
    "OAS_VERSION": "3.1.1",
    "SERVE_INCLUDE_SCHEMA": False,
    "COMPONENT_SPLIT_REQUEST": True,
    "POSTPROCESSING_HOOKS": ["core.api.answers_are_complete"],
}
