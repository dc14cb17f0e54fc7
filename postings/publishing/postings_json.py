"""The results of a search as JSON: a page of postings and, on request, the counts of facets."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import QueryDict
from django.utils import translation
from django.utils.translation import gettext as _

from postings.publishing.cursors import Cursor, page_after, parse_cursor
from postings.publishing.posting_records import LANGUAGE, permanent_url, to_json
from postings.publishing.searches import AskedSearch
from postings.publishing.stored_records import records_as_json
from postings.search.facets.panels import Panels
from postings.search.filters import ANSWERS, FACETS

MAX_LIMIT = 100
PARAMETERS = ("cursor", "limit", "facets")
_ALL_FACETS = "1"

Problem = dict[str, str]


@dataclass(frozen=True)
class AskedPage:
    """Which part of the results to return, and the facets to count."""

    cursor: Cursor | None
    limit: int
    facets: tuple[str, ...]


def asked_page(query: QueryDict) -> tuple[AskedPage, list[Problem]]:
    """Return the page that the parameters `cursor`, `limit` and `facets` ask for, and what is wrong with them."""
    problems = []
    text, limit = query.get("cursor", ""), query.get("limit", "") or str(settings.PAGE_SIZE)
    cursor = parse_cursor(text)
    if text and cursor is None:
        problems.append({"parameter": "cursor", "message": _("The cursor is not valid. Use the address in “next”.")})
    is_number = limit.isascii() and limit.isdigit() and len(limit) <= len(str(MAX_LIMIT))
    if not (is_number and 1 <= int(limit) <= MAX_LIMIT):
        message = _("Enter a number from 1 to %(number)s.") % {"number": MAX_LIMIT}
        problems.append({"parameter": "limit", "message": message})
        limit = str(settings.PAGE_SIZE)
    names = [name for value in query.getlist("facets") for name in value.split(",") if name]
    for name in names:
        if name not in FACETS and name != _ALL_FACETS:
            message = _("There is no filter “%(name)s”.") % {"name": name}
            problems.append({"parameter": "facets", "message": message})
    facets = FACETS if _ALL_FACETS in names else [name for name in dict.fromkeys(names) if name in FACETS]
    return AskedPage(cursor, int(limit), tuple(facets)), problems


def postings_json(asked: AskedSearch, page: AskedPage) -> str:
    """Return a page of the results with the address of the next one, as JSON."""
    read = page_after(asked.found, page.cursor, page.limit + 1)
    places, has_more = read[: page.limit], len(read) > page.limit
    found = {
        "total": len(asked.found.ids),
        "jobs": asked.found.total,
        "page": permanent_url("search") + asked.search.address().removesuffix("?"),
        "next": _address_after(asked, places[-1], page.limit) if has_more else None,
        "ignored": asked.ignored(PARAMETERS),
    }
    if page.facets:
        found["facets"] = facet_counts(asked, page.facets)
    head = to_json(found).removesuffix("}")
    return f'{head}, "postings": [{", ".join(records_as_json(place.posting for place in places))}]}}'


def facet_counts(asked: AskedSearch, names: tuple[str, ...]) -> dict[str, Any]:
    """Return the values of facets with the number of jobs that each adds to or leaves of the search, by facet."""
    with translation.override(LANGUAGE):
        panels = Panels(asked.found, asked.filterset.label, lambda _name: "")
        counts = {name: _facet(panels, name) for name in names}
        for name in asked.found.by_answer:
            values = [{"value": each.value, "label": each.label, "count": each.total} for each in panels.answers(name)]
            counts[name] = {"label": str(ANSWERS[name].label), "values": values}
    return counts


def _facet(panels: Panels, name: str) -> dict[str, Any]:
    names = panels.every_value(name)
    labels: dict[str, str] = panels.index.cached_in_language(("labels", name), dict)
    labels |= {value: panels.label(name, value) for value in names if value not in labels}
    counts = panels.found.counts(name).of_every_value()
    values = [
        {
            "value": value,
            "label": labels[value],
            "count": counts[value] if value in counts else panels.found.count(name, value),
        }
        for value in names
    ]
    return {"label": str(FACETS[name].label), "values": values}


def _address_after(asked: AskedSearch, cursor: Cursor, limit: int) -> str:
    query = QueryDict(asked.search.address().removeprefix("?"), mutable=True)
    if limit != settings.PAGE_SIZE:
        query["limit"] = str(limit)
    query["cursor"] = str(cursor)
    return f"{permanent_url('postings-json')}?{query.urlencode()}"
