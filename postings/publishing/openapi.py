"""The OpenAPI description of what programs can fetch, made from the filters of a search. See https://spec.openapis.org."""

from collections.abc import Iterable
from typing import Any

import django_filters
from django.conf import settings
from django.utils import translation

from postings.publishing import atom, csv_lines, json_feed, posting_markdown
from postings.publishing.change_log import DEFAULT_LIMIT
from postings.publishing.change_log import MAX_LIMIT as MAX_CHANGES
from postings.publishing.feed_entries import BEFORE
from postings.publishing.posting_records import LANGUAGE
from postings.publishing.postings_json import MAX_LIMIT
from postings.publishing.record_schemas import Schema, reference, schemas
from postings.search.facet_filters import MAX_VALUES, NOT_STATED, Facet, OneOf
from postings.search.filters import PostingFilter

_JSON = "application/json"
_NOT_MODIFIED = {"description": "Nothing has changed since the response with the ETag in If-None-Match."}
_MOVED = {"description": "A value was renamed or merged; Location has the search with the current one."}
_NOT_FOUND = {"description": "There is no such posting."}
_TEXT = "text/plain; charset=utf-8"
_UNAVAILABLE = {"description": "The board is being updated, or its database cannot be reached. Try again after a minute."}


def openapi() -> dict[str, Any]:
    """Return the document, with English texts."""
    with translation.override(LANGUAGE):
        filters = {name: _filter(name, each) for name, each in PostingFilter.all_filters().items()}
    return {
        "openapi": "3.1.0",
        "info": {
            "title": settings.SITE_NAME,
            "version": "1",
            "description": "Searches and postings as data, without a key. Any website may read them. "
            "Parameters without a value are ignored.",
        },
        "servers": [{"url": settings.SITE_URL}],
        "paths": _paths([{"$ref": f"#/components/parameters/{name}"} for name in filters]),
        "components": {"parameters": filters, "schemas": schemas()},
    }


def _paths(filters: list[Schema]) -> dict[str, Any]:
    problems = _or_text(_response("The search has invalid values.", _JSON, reference("Problems")))
    lines = _response("The search has invalid values.", _TEXT)
    error = _or_text(_response("The cursor or the limit is not valid.", _JSON, reference("Error")))
    restored = _response("The board was restored from a backup: start from zero.", _JSON, reference("Error"))
    slug = _parameter(
        "slug", "Name of a posting in addresses", {"type": "string", "pattern": "^[-a-zA-Z0-9_]+$"}, place="path"
    )
    markdown = _response("The posting as Markdown.", posting_markdown.CONTENT_TYPE)
    page = _response("A page of the postings of a search.", _JSON, reference("Page"))
    posting = _response("The posting.", _JSON, reference("PostingWithText"))
    changes = _response("Changes in order.", _JSON, reference("Changes"))
    feed = _response(
        "The postings of a search that were added last, as JSON Feed.", json_feed.CONTENT_TYPE, reference("JsonFeed")
    )
    before = _parameter(
        BEFORE, "The postings added before the one with this id", {"type": "integer", "minimum": 1, "maximum": 999_999_999}
    )
    files = {
        "/postings.csv": _response("All postings of a search as a spreadsheet.", csv_lines.CONTENT_TYPE),
        "/postings.atom": _response("The postings of a search that were added last, as Atom.", atom.CONTENT_TYPE),
        "/postings.feed.json": feed,
    }
    return {
        "/postings.json": _get("postings", page, [*filters, *_page_parameters()], {"301": _MOVED, "400": problems}),
        **{
            path: _get(
                path.strip("/").replace(".", "-"),
                file,
                filters if path == "/postings.csv" else [*filters, before],
                {"301": _MOVED, "400": lines},
            )
            for path, file in files.items()
        },
        "/jobs/{slug}.json": _get("posting", posting, [slug], {"404": _NOT_FOUND}),
        "/jobs/{slug}.md": _get("posting-markdown", markdown, [slug], {"404": _NOT_FOUND}),
        "/changes.json": _get("changes", changes, _change_parameters(), {"400": error, "410": restored}),
    }


def _get(name: str, response: Schema, parameters: Iterable[Schema], others: dict[str, Schema]) -> dict[str, Any]:
    responses = {"200": response, "304": _NOT_MODIFIED, **others, "503": _UNAVAILABLE}
    operation = {
        "operationId": name,
        "summary": response["description"],
        "parameters": [*parameters],
        "responses": responses,
    }
    return {"get": operation}


def _response(description: str, content_type: str, schema: Schema | None = None) -> Schema:
    return {"description": description, "content": {content_type: {"schema": schema or {"type": "string"}}}}


def _or_text(response: Schema) -> Schema:
    """Return a response that is a line of text if the request as a whole is refused."""
    return {**response, "content": {**response["content"], _TEXT: {"schema": {"type": "string"}}}}


def _page_parameters() -> list[Schema]:
    return [
        _parameter("cursor", "Where the page starts, as in `next`", {"type": "string"}),
        _parameter("limit", "Number of postings", _number(MAX_LIMIT, settings.PAGE_SIZE)),
        _parameter("facets", "Names of filters to count, with commas between them, or 1 for all", {"type": "string"}),
    ]


def _change_parameters() -> list[Schema]:
    return [
        _parameter("cursor", "The cursor of the last response; without one, from zero", {"type": "string"}),
        _parameter("limit", "Number of entries", _number(MAX_CHANGES, DEFAULT_LIMIT)),
    ]


def _number(maximum: int, default: int) -> Schema:
    return {"type": "integer", "minimum": 1, "maximum": maximum, "default": default}


def _filter(name: str, each: django_filters.Filter) -> Schema:
    label = f"{each.label} (excluded)" if name.startswith("-") else str(each.label)
    return _parameter(name, label, _values(each))


def _values(each: django_filters.Filter) -> Schema:
    """Return the schema of the values of a filter: of a facet a list, and of others one."""
    if isinstance(each, Facet):
        items: Schema = {"type": "string"}
        if isinstance(each, OneOf):
            items["enum"] = list(dict.fromkeys([*each.words, NOT_STATED]))
        return {"type": "array", "items": items, "maxItems": MAX_VALUES}
    if "choices" in each.extra:
        return {"type": "string", "enum": [str(value) for value, _label in each.extra["choices"]]}
    return {"type": "string", **({"maxLength": each.extra["max_length"]} if "max_length" in each.extra else {})}


def _parameter(name: str, description: str, schema: Schema, place: str = "query") -> Schema:
    return {"name": name, "in": place, "description": description, "required": place == "path", "schema": schema}
