"""A search: its valid values, what they mean together, and its canonical address."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urlencode

from postings.choices import PayPeriod
from postings.search import full_text
from postings.search.bands import ANY_PAY, NO_CURRENCY
from postings.search.facet_filters import ALL, ANY, DEFAULT_ANSWERS, FACET_OF_KIND, NOT_STATED
from postings.search.near_filter import DEFAULT_DISTANCE
from postings.search.parameters import ANSWERS_TO, FACETS, MODE_OF, MODIFIERS, PLACE, UNNAMED
from postings.search.salaries import LeastSalary


@dataclass(frozen=True)
class Applied:
    """One applied value and its parameter."""

    name: str
    value: str


@dataclass(frozen=True)
class Search:
    """A validated search: the sorted values by parameter, in the order of the canonical URL.

    Parameters without an effect are left out, such as a default value or the currency of no salary.
    """

    values: Mapping[str, tuple[str, ...]]

    def __post_init__(self) -> None:
        kept = {name: values for name, values in self.values.items() if values}
        object.__setattr__(self, "values", kept)
        self._keep_answers(kept)
        self._keep_modes(kept)
        if "near" not in kept or kept.get("within") == (DEFAULT_DISTANCE,):
            kept.pop("within", None)
        if kept.get("salary_period") == (PayPeriod.YEAR,) or "salary_min" not in kept:
            kept.pop("salary_period", None)
        if "sort" in kept and (self.sort not in self.sorts or self.sort == self.default_sort):
            del kept["sort"]
        if "salary_min" not in kept and (self.sort != "pay" or self._currency_of_pay):
            kept.pop("salary_currency", None)
        object.__setattr__(self, "values", {name: kept[name] for name in sorted(kept, key=PLACE.__getitem__)})

    @staticmethod
    def _keep_answers(kept: dict[str, tuple[str, ...]]) -> None:
        """Remove the answers to questions that are not asked, and those that are the default."""
        for question, name in ANSWERS_TO.items():
            if question not in kept or set(kept.get(name, ())) == set(DEFAULT_ANSWERS):
                kept.pop(name, None)

    @staticmethod
    def _keep_modes(kept: dict[str, tuple[str, ...]]) -> None:
        """Remove the modes of facets with less than two values, and state those of all others unless `any` is the default.

        No ad has a value and states none, so "not stated" can only be an alternative.
        """
        for name, mode in MODE_OF.items():
            values, default = kept.get(name, ()), FACETS[name].default_mode
            wanted = (ANY,) if NOT_STATED in values else kept.pop(mode, (default,))
            kept.pop(mode, None)
            if len(values) > 1 and (default == ALL or wanted == (ALL,)):
                kept[mode] = wanted

    @property
    def text(self) -> str:
        return self.values.get("q", ("",))[0]

    @property
    def country(self) -> str:
        """Return the code of the country to apply from, or an empty string."""
        return self.values.get("from", ("",))[0]

    @property
    def answers(self) -> tuple[str, ...]:
        """Return the selected answers about applying from the country."""
        return self.values.get("apply", DEFAULT_ANSWERS)

    @property
    def kilometers(self) -> int:
        """Return the distance from the cities of `near`."""
        return int(self.values.get("within", (DEFAULT_DISTANCE,))[0])

    @property
    def salary_answers(self) -> tuple[str, ...]:
        """Return the selected answers about the least salary."""
        return self.values.get("salary", DEFAULT_ANSWERS)

    @property
    def amount(self) -> int:
        """Return the least salary, or 0."""
        return int(self.values.get("salary_min", ("0",))[0])

    @property
    def period(self) -> PayPeriod:
        return PayPeriod(self.values.get("salary_period", (PayPeriod.YEAR,))[0])

    @property
    def least_salary(self) -> LeastSalary | None:
        return LeastSalary(self.amount, self.currency, self.period) if self.amount else None

    @cached_property
    def query(self) -> full_text.Query:
        return full_text.expand_query(self.text)

    def chosen(self, facet: str) -> tuple[str, ...]:
        return self.values.get(facet, ())

    def excluded(self, facet: str) -> tuple[str, ...]:
        return self.values.get(f"-{facet}", ())

    def mode(self, facet: str) -> str:
        """Return how the selected values of a facet combine: `all` or `any`."""
        if facet not in MODE_OF or NOT_STATED in self.chosen(facet):
            return ANY
        return self.values.get(MODE_OF[facet], (FACETS[facet].default_mode,))[0]

    def adds(self, facet: str) -> bool:
        """Return whether another value of a facet narrows the search, because it combines values with AND."""
        return bool(self.chosen(facet)) and self.mode(facet) == ALL

    @property
    def currency(self) -> str:
        """Return the currency in which salaries are compared and sorted; an empty string if the search names none."""
        return self.values.get("salary_currency", (self._currency_of_pay,))[0]

    @property
    def _currency_of_pay(self) -> str:
        """Return the only currency of the selected pay values; an empty string if pay in several currencies can match."""
        currencies = {value.partition("-")[0] for value in self.chosen("pay")}
        return currencies.pop() if len(currencies) == 1 and not currencies & {NOT_STATED, ANY_PAY, NO_CURRENCY} else ""

    @property
    def sorts(self) -> list[str]:
        """Return the sorts that this search offers, the default first."""
        answer = ["answer"] if self.country and len(self.answers) > 1 else []
        if self._has_words:
            return ["relevance", *answer, "newest", "pay"]
        by_skill = ["relevance"] if self.skills else []
        return [*answer, "newest", *by_skill, "pay"]

    @property
    def skills(self) -> list[tuple[str, str]]:
        """Return the selected skills and practices, each with its facet."""
        return [(facet, value) for facet in FACET_OF_KIND.values() for value in self.chosen(facet)]

    @property
    def default_sort(self) -> str:
        return self.sorts[0]

    @cached_property
    def _has_words(self) -> bool:
        return bool(full_text.parse(self.text).wanted)

    @property
    def sort(self) -> str:
        return self.values.get("sort", (self.default_sort,))[0]

    @property
    def conditions(self) -> list[str]:
        """Return the names of the parameters that narrow the results."""
        return [name for name in self.values if name not in MODIFIERS]

    def only(self, condition: str) -> "Search":
        """Return the search with one of the conditions."""
        return Search({name: values for name, values in self.values.items() if name == condition or name in MODIFIERS})

    @property
    def applied(self) -> list[Applied]:
        """Return each applied value, without the sort and without what belongs to other values, such as a currency."""
        return [Applied(name, value) for name, values in self.values.items() if name not in UNNAMED for value in values]

    def with_values(self, name: str, values: Iterable[str]) -> "Search":
        """Return this search with other values of one parameter."""
        return self.changed({name: values})

    def changed(self, changes: Mapping[str, Iterable[str]]) -> "Search":
        """Return this search with other values of some parameters. Another country has the default answers."""
        changed = {**self.values, **{name: tuple(sorted(values)) for name, values in changes.items()}}
        if "from" in changes:
            changed.pop("apply", None)
        return Search(changed)

    def without(self, applied: Applied) -> "Search":
        return self.with_values(applied.name, (value for value in self.values[applied.name] if value != applied.value))

    def address(self, page: int = 1) -> str:
        """Return the canonical query string, starting with `?`."""
        pairs = [(name, value) for name, values in self.values.items() for value in values]
        pairs += [("page", str(page))] if page > 1 else []
        return f"?{urlencode(pairs)}"

    def around(self, facet: str) -> tuple[str, str]:
        """Return the parts of the query string before and after a value, for this search with only that value of a facet."""
        before, after = self._parts_before(facet), self._parts_after(facet)
        return f"?{before}{facet}=", after

    @cached_property
    def _parts(self) -> list[tuple[int, str, str]]:
        """Return the position in the query string, the name and the encoded values of each parameter."""
        return [(PLACE[name], name, urlencode([(name, value) for value in values])) for name, values in self.values.items()]

    def _parts_before(self, facet: str) -> str:
        return "".join(f"{part}&" for place, _, part in self._parts if place < PLACE[facet])

    def _parts_after(self, facet: str) -> str:
        """Return the encoded parameters after a facet.

        Omit the mode of the facet, and the sort if another value of the facet can make it invalid or ambiguous: the
        currency to sort by can be that of the pay values, and the sorts that are available depend on the answers.
        """
        dropped = {f"{facet}_mode"}
        if (facet == "pay" and self.sort == "pay" and "salary_currency" not in self.values) or (
            facet == "apply" and "sort" not in self.with_values(facet, [NOT_STATED]).values
        ):
            dropped.add("sort")
        return "".join(f"&{part}" for place, name, part in self._parts if place > PLACE[facet] and name not in dropped)
