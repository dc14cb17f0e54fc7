"""How many rows a bulk action was asked to change, how many it has changed, and why it left the others."""

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Model, QuerySet
from django.http import HttpRequest

from postings.admin.request_state import state_of
from postings.database.row_ids import row_id

GONE, NOT_LISTED = "no longer exist", "are no longer in this list"
# The most ids that a query names one by one.
_MAX_NAMED = 500


@dataclass
class Selection:
    """The rows that a user has selected: how many, the ids of those to change, and the others by reason."""

    asked: int
    ids: list[int]
    left: Counter[str] = field(default_factory=Counter)

    def leave(self, reason: str, rows: QuerySet[Any]) -> None:
        """Leave rows as they are, for a reason such as "are already hidden"."""
        skipped = ids_among(rows, self.ids)
        self.ids = [pk for pk in self.ids if pk not in skipped]
        self.left[reason] += len(skipped)

    def outcome_text(self, changed: int, noun: str, done: str) -> str:
        """Return a sentence such as "25 of 30 postings hidden. Not changed: 5 are already hidden."."""
        self.left["did not change"] += self.asked - changed - self.left.total()
        return f"{changed:,} of {self.asked:,} {noun} {done}. {self.left_text()}".rstrip()

    def left_text(self) -> str:
        """Return why rows are left as they are, or an empty string if none are."""
        reasons = ", ".join(f"{count:,} {reason}" for reason, count in self.left.items() if count > 0)
        return f"Not changed: {reasons}." if reasons else ""


def parse_ids(texts: Iterable[str]) -> list[int] | None:
    """Return the ids that a form has sent, each once, or None if one of them is no id."""
    ids = [row_id(text) for text in dict.fromkeys(texts)]
    return None if None in ids else [pk for pk in ids if pk is not None]


def selection(request: HttpRequest, rows: QuerySet[Any]) -> Selection:
    """Return the selection of a bulk action, given the selected rows that its list still has."""
    ids = list(rows.order_by("pk").values_list("pk", flat=True))
    return select(rows.model, state_of(request).selected or ids, ids)


def select(model: type[Model], asked: Iterable[int], found: Iterable[int] | None = None) -> Selection:
    """Return the selection of rows with the ids `asked`, of which a list may have `found` only some."""
    wanted = set(asked)
    there = ids_among(model._default_manager.all(), wanted)
    listed = there if found is None else there & set(found)
    chosen = Selection(len(wanted), sorted(listed))
    chosen.left[GONE] = len(wanted - there)
    chosen.left[NOT_LISTED] = len(there - listed)
    return chosen


def ids_among(rows: QuerySet[Any], ids: Collection[int]) -> set[int]:
    """Return which of some ids rows have. Of many ids, a query names only the first and last: it cannot name them all."""
    near = {"pk__in": ids} if len(ids) <= _MAX_NAMED else {"pk__range": (min(ids), max(ids))}
    return set(ids).intersection(rows.filter(**near).order_by().values_list("pk", flat=True))


def noun_of(model: Any, count: int) -> str:
    return str(model._meta.verbose_name if count == 1 else model._meta.verbose_name_plural)
