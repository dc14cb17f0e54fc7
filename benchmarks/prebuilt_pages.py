"""The board's own addresses, and `/floor/NAME`, which sends bytes that were made before: what a page cannot be quicker than.

Not run by itself: `search_speed.py` serves it. The floor is a view as any other, behind the same middleware.
"""

import os
from functools import cache
from pathlib import Path
from urllib.parse import quote

from django.http import HttpRequest, HttpResponse
from django.urls import re_path

from jobboard import urls
from jobboard.urls import handler404, handler500

__all__ = ["handler404", "handler500", "urlpatterns"]


@cache
def _bytes(name: str) -> bytes:
    return (Path(os.environ["FLOOR"]) / quote(name, safe="")).read_bytes()


def floor(_request: HttpRequest, name: str) -> HttpResponse:
    return HttpResponse(_bytes(name))


urlpatterns = [re_path("^floor/(.*)$", floor), *urls.urlpatterns]
