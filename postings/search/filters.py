"""The parameters of a search: their declaration, their validation and the queryset that they filter.

Each facet has a parameter of its name, in which `none` means "not stated", and one with a minus before the name that
excludes values. Unknown parameters are ignored; an invalid value is reported and ignored. The filtered queryset is the
reference that `facets/` has to agree with, but for the order by relevance, which only `facets/` has.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

import django_filters
from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from postings.choices import Answer, Employment, Function, Seniority, SkillKind, WorkMode
from postings.detail_facts import DETAIL_FACTS
from postings.models import Posting
from postings.models.querysets import PostingQuerySet
from postings.reference.gazetteer import is_country
from postings.reference.localized_names import country_codes, country_name
from postings.search import facet_filters as kinds
from postings.search import full_text
from postings.search.bands import ANY_PAY, NO_CURRENCY
from postings.search.facet_filters import MAX_VALUES, NOT_STATED, Facet
from postings.search.near_filter import DEFAULT_DISTANCE, DISTANCES, Near
from postings.search.since_filter import SinceFilter, format_since

__all__ = ["FACETS", "MAX_VALUES", "NOT_STATED", "Applied", "PostingFilter", "Search"]

SORTS = {
    "answer": _("Confirmed for %(country)s first"),
    "newest": _("Newest first"),
    "relevance": _("Most relevant first"),
    "pay": _("Highest salary first"),
}
ANSWERS = {
    Answer.YES: _("Yes"),
    NOT_STATED: _("Not stated"),
    Answer.NO: _("No"),
}
# The parameters that do not narrow the results by themselves: the order, and how another parameter is applied.
_MODIFIERS = {"sort", "within", "apply"}
# The facets that have no panel and cannot be excluded.
_NOT_COUNTED = {"apply", "near"}
# By default postings that say no to the country are hidden, and those that do not say are kept.
DEFAULT_ANSWERS = (NOT_STATED, Answer.YES)


class Answers(kinds.OneOf):
    """What ads say about applying from the country of the `from` parameter; without effect if there is none."""

    def __init__(self) -> None:
        super().__init__(_("Can apply"), _("answers"), "apply_from_others", ANSWERS)

    def filter(self, qs: PostingQuerySet, value: Iterable[str]) -> PostingQuerySet:
        return qs


def _check_country(code: str) -> None:
    if code and not is_country(code):
        raise ValidationError(
            gettext("“%(code)s” is not a country. Use its name or its code, such as CA."), params={"code": code}
        )


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
    apply = Answers()
    sort = django_filters.ChoiceFilter(method="leave", choices=list(SORTS.items()), label=_("Sort"))

    class Meta:
        model = Posting
        fields: list[str] = []

    def __init__(self, data: Any, queryset: PostingQuerySet, known: Callable[[str], Mapping[str, str]] | None = None):
        """`known` returns the names, by value, of the values of a facet that need no lookup in the database."""
        # Only the filters in use: a form with a field for each of forty parameters would be most of the cost of a page.
        self.base_filters = {name: each for name, each in self.all_filters().items() if name in data}
        super().__init__(data, queryset=queryset)
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
        """Return the declared filters, those of detail facts, an excluding filter for each counted facet, and `from`.

        `from` is a keyword in Python.
        """
        found: dict[str, django_filters.Filter] = super().get_filters()
        found |= {
            fact.name: (kinds.Details if fact.choices else kinds.DetailLanguages)(fact)
            for fact in DETAIL_FACTS.values()
            if fact.many
        }
        country = django_filters.CharFilter(method="from_country", label=_("Applying from"), validators=[_check_country])
        for name in [*found]:
            if isinstance(found[name], Facet) and name not in _NOT_COUNTED:
                found[f"-{name}"] = found[name].excluding()
        found["from"] = country
        return found

    def matching(self, postings: PostingQuerySet, _name: str, text: str) -> PostingQuerySet:
        return full_text.matching(postings, text)

    def from_country(self, postings: PostingQuerySet, _name: str, country: str) -> PostingQuerySet:
        return postings.from_country(country, self.search.answers)

    def leave(self, postings: PostingQuerySet, _name: str, _value: str) -> PostingQuerySet:
        """Return the postings unchanged, for parameters that are applied by another filter or by the ordering."""
        return postings

    def filter_queryset(self, queryset: PostingQuerySet) -> PostingQuerySet:
        sort = self.search.sort  # must come first: it removes invalid values from the cleaned data
        found: PostingQuerySet = super().filter_queryset(queryset)
        match sort:
            case "pay":
                return found.best_paid_first()
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
        return found

    @cached_property
    def search(self) -> "Search":
        """Return the search with the valid values."""
        self.form.is_valid()  # fills cleaned_data
        for name, each in self.filters.items():
            if isinstance(each, Facet) and each.checked.usable:
                self.form.cleaned_data[name] = each.checked.usable
        values: dict[str, tuple[str, ...]] = {}
        for name in self.filters:
            value = self.form.cleaned_data.get(name)
            if value:
                values[name] = (value,) if isinstance(value, str) else tuple(value)
        if "from" not in values or set(values.get("apply", ())) == set(DEFAULT_ANSWERS):
            values.pop("apply", None)
        if "near" not in values or values.get("within") == (DEFAULT_DISTANCE,):
            values.pop("within", None)
        wanted = values.pop("sort", ("",))[0]
        asked = Search(values)
        if wanted in asked.sorts and wanted != asked.default_sort:
            asked = Search({**values, "sort": (wanted,)})
        return asked

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
        facet = self.filters.get(name) or self.all_filters()[name]
        if not isinstance(facet, Facet):
            return value
        if value == NOT_STATED and name != "apply":
            return gettext("Not stated")
        if name == "near":
            place = facet.names([value])[value]
            return gettext("within %(distance)s km of %(place)s") % {"distance": self.search.kilometers, "place": place}
        return facet.value_label(value, facet.checked.names.get(value) or facet.names([value]).get(value, value))


@dataclass(frozen=True)
class Applied:
    """One applied value and its parameter."""

    name: str
    value: str


@dataclass(frozen=True)
class Search:
    """A validated search: the sorted values by parameter, in the order of the canonical URL."""

    values: Mapping[str, tuple[str, ...]]

    @property
    def text(self) -> str:
        return self.values.get("q", ("",))[0]

    @property
    def country(self) -> str:
        """Return the code of the country to apply from, or an empty string."""
        return self.values.get("from", ("",))[0]

    @property
    def answers(self) -> tuple[str, ...]:
        return self.values.get("apply", DEFAULT_ANSWERS)

    @property
    def kilometers(self) -> int:
        """Return the distance from the cities of `near`."""
        return int(self.values.get("within", (DEFAULT_DISTANCE,))[0])

    @cached_property
    def query(self) -> full_text.Query:
        return full_text.expand_query(self.text)

    def chosen(self, facet: str) -> tuple[str, ...]:
        return self.values.get(facet, ())

    def excluded(self, facet: str) -> tuple[str, ...]:
        return self.values.get(f"-{facet}", ())

    @property
    def currency(self) -> str:
        """Return the only currency of the selected pay values; an empty string if pay in several currencies can match."""
        currencies = {value.partition("-")[0] for value in self.chosen("pay")}
        return currencies.pop() if len(currencies) == 1 and not currencies & {NOT_STATED, ANY_PAY, NO_CURRENCY} else ""

    @property
    def sorts(self) -> list[str]:
        """Return the sorts that this search offers, the default first."""
        answer = ["answer"] if self.country and len(self.answers) > 1 else []
        relevance = ["relevance"] if self._has_words else []
        return [*relevance, *answer, "newest", *(["pay"] if self.currency else [])]

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
        """Return each applied value. The sort is not included, nor the distance, which belongs to the city."""
        left_out = {"sort", "within"}
        return [Applied(name, value) for name, values in self.values.items() if name not in left_out for value in values]

    def with_values(self, name: str, values: Iterable[str]) -> "Search":
        """Return this search with other values of one parameter."""
        changed = {**self.values, name: tuple(sorted(values))}
        if name == "from":
            changed.pop("apply", None)
        if not changed.get("near"):
            changed.pop("within", None)
        kept = {each: changed[each] for each in PostingFilter.all_filters() if changed.get(each)}
        asked = Search(kept)
        if "sort" in kept and (kept["sort"][0] not in asked.sorts or kept["sort"][0] == asked.default_sort):
            del kept["sort"]
        return asked

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

        Omit the sort if another value of the facet can make it invalid: sorting by pay needs one currency, and the sorts
        that are available depend on the number of answers.
        """
        drops_sort = (facet == "pay" and self.sort == "pay") or (
            facet == "apply" and "sort" not in self.with_values(facet, [NOT_STATED]).values
        )
        parts = (each for each in self._parts if each[0] > _PLACE[facet])
        return "".join(f"&{part}" for _, name, part in parts if not (drops_sort and name == "sort"))


_PLACE = {name: place for place, name in enumerate(PostingFilter.all_filters())}
FACETS: dict[str, Facet] = {
    name: facet
    for name, facet in PostingFilter.all_filters().items()
    if isinstance(facet, Facet) and not name.startswith("-") and name not in _NOT_COUNTED
}


def cleaned(query: QueryDict) -> QueryDict:
    """Return the query with the code of a named country and without what forms submit for fields that were not used.

    That is blank values, the default distance, and a distance without a city.
    """
    kept = QueryDict(mutable=True)
    for name in query:
        if values := [value for value in query.getlist(name) if value.strip()]:
            kept.setlist(name, [_country_code(value.strip()) for value in values] if name == "from" else values)
    if "near" not in kept or kept.getlist("within") == [DEFAULT_DISTANCE]:
        kept.pop("within", None)
    return kept


def _country_code(text: str) -> str:
    """Return the code of a country by its code or name, in any case, or the text as it is."""
    return text.upper() if is_country(text.upper()) else next(iter(country_codes(text)), text)
