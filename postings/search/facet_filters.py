"""Facets as django-filter filters: the valid values of each kind of facet, their names and their query conditions.

`filters` declares the facets of a search; `facets/` counts postings.
"""

import re
from collections.abc import Collection, Iterable, Mapping
from copy import copy, deepcopy
from dataclasses import dataclass, field
from datetime import date
from functools import reduce
from operator import or_
from typing import Any

import django_filters
from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Count, DecimalField, Exists, Model, OuterRef, Q, Value
from django.db.models.functions import Coalesce
from django.db.models.lookups import GreaterThanOrEqual, LessThan
from django.utils import formats, timezone
from django.utils.functional import Promise, lazy
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from postings.choices import PlaceKind, Region, SkillKind
from postings.content.hours import fitting_offsets, format_offset
from postings.content.wording import format_number, format_zone
from postings.detail_facts import DetailFact
from postings.models import Category, Company, Place, Posting, PostingSkill, Skill, Team
from postings.models.querysets import PostingQuerySet, TeamQuerySet
from postings.reference import gazetteer
from postings.reference.gazetteer import normalize
from postings.reference.localized_names import country_codes, language_codes, language_name, localize_place
from postings.reference.name_keys import name_key
from postings.reference.regions import countries_in, regions_in
from postings.reference.time_zones import PLACES, zone_value
from postings.search import bands

NOT_STATED = "none"
FACET_OF_KIND = {SkillKind.TOOL: "skill", SkillKind.PRACTICE: "practice"}
MAX_VALUES = 10
_AMOUNT = DecimalField(max_digits=18, decimal_places=2)


@dataclass
class Checked:
    """The result of validating the values of one facet for one search.

    `names` maps values to names that need no lookup, `usable` has the valid values if others are invalid, `merged` maps
    merged and differently written values to those that replace them, and `transferred` maps values to the facets that have
    them now. `is_looked_up` is True if the database was queried.
    """

    names: Mapping[str, str] = field(default_factory=dict)
    usable: tuple[str, ...] = ()
    merged: Mapping[str, str] = field(default_factory=dict)
    transferred: Mapping[str, str] = field(default_factory=dict)
    is_looked_up: bool = False


class ValuesField(forms.Field):
    """A form field for at most MAX_VALUES values of one facet, cleaned to the sorted order of the canonical URL."""

    widget = forms.SelectMultiple

    def __init__(self, *, facet: "Facet", **kwargs: Any):
        super().__init__(**kwargs)
        self.facet = facet

    def clean(self, value: Any) -> tuple[str, ...]:
        values = set(value or ())
        if len(values) > MAX_VALUES:
            raise ValidationError(_("Select no more than %(number)s."), params={"number": MAX_VALUES})
        checked = self.facet.checked
        unknown = {one for one in values if one != NOT_STATED or not self.facet.has_not_stated} - checked.names.keys()
        if unknown:
            checked.is_looked_up = self.facet.is_of_rows
            checked.merged = self.facet.merged(unknown)
            unknown -= self.facet.names(unknown).keys()
            checked.merged |= self.facet.typed(unknown - checked.merged.keys())
            unknown -= checked.merged.keys()
            checked.transferred = self.facet.transferred(unknown)
        said = tuple(sorted(value for value in values - unknown if not self._is_said_already(value, values - unknown)))
        if unknown:
            checked.usable = said
            raise ValidationError(str(self.facet.unknown_value), params={"value": min(unknown)})
        return said

    def _is_said_already(self, value: str, values: set[str]) -> bool:
        """Return whether another value makes this one redundant.

        Of a country and a city in it, only the city is kept; in an excluding filter, only the country is kept.
        """
        if self.facet.exclude:
            return not values.isdisjoint(self.facet.ancestors(value))
        return any(value in self.facet.ancestors(other) for other in values)


