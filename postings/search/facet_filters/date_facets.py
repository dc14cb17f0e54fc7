"""The facets of dates: when an ad was posted and when it closes."""

import re
from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import Q
from django.utils import formats, timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from postings.search import bands
from postings.search.facet_filters.facet import NOT_STATED, Facet


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
