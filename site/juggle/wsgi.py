"""The door for the web server: `--pythonpath site juggle.wsgi:application`."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "juggle.settings.production")
application = get_wsgi_application()
