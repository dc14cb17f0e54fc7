"""How facts are put into words in the language of the reader, for pages and for the terminal alike. Knows no database."""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from django.utils.formats import number_format
from django.utils.functional import Promise
from django.utils.translation import gettext, ngettext, pgettext
from django.utils.translation import gettext_lazy as _

from postings.bands import Band
from postings.vocabulary import (
    PER_YEAR,
    Answer,
    Employment,
    Function,
    PayPeriod,
    Region,
    ReportedFact,
    Seniority,
    WorkMode,
)

_PER = {
    PayPeriod.YEAR: _("a year"),
    PayPeriod.MONTH: _("a month"),
    PayPeriod.WEEK: _("a week"),
    PayPeriod.DAY: _("a day"),
    PayPeriod.HOUR: _("an hour"),
}
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
    text = " ".join(str(word) for word in (amount, currency, _PER[PayPeriod(period)] if period else "") if word)
    return text if currency else gettext("%(pay)s (currency not stated)") % {"pay": text}


def _amount(amount: Decimal | None) -> str:
    if amount is None:
        return ""
    return number_in_words(int(amount)) if amount == int(amount) else number_format(amount, 2, force_grouping=True)


def number_in_words(number: int) -> str:
    """`95,000` as the reader's language writes it."""
    return number_format(number, force_grouping=True)


FUNCTIONS = {
    Function.BACKEND: _("Backend"),
    Function.FRONTEND: _("Frontend"),
    Function.FULLSTACK: _("Full stack"),
    Function.MOBILE: _("Mobile"),
    Function.DATA: _("Data"),
    Function.MACHINE_LEARNING: _("Machine learning"),
    Function.DEVOPS: _("DevOps and SRE"),
    Function.SECURITY: _("Security"),
    Function.QA: _("Quality assurance"),
    Function.HARDWARE: _("Embedded and hardware"),
    Function.GAME: _("Games"),
    Function.ENGINEERING_MANAGEMENT: _("Engineering management"),
    Function.SOFTWARE: _("Software engineering"),
    Function.IT_SUPPORT: _("IT support"),
    Function.SOLUTIONS: _("Solutions and sales engineering"),
    Function.PRODUCT: _("Product"),
    Function.DESIGN: _("Design"),
    Function.MARKETING: _("Marketing"),
    Function.SALES: _("Sales"),
    Function.CUSTOMER_SUPPORT: _("Customer support"),
    Function.FINANCE_LEGAL: _("Finance and legal"),
    Function.PEOPLE: _("People and recruiting"),
    Function.OPERATIONS: _("Operations"),
    Function.OTHER_ENGINEERING: _("Other engineering"),
    Function.WRITING: _("Writing and translation"),
    Function.OTHER: _("Other"),
}
SENIORITIES = {
    Seniority.INTERN: _("Intern"),
    Seniority.JUNIOR: _("Junior"),
    Seniority.MID: _("Mid-level"),
    Seniority.SENIOR: _("Senior"),
    Seniority.LEAD: _("Lead"),
    Seniority.STAFF: _("Staff"),
    Seniority.PRINCIPAL: _("Principal"),
    Seniority.MANAGER: _("Manager"),
    Seniority.DIRECTOR: _("Director"),
    Seniority.EXECUTIVE: _("Executive"),
}
EMPLOYMENTS = {
    Employment.FULL_TIME: _("Full-time"),
    Employment.PART_TIME: _("Part-time"),
    Employment.CONTRACT: _("Contract"),
    Employment.INTERNSHIP: _("Internship"),
    Employment.TEMPORARY: _("Temporary"),
}
WORK_MODES = {
    WorkMode.REMOTE: _("Remote"),
    WorkMode.HYBRID: _("Hybrid"),
    WorkMode.ONSITE: _("On-site"),
}
# Those that other languages name otherwise; the abbreviations are the same in all.
REGIONS: dict[Region, str | Promise] = {
    Region.WORLDWIDE: _("Worldwide"),
    Region.EUROPE: _("Europe"),
    Region.EU: _("EU"),
    Region.EMEA: "EMEA",
    Region.APAC: "APAC",
    Region.ASIA: _("Asia"),
    Region.LATAM: _("LATAM"),
    Region.SOUTH_AMERICA: _("South America"),
    Region.CENTRAL_AMERICA: _("Central America"),
    Region.NORTH_AMERICA: _("North America"),
    Region.AMERICAS: _("Americas"),
    Region.AFRICA: _("Africa"),
    Region.MIDDLE_EAST: _("Middle East"),
    Region.OCEANIA: _("Oceania"),
    Region.NORDICS: _("Nordics"),
    Region.DACH: "DACH",
    Region.BALKANS: _("Balkans"),
}

REPORTED_FACTS = {
    ReportedFact.PAY: _("Salary"),
    ReportedFact.PLACE: _("Location or workplace"),
    ReportedFact.APPLICANTS: _("Who can apply"),
    ReportedFact.SKILLS: _("Skills"),
    ReportedFact.SENIORITY: _("Level"),
    ReportedFact.YEARS: _("Experience"),
    ReportedFact.EMPLOYMENT: _("Job type"),
    ReportedFact.FUNCTION: _("Role"),
    ReportedFact.COMPANY: _("Company"),
    ReportedFact.TEAM: _("Team"),
    ReportedFact.TEXT: _("Text of the ad"),
    ReportedFact.GONE: _("The job is filled or the link does not work"),
    ReportedFact.OTHER: _("Something else"),
}

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


def years_band_in_words(band: Band) -> str:
    """`3 to 4 years`, `Less than 1 year`, `10 years or more`."""
    if band.end is None:
        return gettext("%(years)s years or more") % {"years": band.start}
    if not band.start:
        return ngettext("Less than %(years)s year", "Less than %(years)s years", band.end) % {"years": band.end}
    return gettext("%(start)s to %(end)s years") % {"start": band.start, "end": band.end - 1}


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
