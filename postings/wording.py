"""How facts are put into words, for pages and for the terminal alike. Knows no Django."""

from collections.abc import Sequence
from decimal import Decimal

from postings.bands import Band
from postings.vocabulary import PER_YEAR, Answer, Employment, Function, PayPeriod, ReportedFact, Seniority, WorkMode

_PER = {
    PayPeriod.YEAR: "a year",
    PayPeriod.MONTH: "a month",
    PayPeriod.WEEK: "a week",
    PayPeriod.DAY: "a day",
    PayPeriod.HOUR: "an hour",
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
        amount = f"from {lowest}" if lowest else f"up to {highest}"
    words = [amount, currency or "", _PER[PayPeriod(period)] if period else ""]
    text = " ".join(word for word in words if word)
    return text if currency else f"{text} (currency not stated)"


def _amount(amount: Decimal | None) -> str:
    if amount is None:
        return ""
    return f"{amount:,.0f}" if amount == int(amount) else f"{amount:,.2f}"


FUNCTIONS = {
    Function.BACKEND: "Backend",
    Function.FRONTEND: "Frontend",
    Function.FULLSTACK: "Full stack",
    Function.MOBILE: "Mobile",
    Function.DATA: "Data",
    Function.MACHINE_LEARNING: "Machine learning",
    Function.DEVOPS: "DevOps and SRE",
    Function.SECURITY: "Security",
    Function.QA: "Quality assurance",
    Function.HARDWARE: "Embedded and hardware",
    Function.GAME: "Games",
    Function.ENGINEERING_MANAGEMENT: "Engineering management",
    Function.SOFTWARE: "Software engineering",
    Function.IT_SUPPORT: "IT support",
    Function.SOLUTIONS: "Solutions and sales engineering",
    Function.PRODUCT: "Product",
    Function.DESIGN: "Design",
    Function.MARKETING: "Marketing",
    Function.SALES: "Sales",
    Function.CUSTOMER_SUPPORT: "Customer support",
    Function.FINANCE_LEGAL: "Finance and legal",
    Function.PEOPLE: "People and recruiting",
    Function.OPERATIONS: "Operations",
    Function.OTHER_ENGINEERING: "Other engineering",
    Function.WRITING: "Writing and translation",
    Function.OTHER: "Other",
}
SENIORITIES = {level: "Mid-level" if level is Seniority.MID else level.value.capitalize() for level in Seniority}
EMPLOYMENTS = {terms: terms.value.capitalize() for terms in Employment}
WORK_MODES = {WorkMode.REMOTE: "Remote", WorkMode.HYBRID: "Hybrid", WorkMode.ONSITE: "On site"}

REPORTED_FACTS = {
    ReportedFact.PAY: "The pay",
    ReportedFact.PLACE: "The place, or remote or not",
    ReportedFact.APPLICANTS: "Who may apply",
    ReportedFact.SKILLS: "The skills",
    ReportedFact.SENIORITY: "The level",
    ReportedFact.YEARS: "The experience asked for",
    ReportedFact.EMPLOYMENT: "The terms",
    ReportedFact.FUNCTION: "The function",
    ReportedFact.COMPANY: "The company",
    ReportedFact.TEAM: "The team",
    ReportedFact.TEXT: "The text of the ad",
    ReportedFact.GONE: "The job is filled, or its link leads nowhere",
    ReportedFact.OTHER: "Something else",
}

MAX_COUNTRIES = 6


def yearly_in_words(minimum: Decimal | None, maximum: Decimal | None, currency: str, period: str) -> str:
    """What pay of a shorter period comes to in a year, with what that assumes; empty where it is stated by the year."""
    if not period or period == PayPeriod.YEAR or (minimum is None and maximum is None):
        return ""
    amount = pay_in_words(minimum, maximum, currency or None, PayPeriod.YEAR)
    return f"about {amount}, at {PER_YEAR[PayPeriod(period)]:,} {period}s"


def years_in_words(years: Decimal | float) -> str:
    """`5 years or more`, `half a year or more`, `none needed`."""
    if not years:
        return "none needed"
    amount = {0.5: "half a year", 1.0: "1 year"}.get(float(years)) or f"{float(years):g} years"
    return f"{amount} or more"


def years_band_in_words(band: Band) -> str:
    """`3 to 4 years`, `Less than 1 year`, `10 years or more`."""
    if band.end is None:
        return f"{band.start} years or more"
    if not band.start:
        return f"Less than {band.end} year{'s' if band.end > 1 else ''}"
    return f"{band.start} to {band.end - 1} years"


def applicants_in_words(yes: Sequence[str], no: Sequence[str], others: str) -> str:
    """From where one may apply, by the names of the countries said yes and no to, and the answer for all others."""
    if others == Answer.YES:
        return f"From anywhere but {_listed(no)}" if no else "From anywhere"
    said = []
    if yes:
        said.append(f"{'Only from' if others == Answer.NO else 'From'} {_listed(yes)}")
    if no:
        said.append(f"{'not' if yes else 'Not'} from {_listed(no)}")
    if said and others == Answer.NOT_STATED:
        said.append("from elsewhere: not stated")
    return "; ".join(said)


def _listed(names: Sequence[str]) -> str:
    if len(names) <= MAX_COUNTRIES:
        return ", ".join(names)
    return f"{len(names)} countries"
