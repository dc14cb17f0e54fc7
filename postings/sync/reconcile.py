"""The three-way rule, which decides for each field whether an import changes it or an edit is kept.

    base     the source's value at the last import
    source   the source's current value
    ours     the shown value

    source is base          nothing new: keep ours
    ours is source          both agree: keep ours, and store the new base
    ours is base            not edited: take the source's value
    all three differ        keep ours, and report a conflict

Then base becomes source. A field is edited while ours differs from base. The function has no side effects.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from postings.choices import ChangeOutcome


@dataclass(frozen=True)
class Decision:
    """The decision about one field. If `outcome` is TAKEN, the shown value becomes `source`, otherwise it stays `ours`."""

    field: str
    outcome: ChangeOutcome
    base: Any
    ours: Any
    source: Any


def reconcile(
    base: Mapping[str, Any],
    ours: Mapping[str, Any],
    source: Mapping[str, Any],
    same: Callable[[str, Any, Any], bool] = lambda _field, a, b: a == b,
) -> list[Decision]:
    """Return a decision for each field of `source` that differs from `base`.

    `same(field, a, b)` returns whether two values of a field mean the same, for values with several spellings. An empty
    value is None on every side, so a field that was never imported has an empty base.
    """
    decisions = []
    for field, new in source.items():
        before, current = base.get(field), ours[field]
        if same(field, new, before):
            continue
        if same(field, current, new):
            outcome = ChangeOutcome.AGREED
        elif same(field, current, before):
            outcome = ChangeOutcome.TAKEN
        else:
            outcome = ChangeOutcome.CONFLICT
        decisions.append(Decision(field, outcome, before, current, new))
    return decisions
