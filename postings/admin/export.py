"""Exporting the lists of the admin as CSV and JSON.

An export has all rows of the list with its search, filters and order. Rows are read in batches while they are sent, so that
memory does not depend on their number. docs/decisions/027-exports.md says how CSV is made safe for spreadsheets.
"""

import html
import json
from array import array
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from decimal import Decimal
from functools import reduce
from typing import Any, Generic, NamedTuple

from django.conf import settings
from django.contrib import admin
from django.contrib.admin.options import IncorrectLookupParameters
from django.contrib.admin.utils import lookup_field
from django.contrib.admin.views.main import ChangeList
from django.core.exceptions import PermissionDenied
from django.db.models import Model
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, StreamingHttpResponse
from django.utils import timezone, translation
from django.utils.html import strip_tags
from django.utils.safestring import SafeString
from django.utils.text import slugify

from jobboard.read_only import ModelT
from postings.publishing.csv_lines import BYTE_ORDER_MARK, CONTENT_TYPE, csv_lines

PARAMETER = "_export"
BATCH = 500
_TYPES = {"csv": CONTENT_TYPE, "json": "application/json"}
# Parameters of a page of the list, which an export does not have.
_OF_A_PAGE = ("p", "all", PARAMETER)
_CHECKBOX = "action_checkbox"

Row = list[Any]


class Column(NamedTuple):
    """A column of an export: its name and how to read its value from a row."""

    name: str
    read: Callable[[Any], Any]


class ExportingAdmin(admin.ModelAdmin[ModelT], Generic[ModelT]):
    """A model admin whose list can be exported by all who may view it."""

    # What is exported for a column of the list that is made for people: columns, or attributes with dots between them.
    export_as: dict[str, list[str]] = {}

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        """Show the list, or export it if the query string asks for that."""
        format_name = request.GET.get(PARAMETER, "")
        query = request.GET.copy()
        for name in _OF_A_PAGE:
            query.pop(name, None)
        if request.method == "GET" and format_name in _TYPES:
            request.GET = query  # type: ignore[assignment]
            return self._export(request, format_name)
        links = []
        for name in _TYPES:
            query[PARAMETER] = name
            links.append((name.upper(), f"?{query.urlencode()}"))
        return super().changelist_view(request, {"export_links": links, **(extra_context or {})})

    def _export(self, request: HttpRequest, format_name: str) -> HttpResponse:
        if not self.has_view_or_change_permission(request):
            raise PermissionDenied
        try:
            listed = self.get_changelist_instance(request)
        except IncorrectLookupParameters:
            return HttpResponseRedirect(f"{request.path}?e=1")
        columns = _columns(self, listed)
        batches = _batches(listed, columns)
        chunks = _csv(columns, batches) if format_name == "csv" else _json(columns, batches)
        response = StreamingHttpResponse(chunks, content_type=_TYPES[format_name])
        file_name = f"{slugify(str(self.opts.verbose_name_plural))}-{timezone.localdate().isoformat()}.{format_name}"
        response.headers["Content-Disposition"] = f'attachment; filename="{file_name}"'
        return response  # type: ignore[return-value]  # Django’s stubs know no streaming views here


def _columns(model_admin: ExportingAdmin[Any], listed: ChangeList) -> list[Column]:
    """Return the id, the public address if there is one, and the columns of the list."""
    columns = [Column("id", lambda row: row.pk)]
    if hasattr(model_admin.model, "get_absolute_url"):
        columns.append(Column("url", _address))
    for shown in listed.list_display:
        name = getattr(shown, "__name__", str(shown))
        if name == _CHECKBOX:
            continue
        if name in model_admin.export_as:
            columns += [
                _attribute(path) if "." in path else _column(path, path, model_admin) for path in model_admin.export_as[name]
            ]
        else:
            columns += _shown(name, shown, model_admin)
    return list({column.name: column for column in columns}.values())


def _address(row: Any) -> str:
    with translation.override(settings.LANGUAGE_CODE):
        return f"{settings.SITE_URL}{row.get_absolute_url()}"


def _attribute(path: str) -> Column:
    def follow(row: Any, name: str) -> Any:
        value = getattr(row, name, None)
        return value() if callable(value) else value

    return Column(path.replace(".", "_"), lambda row: reduce(follow, path.split("."), row))


def _column(name: str, shown: Any, model_admin: ExportingAdmin[Any]) -> Column:
    """Return a column of the list. What the database has is preferred to what the list makes of it for people."""

    def read(row: Any) -> Any:
        return vars(row)[name] if name in vars(row) else lookup_field(shown, row, model_admin)[2]

    return Column(name, read)


def _shown(name: str, shown: Any, model_admin: ExportingAdmin[Any]) -> list[Column]:
    """Return the column of the list, and for a related object also its id."""
    columns = [_column(name, shown, model_admin)]
    field = next((field for field in model_admin.opts.concrete_fields if field.name == name), None)
    if field is not None and field.many_to_one:
        columns.append(_attribute(field.attname))
    return columns


def _batches(listed: ChangeList, columns: list[Column]) -> Iterator[list[Row]]:
    """Yield the values of all rows of a list, in its order. Rows that are deleted meanwhile are left out."""
    ids = array("q", listed.queryset.prefetch_related(None).values_list("pk", flat=True).iterator())
    rows, language = listed.apply_select_related(listed.root_queryset.order_by()), translation.get_language() or "en"
    for start in range(0, len(ids), BATCH):
        some = ids[start : start + BATCH]
        with translation.override(language):  # the middleware has left the language of the page by now
            there: dict[int, Model] = {row.pk: row for row in rows.filter(pk__in=some)}
            batch = [[_plain(column.read(there[pk])) for column in columns] for pk in some if pk in there]
        yield batch


def _plain(value: Any) -> Any:
    """Return a value as JSON can hold it: text instead of HTML, dates in ISO format, exact decimal numbers."""
    if value is None or isinstance(value, bool | int | float):
        return value
    if isinstance(value, SafeString):
        return " ".join(html.unescape(strip_tags(value.replace("<br>", " "))).split())
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return str(value)
    return [_plain(each) for each in value] if isinstance(value, list | tuple) else str(value)


def _csv(columns: list[Column], batches: Iterable[list[Row]]) -> Iterator[str]:
    yield BYTE_ORDER_MARK + csv_lines([[column.name for column in columns]])
    for rows in batches:
        yield csv_lines(rows)


def _json(columns: list[Column], batches: Iterable[list[Row]]) -> Iterator[str]:
    names = [column.name for column in columns]
    yield "["
    separator = "\n"
    for rows in batches:
        for row in rows:
            yield f"{separator}{json.dumps(dict(zip(names, row, strict=True)), ensure_ascii=False)}"
            separator = ",\n"
    yield "\n]\n"
