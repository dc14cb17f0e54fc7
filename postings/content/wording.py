"""How facts are put into words in the language of the reader, for pages and for the terminal alike. Knows no database."""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from django.utils.formats import number_format
from django.utils.translation import gettext, ngettext, pgettext
from django.utils.translation import gettext_lazy as _

from postings.choices import PER_YEAR, Answer, PayPeriod

# What an amount for a year assumes of one for a shorter time.
_TIMES = {
    PayPeriod.MONTH: _("based on %(times)s months"),
    PayPeriod.WEEK: _("based on %(times)s weeks"),
    PayPeriod.DAY: _("based on %(times)s days"),
    PayPeriod.HOUR: _("based on %(times)s hours"),
}


def pay_in_words(minimum: Decimal | None, maximum: Decimal | None, currency: str | None, period: str | None) -> str:
    """`65,000–95,000 USD a year`, `from 45,000 GBP a year`; empty where there is no figure.

    >>> pay_in_words(None, Decimal(120000), "EUR", None)
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
    return number_in_words(int(amount)) if amount == int(amount) else number_format(amount, 2, force_grouping=True)


def number_in_words(number: int) -> str:
    """`95,000` as the reader's language writes it."""
    return number_format(number, force_grouping=True)


MAX_COUNTRIES = 6


def yearly_in_words(minimum: Decimal | None, maximum: Decimal | None, currency: str, period: str) -> str:
    """What pay of a shorter period comes to in a year, with what that assumes; empty where it is stated by the year."""
    if not period or period == PayPeriod.YEAR or (minimum is None and maximum is None):
        return ""
    times = _TIMES[PayPeriod(period)] % {"times": number_in_words(PER_YEAR[PayPeriod(period)])}
    pay = pay_in_words(minimum, maximum, currency or None, PayPeriod.YEAR)
    about = gettext("%(pay)s, %(times)s") if minimum is None or maximum is None else gettext("about %(pay)s, %(times)s")
    return about % {"pay": pay, "times": times}


def years_in_words(years: Decimal | float) -> str:
    """`5 years or more`, `6 months or more`, `No experience needed`."""
    if not years:
        return gettext("No experience needed")
    if years == Decimal("0.5"):
        return gettext("6 months or more")
    if years != int(years):
        return gettext("%(years)s years or more") % {"years": number_format(f"{float(years):g}")}
    return ngettext("%(years)s year or more", "%(years)s years or more", int(years)) % {"years": int(years)}


def applicants_in_words(yes: Sequence[str], no: Sequence[str], others: str) -> str:
    """From where one may apply, by the names of the countries said yes and no to, and the answer for all others."""
    if others == Answer.YES:
        return gettext("From anywhere except %(places)s") % {"places": _listed(no)} if no else gettext("From anywhere")
    said = []
    if yes:
        words = gettext("Only from %(places)s") if others == Answer.NO else gettext("From %(places)s")
        said.append(words % {"places": _listed(yes)})
    if no:
        words = gettext("not from %(places)s") if yes else gettext("Not from %(places)s")
        said.append(words % {"places": _listed(no)})
    if said and others == Answer.NOT_STATED:
        said.append(gettext("other countries: not stated"))
    return separated(said)


def separated(parts: Iterable[str]) -> str:
    """Parts that may have commas in them, in one line."""
    return pgettext("between parts", "; ").join(parts)


def _listed(names: Sequence[str]) -> str:
    if len(names) <= MAX_COUNTRIES:
        return ", ".join(names)
    return gettext("%(number)s countries") % {"number": len(names)}
