"""Finding the postings and companies that an editor may be about to add a second time."""

from collections import defaultdict

from django.db.models import Q

from postings.content.apply_links import source_key
from postings.models import Company, CompanyAlias, Posting
from postings.models.querysets import PostingQuerySet
from postings.sync.name_similarity import find_duplicates

_MAX_SHOWN = 5
_NEW = 0  # the id of a company that is not saved yet


def postings_with_link(url: str, without: int) -> PostingQuerySet:
    """Return some postings with an application link, except the one with the id `without` (0 for none)."""
    same = Q(apply_url__in={url, source_key(url)}) | Q(source_key=source_key(url))
    return Posting.objects.filter(same).exclude(pk=without).order_by("-pk")[:_MAX_SHOWN]


def postings_with_title(title: str, company: Company, without: int) -> PostingQuerySet:
    """Return some postings of a company with a title, except the one with the id `without` (0 for none)."""
    return Posting.objects.filter(company=company, title__iexact=title).exclude(pk=without).order_by("-pk")[:_MAX_SHOWN]


def companies_like(name: str) -> list[tuple[Company, str]]:
    """Return the companies that may be the one with a new name, each with the reason."""
    survivors = Company.objects.survivors()
    names = defaultdict(list, {_NEW: [name]})
    for pk, known in [
        *Company.objects.order_by("pk").values_list("pk", "name"),
        *CompanyAlias.objects.order_by("pk").values_list("company", "name"),
    ]:
        names[survivors.get(pk, pk)].append(known)
    reasons = {pair.b: pair.reason for pair in find_duplicates(names, {_NEW})}
    return [(company, reasons[company.pk]) for company in Company.objects.filter(pk__in=reasons)]
