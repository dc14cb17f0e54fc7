"""What all kinds of facets share: the validation of values, their names and their query conditions."""

from collections.abc import Collection, Iterable, Mapping
from copy import copy, deepcopy
from dataclasses import dataclass, field
from functools import reduce
from operator import and_, or_
from typing import Any

import django_filters
from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from postings.models.querysets import PostingQuerySet
from postings.reference.gazetteer import normalize

NOT_STATED = "none"
MAX_VALUES = 10
ALL, ANY = "all", "any"


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
        usable = tuple(sorted(value for value in values - unknown if not self._is_implied(value, values - unknown)))
        if unknown:
            checked.usable = usable
            raise ValidationError(str(self.facet.unknown_value), params={"value": min(unknown)})
        return usable

    def _is_implied(self, value: str, values: set[str]) -> bool:
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
    # How several values combine unless a search says otherwise: ALL or ANY. Empty if an ad has one value at most.
    default_mode = ""
    # The values whose postings depend on today, so that they are not stored.
    dated_values: tuple[str, ...] = ()

    def __init__(self, label: str | Promise, many: str | Promise, *, exclude: bool = False):
        super().__init__(label=label, exclude=exclude, required=False)
        self.extra["facet"] = self
        self.many = many
        self.checked = Checked()
        self.mode = ANY

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
        condition = reduce(and_ if self.mode == ALL else or_, map(self.condition, value))
        return qs.filter(~condition if self.exclude else condition)

    def names(self, values: Iterable[str]) -> dict[str, str]:
        """Return the names of the values that exist, by value, whether or not an open posting has them."""
        raise NotImplementedError

    def merged(self, values: Iterable[str]) -> dict[str, str]:
        """Return the values that were merged into others, mapped to the values that replace them."""
        return {}

    def typed(self, values: Iterable[str]) -> dict[str, str]:
        """Return the existing values for entered ones: the same in another case, or a value by its name."""
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
        """Return the values that have moved to another facet, mapped to the name of that facet."""
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
