"""WSGI application: `gunicorn jobboard.wsgi`."""

import os
from importlib import import_module

from django.conf import settings
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jobboard.settings")
settings.DATABASES["default"]["OPTIONS"] |= settings.WEB_DATABASE_OPTIONS
application = get_wsgi_application()
import_module(settings.ROOT_URLCONF)  # now, so that the first request need not wait for it
