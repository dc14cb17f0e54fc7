"""Sentences about the differences between compared jobs. Jobs are called A, B, C, D, as the columns of the comparison.

Only facts that all compared ads state are compared: amounts in the same currency, days with days. A salary range counts as
its midpoint.
"""

from collections.abc import Sequence
from decimal import Decimal
from string import ascii_uppercase

from django.contrib.humanize.templatetags.humanize import intcomma
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from postings.choices import Answer, DatePrecision
from postings.models import Posting


def letters(postings: Sequence[Posting]) -> str:
    """Return the names of the compared jobs."""
    return ascii_uppercase[: len(postings)]


def differences(postings: Sequence[Posting]) -> list[str]:
    """Return the differences that can be said in a sentence, those that matter most first."""
    return [words for rule in (_pay, _remote, _from_anywhere, _years, _posted) if (words := rule(postings))]


def _pay(postings: Sequence[Posting]) -> str:
    """Return how much more the best paid job pays than the others, or which jobs state a salary if not all do."""
    amounts = [_yearly(posting) for posting in postings]
    currencies = {posting.pay_currency for posting in postings if posting.states_pay}
    stating = [posting.states_pay for posting in postings]
    if any(stating) and not all(stating):
        return _only(stating, _("Only %(job)s states a salary."), _("Only %(jobs)s state a salary."))
    if len(currencies) != 1 or None in amounts:
        return ""
    best, next_best = sorted((amount for amount in amounts if amount is not None), reverse=True)[:2]
    if best == next_best:
        return ""
    words = {
        "job": _name(amounts.index(best)),
        "other": _names_with(next_best, amounts),
        "amount": intcomma(int(best - next_best)),
        "currency": currencies.pop(),
    }
    if all(posting.pay_min == posting.pay_max for posting in postings):
        return _("%(job)s pays %(amount)s %(currency)s more a year than %(other)s.") % words
    return _("%(job)s pays %(amount)s %(currency)s more a year than %(other)s, by the middle of each range.") % words


def _yearly(posting: Posting) -> Decimal | None:
    ends = [end for end in (posting.pay_yearly_min, posting.pay_yearly_max) if end is not None]
    return sum(ends, Decimal()) / len(ends) if ends else None


def _remote(postings: Sequence[Posting]) -> str:
    if not all(posting.work_modes for posting in postings):
        return ""
    remote = [posting.is_remote for posting in postings]
    return _only(remote, _("Only %(job)s can be done remotely."), _("Only %(jobs)s can be done remotely."))


def _from_anywhere(postings: Sequence[Posting]) -> str:
    if any(posting.apply_from_others == Answer.NOT_STATED for posting in postings):
        return ""
    anywhere = [posting.apply_from_others == Answer.YES for posting in postings]
    words = _("Only %(job)s accepts applications from anywhere."), _("Only %(jobs)s accept applications from anywhere.")
    return _only(anywhere, *words)


def _years(postings: Sequence[Posting]) -> str:
    years = [posting.years_min for posting in postings]
    if (found := _extremes(years)) is None:
        return ""
    most, least, difference = found
    words = ngettext(
        "%(job)s asks for %(years)s more year of experience than %(other)s.",
        "%(job)s asks for %(years)s more years of experience than %(other)s.",
        1 if difference == 1 else 2,
    )
    return words % {"job": most, "other": least, "years": f"{Decimal(difference).normalize():f}"}


def _posted(postings: Sequence[Posting]) -> str:
    is_day = [posting.posted_precision == DatePrecision.DAY for posting in postings]
    days = [Decimal(posting.posted_on.toordinal()) if posting.posted_on else None for posting in postings]
    if not all(is_day) or (found := _extremes(days)) is None:
        return ""
    newest, oldest, difference = found
    words = ngettext(
        "%(job)s was posted %(days)s day after %(other)s.",
        "%(job)s was posted %(days)s days after %(other)s.",
        int(difference),
    )
    return words % {"job": newest, "other": oldest, "days": intcomma(int(difference))}


def _extremes(values: Sequence[Decimal | None]) -> tuple[str, str, Decimal] | None:
    """Return the job with the highest value, those with the lowest and the difference.

    Return None if a value is unknown, or if several jobs have the highest.
    """
    known = [value for value in values if value is not None]
    if len(known) < len(values) or known.count(max(known)) > 1:
        return None
    return _name(values.index(max(known))), _names_with(min(known), values), max(known) - min(known)


def _only(which: Sequence[bool], of_one: str, of_several: str) -> str:
    """Return a sentence about the jobs of which something is true, or an empty string if it is true of all or of none."""
    if not any(which) or all(which):
        return ""
    names = _names_with(True, which)
    return of_one % {"job": names} if sum(which) == 1 else of_several % {"jobs": names}


def _names_with(value: object, values: Sequence[object]) -> str:
    """Return the names of the jobs with a value: "A", "A and C", "A, B and D"."""
    *others, last = (_name(number) for number, each in enumerate(values) if each == value)
    return _("%(jobs)s and %(job)s") % {"jobs": ", ".join(others), "job": last} if others else last


def _name(number: int) -> str:
    return ascii_uppercase[number]
