"""Logging to standard error: as text or JSON lines, with the request that a record belongs to and without personal data.

What is logged of a request is its id, method, path, status, duration and size: no query string, form, header or IP address.
Messages of exceptions can repeat what was entered, so values of the request and details of PostgreSQL are cut out of them.
"""

import json
import logging
import re
import secrets
import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from django.http import HttpRequest, QueryDict
from django.utils.encoding import escape_uri_path

FORMATS = ("text", "json")
LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL")
ACCESS_LOGGER = "jobboard.access"

_WELL_FORMED_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{7,63}")
_DETAIL = re.compile(r"^(DETAIL|CONTEXT|LINE \d+):.*\n?", re.MULTILINE)
# Longer values are texts of ads, whose words also occur in error messages.
_LONGEST_REDACTED = 200


@dataclass(frozen=True)
class RequestInfo:
    """What is logged of a request."""

    id: str
    method: str
    path: str
    started: float = field(default_factory=time.perf_counter)

    def milliseconds(self) -> int:
        return round((time.perf_counter() - self.started) * 1000)


_current: ContextVar[RequestInfo | None] = ContextVar("current request", default=None)


@contextmanager
def request_info(request: HttpRequest, given_id: str | None) -> Iterator[RequestInfo]:
    """Add a request to all records of the block. Its id is `given_id`, if that is well-formed, or a new one."""
    is_valid = given_id is not None and _WELL_FORMED_ID.fullmatch(given_id)
    request_id = given_id if given_id is not None and is_valid else secrets.token_hex(8)
    info = RequestInfo(request_id, request.method or "", escape_uri_path(request.path))
    token = _current.set(info)
    try:
        yield info
    finally:
        _current.reset(token)


def request_id() -> str:
    """Return the id of the current request, or an empty string outside of requests."""
    info = _current.get()
    return info.id if info else ""


def config(style: str, level: str, *, access_log: bool) -> dict[str, Any]:
    """Return the value of Django's setting LOGGING."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "filters": {"as_warning": {"()": "jobboard.logs.AsWarning"}},
        "formatters": {"text": {"()": "jobboard.logs.TextFormatter"}, "json": {"()": "jobboard.logs.JsonFormatter"}},
        "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": style}},
        "root": {"handlers": ["stderr"], "level": level},
        "loggers": {
            "django": {"level": level},
            # Pages that do not exist and the like are in the access log.
            "django.request": {"level": "CRITICAL" if level == "CRITICAL" else "ERROR"},
            # Programs that look for weak servers cause these.
            "django.security.DisallowedHost": {"filters": ["as_warning"]},
            ACCESS_LOGGER: {"level": "INFO" if access_log else "CRITICAL"},
            "gunicorn.error": {"propagate": True},
        },
    }


class AsWarning(logging.Filter):
    """Lower the level of errors to WARNING."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.levelno, record.levelname = logging.WARNING, logging.getLevelName(logging.WARNING)
        return True


class _Formatter(logging.Formatter):
    def fields(self, record: logging.LogRecord) -> dict[str, Any]:
        """Return the request and response of a record, as far as it has them."""
        found: dict[str, Any] = {}
        info = _current.get()
        if info:
            found |= {"request_id": info.id, "method": info.method, "path": info.path}
        if (status := getattr(record, "status_code", None)) is not None:
            found["status"] = status
        if info:
            found["duration_ms"] = info.milliseconds()
        if (size := getattr(record, "size", None)) is not None:
            found["bytes"] = size
        return found

    def traceback(self, record: logging.LogRecord) -> str:
        """Return the traceback without what was entered. Of a refused request, such as one for another host, return none."""
        if not record.exc_info or record.name.startswith("django.security"):
            return ""
        return redact(self.formatException(record.exc_info), getattr(record, "request", None))

    def time(self, record: logging.LogRecord) -> str:
        return datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


class TextFormatter(_Formatter):
    """One line a record: time, level, logger, message, then name=value; the traceback follows."""

    def format(self, record: logging.LogRecord) -> str:
        fields = "".join(f" {name}={value}" for name, value in self.fields(record).items())
        line = f"{self.time(record)} {record.levelname} {record.name}: {record.getMessage()}{fields}"
        traceback = self.traceback(record)
        return f"{line}\n{traceback}" if traceback else line


class JsonFormatter(_Formatter):
    """One JSON object a line."""

    def format(self, record: logging.LogRecord) -> str:
        entry = {"time": self.time(record), "level": record.levelname, "logger": record.name}
        entry |= {"message": record.getMessage(), **self.fields(record)}
        if traceback := self.traceback(record):
            entry["traceback"] = traceback
        return json.dumps(entry, ensure_ascii=False, default=str)


def redact(traceback: str, request: Any) -> str:
    """Return a traceback whose messages repeat neither values of the request nor rows of the database."""
    words = _entered_words(request)
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, words))})(?!\w)", re.IGNORECASE) if words else None
    lines = _DETAIL.sub("", traceback).splitlines()
    # Lines of code are indented, messages of exceptions are not.
    return "\n".join(line if pattern is None or line.startswith("  ") else pattern.sub("…", line) for line in lines)


def _entered_words(request: Any) -> list[str]:
    """Return the words in the query string and, if it has been parsed, the form of a request; longer ones first."""
    if not isinstance(request, HttpRequest):
        return []
    form: Any = getattr(request, "_post", QueryDict())
    values = [
        value
        for data in (request.GET, form)
        for name in data
        for value in data.getlist(name)
        if len(value) <= _LONGEST_REDACTED
    ]
    return sorted({word for value in values for word in (value, *re.findall(r"\w+", value)) if len(word) > 2}, key=len)[::-1]
