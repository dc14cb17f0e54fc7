"""Deciding between an editor's value and what the source says since."""

from collections.abc import Iterable
from typing import Any

from postings.editing.journal import recorded
from postings.editing.subjects import KINDS
from postings.importing.store.directory import Directory
from postings.importing.store.edited import edited_fields
from postings.models import Action, Change, Conflict, Posting
from postings.vocabulary import ActionKind, ChangeOutcome, Subject


def decide(conflicts: Iterable[Conflict], person: Any, *, take_source: bool) -> Action:
    """Settle conflicts, all the same way: take what the source says, or keep what the board shows. Either is on record."""
    found = list(conflicts)
    directory = Directory()
    summary = f"{'Took the source’s' if take_source else 'Kept our'} value in {len(found)} conflict{'s' * (len(found) != 1)}"
    with recorded(person, ActionKind.DECIDED, summary) as journal:
        journal.watch_ids(Subject.POSTING, {conflict.posting_id for conflict in found})
        kind = KINDS[Subject.POSTING]
        for conflict in found:
            posting = kind.rows().get(pk=conflict.posting_id)
            if take_source:
                kind.put(posting, {conflict.field: posting.imported.get(conflict.field)}, directory)
            else:
                change = journal.note(Subject.POSTING, posting.pk, ChangeOutcome.CONFLICT, conflict.field)
                change.before = change.after = kind.values(posting)[conflict.field]
                change.base_before = change.base_after = posting.imported.get(conflict.field)
        Conflict.objects.filter(pk__in=[conflict.pk for conflict in found]).delete()
    return journal.action


def reopen(posting_id: int, field: str) -> None:
    """Let a conflict that was decided wait again, if the two still differ."""
    posting = Posting.objects.with_spellings().filter(pk=posting_id).first()
    told = Change.objects.filter(subject=Subject.POSTING, subject_id=posting_id, field=field, run__isnull=False)
    conflict = told.filter(outcome=ChangeOutcome.CONFLICT).first()
    if posting is None or conflict is None:
        return
    if field in edited_fields(posting):
        Conflict.objects.get_or_create(
            posting=posting, field=field, defaults={"base": conflict.base_before, "run": conflict.run}
        )
