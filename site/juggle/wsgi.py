"""Entry point of the web server: `--pythonpath site juggle.wsgi:application`."""

import gc

from django.conf import settings
from django.core.wsgi import get_wsgi_application

from .page_cache.wsgi_cache import PageCache
from .request_encoding import believe_text_encodings
from .settings.environment import choose_settings

choose_settings("juggle.settings.production")
application = believe_text_encodings(get_wsgi_application())
if not settings.DEBUG:  # developers want to see what they change
    application = PageCache(application)

from operations.collected_files import require_static_files  # noqa: E402 -- needs the settings
from operations.database_version import require_known_database  # noqa: E402 -- the same

require_static_files()
require_known_database()
# What is loaded now is never freed: exclude it from garbage collection, which would scan it during requests.
gc.collect()
gc.freeze()
