"""Take a whole source off the board."""

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet

from postings.models import Category, Company, Posting, Source, SourceFile, Team


def postings_only_in(source: Source) -> QuerySet[Posting]:
    """The postings that the source has, or had, and no other."""
    files = SourceFile.objects.filter(posting=OuterRef("pk"))
    return Posting.objects.filter(Exists(files.filter(source=source)), ~Exists(files.exclude(source=source)))


def remove(source: Source) -> int:
    """Delete a source, its postings, and the companies, teams and categories that nothing is left in; count the postings."""
    with transaction.atomic():
        doomed = list(postings_only_in(source).values_list("pk", "company_id", "team_id"))
        ids = [pk for pk, _, _ in doomed]
        categories = set(source.files.values_list("category", flat=True))
        # What it said of postings that others hold too, they say without it from their next import on.
        shared = list(source.files.exclude(posting__in=ids).values_list("posting_id", flat=True))
        SourceFile.objects.filter(posting__in=shared).update(fingerprint="")
        Posting.objects.filter(pk__in=ids).delete()
        source.delete()
        Team.objects.filter(pk__in={team for _, _, team in doomed}, postings=None).delete()
        Company.objects.filter(pk__in={company for _, company, _ in doomed}, postings=None, about="", website="").delete()
        Category.objects.filter(pk__in=categories, postings=None).delete()
    return len(ids)
