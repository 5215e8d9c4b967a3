import os

from django.core.wsgi import get_wsgi_application

from core.chunks import Chunks

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

application = Chunks(get_wsgi_application())
