"""The WSGI application, for `meantime serve` or any other server."""

from __future__ import annotations

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "meantime.project.settings")
application = get_wsgi_application()
