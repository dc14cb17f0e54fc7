"""The roles and locations that most jobs of a company have, as one line for the list of companies."""

from django.utils import timezone

from postings.models import Posting
from postings.search.facets.index import Counts, Index
from postings.search.filters import PostingFilter

_ROLES, _PLACES = 2, 2


def company_line(index: Index, slug: str) -> str:
    """Return a line such as `Backend, Data · Germany, France`, cached with the index; empty if nothing is stated."""
    return index.cached_in_language(("company line", slug), lambda: _line(index, slug))


def _line(index: Index, slug: str) -> str:
    parts = (_most_common(index, slug, "function", _ROLES), _most_common(index, slug, "place", _PLACES))
    return " · ".join(filter(None, parts))


def _most_common(index: Index, slug: str, facet: str, number: int) -> str:
    counts = Counts(index, facet, index.sets_of("company")[slug], timezone.localdate())
    label = PostingFilter({}, Posting.objects.none()).label
    return ", ".join(index.label(facet, value, label) for value, _count in counts.top(number))
