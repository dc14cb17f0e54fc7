"""Middleware that closes postings on the day after their closing date. See docs/decisions/028-closing-at-midnight.md."""

import logging
from collections.abc import Callable

from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from postings.editing import publication

log = logging.getLogger(__name__)


def close_due_postings(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Close the postings whose closing date has passed before a page is made, with one query if there are none.

    If the database cannot be written, the page shows them as open, as all pages do, and the next request tries again.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        try:
            publication.close_due(timezone.localdate())
        except DatabaseError as error:
            log.warning("Postings after their closing date were not closed: %s", error)
        return get_response(request)

    return middleware
