"""Storing possible duplicates and name warnings for editors: see `postings/sync/name_similarity.py`."""

from collections.abc import Collection

from django.db.models import Q

from postings.models import Company, CompanyAlias, PossibleDuplicate
from postings.sync.name_similarity import find_duplicates, name_warning


def update_possible_duplicates(only: Collection[int] | None = None) -> None:
    """Compare the names of all companies, or of those in `only` with all others. Dismissed pairs stay dismissed."""
    names = {pk: [name] for pk, name in Company.objects.unmerged().order_by("pk").values_list("pk", "name")}
    survivors = Company.objects.survivors()
    merged = Company.objects.merged().order_by("pk").values_list("pk", "name")
    for company, name in [*merged, *CompanyAlias.objects.order_by("pk").values_list("company", "name")]:
        names[survivors.get(company, company)].append(name)
    pairs = {(pair.a, pair.b): pair.reason for pair in find_duplicates(names, only)}
    concerned = Q() if only is None else Q(first__in=only) | Q(second__in=only)
    known = {(row.first_id, row.second_id): row for row in PossibleDuplicate.objects.filter(concerned)}
    gone = [row.pk for key, row in known.items() if key not in pairs and not row.is_dismissed]
    PossibleDuplicate.objects.filter(pk__in=gone).delete()
    new = [PossibleDuplicate(first_id=a, second_id=b, reason=why) for (a, b), why in pairs.items() if (a, b) not in known]
    PossibleDuplicate.objects.bulk_create(new, ignore_conflicts=True)
    companies = Company.objects.all() if only is None else Company.objects.filter(pk__in=only)
    for pk, name, known_as in companies.values_list("pk", "name", "name_warning"):
        if (odd := name_warning(name)[:200]) != known_as:
            Company.objects.filter(pk=pk).update(name_warning=odd)
