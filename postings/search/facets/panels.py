"""The facets of a search for display: their most frequent values, each with its count and URL."""

from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import quote_plus

from django.utils.translation import gettext

from postings.reference.gazetteer import normalize
from postings.search.bands import ANY_PAY
from postings.search.facets.results import Results
from postings.search.filters import ALL, ANSWERS, FACETS, MAX_VALUES, MODES, NOT_STATED

quoted = lru_cache(maxsize=10_000)(quote_plus)

# The number of values that are shown at once, that "Show more" adds, and of salary bands.
MAX_SHOWN, MAX_MORE, MAX_BANDS = 5, 5, 24
# The facets that people ask for first, in this order; the others follow. The first of them are expanded by default.
FIRST = (
    "workplace",
    "place",
    "pay",
    "function",
    "seniority",
    "skill",
    "employment",
    "years",
    "posted",
    "closing",
    "company",
)
OPEN = {*FIRST[:4], "skill"}


class Option(NamedTuple):
    """A value of a facet. Its link, `href`, leads to `total` jobs; `children` are the values that it contains.

    `href` is empty if it would lead to no job or to the search itself.
    `is_off` disables its checkbox if the maximum number of values is selected. `is_added` says that the link adds it to the
    selected values, `are_bands` that its children are bands of salaries. `whole` is its label without context.
    """

    name: str
    value: str
    label: str
    whole: str
    total: int
    href: str
    is_chosen: bool = False
    is_off: bool = False
    is_added: bool = False
    are_bands: bool = False
    children: "tuple[Option, ...]" = ()


class Mode(NamedTuple):
    """A way to combine the selected values of a facet, with the URL of the search."""

    label: str
    href: str
    is_used: bool


class Panel(NamedTuple):
    """A facet: its `options`, the `rest` that "Show more" shows, and the `excluded` values with their labels.

    `more` is the URL of the list of all values, which are `too_many` to show here. `mode` is how selected values combine, if
    that is not what an address without it means; `modes` are the ways to choose from if several are selected.
    """

    name: str
    label: str
    many: str
    options: tuple[Option, ...]
    rest: tuple[Option, ...]
    excluded: tuple[tuple[str, str], ...]
    in_use: int
    more: str
    too_many: bool
    mode: str
    modes: tuple[Mode, ...]
    is_open: bool


class Detail(NamedTuple):
    """A value with the URL and total of the search that excludes it, and of the one that adds it to the selected values.

    A URL is empty if there is no such search.
    """

    option: Option
    without_href: str
    without_total: int
    also_href: str
    also_total: int


