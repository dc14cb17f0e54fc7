"""The search of a query string, parsed as on the search page."""

from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property

from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext

from postings.search import facets, filters
from postings.search.facets.index import Index
from postings.search.facets.results import Results
from postings.search.filters import ANSWERS_TO, PostingFilter, Search


@dataclass(frozen=True)
class AskedSearch:
    """A search in an index of the board: what was asked for, what is wrong with it, and its results."""

    query: QueryDict
    filterset: PostingFilter
    index: Index

    @property
    def search(self) -> Search:
        return self.filterset.search

    @cached_property
    def found(self) -> Results:
        return Results(self.index, self.search, timezone.localdate())

    @property
    def moved(self) -> QueryDict | None:
        """The query with the values that replace merged or renamed ones, or None if there are none."""
        return self.filterset.without_moved(self.query) if self.filterset.moved else None

    @property
    def problems(self) -> list[dict[str, str]]:
        """What is wrong with which parameters."""
        errors = self.filterset.form.errors.items()
        return [{"parameter": name, "message": str(message)} for name, messages in errors for message in messages]

    def ignored(self, others: Collection[str] = ()) -> list[str]:
        """Return the parameters without effect: unknown ones except `others`, and those that another one has to go with."""
        known = {*PostingFilter.all_filters(), *others}
        without_effect = {name for question, name in ANSWERS_TO.items() if question not in self.search.values}
        if self.query.get("sort", "") not in self.search.sorts:
            without_effect.add("sort")
        return [name for name in self.query if name not in known or name in without_effect]


def asked_search(query: QueryDict, version: str | None = None) -> AskedSearch:
    """Return the search of a query string, in the index of a data version that was just read, or of the current one.

    Raise FacetsUnavailable if the database does not record changes.
    """
    index = facets.current(version)
    cleaned = filters.cleaned(query)
    return AskedSearch(cleaned, index.filterset(cleaned), index)


def search_words(filterset: PostingFilter) -> str:
    """Return a search in words, such as `rust, Role: Backend, Location: Canada`; empty if there is no text and no filter."""
    return ", ".join(_words(filterset, applied) for applied in filterset.search.applied)


def _words(filterset: PostingFilter, applied: filters.Applied) -> str:
    label = filterset.label(applied.name, applied.value)
    if applied.name == "q":
        return label
    name = filterset.name_label(applied.name)
    return gettext("%(name)s: %(label)s") % {"name": name, "label": label}
