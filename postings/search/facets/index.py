"""The sets of one state of the board in memory, and counting with them. A change of the board makes a new index."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from heapq import heappushpop
from itertools import islice
from typing import Any, TypeVar

import numpy as np
from django.http import QueryDict
from django.utils.translation import get_language
from pyroaring import BitMap

from postings.choices import Answer
from postings.models import Posting
from postings.reference.distances import CityMap
from postings.search.bands import AGES, ANY_PAY, CLOSING, CLOSING_LATER, NO_CURRENCY, is_within, since
from postings.search.facets.jobs import Jobs
from postings.search.facets.tally import Tallied, Tally
from postings.search.facets.values import ADDED, DAY, LAST_DAY, NO, OTHERS, REPOST_GROUP, YES, Facts
from postings.search.filters import FACETS, NOT_STATED, PostingFilter
from postings.search.id_arrays import array_of, bitmap_of, length_for
from postings.search.since_filter import minute_in_utc
from postings.search.text_lookups import TextLookups

# The facts that show how much an ad states. Of the ads of one day, the fullest come first.
_STATED = ("pay", "place", "workplace", "seniority", "employment", "years", "skill", "company")
# The tally is rebuilt when more postings than this have changed since it was built.
_MAX_STALE = 2_000
_EMPTY = BitMap()
_T = TypeVar("_T")

Sets = Mapping[str, Mapping[str, BitMap]]


@dataclass
class Index:
    """The ids of open postings by facet and value (`sets`), the names of values (`labels`) and the state of the board."""

    sets: dict[str, dict[str, BitMap]]
    labels: dict[str, dict[str, str]]
    state: "BoardState"
    # Caches for as long as the index is current: results computed from the sets, and results of text queries.
    memory: dict[object, Any] = field(default_factory=dict)
    texts: dict[object, Any] = field(default_factory=dict)
    lookups: TextLookups = field(default_factory=TextLookups)
    _tally: Tally | None = None

    @cached_property
    def open(self) -> BitMap:
        return BitMap.union(*self.sets[DAY].values()) if self.sets.get(DAY) else BitMap()

    @cached_property
    def jobs(self) -> Jobs:
        return Jobs(self.sets.get(REPOST_GROUP, {}))

    def ids(self, facet: str, value: str, today: date) -> BitMap:
        """Return the ids of the postings that have a value. Ages and closing dates are counted from `today`."""
        if facet == "posted" and value in AGES:
            return self._since(value, today)
        if facet == "closing" and value in (*CLOSING, CLOSING_LATER):
            return self._closing(value, today)
        return self.sets_of(facet).get(value, _EMPTY)

    def values(self, facet: str) -> Collection[str]:
        """Return the values that any open posting has."""
        return self.sets_of(facet).keys()

    def sets_of(self, facet: str) -> Mapping[str, BitMap]:
        """Return the ids of the postings by value; for `posted`, by month. Values that depend on today are left out."""
        if facet == "closing":
            return self._without_last_day
        return self._months if facet == "posted" else self.sets.get(facet, {})

    @cached_property
    def _without_last_day(self) -> dict[str, BitMap]:
        return {day: ids for day, ids in self.sets.get(LAST_DAY, {}).items() if day == NOT_STATED}

    @cached_property
    def _days(self) -> dict[str, list[str]]:
        """Return the days on which open postings were posted, by month, newest first; `none` is the last month and day."""
        days: dict[str, list[str]] = {}
        for day in sorted(self.sets.get(DAY, {}), key=_by_date, reverse=True):
            days.setdefault(day if day == NOT_STATED else day[:7], []).append(day)
        return days

    @cached_property
    def _months(self) -> dict[str, BitMap]:
        return {month: BitMap.union(*(self.sets[DAY][day] for day in days)) for month, days in self._days.items()}

    def _since(self, age: str, today: date) -> BitMap:
        first = since(age, today).isoformat()
        days = (ids for day, ids in self.sets.get(DAY, {}).items() if day != NOT_STATED and day >= first)
        return self.cached(("since", age, today), lambda: BitMap().union(*days))

    def _closing(self, span: str, today: date) -> BitMap:
        days = ((date.fromisoformat(day), ids) for day, ids in self.sets.get(LAST_DAY, {}).items() if day != NOT_STATED)
        return self.cached(
            ("closing", span, today), lambda: BitMap().union(*(ids for day, ids in days if is_within(day, span, today)))
        )

    @cached_property
    def places_of_days(self) -> np.ndarray:
        """Return the place of each posting's day in the order of days, by id; 0 without a day."""
        places = np.zeros(length_for(self.open), dtype=np.int64)
        for place, day in enumerate(sorted(day for day in self.sets.get(DAY, {}) if day != NOT_STATED), 1):
            places[array_of(self.sets[DAY][day])] = place
        return places

    @cached_property
    def _latest_of_jobs(self) -> np.ndarray:
        ids = array_of(self.jobs.grouped)
        return ids[np.lexsort((-ids.astype(np.int64), -self.places_of_days[ids]))]

    def in_latest_order(self, grouped: BitMap) -> np.ndarray:
        """Return ads that are grouped as jobs, the latest first: by day, then by id."""
        is_there = np.zeros(len(self.jobs.group_of), dtype=bool)
        is_there[array_of(grouped)] = True
        return np.compress(is_there[self._latest_of_jobs], self._latest_of_jobs)

    def one_of_each_job(self, ids: BitMap) -> BitMap:
        """Return the latest posting of each job."""
        grouped = ids & self.jobs.grouped
        return (ids - grouped) | bitmap_of(self.jobs.firsts(self.in_latest_order(grouped)))

    @cached_property
    def newest_day(self) -> date | None:
        days = [day for day in self.sets.get(DAY, {}) if day != NOT_STATED]
        return date.fromisoformat(max(days)) if days else None

    @cached_property
    def newest_minute(self) -> str:
        """Return the minute in UTC in which the last posting was added."""
        return max(self.sets.get(ADDED, {}), default="")

    def near(self, cities: Iterable[str], kilometers: int) -> BitMap:
        """Return the ids of the postings in a city at most that far from one of the given cities."""
        places = self.sets.get("place", {})
        city_map = self.cached("city map", lambda: CityMap(places))
        near = {key for city in cities for key in city_map.within(kilometers, city)}
        return BitMap().union(*(places[key] for key in near))

    def added_since(self, moment: datetime) -> BitMap:
        """Return the ids of the postings that were added in the minute of a moment or later."""
        first = minute_in_utc(moment)
        return BitMap().union(*(ids for minute, ids in self.sets.get(ADDED, {}).items() if minute >= first))

    def may_apply(self, country: str, answer: str) -> BitMap:
        """Return the ids of the postings with an answer for a country: yes, no or `none`, as `Posting.may_apply_from`."""
        yes, no = (self.sets.get(name, {}).get(country, _EMPTY) for name in (YES, NO))
        others = self.sets.get(OTHERS, {})
        all_yes = yes | (others.get(Answer.YES, _EMPTY) - no)
        all_no = (no | others.get(Answer.NO, _EMPTY)) - yes - all_yes
        if answer == Answer.YES:
            return all_yes
        return all_no if answer == Answer.NO else self.open - all_yes - all_no

    def currencies(self) -> list[str]:
        """Return the currencies in which open postings state pay, the most frequent first."""
        return [value for _, value in self.top_level("pay") if value not in {ANY_PAY, NO_CURRENCY}]

    def filterset(self, query: QueryDict) -> PostingFilter:
        """Return the filters of a query, with the names and currencies of the index instead of lookups in the database."""
        return PostingFilter(
            query, Posting.objects.open(), known=lambda facet: self.labels.get(facet, {}), currencies=self.currencies
        )

    def by_size(self, facet: str) -> list[tuple[int, str]]:
        """Return the number of open jobs and the value, for each value except `none`, the most frequent first."""
        return self.cached(("by size", facet), lambda: _by_size(self.sets_of(facet), self.jobs))

    def top_level(self, facet: str) -> list[tuple[int, str]]:
        """Return the items of `by_size` with top-level values: countries, for example, but not the places in them."""
        if not FACETS[facet].has_children:
            return self.by_size(facet)
        return self.cached(
            ("outer", facet), lambda: [each for each in self.by_size(facet) if FACETS[facet].is_top_level(each[1])]
        )

    def children(self, facet: str, outer: str) -> list[tuple[int, str]]:
        """Return the items of `by_size` with values that another value contains."""
        above = FACETS[facet].ancestors
        return self.cached(
            ("inner", facet, outer), lambda: [each for each in self.by_size(facet) if outer in above(each[1])]
        )

    def cached(self, key: object, make: Callable[[], _T]) -> _T:
        """Return the result of `make`, cached with the index."""
        if (found := self.memory.get(key)) is None:
            self.memory[key] = found = make()
        return found

    def cached_in_language(self, key: object, make: Callable[[], _T]) -> _T:
        """Return the result of `make` for the active language, cached with the index."""
        return self.cached((get_language(), key), make)

    def label(self, facet: str, value: str, otherwise: Callable[[str, str], str]) -> str:
        """Return the name of a value in the active language; `otherwise` returns it if the index has none."""
        if known := self.labels.get(facet, {}).get(value):
            return FACETS[facet].value_label(value, known)
        return self.cached_in_language(("label", facet, value), lambda: otherwise(facet, value))

    @property
    def tally(self) -> Tally:
        if self._tally is None or len(self._tally.stale) > _MAX_STALE:
            self._tally = Tally({facet: self.sets_of(facet) for facet in FACETS}, self.open)
        return self._tally

    def newest_first(self, ids: BitMap, start: int, stop: int, first: BitMap = _EMPTY) -> list[int]:
        """Return the ids from `start` to before `stop`, newest first, those without a date last.

        Of one day, those in `first` come first, then the ads that state most, one of each company before the second of any.
        """
        found: list[int] = []
        skip = start
        for month, days in self._days.items():
            if (here := ids.intersection_cardinality(self._months[month])) <= skip:
                skip -= here
                continue
            for day in days:
                if not (of_day := ids & self.sets[DAY][day]):
                    continue
                here -= len(of_day)
                if len(of_day) > skip:
                    parts = (of_day & first, of_day - first) if first else (of_day,)
                    in_order = (posting for part in parts for posting in self._in_order(day) if posting in part)
                    found += islice(in_order, skip, skip + stop - start - len(found))
                skip = max(0, skip - len(of_day))
                if len(found) == stop - start:
                    return found
                if not here:
                    break
        return found

    def latest_first(self, ids: BitMap, number: int, after: tuple[str, int] | None = None) -> list[tuple[str, int]]:
        """Return at most `number` days and ids: newest first, those without a date last; of one day, the last added first.

        They start after a day and id, whether or not the posting with this id is still there.
        """
        found: list[tuple[str, int]] = []
        for day in self._days_of(ids, after[0] if after else None):
            of_day = ids & self.sets[DAY][day]
            stop = of_day.rank(after[1] - 1) if after and day == after[0] else len(of_day)
            found += [(day, posting) for posting in reversed(of_day[max(0, stop - number + len(found)) : stop])]
            if len(found) == number:
                break
        return found

    def _days_of(self, ids: BitMap, first: str | None) -> Iterator[str]:
        """Yield the days of the months in which any of the postings was posted, from a day on, newest first."""
        for month, days in self._days.items():
            is_later = first is not None and _by_date(month) > _by_date(first[: len(month)])
            if not is_later and ids.intersect(self._months[month]):
                yield from (day for day in days if first is None or _by_date(day) <= _by_date(first))

    def _in_order(self, day: str) -> list[int]:
        return self.cached(("order", day), lambda: self._order_of_day(array_of(self.sets[DAY][day])))

    def _order_of_day(self, ids: np.ndarray) -> list[int]:
        """Return sorted ids ordered by their place among the ads of their company, then by how much they state."""
        members = bitmap_of(ids)
        stated = np.zeros(len(ids), dtype=np.int64)
        for facet in _STATED:
            unstated = self.sets.get(facet, {}).get(NOT_STATED, _EMPTY)
            stated[np.searchsorted(ids, array_of(members - unstated))] += 1
        company = -np.arange(1, len(ids) + 1)  # ads without a company are each by themselves
        for number, (name, of_company) in enumerate(self.sets.get("company", {}).items()):
            if name != NOT_STATED and of_company.intersect(members):
                company[np.searchsorted(ids, array_of(of_company & members))] = number
        newest, fullest = -ids.astype(np.int64), -stated
        by_company = np.lexsort((newest, fullest, company))
        is_first = np.diff(company[by_company], prepend=np.nan) != 0
        firsts = np.flatnonzero(is_first)
        turn = np.empty(len(ids), dtype=np.int64)  # 0 for the first ad of a company, 1 for its second
        turn[by_company] = np.arange(len(ids)) - firsts[np.cumsum(is_first) - 1]
        order: list[int] = ids[np.lexsort((newest, fullest, turn))].tolist()
        return order

    def take_over(self, before: "Index") -> None:
        """Reuse the tally of an earlier index, which is slow to build, with the postings that differ marked as stale."""
        if before._tally is not None:
            facets = self.sets.keys() | before.sets.keys()
            pairs = ((self.sets.get(facet, {}), before.sets.get(facet, {})) for facet in facets)
            differing = (
                ours.get(value, _EMPTY) ^ theirs.get(value, _EMPTY)
                for ours, theirs in pairs
                for value in ours.keys() | theirs.keys()
                if ours.get(value) != theirs.get(value)
            )
            self._tally = before._tally.without(self.jobs.with_other_ads(BitMap().union(*differing)))

    def changed(self, ids: BitMap, facts: Facts, state: "BoardState") -> "Index":
        """Return a new index in which the given postings have `facts` as their current values."""
        sets: dict[str, dict[str, BitMap]] = {}
        for facet in self.sets.keys() | facts.sets.keys():
            old, new = self.sets.get(facet, {}), facts.sets.get(facet, {})
            merged = {value: found - ids if found.intersect(ids) else found for value, found in old.items()}
            for value, found in new.items():
                merged[value] = merged.get(value, _EMPTY) | found
            sets[facet] = {value: found for value, found in merged.items() if found}
        named = {facet: {**self.labels.get(facet, {}), **facts.labels.get(facet, {})} for facet in sets}
        labels = {
            facet: {value: named[facet][value] for value in named[facet].keys() & sets[facet].keys()} for facet in sets
        }
        index = Index(sets, labels, state, lookups=self.lookups.after(ids))
        if self._tally is not None:
            index._tally = self._tally.without(index.jobs.with_other_ads(ids))
        return index