class Facet(django_filters.Filter):  # type: ignore[misc]  # django-filter has no types
    """A filter by the values of one property of postings, including `none`. `many` is the plural name of the values."""

    field_class = ValuesField
    # Whether values are listed in the order of `order`; otherwise the most frequent values come first.
    is_ordered = False
    # Whether values can contain others, which are listed below them: the most frequent first, or in the order of `order`.
    has_children = False
    children_are_ordered = False
    # Whether the values are database rows, which editors can add and rename.
    is_of_rows = False
    # The message for a value that does not exist.
    unknown_value: str | Promise = gettext_lazy("“%(value)s” was not found.")
    # Whether `none` is a value.
    has_not_stated = True
    # Whether the facet is left out if no open posting states a value.
    is_hidden_if_unused = False
    # The values whose postings depend on today, so that they are not stored.
    dated_values: tuple[str, ...] = ()

    def __init__(self, label: str | Promise, many: str | Promise, *, exclude: bool = False):
        super().__init__(label=label, exclude=exclude, required=False)
        self.extra["facet"] = self
        self.many = many
        self.checked = Checked()

    def __deepcopy__(self, _memo: Any) -> "Facet":
        """Return a copy for one search, which shares everything except `extra` and `checked`."""
        twin = copy(self)
        twin.extra, twin.checked = {**self.extra, "facet": twin}, Checked()
        return twin

    def excluding(self) -> "Facet":
        """Return a copy of this filter that excludes the postings with any of the values."""
        twin = deepcopy(self)
        twin.exclude = True
        return twin

    def filter(self, qs: PostingQuerySet, value: Collection[str]) -> PostingQuerySet:
        if not value:
            return qs
        condition = reduce(or_, map(self.condition, value))
        return qs.filter(~condition if self.exclude else condition)

    def names(self, values: Iterable[str]) -> dict[str, str]:
        """Return the names of the values that exist, by value, whether or not an open posting has them."""
        raise NotImplementedError

    def merged(self, values: Iterable[str]) -> dict[str, str]:
        """Return the values that were merged into others, mapped to the values that replace them."""
        return {}

    def typed(self, values: Iterable[str]) -> dict[str, str]:
        """Return the values that people mean who type others: the same in another case, or a value by its name."""
        found = {}
        for value in values:
            for other in (value.lower(), value.upper(), *self.named(value)):
                if (other == NOT_STATED and self.has_not_stated) or self.names([other]):
                    found[value] = other
                    break
        return found

    def named(self, text: str) -> Iterable[str]:
        """Return the values with a name, in any case."""
        return ()

    def transferred(self, values: Iterable[str]) -> dict[str, str]:
        """Return the values that another facet has now, mapped to the name of that facet."""
        return {}

    def value_label(self, value: str, name: str) -> str:
        """Return the name of a value in the active language, given its stored name."""
        return name

    def condition(self, value: str) -> Q:
        """Return the query condition for the postings that have a value."""
        raise NotImplementedError

    def ancestors(self, value: str) -> tuple[str, ...]:
        """Return the values that contain a value, the nearest first, such as the country of a city."""
        return ()

    def is_top_level(self, value: str) -> bool:
        """Return whether a value is listed at the top level, with the values that it contains below it."""
        return not self.ancestors(value)

    def short(self, value: str, label: str) -> str:
        """Return the label of a value for use below the value that contains it."""
        return label

    def order(self, value: str) -> Any:
        """Return the sort key of a value, for facets with an order of their own."""
        return value


class OneOf(Facet):
    """A facet of a model field with choices."""

    def __init__(
        self,
        label: str | Promise,
        many: str | Promise,
        column: str,
        words: Mapping[Any, str | Promise],
        *,
        is_ordered: bool = False,
    ):
        super().__init__(label, many)
        self.column, self.words, self.is_ordered = column, {str(value): name for value, name in words.items()}, is_ordered
        self.places = {value: place for place, value in enumerate(self.words)}

    def names(self, values: Iterable[str]) -> dict[str, str]:
        return {value: str(self.words[value]) for value in values if value in self.words}

    def named(self, text: str) -> Iterable[str]:
        return [value for value, name in self.words.items() if normalize(str(name)) == normalize(text)]

    def condition(self, value: str) -> Q:
        return Q(**{self.column: "" if value == NOT_STATED else value})

    def order(self, value: str) -> int:
        return self.places[value]


