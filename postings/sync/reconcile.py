"""The three-way rule, field by field: what an import may change, and what an editor's correction keeps.

    base     what the source said when it was last imported
    source   what it says now
    ours     what the board shows

    source is base          nothing new: keep ours
    ours is source          both agree: keep ours, and remember the new base
    ours is base            nobody corrected it: take the source's
    all three differ        keep ours, and report a conflict

Then base becomes source. A field is edited while ours differs from base. Pure: values in, decisions out.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from postings.choices import ChangeOutcome


@dataclass(frozen=True)
class Decision:
    """What happens to one field. Where `outcome` is TAKEN, the board's value becomes `source`; else it stays `ours`."""

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
    """Decide every field of `source` that moved away from `base`.

    `same(field, a, b)` tells whether two values of a field mean the same, for values that can be spelled in several
    ways. An empty value is None on every side, so a field that was never imported has an empty base.
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
