"""The rules that an ad has to keep to have JobPosting markup, for one posting and as query conditions.

Search engines remove sites whose markup says more than the page does, so an ad that breaks a rule has none. The rules are
here because the facets store which open postings break which rule. See docs/decisions/038-search-engines.md.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import reduce
from operator import add, or_

from django.db.models import Case, Exists, F, OuterRef, Q, TextChoices, Value, When
from django.db.models.expressions import Combinable
from django.db.models.functions import StrIndex
from django.db.models.lookups import GreaterThan

from postings.choices import DatePrecision, PlaceKind, Status
from postings.models import Posting

# A title with more than the job: a mark or address, an amount, a year or a reference. Read by Python and PostgreSQL alike.
TITLE_WITH_MORE = (
    r"!|@|://|www\.|(^| )\*|\*( |$)|[$€£¥]|[0-9]k([^a-z0-9]|$)|(^|[^0-9])(19|20)[0-9]{2}([^0-9]|$)|#[0-9]|[0-9]{5}"
)


class Reason(TextChoices):
    """Why an ad has no markup."""

    NOT_OPEN = "not-open", "The ad is not open"
    NO_COMPANY = "no-company", "The company is not stated"
    TITLE = "title", "The title contains more than the name of the job, such as a company, a year or an amount"
    NO_TEXT = "no-text", "The ad has no description"
    NO_DAY = "no-day", "The day on which the ad was posted is not known"
    DAY_OF_SOURCE = "day-of-source", "The date posted is the day on which the ad was added to its source"
    NO_COUNTRY = "no-country", "The country of the job is not stated"
    NO_ELIGIBLE_COUNTRY = "no-eligible-country", "The job is remote, and no country to apply from is stated"
    PLACE_IN_WORDS = "place-in-words", "The location was corrected in words only, so the page shows no country"
    PAY_INCOMPLETE = "pay-incomplete", "The salary has no currency or no period"
    PAY_IMPLAUSIBLE = "pay-implausible", "The salary is implausible"


@dataclass(frozen=True)
class Rule:
    """A rule, by its reason: whether a posting breaks it, and the query condition for the postings that do."""

    reason: Reason
    is_broken: Callable[[Posting], bool]
    condition: Q


def is_fully_remote(posting: Posting) -> bool:
    return posting.is_remote and not (posting.is_hybrid or posting.is_onsite)


def countries(posting: Posting) -> set[str]:
    """Return the codes of the countries among the places of a posting."""
    return {place.key for place in posting.places.all() if place.kind == PlaceKind.COUNTRY}


def _title_has_more(posting: Posting) -> bool:
    is_named = posting.company is not None and posting.company.name in posting.title
    return is_named or bool(re.search(TITLE_WITH_MORE, posting.title, re.IGNORECASE))


def _is_day_of_source(posting: Posting) -> bool:
    """Return whether the day is stated neither by the ad nor by an editor."""
    is_stated = "posted" in posting.evidence or "posted" in posting.edited.split() or posting.source_key is None
    return posting.posted_precision == DatePrecision.DAY and not is_stated


def _is_placed_in_words(posting: Posting) -> bool:
    edited = set(posting.edited.split())
    return "location_text" in edited and edited.isdisjoint({"places", "work_modes"})


def _has_incomplete_pay(posting: Posting) -> bool:
    return posting.states_pay and not (posting.pay_currency and posting.pay_period)


def _has_implausible_pay(posting: Posting) -> bool:
    has_yearly = posting.pay_yearly_min is not None or posting.pay_yearly_max is not None
    return posting.states_pay and not _has_incomplete_pay(posting) and not has_yearly


_names_company = Q(company__isnull=False) & Q(GreaterThan(StrIndex("title", F("company__name")), Value(0)))
_has_day = Q(posted_precision=DatePrecision.DAY)
_day_is_stated = Q(evidence__has_key="posted") | Q(edited__contains=" posted ")
_fully_remote = Q(is_remote=True, is_hybrid=False, is_onsite=False)
_country = Posting.places.through.objects.filter(posting=OuterRef("pk"), place__kind=PlaceKind.COUNTRY)
_place_is_edited = Q(edited__contains=" places ") | Q(edited__contains=" work_modes ")
_states_pay = ~Q(pay_min=None, pay_max=None)
_no_yearly_pay = Q(pay_yearly_min=None, pay_yearly_max=None)

RULES = (
    Rule(Reason.NOT_OPEN, lambda posting: not posting.is_open, ~Q(status=Status.OPEN)),
    Rule(Reason.NO_COMPANY, lambda posting: posting.company is None, Q(company=None)),
    Rule(Reason.TITLE, _title_has_more, Q(title__iregex=TITLE_WITH_MORE) | _names_company),
    Rule(Reason.NO_TEXT, lambda posting: posting.excerpt in {"", posting.title}, Q(excerpt="") | Q(excerpt=F("title"))),
    Rule(Reason.NO_DAY, lambda posting: posting.posted_precision != DatePrecision.DAY, ~_has_day),
    Rule(Reason.DAY_OF_SOURCE, _is_day_of_source, _has_day & Q(source_key__isnull=False) & ~_day_is_stated),
    Rule(
        Reason.NO_COUNTRY,
        lambda posting: not is_fully_remote(posting) and not countries(posting),
        ~_fully_remote & ~Q(Exists(_country)),
    ),
    Rule(
        Reason.NO_ELIGIBLE_COUNTRY,
        lambda posting: is_fully_remote(posting) and not posting.apply_from,
        _fully_remote & Q(apply_from=""),
    ),
    Rule(Reason.PLACE_IN_WORDS, _is_placed_in_words, Q(edited__contains=" location_text ") & ~_place_is_edited),
    Rule(Reason.PAY_INCOMPLETE, _has_incomplete_pay, _states_pay & (Q(pay_currency="") | Q(pay_period=""))),
    Rule(
        Reason.PAY_IMPLAUSIBLE,
        _has_implausible_pay,
        _states_pay & ~Q(pay_currency="") & ~Q(pay_period="") & _no_yearly_pay,
    ),
)


def reasons_against(posting: Posting) -> list[Reason]:
    """Return why a posting has no markup, or an empty list if it has."""
    return [rule.reason for rule in RULES if rule.is_broken(posting)]


def without_markup(reason: Reason | None = None) -> Q:
    """Return the condition for the postings that have no markup, for one reason or for any."""
    return reduce(or_, (rule.condition for rule in RULES if reason in {None, rule.reason}))


def broken_rules() -> Combinable:
    """Return an expression for the rules that a posting breaks, as a number for `reasons_in`."""
    return reduce(
        add, (Case(When(rule.condition, then=Value(bit)), default=Value(0)) for bit, rule in _RULES_BY_BIT.items())
    )


def reasons_in(number: int) -> Iterable[Reason]:
    """Return the reasons that a number from `broken_rules` stands for."""
    return (rule.reason for bit, rule in _RULES_BY_BIT.items() if number & bit)


_RULES_BY_BIT = {1 << number: rule for number, rule in enumerate(RULES)}