class Details(OneOf):
    """The values of a detail fact."""

    is_hidden_if_unused = True

    def __init__(self, fact: DetailFact):
        words = dict(fact.choices.choices) if fact.choices else {}
        super().__init__(fact.label, fact.many, fact.name, words, is_ordered=True)


class Zones(Facet):
    """The offsets from UTC from which one can work as an ad demands. Ads that demand nothing are "not stated"."""

    is_hidden_if_unused = True
    offsets: Mapping[str, int] = {zone_value(offset): offset for offset in PLACES}

    def names(self, values: Iterable[str]) -> dict[str, str]:
        return {value: self._name(self.offsets[value]) for value in values if value in self.offsets}

    def merged(self, values: Iterable[str]) -> dict[str, str]:
        """Return the values whose plus sign became a space, because it stood in an address as it is."""
        plus = {value: value.replace(" ", "+", 1) for value in values if value.startswith(" ")}
        return {value: offset for value, offset in plus.items() if offset in self.offsets}

    def named(self, text: str) -> Iterable[str]:
        """Return the offset with a place of that name or written as `UTC+7`, also with a space for the plus sign."""
        written = text.upper().replace("−", "-").replace("UTC ", "UTC+")
        return [
            zone_value(offset)
            for offset, places in PLACES.items()
            if written == format_offset(offset) or normalize(text) in map(normalize, places)
        ]

    @staticmethod
    def _name(offset: int) -> str:
        return _("%(zone)s (%(places)s)") % {"zone": format_zone(offset), "places": ", ".join(PLACES[offset])}

    def condition(self, value: str) -> Q:
        stated = Posting.objects.exclude(hours="").order_by().values_list("hours", flat=True).distinct()
        if value == NOT_STATED:  # also hours of a zone in which nobody lives, such as UTC-12
            return Q(hours="") | Q(hours__in=[hours for hours in stated if not fitting_offsets(hours)])
        return Q(hours__in=[hours for hours in stated if self.offsets[value] in fitting_offsets(hours)])


class Companies(Facet):
    is_of_rows = True

    def named(self, text: str) -> Iterable[str]:
        return Company.objects.unmerged().filter(key=name_key(text)).values_list("slug", flat=True)

    def names(self, values: Iterable[str]) -> dict[str, str]:
        return _named(Company, "slug", "name", values)

    def merged(self, values: Iterable[str]) -> dict[str, str]:
        found = Company.objects.merged().filter(slug__in=list(values))
        return {company.slug: company.survivor.slug for company in found}

    def condition(self, value: str) -> Q:
        return Q(company=None) if value == NOT_STATED else Q(company__slug=value)


class Teams(Facet):
    """Teams, with the slugs of company and team as the value because teams of several companies can share a name."""

    is_of_rows = True

    def names(self, values: Iterable[str]) -> dict[str, str]:
        return {_team_value(team): f"{team.name}, {team.company.name}" for team in self._teams(values)}

    def merged(self, values: Iterable[str]) -> dict[str, str]:
        return {_team_value(team): _team_value(team.survivor) for team in self._teams(values).merged()}

    @staticmethod
    def _teams(values: Iterable[str]) -> TeamQuerySet:
        pairs = [value.split("/") for value in values if value.count("/") == 1]
        wanted = reduce(or_, (Q(company__slug=company, slug=team) for company, team in pairs), Q(pk__in=[]))
        return Team.objects.filter(wanted).select_related("company")

    def condition(self, value: str) -> Q:
        if value == NOT_STATED:
            return Q(team=None)
        company, _, team = value.partition("/")
        return Q(team__slug=team, team__company__slug=company)


