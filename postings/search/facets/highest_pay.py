"""What open ads pay, as arrays in the order of the amount: which state at least an amount, and which state most."""

from collections import defaultdict
from collections.abc import Mapping
from decimal import Decimal
from typing import NamedTuple

import numpy as np
from pyroaring import BitMap

from postings.choices import PER_YEAR, Answer, PayPeriod
from postings.search.bands import AMOUNT_EDGES
from postings.search.facets.index import Index
from postings.search.facets.values import HIGHEST_PAY
from postings.search.filters import NOT_STATED
from postings.search.id_arrays import array_of, bitmap_of
from postings.search.salaries import LeastSalary, limits_of, worth_in


class _Paid(NamedTuple):
    """The postings with pay in a currency: their yearly amounts in cents, ascending, and their ids in the same order."""

    cents: np.ndarray
    ids: np.ndarray

    def place(self, limit: Decimal) -> int:
        """Return the position of the first amount that reaches a limit."""
        return int(np.searchsorted(self.cents, int(limit * 100)))


def pays(index: Index, least: LeastSalary) -> dict[str, BitMap]:
    """Return the ids of the postings with each answer to whether they pay at least an amount: yes, no or `none`."""
    limits = least.limits()
    enough, comparable = _from_limits(index, limits), _comparable(index, limits)
    return {Answer.YES: enough, NOT_STATED: index.open - comparable, Answer.NO: comparable - enough}


def in_bands(index: Index, currency: str, period: PayPeriod) -> list[tuple[int, BitMap]]:
    """Return the start of each band of pay for a period and the ids of the postings whose highest pay is in it."""
    return index.cached(("pay bands", currency, period), lambda: _in_bands(index, currency, period))


def _in_bands(index: Index, currency: str, period: PayPeriod) -> list[tuple[int, BitMap]]:
    edges = (0, *AMOUNT_EDGES)
    limits = [limits_of(edge * PER_YEAR[period], currency) for edge in edges]
    parts: dict[int, list[BitMap]] = defaultdict(list)
    for each, paid in _by_currency(index).items():
        if each in limits[0]:
            places = [paid.place(limit[each]) for limit in limits]
            for edge, start, end in zip(edges, places, [*places[1:], len(paid.ids)], strict=True):
                if start < end:
                    parts[edge].append(bitmap_of(paid.ids[start:end]))
    return [(edge, BitMap.union(*parts[edge])) for edge in sorted(parts)]


def best_paid_first(index: Index, currency: str) -> np.ndarray:
    """Return the ids of the postings whose pay can be compared in a currency: best paid first, then newest first."""
    return index.cached(("best paid", currency), lambda: _best_paid_first(index, currency))


def _best_paid_first(index: Index, currency: str) -> np.ndarray:
    ids, cents = _comparable_cents(index, currency)
    return ids[np.lexsort((-ids.astype(np.int64), -index.places_of_days[ids], -cents))]


def by_amount(index: Index, currency: str) -> dict[int, BitMap]:
    """Return the ids of the open postings by their pay in cents of a currency, the best paid first; -1 if it is unknown."""
    return index.cached(("by amount", currency), lambda: _by_amount(index, currency))


def _by_amount(index: Index, currency: str) -> dict[int, BitMap]:
    ids, cents = _comparable_cents(index, currency)
    order = np.argsort(-cents, kind="stable")
    amounts, starts = np.unique(-cents[order], return_index=True)
    groups = np.split(ids[order], starts[1:])
    found = {-int(amount): bitmap_of(group) for amount, group in zip(amounts, groups, strict=False)}
    return {**found, -1: index.open - bitmap_of(ids)}


def _comparable_cents(index: Index, currency: str) -> tuple[np.ndarray, np.ndarray]:
    """Return the ids of the postings whose pay can be compared in a currency, and their pay in its cents."""
    paid, worth = _by_currency(index), worth_in(currency)
    there = [(paid[each], float(rate)) for each, rate in worth.items() if each in paid]
    if not there:
        return np.zeros(0, dtype=np.uint32), np.zeros(0, dtype=np.int64)
    cents = [np.rint(each.cents * rate).astype(np.int64) for each, rate in there]
    return np.concatenate([each.ids for each, _ in there]), np.concatenate(cents)


def _from_limits(index: Index, limits: Mapping[str, Decimal]) -> BitMap:
    paid = _by_currency(index)
    reached = [paid[each].ids[paid[each].place(limit) :] for each, limit in limits.items() if each in paid]
    return BitMap().union(*map(bitmap_of, reached))


def _comparable(index: Index, limits: Mapping[str, Decimal]) -> BitMap:
    paid = _by_currency(index)
    return BitMap().union(*(bitmap_of(paid[each].ids) for each in limits if each in paid))


def _by_currency(index: Index) -> dict[str, _Paid]:
    return index.cached("paid", lambda: _read(index.sets.get(HIGHEST_PAY, {})))


def _read(sets: Mapping[str, BitMap]) -> dict[str, _Paid]:
    by_currency: dict[str, list[tuple[int, np.ndarray]]] = defaultdict(list)
    for value, ids in sets.items():
        currency, _, cents = value.partition(" ")
        by_currency[currency].append((int(cents), array_of(ids)))
    return {currency: _sorted(amounts) for currency, amounts in by_currency.items()}


def _sorted(amounts: list[tuple[int, np.ndarray]]) -> _Paid:
    amounts.sort(key=lambda each: each[0])
    cents = np.repeat(np.array([each for each, _ in amounts], dtype=np.int64), [len(ids) for _, ids in amounts])
    return _Paid(cents, np.concatenate([ids for _, ids in amounts]))
