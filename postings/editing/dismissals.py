"""Dismissing items of queues with a reason, and reopening them. Imports keep dismissals: see `models.Dismissal`."""

from collections.abc import Sequence
from typing import Any

from django.utils import timezone

from postings.choices import ActionKind, DismissalKind, DismissalReason, ObjectType
from postings.editing.journal import Journal, recorded
from postings.editing.value_text import finding_label
from postings.models import Action, Dismissal, Finding, PossibleDuplicate, Posting


def dismiss(kind: DismissalKind, rows: Sequence[Any], reason: DismissalReason, note: str, user: Any) -> Action:
    """Dismiss rows of one queue: findings, postings or pairs of companies, depending on `kind`."""
    with recorded(user, ActionKind.DECIDED, f"Dismissed {_named(rows)}: {_reason_text(reason, note)}") as journal:
        _mark(journal, kind, [row.pk for row in rows], is_dismissed=True)
        for row in rows:
            identity = _identity(kind, row)
            if former := list(Dismissal.objects.filter(kind=kind, **identity)):
                journal.delete(*former)  # of another value since
            by = {"user": user, "user_name": user.get_username() if user else ""}
            journal.made(Dismissal.objects.create(kind=kind, reason=reason, note=note[:500], **identity, **by))
    return journal.action


def reopen(dismissals: Sequence[Dismissal], user: Any) -> Action:
    """Delete dismissals, so that their items are in their queues again."""
    with recorded(user, ActionKind.DECIDED, f"Reopened {_named(dismissals)}") as journal:
        for kind in DismissalKind:
            subjects = [each.posting_id or each.pair_id for each in dismissals if each.kind == kind]
            _mark(journal, kind, [pk for pk in subjects if pk], is_dismissed=False)
        journal.delete(*dismissals)
    return journal.action


def _identity(kind: DismissalKind, row: Any) -> dict[str, Any]:
    """Return the columns of a dismissal that identify its item across imports."""
    if kind == DismissalKind.WARNING:
        return {name: getattr(row, name) for name in ("source", "path", "code", "field", "raw")}
    if kind == DismissalKind.DUPLICATE:
        return {"pair_id": row.pk}
    return {"posting_id": row.pk}


def _mark(journal: Journal, kind: DismissalKind, ids: list[int], *, is_dismissed: bool) -> None:
    """Set the columns that other parts of the program read: confirmed pay, and pairs that are not duplicates."""
    if kind == DismissalKind.PAY:
        journal.watch_ids(ObjectType.POSTING, ids)
        Posting.objects.filter(pk__in=ids).update(pay_is_confirmed=is_dismissed, updated_at=timezone.now())
    elif kind == DismissalKind.DUPLICATE:
        journal.watch_ids(ObjectType.DUPLICATE, ids)
        PossibleDuplicate.objects.filter(pk__in=ids).update(is_dismissed=is_dismissed)


def _named(rows: Sequence[Any]) -> str:
    if len(rows) > 1:
        return f"{len(rows):,} items"
    (row,) = rows
    return f"{finding_label(row.code)} in {row.path[:200]}" if isinstance(row, Finding) else str(row)[:200]


def _reason_text(reason: DismissalReason, note: str) -> str:
    return note[:200] if reason == DismissalReason.OTHER else str(DismissalReason(reason).label)