def _team_value(team: Team) -> str:
    return f"{team.company.slug}/{team.slug}"


class Skills(Facet):
    """The skills of one kind. The other kind has a facet of its own, so that both can be asked for together."""

    is_of_rows = True

    def __init__(self, label: str | Promise, many: str | Promise, kind: SkillKind):
        super().__init__(label, many)
        self.kind = kind

    def named(self, text: str) -> Iterable[str]:
        return Skill.objects.filter(self._is_named(text), kind=self.kind).values_list("slug", flat=True).distinct()

    @staticmethod
    def _is_named(text: str) -> Q:
        return Q(name__iexact=text) | Q(aliases__text__iexact=text)

    def names(self, values: Iterable[str]) -> dict[str, str]:
        return dict(Skill.objects.filter(kind=self.kind, slug__in=list(values)).values_list("slug", "name"))

    def transferred(self, values: Iterable[str]) -> dict[str, str]:
        others = Skill.objects.exclude(kind=self.kind)
        kinds = {value: others.filter(Q(slug=value) | self._is_named(value)).values_list("kind").first() for value in values}
        return {value: FACET_OF_KIND[SkillKind(kind[0])] for value, kind in kinds.items() if kind}

    def condition(self, value: str) -> Q:
        links = PostingSkill.objects.filter(posting=OuterRef("pk"), skill__kind=self.kind)
        return ~Q(Exists(links)) if value == NOT_STATED else Q(Exists(links.filter(skill__slug=value)))


class Categories(Facet):
    is_of_rows = True

    def named(self, text: str) -> Iterable[str]:
        return Category.objects.filter(name__iexact=text).values_list("name", flat=True)

    def names(self, values: Iterable[str]) -> dict[str, str]:
        return _named(Category, "name", "name", values)

    def condition(self, value: str) -> Q:
        links = Posting.categories.through.objects.filter(posting=OuterRef("pk"))
        return ~Q(Exists(links)) if value == NOT_STATED else Q(Exists(links.filter(category__name=value)))


class Places(Facet):
    """Countries with their subdivisions and cities, and regions. A region also matches the places in its countries."""

    has_children = True
    is_of_rows = True

    def names(self, values: Iterable[str]) -> dict[str, str]:
        found = {value: value for value in values if value in set(Region)}
        places = Place.objects.filter(key__in=[value for value in values if value not in found])
        return found | {each.key: place_name(each.name, each.kind, each.country, each.subdivision) for each in places}

    def named(self, text: str) -> Iterable[str]:
        """Return the values with a name: regions, countries, and places, the largest first."""
        regions = [region for region in Region if region.casefold() == text.casefold()]
        is_named = Q(name__iexact=text) | Q(aliases__key=normalize(text))
        rows = Place.objects.filter(is_named).annotate(count=Count("postings", distinct=True)).order_by("-count", "key")
        return [*regions, *country_codes(text), *rows.values_list("key", flat=True)]

    def value_label(self, value: str, name: str) -> str:
        return localize_place(value, name)

    def condition(self, value: str) -> Q:
        links = Posting.places.through.objects.filter(posting=OuterRef("pk"))
        if value == NOT_STATED:
            return ~Q(Exists(links))
        inside = Q(place__key=value) | Q(place__key__in=regions_in(value)) | Q(place__country__in=countries_in(value))
        return Q(Exists(links.filter(inside)))

    def ancestors(self, value: str) -> tuple[str, ...]:
        code, slash, _ = value.partition("/")
        country, hyphen, _ = code.partition("-")
        return ((code,) if slash else ()) + ((country,) if hyphen else ())

    def is_top_level(self, value: str) -> bool:
        """Return whether a value is a country. Regions are left out: they overlap and would always be the most frequent."""
        return len(value) == 2 and value != Region.EU

    def short(self, value: str, label: str) -> str:
        return label.rpartition(", ")[0] if self.ancestors(value) else label


