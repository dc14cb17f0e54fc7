"""View of the file with the whole board, if the operator offers it."""

from datetime import UTC, datetime
from os import stat_result

from django.conf import settings
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.views.decorators.http import condition, require_safe

from postings.views.open_data import CACHE_CONTROL


def _written_at(_request: HttpRequest) -> datetime | None:
    status = _status()
    return datetime.fromtimestamp(int(status.st_mtime), UTC) if status else None


@require_safe
@condition(last_modified_func=_written_at)
def board_file(request: HttpRequest) -> HttpResponse:
    """Return the file that `manage.py export_board` wrote last."""
    status = _status()
    if status is None:
        raise Http404
    lines = open(settings.BOARD_FILE, "rb") if request.method == "GET" else ()  # noqa: SIM115  the response closes it
    response = (FileResponse if lines else StreamingHttpResponse)(lines, content_type="application/vnd.sqlite3")
    response.headers["Content-Length"] = str(status.st_size)
    response.headers["Content-Disposition"] = 'attachment; filename="board.sqlite"'
    response.headers["Access-Control-Allow-Origin"] = "*"
    response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    response.headers["Cache-Control"] = CACHE_CONTROL
    return response  # type: ignore[return-value]  # Django’s stubs know no streaming views here


def _status() -> stat_result | None:
    """Return the size and time of the file, or None if there is none or the operator does not offer it."""
    try:
        return settings.BOARD_FILE.stat() if settings.SERVE_BOARD_FILE else None
    except OSError:
        return None
