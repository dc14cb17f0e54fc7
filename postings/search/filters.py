"""The parameters of a search: their declaration, their validation and the queryset that they filter.

Each facet has a parameter of its name, in which `none` means "not stated", and one with a minus before the name that
excludes values. Unknown parameters are ignored; an invalid value is reported and ignored. The filtered queryset is the
reference that `facets/` has to agree with, but for the order by relevance, which only `facets/` has.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

import django_filters
from django import forms
from django.http import QueryDict
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from postings.choices import Employment, Function, PayPeriod, Seniority, SkillKind, WorkMode
from postings.content.wording import format_pay
from postings.detail_facts import DETAIL_FACTS
from postings.models import Posting
from postings.models.querysets import PostingQuerySet
from postings.reference.gazetteer import is_country
from postings.reference.localized_names import country_codes, country_name
from postings.search import facet_filters as kinds
from postings.search import full_text
from postings.search.bands import ANY_PAY, NO_CURRENCY
from postings.search.facet_filters import ALL, ANY, DEFAULT_ANSWERS, MAX_VALUES, NOT_STATED, Facet, answers
from postings.search.near_filter import DEFAULT_DISTANCE, DISTANCES, Near
from postings.search.salaries import LeastSalary, main_currency, typed_amount, worth_in
from postings.search.since_filter import SinceFilter, format_since

__all__ = ["ALL", "ANSWERS", "ANY", "FACETS", "MAX_VALUES", "NOT_STATED", "Applied", "PostingFilter", "Search"]

SORTS = {
    "answer": _("Confirmed for %(country)s first"),
    "newest": _("Newest first"),
    "relevance": _("Most relevant first"),
    "pay": _("Highest salary in %(currency)s first"),
}
MODES = {ALL: _("All of these"), ANY: _("Any of these")}
# The parameters with the answers of ads, by the parameter that asks for them.
ANSWERS_TO = {"from": "apply", "salary_min": "salary"}
_ANSWERS = {*ANSWERS_TO.values()}
# The facets that have no panel and cannot be excluded.
_NOT_COUNTED = {*_ANSWERS, "near"}


class PostingFilter(django_filters.FilterSet):  # type: ignore[misc]  # django-filter has no types
    q = django_filters.CharFilter(
        method="matching", max_length=full_text.MAX_LENGTH, label=pgettext_lazy("a filter", "Search")
    )
    function = kinds.OneOf(_("Role"), _("roles"), "function", dict(Function.choices))
    skill = kinds.Skills(_("Skills"), _("skills"), SkillKind.TOOL)
    practice = kinds.Skills(_("Practices"), _("practices"), SkillKind.PRACTICE)
    workplace = kinds.WorkModes(_("Workplace"), _("workplaces"), "workplace", dict(WorkMode.choices))
    place = kinds.Places(_("Location"), _("locations"))
    near = Near()
    within = django_filters.ChoiceFilter(method="leave", choices=[(km, km) for km in DISTANCES], label=_("Distance"))
    seniority = kinds.OneOf(_("Level"), _("levels"), "seniority", dict(Seniority.choices), is_ordered=True)
    pay = kinds.Pays(_("Salary"), _("currencies and salary bands"))
    salary_min = django_filters.CharFilter(method="with_salary", label=_("Salary"), validators=[answers.check_salary])
    salary_currency = django_filters.CharFilter(method="leave", label=_("Currency"), validators=[answers.check_currency])
    salary_period = django_filters.ChoiceFilter(method="leave", choices=PayPeriod.choices, label=_("Pay period"))
    salary = answers.salary_answers()
    zone = kinds.Zones(_("Time zone"), _("time zones"))
    company = kinds.Companies(_("Company"), _("companies"))
    team = kinds.Teams(_("Team"), _("teams"))
    employment = kinds.OneOf(_("Job type"), _("job types"), "employment", dict(Employment.choices))
    years = kinds.Years(_("Experience"), _("ranges of experience"))
    posted = kinds.PostedDates(_("Date posted"), _("dates"))
    since = SinceFilter(label=_("Added since"))
    closing = kinds.ClosingDates(_("Closing date"), _("closing dates"))
    category = kinds.Categories(_("Category"), _("categories"))
    language = kinds.Languages(_("Ad language"), _("languages"))
    apply = answers.applicant_answers()
    sort = django_filters.ChoiceFilter(method="leave", choices=list(SORTS.items()), label=_("Sort"))

    class Meta:
        model = Posting
        fields: list[str] = []

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

    @classmethod
    def all_filters(cls) -> dict[str, django_filters.Filter]:
        """Return all filters by parameter, in the order of the canonical URL."""
        filters: dict[str, django_filters.Filter] = cls.__dict__["base_filters"]
        return filters

    @classmethod
    def get_filters(cls) -> dict[str, django_filters.Filter]:
        """Return the declared filters, those of detail facts, excluding filters and modes of facets, and `from`.

        `from` is a keyword in Python.
        """
        found: dict[str, django_filters.Filter] = super().get_filters()
        found |= {
            fact.name: (kinds.Details if fact.choices else kinds.DetailLanguages)(fact)
            for fact in DETAIL_FACTS.values()
            if fact.many
        }
        facets = {name: each for name, each in found.items() if isinstance(each, Facet) and name not in _NOT_COUNTED}
        found |= {f"-{name}": each.excluding() for name, each in facets.items()}
        found |= {
            f"{name}_mode": django_filters.ChoiceFilter(method="leave", choices=list(MODES.items()), label=each.label)
            for name, each in facets.items()
            if each.default_mode
        }
        found["from"] = django_filters.CharFilter(
            method="from_country", label=_("Applying from"), validators=[answers.check_country]
        )
        return found

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
        for name in _UNNAMED - self.search.values.keys() - self.form.errors.keys():
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
        if value == NOT_STATED and name not in _ANSWERS:
            return gettext("Not stated")
        if name == "near":
            place = facet.names([value])[value]
            return gettext("within %(distance)s km of %(place)s") % {"distance": self.search.kilometers, "place": place}
        return facet.value_label(value, facet.checked.names.get(value) or facet.names([value]).get(value, value))

    def _salary_label(self, amount: int) -> str:
        least = self.search.least_salary
        pay = format_pay(Decimal(amount), Decimal(amount), least.currency, least.period) if least else str(amount)
        return gettext("%(pay)s or more") % {"pay": pay}


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
        object.__setattr__(self, "values", {name: kept[name] for name in sorted(kept, key=_PLACE.__getitem__)})

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
        relevance = ["relevance"] if self._has_words else []
        return [*relevance, *answer, "newest", "pay"]

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
        return [name for name in self.values if name not in _MODIFIERS]

    def only(self, condition: str) -> "Search":
        """Return the search with one of the conditions."""
        return Search({name: values for name, values in self.values.items() if name == condition or name in _MODIFIERS})

    @property
    def applied(self) -> list[Applied]:
        """Return each applied value, without the sort and without what belongs to other values, such as a currency."""
        return [Applied(name, value) for name, values in self.values.items() if name not in _UNNAMED for value in values]

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
        return [(_PLACE[name], name, urlencode([(name, value) for value in values])) for name, values in self.values.items()]

    def _parts_before(self, facet: str) -> str:
        return "".join(f"{part}&" for place, _, part in self._parts if place < _PLACE[facet])

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
        return "".join(f"&{part}" for place, name, part in self._parts if place > _PLACE[facet] and name not in dropped)


_PLACE = {name: place for place, name in enumerate(PostingFilter.all_filters())}
FACETS: dict[str, Facet] = {
    name: facet
    for name, facet in PostingFilter.all_filters().items()
    if isinstance(facet, Facet) and not name.startswith("-") and name not in _NOT_COUNTED
}
# The answers of ads, by parameter.
ANSWERS: dict[str, kinds.Answers] = {name: PostingFilter.all_filters()[name] for name in _ANSWERS}
# The parameters that say how several values of a facet combine, by facet.
MODE_OF = {name: f"{name}_mode" for name, facet in FACETS.items() if facet.default_mode}
# The parameters that are part of what another one says.
_UNNAMED = {"sort", "within", "salary_currency", "salary_period", *MODE_OF.values()}
# The parameters that do not narrow the results by themselves: those, and answers to what another parameter asks.
_MODIFIERS = {*_UNNAMED, *_ANSWERS}


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
