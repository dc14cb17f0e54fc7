"""The search that a query string asks for, as the search page reads it."""

from dataclasses import dataclass
from functools import cached_property

from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext

from postings.models import Posting
from postings.search import facets, filters
from postings.search.facets.index import Index
from postings.search.facets.results import Results
from postings.search.filters import PostingFilter, Search


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
    def ignored(self) -> list[str]:
        """The names of the parameters that have no effect: unknown ones, and those that need another one."""
        search, known = self.search, PostingFilter.all_filters()
        has_no_effect = {"apply"} if not search.country else set()
        if self.query.get("sort", "") not in search.sorts:
            has_no_effect.add("sort")
        return [name for name in self.query if name not in known or name in has_no_effect]


def asked_search(query: QueryDict, version: str | None = None) -> AskedSearch:
    """Return the search of a query string, in the index of a data version that was just read, or of the current one.

    Raise FacetsUnavailable if the database does not record changes.
    """
    index = facets.current(version)
    cleaned = filters.cleaned(query)
    known = PostingFilter(cleaned, Posting.objects.open(), known=lambda facet: index.labels.get(facet, {}))
    return AskedSearch(cleaned, known, index)


def search_words(filterset: PostingFilter) -> str:
    """Return a search in words, such as `rust, Role: Backend, Location: Canada`; empty if there is no text and no filter."""
    return ", ".join(_words(filterset, applied) for applied in filterset.search.applied)


def _words(filterset: PostingFilter, applied: filters.Applied) -> str:
    label = filterset.label(applied.name, applied.value)
    if applied.name == "q":
        return label
    name = str(filterset.filters[applied.name].label)
    if applied.name.startswith("-"):
        name = gettext("%(facet)s (excluded)") % {"facet": name}
    return gettext("%(name)s: %(label)s") % {"name": name, "label": label}
