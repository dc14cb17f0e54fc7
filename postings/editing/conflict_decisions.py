"""Resolving conflicts between an edited value and a newer value of the source."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from postings.choices import ActionKind, ChangeOutcome, ObjectType
from postings.editing.journal import recorded
from postings.editing.object_adapters import ADAPTERS
from postings.models import Action, Change, Conflict, Posting
from postings.sync.batches import in_batches
from postings.sync.directory import Directory
from postings.sync.edited_fields import edited_fields


def decide(conflicts: Iterable[Conflict], user: Any, *, take_source: bool) -> Action:
    """Resolve all conflicts by using the source's values or keeping ours, and record the decision."""
    found = list(conflicts)
    directory = Directory()
    did = "Used the source’s value" if take_source else "Kept our value"
    summary = f"{did} in {len(found)} conflict{'s' * (len(found) != 1)}"
    with recorded(user, ActionKind.DECIDED, summary) as journal:
        journal.watch_ids(ObjectType.POSTING, {conflict.posting_id for conflict in found})
        kind = ADAPTERS[ObjectType.POSTING]
        fields = defaultdict(list)
        for conflict in found:
            fields[conflict.posting_id].append(conflict.field)
        for posting in (row for some in in_batches(fields) for row in kind.rows().filter(pk__in=some)):
            if take_source:
                kind.put(posting, {field: posting.imported.get(field) for field in fields[posting.pk]}, directory)
                continue
            values = kind.values(posting)
            for field in fields[posting.pk]:
                change = journal.note(ObjectType.POSTING, posting.pk, ChangeOutcome.CONFLICT, field)
                change.before = change.after = values[field]
                change.base_before = change.base_after = posting.imported.get(field)
        journal.made_in(directory)
        Conflict.objects.filter(pk__in=[conflict.pk for conflict in found]).delete()
    return journal.action


def reopen(posting_id: int, field: str) -> None:
    """Reopen the latest conflict that a run recorded for a field, if it still exists and no later decision stands."""
    posting = Posting.objects.with_spellings().filter(pk=posting_id).first()
    changes = Change.objects.filter(object_type=ObjectType.POSTING, object_id=posting_id, field=field)
    conflict = changes.filter(run__isnull=False, run__undone_by=None, outcome=ChangeOutcome.CONFLICT).first()
    if posting is None or conflict is None:
        return
    since = changes.filter(pk__gt=conflict.pk, action__isnull=False, action__undone_by=None)
    is_decided = since.exclude(action__kind=ActionKind.UNDONE).exists()
    if not is_decided and field in edited_fields(posting) and posting.imported.get(field) != conflict.base_before:
        Conflict.objects.get_or_create(
            posting=posting, field=field, defaults={"base": conflict.base_before, "run": conflict.run}
        )