class Panels:
    """The panels of the results of a search.

    `label` returns the label of a value that no open posting has; `more` returns the URL of the list of a facet's values.
    """

    def __init__(self, found: Results, label: Callable[[str, str], str], more: Callable[[str], str]):
        self.found, self.search, self.index = found, found.search, found.index
        self.label_of_unused, self.more = label, more
        self._query = self.search.address().removesuffix("?")

    def all(self) -> list[Panel]:
        """Return the panels of all facets, without those that are hidden because no posting states a value."""
        return [self.panel(name) for name in dict.fromkeys([*FIRST, *FACETS]) if self._is_shown(name)]

    def _is_shown(self, name: str) -> bool:
        if not FACETS[name].is_hidden_if_unused or self.search.chosen(name) or self.search.excluded(name):
            return True
        return any(value != NOT_STATED for value in self.index.values(name))

    def panel(self, name: str) -> Panel:
        facet, chosen = FACETS[name], self.search.chosen(name)
        first, rest = self._shown(name)
        excluded = tuple((value, self.label(name, value)) for value in self.search.excluded(name))
        in_use = len(chosen) + len(excluded)
        return Panel(
            name,
            str(facet.label),
            str(facet.many),
            tuple(self._options(name, first, has_not_stated=True)),
            tuple(self._options(name, rest)),
            excluded,
            in_use,
            f"{self.more(name)}{self._query}",
            self.has_many(name),
            self._mode(name),
            self._modes(name),
            bool(in_use) or name in OPEN,
        )

    def many_values(self) -> list[str]:
        """Return the facets with more values than their panels show."""
        return [name for name in FACETS if self.has_many(name)]

    def has_many(self, name: str) -> bool:
        """Return whether a facet has more values than its panel shows."""
        return len(self.index.top_level(name)) > MAX_SHOWN + MAX_MORE and not FACETS[name].children_are_ordered

    def _mode(self, name: str) -> str:
        mode = self.search.mode(name)
        return mode if FACETS[name].default_mode == ALL or mode == ALL else ""

    def _modes(self, name: str) -> tuple[Mode, ...]:
        chosen = self.search.chosen(name)
        if not FACETS[name].default_mode or len(chosen) < 2 or NOT_STATED in chosen:
            return ()
        used = self.search.mode(name)
        return tuple(
            Mode(str(label), self.search.with_values(f"{name}_mode", [mode]).address(), mode == used)
            for mode, label in MODES.items()
        )

    def _shown(self, name: str) -> tuple[list[str], list[str]]:
        """Return the values to show first and behind "Show more": those in use, then the others.

        These are in the order of the facet, or the most frequent first.
        """
        facet, counts = FACETS[name], self.found.counts(name)
        # A value inside another is listed below it, so the top-level value has to be shown.
        in_use = [*dict.fromkeys(self._holder(name, value) for value in self.search.chosen(name) if value != NOT_STATED)]
        if facet.is_ordered:
            there = {*facet.dated_values, *self.index.values(name)} - {NOT_STATED, *in_use}
            others = [value for value in sorted(there, key=facet.order) if value in facet.dated_values or counts.of(value)]
            in_use.sort(key=facet.order)
        else:
            found = counts.top(MAX_SHOWN + MAX_MORE + len(in_use))
            others = [value for value, _ in found if value not in in_use]
        room = 0 if self._is_answered(name) else max(0, MAX_SHOWN - len(in_use))
        return [*in_use, *others[:room]], others[room : room + MAX_MORE]

    def _is_answered(self, name: str) -> bool:
        """Return whether the panel begins with the answers to a least salary, so that its values come behind "Show more"."""
        return name == "pay" and bool(self.search.amount)

    def _children(self, name: str, top_level: str) -> list[str]:
        """Return the values inside a top-level value to show: the most frequent and the selected ones."""
        facet, counts = FACETS[name], self.found.counts(name)
        values = [
            value
            for value, _ in counts.top(
                MAX_BANDS if facet.children_are_ordered else MAX_SHOWN, self.index.children(name, top_level)
            )
        ]
        values += [
            value for value in self.search.chosen(name) if top_level in facet.ancestors(value) and value not in values
        ]
        return sorted(values, key=facet.order) if facet.children_are_ordered else values

    def _holder(self, name: str, value: str) -> str:
        """Return the top-level value: this one or the one that contains it; this one if neither is at the top level."""
        facet = FACETS[name]
        return next((each for each in (value, *facet.ancestors(value)) if facet.is_top_level(each)), value)

    def _opens(self, name: str, shown: list[str]) -> set[str]:
        """Return the values to list with their children: those that are selected or contain a selected value.

        For pay, if there are none, the first currency shown is listed with its children.
        """
        opened = {self._holder(name, each) for each in self.search.chosen(name)} - {ANY_PAY, NOT_STATED}
        return opened or {*[value for value in shown if value != ANY_PAY][:1]} if name == "pay" else opened

    def _options(self, name: str, shown: list[str], *, has_not_stated: bool = False) -> Iterator[Option]:
        facet, chosen = FACETS[name], self.search.chosen(name)
        link = self._links(name)
        opened = self._opens(name, shown) if facet.has_children else set()
        is_full = len(chosen) >= MAX_VALUES

        def option(value: str, children: tuple[Option, ...] = (), *, is_inner: bool = False) -> Option:
            label, total = self.label(name, value), self.found.count(name, value)
            return Option(
                name,
                value,
                facet.short(value, label) if is_inner else label,
                label,
                total,
                link(value) if total else "",
                value in chosen,
                is_full and value not in chosen,
                value != NOT_STATED and self.search.adds(name),
                facet.children_are_ordered,
                children,
            )

        for value in shown:
            children = self._children(name, value) if value in opened else ()
            yield option(value, tuple(option(each, is_inner=True) for each in children))
        is_offered = self.found.count(name, NOT_STATED) and not self._is_answered(name)
        if has_not_stated and (is_offered or NOT_STATED in chosen):
            yield option(NOT_STATED)

    def link(self, name: str, value: str) -> str:
        """Return the URL of the search that the count of a value is for; an empty string if it is this search."""
        return self._links(name)(value)

    def _links(self, name: str) -> Callable[[str], str]:
        chosen, (before, after) = self.search.chosen(name), self.search.around(name)
        adds = self.search.adds(name)

        def link(value: str) -> str:
            if not adds or value == NOT_STATED:
                return f"{before}{quoted(value)}{after}"
            return "" if value in chosen else self.search.with_values(name, [*chosen, value]).address()

        return link

    def label(self, name: str, value: str) -> str:
        """Return the label of a value, which the index caches while it is current."""
        if value == NOT_STATED:
            return gettext("Not stated")
        return self.index.label(name, value, self.label_of_unused)

    def answers(self, name: str) -> list[Option]:
        """Return an option for each answer of ads: `apply` to the country of the search, `salary` to its least salary."""
        before, after = self.search.around(name)
        selected = self.search.answers if name == "apply" else self.search.salary_answers
        return [
            Option(
                name,
                answer,
                str(words),
                str(words),
                total := self.found.count_answer(name, answer),
                f"{before}{answer}{after}" if total else "",
                answer in selected,
            )
            for answer, words in ANSWERS[name].words.items()
        ]

    def every_value(self, name: str, text: str = "") -> list[str]:
        """Return the values with `text` in their label.

        The values are those of the postings that the facet counts, those in use, and `none`.
        """
        facet, counts = FACETS[name], self.found.counts_alone(name)
        in_use = {*self.search.chosen(name), *self.search.excluded(name)}
        others = {*in_use, *facet.dated_values} - {NOT_STATED}
        by_count = {**counts.of_every_value(), **{value: counts.of(value) for value in others}}
        used = [value for value, count in by_count.items() if count or value in in_use]
        if facet.is_ordered:
            used.sort(key=facet.order)
        else:
            used.sort(key=lambda value: (-by_count[value], value))
        if facet.children_are_ordered:  # top-level values, the most frequent first, each followed by those inside it
            place = {value: place for place, value in enumerate(each for each in used if facet.is_top_level(each))}
            used.sort(key=lambda value: (place.get(self._holder(name, value), len(place)), facet.order(value)))
        if not (wanted := normalize(text)):
            return [*used, NOT_STATED]
        return [value for value in [*used, NOT_STATED] if wanted in normalize(self.label(name, value))]

    def details(self, name: str, values: list[str]) -> list[Detail]:
        return [
            Detail(option, *self._without(name, option.value), *self._also(name, option))
            for option in self._flat(name, values)
        ]

    def _flat(self, name: str, values: list[str]) -> Iterator[Option]:
        before, after = self.search.around(name)
        for value in values:
            label, count = self.label(name, value), self.found.counts_alone(name).of(value)
            href = f"{before}{quoted(value)}{after}"
            yield Option(name, value, label, label, count, href, value in self.search.chosen(name))

    def _also(self, name: str, option: Option) -> tuple[str, int]:
        chosen = self.search.chosen(name)
        if not chosen or option.is_chosen or len(chosen) >= MAX_VALUES or self._overlaps(name, option.value):
            return "", 0
        if self.search.adds(name):
            total = 0 if option.value == NOT_STATED else self.found.counts(name).of(option.value)
            return (self.link(name, option.value), total) if total else ("", 0)
        more = self.found.base(name) & self.index.ids(name, option.value, self.found.today)
        total = self.index.jobs.number(self.found.ids | more)
        return self.search.with_values(name, [*chosen, option.value]).address(), total

    def _overlaps(self, name: str, value: str) -> bool:
        """Return whether a selected value contains a value or is in it, so that a search cannot have both."""
        ancestors = FACETS[name].ancestors
        return any(value in ancestors(each) or each in ancestors(value) for each in self.search.chosen(name))

    def _without(self, name: str, value: str) -> tuple[str, int]:
        chosen = [each for each in self.search.chosen(name) if each != value]
        excluded = {*self.search.excluded(name), value}
        if len(excluded) > MAX_VALUES:
            return "", 0
        rest = self.search.with_values(name, chosen).with_values(f"-{name}", excluded)
        if value in self.search.chosen(name):
            return rest.address(), Results(self.index, rest, self.found.today).total
        without = self.found.ids - self.index.ids(name, value, self.found.today)
        return rest.address(), self.index.jobs.number(without)
