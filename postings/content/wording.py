"""Format facts as text in the active language, for pages and for the terminal. Does not access the database."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any

from django.utils.formats import number_format
from django.utils.translation import gettext, ngettext, pgettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from postings.choices import PER_YEAR, Answer, PayPeriod
from postings.content.hours import ALL_HOURS, WorkingHours, format_offset, format_time, parse_working_hours
from postings.detail_facts import DETAIL_FACTS
from postings.reference.localized_names import language_name

# The number of periods in a year that a yearly equivalent assumes.
_PERIOD_COUNTS = {
    PayPeriod.MONTH: _("based on %(times)s months"),
    PayPeriod.WEEK: _("based on %(times)s weeks"),
    PayPeriod.DAY: _("based on %(times)s days"),
    PayPeriod.HOUR: _("based on %(times)s hours"),
}


def format_pay(minimum: Decimal | None, maximum: Decimal | None, currency: str | None, period: str | None) -> str:
    """Return pay such as `65,000–95,000 USD a year` or `from 45,000 GBP a year`, or an empty string without an amount.

    >>> format_pay(None, Decimal(120000), "EUR", None)
    'up to 120,000 EUR'
    """
    lowest, highest = _amount(minimum), _amount(maximum)
    if not lowest and not highest:
        return ""
    if lowest and highest:
        amount = lowest if lowest == highest else f"{lowest}–{highest}"
    else:
        amount = (
            gettext("from %(amount)s") % {"amount": lowest} if lowest else gettext("up to %(amount)s") % {"amount": highest}
        )
    text = " ".join(str(word) for word in (amount, currency, PayPeriod(period).label if period else "") if word)
    return text if currency else gettext("%(pay)s (currency not stated)") % {"pay": text}


def _amount(amount: Decimal | None) -> str:
    if amount is None:
        return ""
    return format_number(int(amount)) if amount == int(amount) else number_format(amount, 2, force_grouping=True)


def format_number(number: int) -> str:
    """Return a number with the separators of the active language: `95,000`."""
    return number_format(number, force_grouping=True)


MAX_COUNTRIES = 6


def format_yearly_pay(minimum: Decimal | None, maximum: Decimal | None, currency: str, period: str) -> str:
    """Return the yearly equivalent of pay for a shorter period, or an empty string if the pay is yearly."""
    if not period or period == PayPeriod.YEAR or (minimum is None and maximum is None):
        return ""
    times = _PERIOD_COUNTS[PayPeriod(period)] % {"times": format_number(PER_YEAR[PayPeriod(period)])}
    pay = format_pay(minimum, maximum, currency or None, PayPeriod.YEAR)
    about = gettext("%(pay)s, %(times)s") if minimum is None or maximum is None else gettext("about %(pay)s, %(times)s")
    return about % {"pay": pay, "times": times}


def format_years(years: Decimal | float) -> str:
    """Return years of experience as text: `5 years or more`, `6 months or more`, `No experience needed`."""
    if not years:
        return gettext("No experience needed")
    if years == Decimal("0.5"):
        return gettext("6 months or more")
    if years != int(years):
        return gettext("%(years)s years or more") % {"years": number_format(f"{float(years):g}")}
    return ngettext("%(years)s year or more", "%(years)s years or more", int(years)) % {"years": int(years)}


_LEVELS = {
    "fluent": pgettext_lazy("level of a language", "fluent"),
    "native": pgettext_lazy("level of a language", "native"),
}


def format_detail(name: str, value: Any) -> str:
    """Return the value of a detail fact as text, or an empty string if it is not stated."""
    if not value:
        return ""
    match name:
        case "hours":
            return format_working_hours(value)
        case "languages":
            return join_parts(map(_format_language, value))
        case "contract_months":
            return ngettext("%(months)s month", "%(months)s months", value) % {"months": value}
        case "weekly_hours":
            return gettext("%(hours)s hours a week") % {"hours": value.replace("-", "–")}
        case "interview_steps":
            return join_parts(value)
    choices = DETAIL_FACTS[name].choices
    return str(choices(value).label) if choices else str(value)


def _format_language(value: str) -> str:
    """Return the name of a language with its level: `German (C1)` for `de:C1`."""
    code, _colon, level = value.partition(":")
    return f"{language_name(code)} ({_LEVELS.get(level, level)})" if level else language_name(code)


def format_working_hours(text: str) -> str:
    """Return working hours such as `In a time zone from UTC−5 to UTC+3` or `9:00–17:00 in UTC+1`."""
    hours = parse_working_hours(text)
    if hours is None:
        return text
    first, last = format_zone(hours.first), format_zone(hours.last)
    if hours.is_place:
        if first == last:
            return gettext("In the time zone %(zone)s") % {"zone": first}
        return gettext("In a time zone from %(first)s to %(last)s") % {"first": first, "last": last}
    zones = first if first == last else gettext("%(first)s to %(last)s") % {"first": first, "last": last}
    if hours.overlap is None:
        return gettext("%(hours)s in %(zones)s") % {"hours": format_times(hours, 0), "zones": zones}
    if hours.overlap == ALL_HOURS:
        return gettext("Business hours in %(zones)s") % {"zones": zones}
    words = ngettext(
        "At least %(number)s hour during business hours in %(zones)s",
        "At least %(number)s hours during business hours in %(zones)s",
        hours.overlap,
    )
    return words % {"number": hours.overlap, "zones": zones}


def format_zone(offset: int) -> str:
    """Return an offset with a minus sign, such as `UTC−3:30`."""
    return format_offset(offset).replace("-", "−")


def format_times(hours: WorkingHours, minutes: int) -> str:
    """Return begin and end of the day, moved by a number of minutes: `9:00–17:00`."""
    return "–".join(format_time(each + minutes) for each in hours.window)


def format_applicants(yes: Sequence[str], no: Sequence[str], others: str) -> str:
    """Return from where one may apply, by included and excluded country names and the answer for all others."""
    if others == Answer.YES:
        return gettext("From anywhere except %(places)s") % {"places": _join_names(no)} if no else gettext("From anywhere")
    parts = []
    if yes:
        template = gettext("Only from %(places)s") if others == Answer.NO else gettext("From %(places)s")
        parts.append(template % {"places": _join_names(yes)})
    if no:
        template = gettext("not from %(places)s") if yes else gettext("Not from %(places)s")
        parts.append(template % {"places": _join_names(no)})
    if parts and others == Answer.NOT_STATED:
        parts.append(gettext("other countries: not stated"))
    return join_parts(parts)


def join_parts(parts: Iterable[str]) -> str:
    """Join parts that may contain commas."""
    return pgettext("between parts", "; ").join(parts)


def _join_names(names: Sequence[str]) -> str:
    if len(names) <= MAX_COUNTRIES:
        return ", ".join(names)
    return gettext("%(number)s countries") % {"number": len(names)}
