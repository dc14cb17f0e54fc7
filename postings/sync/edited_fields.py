"""The edited fields of a posting: those whose shown value differs from the source's by more than a spelling.

`edited_fields` computes them from the posting. `Posting.edited` and the table `Conflict` store the result for filtering,
so code that writes postings must call `update_edited` in the same transaction.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import Any

from django.db.models import QuerySet

from postings.choices import ChangeOutcome
from postings.models import Change, Company, Conflict, Posting, Team
from postings.reference.name_keys import exact_key, name_key
from postings.sync.batches import in_batches
from postings.sync.posting_values import Values, imported_values, posting_values


def edited_fields(posting: Posting) -> list[str]:
    """Return the edited fields of a posting that was fetched `with_spellings`."""
    base, ours = imported_values(posting), posting_values(posting)
    return [field for field in base if ours[field] != base[field] and not _is_spelling(posting, field, base[field], ours)]


def update_edited(postings: QuerySet[Posting]) -> None:
    """Update `Posting.edited`, and delete the conflicts that no longer exist."""
    for ids in in_batches(postings.order_by().values_list("pk", flat=True)):
        for posting in Posting.objects.filter(pk__in=ids).with_spellings().prefetch_related("conflicts"):
            fields = edited_fields(posting)
            edited = f" {' '.join(fields)} " if fields else ""
            if edited != posting.edited:
                Posting.objects.filter(pk=posting.pk).update(edited=edited)
            for conflict in posting.conflicts.all():
                if conflict.field not in fields or posting.imported.get(conflict.field) == conflict.base:
                    conflict.delete()


def update_edited_status(postings: QuerySet[Posting]) -> None:
    """Do the same as `update_edited` for postings of which only the status has changed, in a few queries."""
    _update_field("status", postings, lambda ours, theirs: ours != theirs)


def update_edited_names(field: str, owners: Iterable[Company | Team], postings: QuerySet[Posting]) -> None:
    """Do the same as `update_edited` for the postings of companies or teams whose names have changed, in a few queries.

    `field` is "company" or "team", `owners` are the companies or teams that the postings have now.
    """
    keys = {owner.pk: owner.keys for owner in owners}
    _update_field(field, postings, lambda owner, name: _keys(name).isdisjoint(keys[owner]))


def _update_field(field: str, postings: QuerySet[Posting], differs: Callable[[Any, Any], bool]) -> None:
    """Update whether a field counts as edited, and its conflicts. Where the source has no value, nothing can change."""
    for ids in in_batches(postings.order_by().values_list("pk", flat=True)):
        batch = Posting.objects.filter(pk__in=ids)
        found: dict[str, list[int]] = defaultdict(list)
        for pk, edited, ours, theirs in batch.values_list("pk", "edited", field, f"imported__{field}"):
            if theirs:
                fields = [each for each in edited.split() if each != field] + [field] * differs(ours, theirs)
                found[f" {' '.join(fields)} " if fields else ""].append(pk)
        for now_edited, some in found.items():
            Posting.objects.filter(pk__in=some).exclude(edited=now_edited).update(edited=now_edited)
        Conflict.objects.filter(posting__in=ids, field=field).exclude(posting__edited__contains=f" {field} ").delete()


def update_all_edited() -> None:
    """Update `Posting.edited` and the conflicts of all postings, from the conflicts that runs have recorded."""
    conflicts = Change.objects.filter(outcome=ChangeOutcome.CONFLICT, run__isnull=False).order_by("pk")
    there = set(Posting.objects.filter(pk__in=conflicts.values("object_id")).values_list("pk", flat=True))
    Conflict.objects.bulk_create(
        (
            Conflict(posting_id=each.object_id, field=each.field, base=each.base_before, run_id=each.run_id)
            for each in conflicts
            if each.object_id in there
        ),
        ignore_conflicts=True,
    )
    update_edited(Posting.objects.all())


def _is_spelling(posting: Posting, field: str, imported: Any, ours: Values) -> bool:
    """Return whether the source's value is another spelling of the shown one."""
    if field == "categories":
        names = {word: category.name for category in posting.categories.all() for word in _words(category)}
        return sorted({names.get(word, word) for word in imported or ()}) == (ours[field] or [])
    known = {"company": posting.company, "team": posting.team}.get(field)
    if known is None or not imported:
        return False
    return not _keys(imported).isdisjoint(known.keys)


def _keys(name: str) -> set[str]:
    return {name_key(name), exact_key(name)}


def _words(category: Any) -> list[str]:
    return [category.name, *(alias.name for alias in category.aliases.all())]
