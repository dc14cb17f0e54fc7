"""View of the file with the whole board, if the operator offers it."""

import os
from typing import BinaryIO

from django.conf import settings
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.utils.cache import get_conditional_response
from django.utils.http import http_date
from django.views.decorators.http import require_safe

from postings.views.open_data import CACHE_CONTROL


@require_safe
def board_file(request: HttpRequest) -> HttpResponse:
    """Return the file that `manage.py export_board` wrote last."""
    file = _opened()
    if file is None:
        raise Http404
    # Its name may lead to a newer file by now, so size and time are those of the one that is open.
    status = os.fstat(file.fileno())
    written_at = int(status.st_mtime)
    response = get_conditional_response(request, last_modified=written_at)
    if response is None:
        response = _answer(file, is_head=request.method == "HEAD")
        response.headers["Content-Length"] = str(status.st_size)
        response.headers["Content-Disposition"] = 'attachment; filename="board.sqlite"'
    else:
        file.close()
    response.headers["Last-Modified"] = http_date(written_at)
    response.headers["Access-Control-Allow-Origin"] = "*"
    response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    response.headers["Cache-Control"] = CACHE_CONTROL
    return response


def _opened() -> BinaryIO | None:
    """Return the open file, or None if there is none or the operator does not offer it."""
    try:
        return open(settings.BOARD_FILE, "rb") if settings.SERVE_BOARD_FILE else None
    except OSError:
        return None


def _answer(file: BinaryIO, *, is_head: bool) -> HttpResponse:
    kind = "application/vnd.sqlite3"
    if is_head:
        file.close()
        return StreamingHttpResponse((), content_type=kind)  # type: ignore[return-value]  # Django’s stubs know no streaming views here
    return FileResponse(file, content_type=kind)  # type: ignore[return-value]
