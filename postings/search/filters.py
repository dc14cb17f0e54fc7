"""The filters of the query string of a search: its validation, its labels and the queryset that it filters.

Unknown parameters are ignored; an invalid value is reported and ignored. The filtered queryset is the reference that
`facets/` has to agree with, but for the order by relevance, which only `facets/` has.
"""

from collections.abc import Callable, Collection, Mapping
from decimal import Decimal
from functools import cached_property
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext

from postings.content.wording import format_pay
from postings.models.querysets import PostingQuerySet
from postings.reference.gazetteer import is_country
from postings.reference.localized_names import country_codes, country_name
from postings.search import full_text
from postings.search.bands import NO_CURRENCY
from postings.search.canonical_search import Applied, Search
from postings.search.facet_filters import ALL, ANY, MAX_VALUES, NOT_STATED, Facet
from postings.search.near_filter import DEFAULT_DISTANCE
from postings.search.parameters import (
    ANSWERS,
    ANSWERS_TO,
    FACETS,
    MODE_OF,
    MODES,
    SORTS,
    UNNAMED,
    SearchParameters,
)
from postings.search.salaries import main_currency, typed_amount, worth_in
from postings.search.since_filter import format_since

__all__ = [
    "ALL", "ANSWERS", "ANSWERS_TO", "FACETS", "MAX_VALUES", "MODES", "MODE_OF", "NOT_STATED", "SORTS", "Applied",
    "PostingFilter", "Search", "cleaned",
]  # fmt: skip


