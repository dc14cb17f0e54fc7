"""Companies that an ad without a company may belong to: those of ads with the same kind of link, and those it names."""

import re
from urllib.parse import urlsplit

from django.db.models import Count

from postings.models import Company, Posting

MAX_SUGGESTED = 3
# The first characters of an ad, in which companies usually name themselves, and the shortest name to look for there.
_START, _SHORTEST = 1_500, 4


def suggested_companies(posting: Posting) -> list[str]:
    """Return the names of companies that a posting may belong to, the likeliest first. Needs at most three queries."""
    for prefix in _prefixes(posting.apply_url):
        names = _companies_with_links(prefix)
        if 0 < len(names) <= MAX_SUGGESTED:  # more share the host of a service for applications
            return names
    return _companies_named_in(f"{posting.title}\n{posting.body[:_START]}")


def _prefixes(url: str) -> list[str]:
    """Return the beginnings of links to look for: host and first folder, by which services separate companies; then host."""
    parts = urlsplit(url)
    folder, slash, _ = parts.path.lstrip("/").partition("/")
    host = f"{parts.scheme}://{parts.netloc}/"
    return [f"{host}{folder}/", host] if slash else [host]


def _companies_with_links(prefix: str) -> list[str]:
    found = Posting.objects.filter(apply_url__startswith=prefix, company__isnull=False).order_by()
    counts = found.values("company__name").annotate(count=Count("pk")).order_by("-count", "company__name")
    return [row["company__name"] for row in counts[: MAX_SUGGESTED + 1]]


def _companies_named_in(text: str) -> list[str]:
    names = Company.objects.unmerged().order_by("pk").values_list("name", flat=True)
    named = [name for name in names.iterator() if len(name) >= _SHORTEST and name in text and _is_named(name, text)]
    return sorted(named, key=lambda name: (-len(name), name))[:MAX_SUGGESTED]


def _is_named(name: str, text: str) -> bool:
    """Return whether a text names a company. One word, such as Remote, can mean something else, unless it is introduced."""
    introduction = "" if " " in name else r"(?:\b(?:[Aa]t|[Aa]bout|[Jj]oin|[Ww]ith|[Tt]eam of) )"
    return bool(re.search(rf"{introduction}(?<!\w){re.escape(name)}(?!\w)", text))
