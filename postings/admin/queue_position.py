"""The position of an item in a queue: its number, the previous and the next item, and the item that follows a decision."""

import copy
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from django.apps import apps
from django.contrib import admin
from django.contrib.admin.exceptions import NotRegistered
from django.contrib.admin.options import IncorrectLookupParameters
from django.http import HttpRequest, QueryDict
from django.urls import reverse

from postings.database.row_ids import row_id

# The query parameters with which a form is opened from an item of a queue: the model of the queue, the item, and the filters
# of the list.
_QUEUE, _ITEM, _FILTERS = "_queue", "_item", "_filters"


@dataclass(frozen=True)
class Position:
    """The position of the item with the id `current` among `ids`, the ids of a list with `filters`, a query string."""

    queue: str
    filters: str
    current: int
    ids: list[int]

    @property
    def total(self) -> int:
        return len(self.ids)

    @property
    def index(self) -> int | None:
        return self.ids.index(self.current) if self.current in self.ids else None

    @property
    def number(self) -> int | None:
        """The number of the item, from 1, or None if it is not in the list."""
        return None if self.index is None else self.index + 1

    @property
    def previous_url(self) -> str:
        return self.url(self.ids[self.index - 1]) if self.index else ""

    @property
    def next_url(self) -> str:
        following = self._following
        return self.url(following[0]) if following else ""

    @property
    def item_url(self) -> str:
        return self.url(self.current)

    @property
    def list_url(self) -> str:
        url = reverse(f"admin:postings_{self.queue}_changelist")
        return f"{url}?{self.filters}" if self.filters else url

    @property
    def _following(self) -> list[int]:
        return self.ids if self.index is None else self.ids[self.index + 1 :]

    def url(self, pk: int) -> str:
        url = reverse(f"admin:postings_{self.queue}_change", args=[pk])
        return f"{url}?{urlencode({'_changelist_filters': self.filters})}" if self.filters else url

    def form_url(self, url: str, **parameters: Any) -> str:
        """Return the URL of a form from which saving leads back to the queue."""
        given = {**parameters, _QUEUE: self.queue, _ITEM: self.current}
        return f"{url}?{urlencode({**given, _FILTERS: self.filters} if self.filters else given)}"

    def after_decision(self, request: HttpRequest) -> str:
        """Return the URL of the first following item that still waits, else of the first in the list, else of the list."""
        waiting = replace(self, ids=ids_of(request, self.queue, self.filters)).ids
        before = self.ids if self.index is None else self.ids[: self.index]
        still = set(waiting) - {self.current}
        chosen = next((pk for pk in [*self._following, *before] if pk in still), None)
        return self.list_url if chosen is None else self.url(chosen)


def position_of(request: HttpRequest, queue: str, current: int) -> Position:
    """Return the position of an item whose page was opened from a list, with the filters of that list."""
    filters = request.GET.get("_changelist_filters", "")
    return Position(queue, filters, current, ids_of(request, queue, filters))


def opened_from(request: HttpRequest) -> Position | None:
    """Return the position of the item from which a form was opened, or None if it was opened from elsewhere."""
    queue, current = request.GET.get(_QUEUE, ""), row_id(request.GET.get(_ITEM, ""))
    if current is None or not hasattr(_admin_of(queue), "panels"):
        return None
    filters = request.GET.get(_FILTERS, "")
    return Position(queue, filters, current, ids_of(request, queue, filters))


def ids_of(request: HttpRequest, queue: str, filters: str) -> list[int]:
    """Return the ids of a list of a queue, in its order. Filters that do not exist are ignored, as is the page."""
    listing = copy.copy(request)
    for query in (filters, ""):
        parameters = QueryDict(query, mutable=True)
        parameters.pop("p", None)
        listing.GET = parameters  # type: ignore[assignment]
        try:
            rows = _admin_of(queue).get_changelist_instance(listing).queryset
        except IncorrectLookupParameters:
            continue
        return list(rows.prefetch_related(None).values_list("pk", flat=True))
    return []


def _admin_of(queue: str) -> Any:
    try:
        return admin.site.get_model_admin(apps.get_model("postings", queue))
    except (LookupError, ValueError, NotRegistered):
        return None
