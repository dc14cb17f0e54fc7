"""Redirects from addresses that pages have no longer."""

from django.http import HttpResponsePermanentRedirect, QueryDict
from django.utils.cache import patch_cache_control


def moved_to(path: str, query: QueryDict) -> HttpResponsePermanentRedirect:
    """A permanent redirect that browsers ask for again each time, since a merge may be taken back."""
    response = HttpResponsePermanentRedirect(f"{path}?{query.urlencode()}" if query else path)
    patch_cache_control(response, no_cache=True)
    return response
