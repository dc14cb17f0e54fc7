from typing import Any

import pytest

from postings.choices import ChangeOutcome
from postings.sync.reconcile import reconcile


@pytest.mark.parametrize(
    ("base", "ours", "source", "outcome"),
    [
        ("a", "a", "a", None),
        ("a", "edited", "a", None),
        ("a", "a", "b", ChangeOutcome.TAKEN),
        ("a", "b", "b", ChangeOutcome.AGREED),
        ("a", "edited", "b", ChangeOutcome.CONFLICT),
        ("a", "edited", None, ChangeOutcome.CONFLICT),
        (None, None, "a", ChangeOutcome.TAKEN),
        (None, "edited", "a", ChangeOutcome.CONFLICT),
        ("a", None, "a", None),
        ("a", None, "b", ChangeOutcome.CONFLICT),
    ],
)
def test_outcome_of_the_three_way_rule(base: Any, ours: Any, source: Any, outcome: ChangeOutcome | None) -> None:
    decisions = reconcile({"f": base}, {"f": ours}, {"f": source})
    assert [decision.outcome for decision in decisions] == ([] if outcome is None else [outcome])
    for decision in decisions:
        assert (decision.base, decision.ours, decision.source) == (base, ours, source)


def test_field_never_imported_has_an_empty_base() -> None:
    assert [d.outcome for d in reconcile({}, {"f": None}, {"f": "new"})] == [ChangeOutcome.TAKEN]
    assert [d.outcome for d in reconcile({}, {"f": "by hand"}, {"f": "new"})] == [ChangeOutcome.CONFLICT]


def test_other_spelling_of_the_same_value_is_no_change() -> None:
    same = lambda _field, a, b: str(a).casefold() == str(b).casefold()  # noqa: E731
    assert reconcile({"f": "DoorStep"}, {"f": "edited"}, {"f": "Doorstep"}, same) == []
