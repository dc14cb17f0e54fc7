"""Results of a search: its postings, the jobs that they are for, in their order, and the jobs that each facet counts."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import TypeVar

import numpy as np
from django.utils.translation import get_language
from pyroaring import BitMap

from postings.choices import Answer
from postings.search import full_text as texts
from postings.search import ranking
from postings.search.facets.highest_pay import best_paid_first, by_amount, pays
from postings.search.facets.index import Counts, Index
from postings.search.facets.value_names import known_values, label_of
from postings.search.filters import ALL, FACETS, NOT_STATED, Search
from postings.search.id_arrays import array_of, bitmap_of, length_for
from postings.search.salaries import main_currency
from postings.search.since_filter import moment

_MAX_KEPT = 100
_T = TypeVar("_T")


class Results:
    """The open postings that a search finds in an index on a day, as jobs: ads for the same job count and stand as one.

    `ids` are the postings. `len()` and slices are of jobs, each with the id of its first posting in the order of the search.
    """

    def __init__(self, index: Index, search: Search, today: date):
        self.index, self.search, self.today = index, search, today
        self._counts: dict[str, Counts] = {}
        self._counts_alone: dict[str, Counts] = {}

    @cached_property
    def total(self) -> int:
        """Return the number of jobs."""
        return self.index.jobs.number(self.ids)

    @cached_property
    def ids(self) -> BitMap:
        return self._meet([self._outside_facets, *self._chosen.values()])

    @cached_property
    def firsts(self) -> BitMap:
        """Return the first posting of each job. Of those that sort alike, it is the latest."""
        grouped = self.ids & self.index.jobs.grouped
        return (self.ids - grouped) | bitmap_of(self.index.jobs.firsts(self._in_order(grouped)))

    def ads_of_jobs(self, firsts: Iterable[int]) -> list[list[int]]:
        """Return each of some first postings with the others for its job, in their order."""
        jobs = {first: [first] for first in firsts}
        group_of, grouped = self.index.jobs.group_of, self.index.jobs.grouped & BitMap(jobs)
        job_of = {group_of[first]: jobs[first] for first in grouped}
        for posting in self._in_order(self.ids & self.index.jobs.with_other_ads(grouped)).tolist():
            if posting not in jobs:
                job_of[group_of[posting]].append(posting)
        return list(jobs.values())

    def first_for(self, posting: int) -> int:
        """Return the first posting of the job that a posting found is for."""
        if posting not in self.index.jobs.grouped:
            return posting
        return (self.firsts & self.index.jobs.with_other_ads(BitMap([posting])))[0]

    def _in_order(self, grouped: BitMap) -> np.ndarray:
        """Return ads that are grouped as jobs in the order of the search, the latest first of those that sort alike."""
        ids = self.index.in_latest_order(grouped)
        return ids if self.search.sort == "newest" else np.take(ids, np.argsort(-self._sort_keys(ids), kind="stable"))

    def _sort_keys(self, ids: np.ndarray) -> np.ndarray:
        """Return what the search sorts postings by before the date, as numbers of which the highest come first."""
        keys = np.zeros(len(self.index.places_of_days), dtype=np.int64)
        groups: Mapping[int, BitMap] = {}
        match self.search.sort:
            case "pay":
                ranked = best_paid_first(self.index, self.currency)
                keys[ranked] = np.arange(len(ranked), 0, -1)
            case "relevance":
                groups = self._paying_first(self._by_points)
            case "answer":
                groups = self._by_apply
        for number, members in groups.items():
            keys[array_of(members)] = number
        return np.take(keys, ids)

    def base(self, facet: str) -> BitMap:
        """Return the ids of the postings that a facet counts.

        They are those found without its selected values. If it combines values with AND, they are those found with them.
        Excluded values of the facet always apply.
        """
        return self.ids if self.search.adds(facet) else self.without(facet)

    def without(self, facet: str) -> BitMap:
        """Return the ids of the postings that the search finds without the selected values of one facet."""
        if facet not in self._chosen:
            return self.ids
        return self._meet([self._outside_facets, *(ids for name, ids in self._chosen.items() if name != facet)])

    def counts(self, facet: str) -> Counts:
        if facet not in self._counts:
            self._counts[facet] = Counts(self.index, facet, self.base(facet), self.today)
        return self._counts[facet]

    def counts_alone(self, facet: str) -> Counts:
        """Return the counts of the searches with only one value of a facet."""
        if not self.search.adds(facet):
            return self.counts(facet)
        if facet not in self._counts_alone:
            self._counts_alone[facet] = Counts(self.index, facet, self.without(facet), self.today)
        return self._counts_alone[facet]

    def count(self, facet: str, value: str) -> int:
        """Return the number that a facet shows beside a value. "Not stated" cannot be added, so it is counted alone."""
        return (self.counts_alone(facet) if value == NOT_STATED else self.counts(facet)).of(value)

    def count_answer(self, name: str, answer: str) -> int:
        """Return the number of jobs with an answer to the country or the salary, whichever answers are selected."""
        return self.index.jobs.number(self.base(name) & self.by_answer[name][answer])

    @property
    def currency(self) -> str:
        """Return the currency in which salaries are compared and sorted."""
        return self.search.currency or main_currency(self.search.country, self.index.currencies())

    @cached_property
    def by_answer(self) -> dict[str, Mapping[str, BitMap]]:
        """Return the ids of the postings by answer, for each parameter with answers that has an effect."""
        found: dict[str, Mapping[str, BitMap]] = {}
        if country := self.search.country:
            answers = (Answer.YES, NOT_STATED, Answer.NO)
            found["apply"] = {answer: self.index.may_apply(country, answer) for answer in answers}
        if least := self.search.least_salary:
            found["salary"] = self._kept(("pays", least), lambda: pays(self.index, least))
        return found

    @cached_property
    def _chosen(self) -> dict[str, BitMap]:
        """Return by facet the ids of the postings with any or all of its selected values."""
        chosen = {name: self._having(name, self.search.chosen(name)) for name in FACETS if self.search.chosen(name)}
        for name, ids in self.by_answer.items():
            selected = self.search.answers if name == "apply" else self.search.salary_answers
            chosen[name] = BitMap.union(*(ids[answer] for answer in selected))
        return chosen

    def _having(self, facet: str, values: tuple[str, ...]) -> BitMap:
        if self.search.mode(facet) == ALL:
            return BitMap.intersection(*(self.index.ids(facet, value, self.today) for value in values))
        return self._any_of(facet, values)

    def _any_of(self, facet: str, values: tuple[str, ...]) -> BitMap:
        found = [self.index.ids(facet, value, self.today) for value in values]
        return found[0] if len(found) == 1 else BitMap.union(*found)

    @cached_property
    def _outside_facets(self) -> BitMap:
        """Return the ids of the open postings that match everything but the selected values of facets.

        The result is `index.open` itself, not a copy, if the search has nothing else.
        """
        found = self.index.open
        if self.search.text:
            hits, misses = self._hits
            found = found if hits is None else found & hits
            found = found - misses if misses else found
        if cities := self.search.chosen("near"):
            found = found & self.index.near(cities, self.search.kilometers)
        for since in self.search.chosen("since"):
            found = found & self.index.added_since(moment(since))
        for name in FACETS:
            if self.search.excluded(name):
                found = found - self._any_of(name, self.search.excluded(name))
        return found

    def _meet(self, sets: list[BitMap]) -> BitMap:
        found = sets[0]
        for ids in sorted(sets[1:], key=len):
            found = ids if found is self.index.open else found & ids
        return found

    def _once(self, what: str, make: Callable[[], _T]) -> _T:
        """Return the result of `make` for the text of the search, cached with the index."""
        return self._kept((what, self.search.text), make)

    def _kept(self, key: object, make: Callable[[], _T]) -> _T:
        """Return the result of `make`, cached with the index. The cache is cleared when it has _MAX_KEPT entries."""
        kept = self.index.texts
        if (found := kept.get(key)) is None:
            if len(kept) >= _MAX_KEPT:
                kept.clear()
            kept[key] = found = make()
        return found

    def __len__(self) -> int:
        return self.total

    def __getitem__(self, part: slice) -> list[int]:
        """Return the first postings of a slice of jobs in the order of the search, for use by a paginator."""
        match self.search.sort:
            case "relevance":
                return self._in_groups(self._paying_first(self._by_points).values(), part)
            case "pay":
                return self._by_pay(part)
            case "answer":
                return self._in_groups(self._by_apply.values(), part)
        return self.index.newest_first(self.firsts, part.start, min(part.stop, self.total), self._paying)

    def _in_groups(self, groups: Iterable[BitMap], part: slice) -> list[int]:
        """Return the first postings of a slice in the order of the groups; within each, newest first."""
        found: list[int] = []
        start, stop = part.start, min(part.stop, self.total)
        for group in groups:
            if stop <= 0:
                break
            if start < (number := len(ids := self.firsts & group)):
                found += self.index.newest_first(ids, max(0, start), min(stop, number), self._paying)
            start, stop = start - number, stop - number
        return found

    def groups(self) -> Iterator[tuple[int, BitMap]]:
        """Yield the postings in groups by what the search sorts by before the date, each with a number that falls.

        The number depends only on the search and the postings of the group, not on other postings.
        """
        match self.search.sort:
            case "relevance":
                groups = self._paying_first(self._by_points)
            case "pay":
                groups = by_amount(self.index, self.currency)
            case "answer":
                groups = self._by_apply
            case _:
                groups = {0: self.index.open}
        return ((number, self.ids & ids) for number, ids in groups.items())

    @property
    def _paying(self) -> BitMap:
        """Return the ids of the postings that state at least the least salary of the search, if it has one."""
        return self.by_answer["salary"][Answer.YES] if "salary" in self.by_answer else BitMap()

    def _paying_first(self, groups: Mapping[int, BitMap]) -> Mapping[int, BitMap]:
        """Return the groups, each in two if the search has a least salary: first what states at least that."""
        if "salary" not in self.by_answer:
            return groups
        parts = ((number, (ids - self._paying, ids & self._paying)) for number, ids in groups.items())
        return {2 * number + pays: part[pays] for number, part in parts for pays in (1, 0)}

    @property
    def _by_points(self) -> dict[int, BitMap]:
        if self._hits[0] is not None:
            return self._kept(("ranked", get_language(), self.search.text, *self.search.skills), self._ranked)
        return self._kept(("ranked", get_language(), *self.search.skills), self._ranked_by_skills)

    def _ranked(self) -> dict[int, BitMap]:
        skills = [texts.parse(name).wanted for name in self._names_of_skills()]
        return self._ranked_by(self.search.query, self._hits[0] or BitMap(), [terms[0] for terms in skills if terms])

    def _ranked_by_skills(self) -> dict[int, BitMap]:
        """Return the postings with any of the selected skills in the order of a search for their names."""
        having = (self._any_of(facet, (value,)) for facet, value in self.search.skills)
        return self._ranked_by(texts.parse(" ".join(self._names_of_skills())), BitMap.union(*having))

    def _names_of_skills(self) -> Iterator[str]:
        return (label_of(self.index, facet, value) for facet, value in self.search.skills if value != NOT_STATED)

    def _ranked_by(self, query: texts.Query, found: BitMap, skills: Sequence[texts.Term] = ()) -> dict[int, BitMap]:
        return ranking.ranked(self.index.open & found, query, known_values(self.index), self.index.lookups, skills)

    @property
    def _by_apply(self) -> dict[int, BitMap]:
        answers = {2: Answer.YES, 1: NOT_STATED, 0: Answer.NO}
        return {number: self.by_answer["apply"][answer] for number, answer in answers.items()}

    @property
    def _hits(self) -> tuple[BitMap | None, BitMap]:
        return self._once("hits", self._looked_up)

    def _looked_up(self) -> tuple[BitMap | None, BitMap]:
        """Return the postings that the text wants, None if it wants no words, and those with an unwanted word."""
        query = self.search.query
        *hits, misses = self.index.lookups.find([*texts.lookups_of(query), texts.any_of(query.unwanted)])
        return BitMap.union(*hits) if query.wanted else None, misses

    def _by_pay(self, part: slice) -> list[int]:
        """Return a slice: best paid first, then the postings whose pay cannot be compared, newest first."""
        ranked = best_paid_first(self.index, self.currency)
        is_found = np.zeros(length_for(self.index.open), dtype=bool)
        is_found[array_of(self.firsts)] = True
        paid = ranked[is_found[ranked]]
        start, stop = part.start, min(part.stop, self.total)
        found: list[int] = paid[start:stop].tolist()
        if stop > len(paid):
            rest = self.firsts - bitmap_of(paid)
            found += self.index.newest_first(rest, max(0, start - len(paid)), stop - len(paid))
        return found