class PostingFilter(SearchParameters):
    def __init__(
        self,
        data: Any,
        queryset: PostingQuerySet,
        known: Callable[[str], Mapping[str, str]] | None = None,
        currencies: Callable[[], Collection[str]] | None = None,
    ):
        """`known` returns the names, by value, of the values of a facet that need no lookup in the database.

        `currencies` returns the currencies of the board's salaries, the most frequent first; otherwise they are looked up.
        """
        # Only the filters in use: a form with a field for each of forty parameters would be most of the cost of a page.
        self.base_filters = {name: each for name, each in self.all_filters().items() if name in data}
        super().__init__(data, queryset=queryset)
        self._currencies = currencies or queryset.currencies
        for name, each in self.filters.items():
            if known is not None and isinstance(each, Facet):
                each.checked.names = known(name.removeprefix("-"))

    def matching(self, postings: PostingQuerySet, _name: str, text: str) -> PostingQuerySet:
        return full_text.matching(postings, text)

    def from_country(self, postings: PostingQuerySet, _name: str, country: str) -> PostingQuerySet:
        return postings.from_country(country, self.search.answers)

    def with_salary(self, postings: PostingQuerySet, _name: str, _amount: str) -> PostingQuerySet:
        least = self.search.least_salary
        return postings.by_salary(least.limits(), self.search.salary_answers) if least else postings

    def leave(self, postings: PostingQuerySet, _name: str, _value: str) -> PostingQuerySet:
        """Return the postings unchanged, for parameters that are applied by another filter or by the ordering."""
        return postings

    def filter_queryset(self, queryset: PostingQuerySet) -> PostingQuerySet:
        search = self.search  # must come first: it removes invalid values from the cleaned data
        for name, each in self.filters.items():
            if isinstance(each, Facet) and not each.exclude:
                each.mode = search.mode(name)
        found: PostingQuerySet = super().filter_queryset(queryset)
        match search.sort:
            case "pay":
                return found.best_paid_first(worth_in(search.currency))
            case "answer":
                return found.yes_first(self.search.country)
        return found.newest_first()

    @property
    def problems(self) -> list[str]:
        """Return the validation errors, each preceded by the label of its filter."""
        fields: dict[str, forms.Field] = self.form.fields
        labels = {name: gettext("%(name)s:") % {"name": fields[name].label} for name in self.form.errors}
        return [f"{labels[name]} {error}" for name, errors in self.form.errors.items() for error in errors]

    @property
    def has_looked_up(self) -> bool:
        """Return whether any values were not among the known ones and were looked up in the database."""
        return any(each.checked.is_looked_up for each in self.filters.values() if isinstance(each, Facet))

    @cached_property
    def moved(self) -> dict[tuple[str, str], tuple[str, str]]:
        """Return the parameters and values that others replace: merged or differently written values, and moved skills."""
        self.form.is_valid()  # looks values up
        moved: dict[tuple[str, str], tuple[str, str]] = {}
        for name, each in self.filters.items():
            if isinstance(each, Facet):
                sign = "-" * name.startswith("-")
                moved |= {(name, old): (name, new) for old, new in each.checked.merged.items()}
                moved |= {(name, value): (sign + facet, value) for value, facet in each.checked.transferred.items()}
        return moved

    def without_moved(self, query: QueryDict) -> QueryDict:
        """Return a copy of the query in which moved values are replaced by those that they were merged into or became."""
        found = QueryDict(mutable=True)
        pairs = [(name, value) for name, values in query.lists() for value in values]
        for name, value in dict.fromkeys(self.moved.get(pair, pair) for pair in pairs):
            found.appendlist(name, value)
        for name, mode in MODE_OF.items():
            if FACETS[name].default_mode == ALL and len(found.getlist(name)) > 1:
                found.setdefault(mode, ANY)
        return found

    @cached_property
    def search(self) -> "Search":
        """Return the search with the valid values."""
        values = self._valid_values()
        for name in MODE_OF.keys() & values.keys():
            # Addresses without a mode are older than the parameter, when values were alternatives.
            values.setdefault(MODE_OF[name], (ANY,) if len(values[name]) > 1 else ())
        if "salary_currency" not in values and ("salary_min" in values or values.get("sort") == ("pay",)):
            values |= self._default_currency(Search(values))
        return Search(values)

    def _valid_values(self) -> dict[str, tuple[str, ...]]:
        self.form.is_valid()  # fills cleaned_data
        for name, each in self.filters.items():
            if isinstance(each, Facet) and each.checked.usable:
                self.form.cleaned_data[name] = each.checked.usable
        found = {name: self.form.cleaned_data.get(name) for name in self.filters}
        return {name: (value,) if isinstance(value, str) else tuple(value) for name, value in found.items() if value}

    def _default_currency(self, asked: "Search") -> dict[str, tuple[str, ...]]:
        if asked.currency and not asked.amount:
            return {}
        frequent = [each for each in self._currencies() if each != NO_CURRENCY]
        return {"salary_currency": (asked.currency or main_currency(asked.country, frequent),)}

    def completed(self, query: QueryDict) -> QueryDict:
        """Return a copy of the query with the parameters that it leaves open, such as the currency of a salary."""
        found = query.copy()
        for name, values in self.search.values.items():
            if name not in query:
                found.setlist(name, values)
        return found

    def without_unused(self, query: QueryDict) -> QueryDict:
        """Return a copy of the query without the fields that forms submit and that say nothing, such as a currency alone."""
        found = query.copy()
        for name in UNNAMED - self.search.values.keys() - self.form.errors.keys():
            found.pop(name, None)
        return found

    def name_label(self, name: str) -> str:
        """Return the label of a parameter, such as `Company (excluded)`."""
        label = str(self.filters[name].label)
        return gettext("%(facet)s (excluded)") % {"facet": label} if name.startswith("-") else label

    def describe(self, name: str) -> str:
        """Return a parameter of the search with its values, such as `Company: Northwind or Southwind`."""
        labels = gettext(" or ").join(self.label(name, value) for value in self.search.values[name])
        return gettext("%(name)s: %(label)s") % {"name": self.name_label(name), "label": labels}

    def label(self, name: str, value: str) -> str:
        """Return the label of a value of a parameter."""
        if name == "from":
            return country_name(value)
        if name == "since":
            return format_since(value)
        if name == "salary_min":
            return self._salary_label(int(value))
        facet = self.filters.get(name) or self.all_filters()[name]
        if not isinstance(facet, Facet):
            return value
        if value == NOT_STATED and name not in ANSWERS:
            return gettext("Not stated")
        if name == "near":
            place = facet.names([value])[value]
            return gettext("within %(distance)s km of %(place)s") % {"distance": self.search.kilometers, "place": place}
        return facet.value_label(value, facet.checked.names.get(value) or facet.names([value]).get(value, value))

    def _salary_label(self, amount: int) -> str:
        least = self.search.least_salary
        pay = format_pay(Decimal(amount), Decimal(amount), least.currency, least.period) if least else str(amount)
        return gettext("%(pay)s or more") % {"pay": pay}


def cleaned(query: QueryDict) -> QueryDict:
    """Return the query with values that people type and without what forms submit for fields that were not used.

    That is blank values, the default distance, and a distance without a city.
    """
    kept = QueryDict(mutable=True)
    for name in query:
        if values := [value for value in query.getlist(name) if value.strip()]:
            kept.setlist(name, [_TYPED[name](value.strip()) for value in values] if name in _TYPED else values)
    if "near" not in kept or kept.getlist("within") == [DEFAULT_DISTANCE]:
        kept.pop("within", None)
    return kept


def _country_code(text: str) -> str:
    """Return the code of a country by its code or name, in any case, or the text as it is."""
    return text.upper() if is_country(text.upper()) else next(iter(country_codes(text)), text)


_TYPED: dict[str, Callable[[str], str]] = {
    "from": _country_code,
    "salary_min": typed_amount,
    "salary_currency": str.upper,
    "salary_period": str.lower,
}