def _by_date(day: str) -> tuple[bool, str]:
    """Return the sort key of a day or month, or of `none`."""
    return day != NOT_STATED, day


@dataclass(frozen=True)
class BoardState:
    """A state of the board: the token of the sets, and the token and posting id of each pending change, by its row id."""

    sets_token: int
    pending: Mapping[int, tuple[int, int]]

    @cached_property
    def version(self) -> str:
        return version_of(self.sets_token, sum(token for token, _ in self.pending.values()), len(self.pending))


def version_of(sets_token: int | None, sum_of_tokens: int, pending: int) -> str:
    """Return a state as a short string. Tokens are random, so the sum for the pending changes identifies which there are."""
    return f"{sets_token or 0:x}.{int(sum_of_tokens):x}.{pending:x}"


class Counts:
    """The number of jobs by value of a facet, among a set of postings."""

    def __init__(self, index: Index, facet: str, base: BitMap, today: date):
        self.index, self.facet, self.base, self.today = index, facet, base, today
        self.is_all = base is index.open
        self._grouped = index.jobs.grouped if self.is_all else base & index.jobs.grouped
        self._counted: dict[str, int] = {}
        self._tallied: Tallied | None = None
        if not self.is_all and index.tally.finds_top_quicker(facet, len(base), len(index.top_level(facet))):
            self._tallied = self._tally()

    def _tally(self) -> Tallied:
        return self.index.tally.counts(self.facet, self.base, self.index.sets_of(self.facet), self.index.jobs)

    def of(self, value: str) -> int:
        if self._tallied is not None and value not in FACETS[self.facet].dated_values:
            return self._tallied.of(value)
        if value not in self._counted:
            self._counted[value] = self._ads(value) - self._repeats(value)
        return self._counted[value]

    def of_every_value(self) -> Mapping[str, int]:
        """Return the counts of the values that open postings have, except `none`. Counting them one by one takes longer."""
        sizes = self.index.by_size(self.facet)
        if self.is_all:
            self._counted |= {value: size for size, value in sizes}
        elif self._tallied is None and self.index.tally.is_quicker(self.facet, len(self.base), len(sizes)):
            self._tallied = self._tally()
        return {value: self.of(value) for _, value in sizes}

    def _ads(self, value: str) -> int:
        ids = self.index.ids(self.facet, value, self.today)
        return len(ids) if self.is_all else self.base.intersection_cardinality(ids)

    def _repeats(self, value: str) -> int:
        return self.index.jobs.repeats(self._grouped & self.index.ids(self.facet, value, self.today))

    def _can_reach(self, least: int, value: str) -> bool:
        """Return whether a value may have that many jobs. It is quick to see that it has too few ads."""
        return self._tallied is not None or self._ads(value) >= least

    def top(self, number: int, among: Iterable[tuple[int, str]] | None = None) -> list[tuple[str, int]]:
        """Return at most `number` values and their counts, most frequent first, ties by value, without counts of zero.

        `among` are the sizes and values to choose from, the largest first; by default the top-level values. The size of a
        value is its count on the whole board, which its count here cannot exceed. So once `number` values are found, the
        loop ends at the first value whose size is below all their counts.
        """
        if self._tallied is not None and among is None and not FACETS[self.facet].has_children:
            found = ((-self.of(value), value) for value in self._tallied.most_frequent(number + 1) if value != NOT_STATED)
            return [(value, -count) for count, value in sorted(found)[:number] if count]
        best: list[tuple[int, _Later]] = []
        for size, value in self.index.top_level(self.facet) if among is None else among:
            if len(best) == number and size < best[0][0]:
                break
            if len(best) == number and not self._can_reach(best[0][0], value):
                continue
            count = size if self.is_all else self.of(value)
            if count and len(best) < number:
                best.append((count, _Later(value)))
                if len(best) == number:
                    best.sort()
            elif count:
                heappushpop(best, (count, _Later(value)))
        return [(str(value), count) for count, value in sorted(best, reverse=True)]


def _by_size(sets: Mapping[str, BitMap], jobs: Jobs) -> list[tuple[int, str]]:
    sizes = sorted((-jobs.number(ids), value) for value, ids in sets.items() if value != NOT_STATED)
    return [(-size, value) for size, value in sizes]


class _Later(str):
    """A value with reversed order, so that of values with equal counts a heap drops the last first."""

    __slots__ = ()

    def __lt__(self, other: str) -> bool:
        return str.__gt__(self, other)
