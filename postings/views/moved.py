"""Redirects from former addresses of pages."""

from django.http import HttpResponsePermanentRedirect, QueryDict
from django.utils.cache import patch_cache_control


def moved_to(path: str, query: QueryDict) -> HttpResponsePermanentRedirect:
    """Return a permanent redirect that browsers revalidate each time, since a merge may be undone."""
    response = HttpResponsePermanentRedirect(f"{path}?{query.urlencode()}" if query else path)
    patch_cache_control(response, no_cache=True)
    return response
