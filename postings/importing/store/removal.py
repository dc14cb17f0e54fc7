"""Removal of a source with its postings."""

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet

from postings.models import Category, Company, Posting, Source, SourceFile, Team


def postings_only_in(source: Source) -> QuerySet[Posting]:
    """Return the postings that only this source holds, or held."""
    files = SourceFile.objects.filter(posting=OuterRef("pk"))
    return Posting.objects.filter(Exists(files.filter(source=source)), ~Exists(files.exclude(source=source)))


def remove_source(source: Source) -> int:
    """Delete a source, the postings that only it holds, and the companies, teams and categories left empty.

    Return the number of postings deleted.
    """
    with transaction.atomic():
        rows = list(postings_only_in(source).values_list("pk", "company_id", "team_id"))
        ids = [pk for pk, _, _ in rows]
        categories = set(source.files.values_list("category", flat=True))
        # Postings that other sources hold too are merged again from the remaining files at the next import.
        shared = list(source.files.exclude(posting__in=ids).values_list("posting_id", flat=True))
        SourceFile.objects.filter(posting__in=shared).update(fingerprint="")
        Posting.objects.filter(pk__in=ids).delete()
        source.delete()
        Team.objects.filter(pk__in={team for _, _, team in rows}, postings=None).delete()
        Company.objects.filter(pk__in={company for _, company, _ in rows}, postings=None, about="", website="").delete()
        Category.objects.filter(pk__in=categories, postings=None).delete()
    return len(ids)
