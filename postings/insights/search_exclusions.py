"""Why a posting is not in the results of a search: the filters that exclude it, with what it states instead."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from postings.models import Posting
from postings.presentation.cards import skills_of
from postings.presentation.fact_table import fact_table
from postings.search import facets
from postings.search.facets.relaxation import excluding, without
from postings.search.filters import PostingFilter, Search

# The rows of the fact table for the parameters with another name.
_ROWS = {
    "place": "places",
    "near": "places",
    "workplace": "places",
    "salary_min": "pay",
    "closing": "closes_on",
    "zone": "hours",
    "from": "applicants",
}
_MAX_SKILLS = 8


def _skills(posting: Posting) -> str:
    """Return the first skills of a posting, and how many more it has."""
    names = [name for _slug, name in skills_of(posting)]
    more = len(names) - _MAX_SKILLS
    shown = ", ".join(names[:_MAX_SKILLS])
    return f"{shown}, {_('%(number)s more') % {'number': more}}" if more > 0 else shown


_TEXTS: Mapping[str, Callable[[Posting], str]] = {
    "skill": _skills,
    "practice": _skills,
    "since": lambda posting: date_format(localtime(posting.created_at), "DATETIME_FORMAT"),
    "category": lambda posting: ", ".join(category.name for category in posting.categories.all()),
}


class Exclusion(NamedTuple):
    """A filter that excludes a posting, what the posting states instead, and the search without the filter.

    `stated` is empty if the posting does not state the fact. `is_text` says that the filter is the text searched for.
    """

    filter: str
    is_text: bool
    stated: str
    total: int
    href: str


class Exclusions(NamedTuple):
    """All filters of a search that exclude a posting, and the search without them, which finds it."""

    each: list[Exclusion]
    total: int
    href: str


def exclusions(posting: Posting, filterset: PostingFilter, found: facets.Results) -> Exclusions | None:
    """Return the filters that exclude an open posting from the results of a search, or None if the search finds it."""
    names = excluding(found, posting.pk) if posting.is_open and posting.pk not in found.ids else []
    if not names:
        return None

    def total_and_address(search: Search) -> tuple[int, str]:
        return facets.Results(found.index, search, found.today).total, reverse("search") + search.address().removesuffix("?")

    each = [
        Exclusion(
            filterset.describe(name),
            name == "q",
            _stated(posting, name.removeprefix("-")),
            *total_and_address(without(found.search, [name])),
        )
        for name in names
    ]
    return Exclusions(each, *total_and_address(without(found.search, names)))


def _stated(posting: Posting, name: str) -> str:
    if name in _TEXTS:
        return _TEXTS[name](posting)
    return next((row.words for row in fact_table(posting) if row.field == _ROWS.get(name, name)), "")
