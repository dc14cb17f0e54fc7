"""What the steps of one admin request share, since Django's admin hands only the request from one to the next."""

from dataclasses import dataclass, field
from weakref import WeakKeyDictionary

from django.db.models import QuerySet
from django.http import HttpRequest

from postings.editing.effects import Effect
from postings.editing.journal import Journal


@dataclass
class RequestState:
    """The journal of the save under way, its effect on ads, whether the form is outdated, and what searches found."""

    journal: Journal | None = None
    effect: Effect | None = None
    is_stale: bool = False
    found_by_text: dict[str, QuerySet] = field(default_factory=dict)


_states: WeakKeyDictionary[HttpRequest, RequestState] = WeakKeyDictionary()


def state_of(request: HttpRequest) -> RequestState:
    """Return the state of a request, which ends with it."""
    return _states.setdefault(request, RequestState())
