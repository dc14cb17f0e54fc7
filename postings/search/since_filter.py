"""The filter by when postings were added to this site: since a day, or since a minute in UTC such as `2026-11-20T08:00Z`."""

from datetime import UTC, date, datetime
from typing import Any

import django_filters
from django import forms
from django.core.exceptions import ValidationError
from django.utils import formats, timezone
from django.utils.translation import gettext as _

from postings.models.querysets import PostingQuerySet


class SinceField(forms.CharField):
    """A form field for a day or a minute, cleaned to the form of the canonical URL."""

    def clean(self, value: Any) -> str:
        text: str = super().clean(value)
        try:
            return _canonical(text) if text else ""
        except (ValueError, OverflowError):
            raise ValidationError(_("“%(value)s” is not a date, such as 2026-11-20."), params={"value": text}) from None


class SinceFilter(django_filters.Filter):  # type: ignore[misc]  # django-filter has no types
    field_class = SinceField

    def filter(self, qs: PostingQuerySet, value: str) -> PostingQuerySet:
        return qs.filter(created_at__gte=moment(value)) if value else qs


def _canonical(text: str) -> str:
    try:
        value = date.fromisoformat(text).isoformat()
    except ValueError:
        value = f"{minute_in_utc(moment(text))}Z"
    minute_in_utc(moment(value))  # raises an error near the ends of the calendar
    return value


def moment(value: str) -> datetime:
    """Return the moment; a day begins at midnight in the time zone of the site."""
    found = datetime.fromisoformat(value)
    return timezone.make_aware(found) if timezone.is_naive(found) else found


def minute_in_utc(moment: datetime) -> str:
    """Return the minute of a moment; such texts sort by time."""
    return moment.astimezone(UTC).isoformat(timespec="minutes")[:16]


def format_since(value: str) -> str:
    """Return the day or the minute in the language of the page and the time zone of the site."""
    local = timezone.localtime(moment(value))
    return formats.date_format(local, "DATETIME_FORMAT" if "T" in value else "DATE_FORMAT")
