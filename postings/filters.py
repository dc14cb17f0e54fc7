"""What a search may ask for: the one declaration of its parameters, how they are checked, and which postings they leave.

`none` as a value means "not stated". Unknown parameters are ignored; a value that cannot be is reported and left out.
"""

from collections.abc import Iterable
from typing import Any
from urllib.parse import urlencode

import django_filters
from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict

from postings.models import Category, Company, Posting, Team
from postings.querysets import PostingQuerySet

NOT_STATED = "none"
MAX_VALUES = 10
MAX_TEXT = 200


class _BoundedChoices(django_filters.fields.ModelMultipleChoiceField):
    """Several values of one kind, at most MAX_VALUES of them."""

    default_error_messages = {"invalid_choice": "There is no “%(value)s” on this board."}

    def clean(self, value: Any) -> Any:
        if value and len(value) > MAX_VALUES:
            raise ValidationError(f"Choose at most {MAX_VALUES} at a time.")
        if value and any("\0" in item for item in value):
            raise ValidationError(self.error_messages["invalid_choice"], params={"value": "�"})
        return super().clean(value)


class _Choices(django_filters.ModelMultipleChoiceFilter):
    field_class = _BoundedChoices

    def __init__(self, *args: Any, **kwargs: Any):
        # A foreign key never finds a posting twice, so the costly DISTINCT can go; `categories` has its own way.
        super().__init__(*args, null_label="Not stated", null_value=NOT_STATED, distinct=False, **kwargs)


class PostingFilter(django_filters.FilterSet):
    q = django_filters.CharFilter(method="matching", max_length=MAX_TEXT, label="Search")
    company = _Choices(field_name="company__slug", to_field_name="slug", queryset=Company.objects.all(), label="Company")
    team = _Choices(field_name="team__slug", to_field_name="slug", queryset=Team.objects.all(), label="Team")
    category = _Choices(to_field_name="name", queryset=Category.objects.all(), method="in_categories", label="Category")
    place = django_filters.CharFilter(method="at_place", max_length=MAX_TEXT, label="Place, as written in the ad")

    class Meta:
        model = Posting
        fields: list[str] = []

    def matching(self, postings: PostingQuerySet, _name: str, text: str) -> PostingQuerySet:
        return postings.matching(text)

    def at_place(self, postings: PostingQuerySet, _name: str, text: str) -> PostingQuerySet:
        return postings.without_place() if text == NOT_STATED else postings.at_place(text)

    def in_categories(self, postings: PostingQuerySet, _name: str, values: Iterable[Any]) -> PostingQuerySet:
        chosen = list(values)
        names = [category.name for category in chosen if category != NOT_STATED]
        return postings.in_categories(names, or_none=NOT_STATED in chosen) if chosen else postings

    @property
    def problems(self) -> list[str]:
        """What could not be used, each a sentence with the name of the filter."""
        fields: dict[str, forms.Field] = self.form.fields
        return [f"{fields[name].label}: {error}" for name, errors in self.form.errors.items() for error in errors]

    @property
    def applied(self) -> list[tuple[str, str, str]]:
        """The filters in use: parameter, value and what to call it, in the order of the canonical address."""
        found = []
        for name, value in self._usable.items():
            if isinstance(value, str):
                found += [(name, value, "Not stated" if value == NOT_STATED and name == "place" else value)] if value else []
            else:
                found += sorted(self._choice(name, item) for item in value or ())
        return list({(name, value): (name, value, label) for name, value, label in found}.values())

    @property
    def _usable(self) -> dict[str, Any]:
        """The values that passed their checks."""
        self.form.is_valid()  # fills cleaned_data
        return self.form.cleaned_data

    def _choice(self, name: str, item: Any) -> tuple[str, str, str]:
        if item == NOT_STATED:
            return name, NOT_STATED, "Not stated"
        return name, str(getattr(item, self.filters[name].extra["to_field_name"])), item.name


def cleaned(query: QueryDict) -> QueryDict:
    """The query without empty values, as a form leaves them for fields that nobody filled in."""
    kept = QueryDict(mutable=True)
    for name in query:
        if values := [value for value in query.getlist(name) if value.strip()]:
            kept.setlist(name, values)
    return kept


def address(applied: Iterable[tuple[str, str, str]], page: int = 1) -> str:
    """The one canonical query string of a search, empty or starting with `?`."""
    pairs = [(name, value) for name, value, _ in applied]
    pairs += [("page", str(page))] if page > 1 else []
    return f"?{urlencode(pairs)}" if pairs else "?"