class WorkModes(OneOf):
    def condition(self, value: str) -> Q:
        if value == NOT_STATED:
            return Q(is_remote=False, is_hybrid=False, is_onsite=False)
        return Q(**{f"is_{value}": True})


class Years(OneOf):
    """Minimum years of experience, in bands."""

    def __init__(self, label: str | Promise, many: str | Promise):
        words = {name: lazy(_years_band, str)(band) for name, band in bands.YEARS.items()}
        super().__init__(label, many, "years_min", words, is_ordered=True)

    def condition(self, value: str) -> Q:
        if value == NOT_STATED:
            return Q(years_min=None)
        band = bands.YEARS[value]
        return Q(years_min__gte=band.start) & (Q() if band.end is None else Q(years_min__lt=band.end))


class Languages(Facet):
    _CODE = re.compile(r"[a-z]{2,3}")

    def names(self, values: Iterable[str]) -> dict[str, str]:
        return {value: language_name(value) for value in values if self._CODE.fullmatch(value)}

    def named(self, text: str) -> Iterable[str]:
        return language_codes(text)

    def condition(self, value: str) -> Q:
        return Q(language="" if value == NOT_STATED else value)


class DetailLanguages(Languages):
    """The languages of a detail fact, whatever their level."""

    is_hidden_if_unused = True

    def __init__(self, fact: DetailFact):
        super().__init__(fact.label, fact.many)
        self.column = fact.name

    def condition(self, value: str) -> Q:
        if value == NOT_STATED:
            return Q(**{self.column: ""})
        return Q(**{f"{self.column}__contains": f" {value} "}) | Q(**{f"{self.column}__contains": f" {value}:"})


class Pays(Facet):
    """Stated pay (`any`), its currency and, for each currency, the bands of yearly pay that it overlaps."""

    has_children = children_are_ordered = True
    _VALUE = re.compile(r"([A-Z]{3})(?:-([0-9]{1,17}))?")
    # Unknown amounts are -1, below all bands, so that no comparison is NULL, which NOT in SQL would leave NULL.
    _LOWEST = Coalesce("pay_yearly_min", "pay_yearly_max", Value(-1), output_field=_AMOUNT)
    _HIGHEST = Coalesce("pay_yearly_max", "pay_yearly_min", Value(-1), output_field=_AMOUNT)

    def names(self, values: Iterable[str]) -> dict[str, str]:
        found = {value: self._name(value) for value in values}
        return {value: name for value, name in found.items() if name}

    def _name(self, value: str) -> str:
        if value == bands.ANY_PAY:
            return _("Stated")
        match = self._VALUE.fullmatch(value)
        if match is None or (match[2] and (str(int(match[2])) != match[2] or bands.pay_band(int(match[2])) is None)):
            return ""
        currency = _("Currency not stated") if match[1] == bands.NO_CURRENCY else match[1]
        if not match[2]:
            return currency
        return _("%(currency)s, %(band)s a year") % {"currency": currency, "band": self._format_band(int(match[2]))}

    @staticmethod
    def _format_band(start: int) -> str:
        band = bands.pay_band(start)
        return f"{format_number(start)}–{format_number(band.end or 0)}" if band else ""

    def condition(self, value: str) -> Q:
        if value == NOT_STATED:
            return Q(pay_min=None, pay_max=None)
        stated = ~Q(pay_min=None, pay_max=None)
        if value == bands.ANY_PAY:
            return stated
        currency, _, start = value.partition("-")
        stated &= Q(pay_currency__in=["", currency]) if currency == bands.NO_CURRENCY else Q(pay_currency=currency)
        band = bands.pay_band(int(start)) if start else None
        if band is None:
            return stated
        return stated & Q(LessThan(self._LOWEST, band.end)) & Q(GreaterThanOrEqual(self._HIGHEST, band.start))

    def ancestors(self, value: str) -> tuple[str, ...]:
        currency, hyphen, _ = value.partition("-")
        return () if value in {bands.ANY_PAY, NOT_STATED} else (currency, bands.ANY_PAY) if hyphen else (bands.ANY_PAY,)

    def is_top_level(self, value: str) -> bool:
        return "-" not in value

    def short(self, value: str, label: str) -> str:
        start = value.partition("-")[2]
        return self._format_band(int(start)) if start else label

    def order(self, value: str) -> int:
        return int(value.partition("-")[2] or 0)


