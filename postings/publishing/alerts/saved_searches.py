"""The search of an alert, parsed as the search page parses its query string."""

from django.http import QueryDict
from django.utils.translation import gettext

from postings.search.facets.index import Index
from postings.search.filters import PostingFilter, Search, cleaned

_MAX_WORDS = 60


def read(query: str, index: Index) -> PostingFilter:
    """Return the filters of a query string, in which values that were merged, renamed or moved are replaced."""
    wanted = cleaned(QueryDict(query))
    filters = index.filterset(wanted)
    return index.filterset(filters.without_moved(wanted)) if filters.moved else filters


def canonical(search: Search) -> str:
    """Return the query string that is stored: without `?` and without an order, which makes no difference to what is new."""
    return search.with_values("sort", []).address().removeprefix("?")


def in_words(filters: PostingFilter, *, with_text: bool = True) -> list[str]:
    """Return each part of a search as `Role: Backend`."""
    parts = []
    for applied in filters.search.applied:
        if applied.name == "q":
            parts.append(gettext("“%(text)s”") % {"text": applied.value} if with_text else gettext("your words"))
            continue
        name = str(filters.filters[applied.name].label)
        if applied.name.startswith("-"):
            name = gettext("%(facet)s (excluded)") % {"facet": name}
        label = filters.label(applied.name, applied.value)
        parts.append(gettext("%(name)s: %(label)s") % {"name": name, "label": label})
    return parts


def in_short(filters: PostingFilter) -> str:
    """Return the values of a search for a subject line, such as `“python”, Backend, Berlin`."""
    values = []
    for applied in filters.search.applied:
        label = filters.label(applied.name, applied.value)
        if applied.name == "q":
            label = gettext("“%(text)s”") % {"text": label}
        values.append(f"−{label}" if applied.name.startswith("-") else label)
    text = " ".join(", ".join(values).split())
    if len(text) > _MAX_WORDS:
        text = f"{text[:_MAX_WORDS].rpartition(' ')[0] or text[:_MAX_WORDS]} …"
    return text or gettext("all jobs")
