"""View of the changes of all postings in order, for programs that keep a copy of the board."""

import logging
from urllib.parse import urlencode

from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_safe

from postings.database.snapshots import read_only
from postings.publishing import change_log
from postings.publishing.change_log import DEFAULT_LIMIT, MAX_LIMIT, CursorOfAnotherLog, LogCursor, Page, UnknownCursor
from postings.publishing.posting_records import permanent_url
from postings.views.open_data import with_open_headers

log = logging.getLogger(__name__)

BAD_CURSOR = "The cursor is not one that this board gave. Send the cursor of your last response, or none to start from zero."
OTHER_LOG = "The board was restored or has moved. Empty your copy, and start from zero without a cursor."
BAD_LIMIT = f"The limit is not a number from 1 to {MAX_LIMIT}."


@require_safe
def changes(request: HttpRequest) -> HttpResponse:
    """Return the entries after `cursor`, at most `limit`, and the cursor after them."""
    limit = _limit(request.GET.get("limit", ""))
    if limit is None:
        return _problem(BAD_LIMIT, 400)
    try:
        cursor = LogCursor.parse(text) if (text := request.GET.get("cursor", "")) else None
        has_unnumbered = _has_unnumbered(limit)
        with read_only():
            page = change_log.page_after(cursor, limit)
            has_more = has_unnumbered or not page.is_last
            etag = f'"{page.digest}{"-" * has_more}"'
            response = get_conditional_response(request, etag) or JsonResponse(_as_json(page, limit, has_more=has_more))
    except UnknownCursor:
        return _problem(BAD_CURSOR, 400)
    except CursorOfAnotherLog:
        return _problem(OTHER_LOG, 410)
    response.headers["ETag"] = etag
    return with_open_headers(response)


def _has_unnumbered(limit: int) -> bool:
    """Number some changes, and return whether more can be numbered at once. A database that is read only keeps them."""
    try:
        return not change_log.number_changes(at_most=max(limit, DEFAULT_LIMIT))
    except DatabaseError as error:
        log.warning("Changes were not numbered: %s", error)
        return False


def _as_json(page: Page, limit: int, *, has_more: bool) -> dict[str, object]:
    query = {"cursor": str(page.cursor), **({"limit": limit} if limit != DEFAULT_LIMIT else {})}
    return {
        "entries": list(page.as_records()),
        "cursor": str(page.cursor),
        "has_more": has_more,
        "next": f"{permanent_url('changes')}?{urlencode(query)}",
    }


def _limit(text: str) -> int | None:
    """Return the limit, or None if it is not one."""
    if not text:
        return DEFAULT_LIMIT
    is_number = text.isascii() and text.isdecimal() and len(text) <= len(str(MAX_LIMIT))
    return int(text) if is_number and 1 <= int(text) <= MAX_LIMIT else None


def _problem(message: str, status: int) -> HttpResponse:
    return with_open_headers(JsonResponse({"error": message}, status=status))