class PostedDates(Facet):
    """Date posted: ages, which are counted back from today and overlap, and months."""

    _MONTH = re.compile(r"(?!0000|9999)[0-9]{4}-(0[1-9]|1[0-2])")
    is_ordered = True
    dated_values = tuple(bands.AGES)

    def names(self, values: Iterable[str]) -> dict[str, str]:
        found = {value: _in_the_last(bands.AGES[value]) for value in values if value in bands.AGES}
        months = [value for value in values if self._MONTH.fullmatch(value)]
        return found | {month: capfirst(formats.date_format(_first_day(month), "YEAR_MONTH_FORMAT")) for month in months}

    def condition(self, value: str) -> Q:
        if value == NOT_STATED:
            return Q(posted_on=None)
        if value in bands.AGES:
            return Q(posted_on__gte=bands.since(value, timezone.localdate()))
        month = _first_day(value)
        return Q(posted_on__gte=month, posted_on__lt=bands.month_after(month))

    def order(self, value: str) -> Any:
        """Return the sort key of a value: ages first, from the shortest; then months, from the latest."""
        return (0, bands.AGES[value]) if value in bands.AGES else (1, -int(value.replace("-", "")))


class ClosingDates(Facet):
    """The last day to apply: spans that begin today and overlap, and what closes after them."""

    is_ordered = True
    dated_values = (*bands.CLOSING, bands.CLOSING_LATER)

    def names(self, values: Iterable[str]) -> dict[str, str]:
        return {value: _closing_span(value) for value in values if value in self.dated_values}

    def condition(self, value: str) -> Q:
        if value == NOT_STATED:
            return Q(closes_on=None)
        today = timezone.localdate()
        if value == bands.CLOSING_LATER:
            return Q(closes_on__gt=bands.until(bands.LONGEST_CLOSING, today))
        return Q(closes_on__lte=bands.until(value, today))

    def order(self, value: str) -> int:
        return self.dated_values.index(value)


def place_name(name: str, kind: str, country: str, subdivision: str) -> str:
    """Return a full name such as "Halifax, Nova Scotia, Canada"; for countries and regions only their own name."""
    if kind == PlaceKind.CITY and subdivision:
        return f"{name}, {gazetteer.subdivision_name(subdivision)}, {gazetteer.country_name(country)}"
    return f"{name}, {gazetteer.country_name(country)}" if kind in {PlaceKind.CITY, PlaceKind.SUBDIVISION} else name


def _years_band(band: bands.Band) -> str:
    """Return a label such as "3 to 4 years", "Less than 1 year" or "10 years or more"."""
    if band.end is None:
        return _("%(years)s years or more") % {"years": band.start}
    if not band.start:
        return ngettext("Less than %(years)s year", "Less than %(years)s years", band.end) % {"years": band.end}
    return _("%(start)s to %(end)s years") % {"start": band.start, "end": band.end - 1}


def _in_the_last(days: int) -> str:
    if days == 1:  # ads have days, not hours
        return _("Since yesterday")
    return ngettext("In the last %(days)s day", "In the last %(days)s days", days) % {"days": days}


def _closing_span(value: str) -> str:
    if value == bands.CLOSING_LATER:
        return _("Later")
    days = bands.CLOSING[value]
    return ngettext("In the next %(days)s day", "In the next %(days)s days", days) % {"days": days}


def _first_day(month: str) -> date:
    return date.fromisoformat(f"{month}-01")


def _named(model: type[Model], key: str, name: str, values: Iterable[str]) -> dict[str, str]:
    return dict(model._default_manager.filter(**{f"{key}__in": list(values)}).values_list(key, name))
