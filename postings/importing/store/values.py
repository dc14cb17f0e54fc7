"""The values that an import owns, in one form for all three sides of the three-way rule.

A snapshot is a dict of JSON values, one a field, None where there is nothing: `ad_values` makes one from what the source
says, `posting_values` from what the board shows, and `Posting.imported` holds the last one imported. To let imports own
another fact, add it to the three functions here.
"""

from datetime import date
from decimal import Decimal
from typing import Any

from postings.importing.interpret.posted import earliest
from postings.importing.merge import MergedAd
from postings.importing.shapes import Pay, Posted
from postings.models import Posting
from postings.names import name_key
from postings.rich_text import Rendered, render
from postings.vocabulary import ChangeOutcome, DatePrecision, PayPeriod, Status

Values = dict[str, Any]


def ad_values(merged: MergedAd, base: Values, today: date) -> Values:
    """What the source says now, by the ad that speaks for the posting.

    The posting date never moves forward: a source that files the ad under a later month does not make it newer. A date
    after today is no date.
    """
    ad = merged.ad
    possible = [posted for posted in (merged.posted, _posted(base.get("posted"))) if posted.on and posted.on <= today]
    return {
        "title": ad.title,
        "company": ad.company,
        "team": ad.team if ad.company else None,  # a team is a team of a company
        "apply_url": ad.apply_url,
        "location_text": ad.location_text or None,
        "pay_text": ad.pay_text or None,
        "pay": _pay_value(ad.pay),
        "benefits_text": ad.benefits_text or None,
        "categories": list(merged.categories) or None,
        "posted": _posted_value(earliest(possible)),
        "body": ad.body or None,
        "status": (Status.CLOSED if merged.is_gone else Status.OPEN).value,
    }


def posting_values(posting: Posting) -> Values:
    """What the board shows now. Reads relations, so fetch company, team and categories with the posting."""
    has_pay = posting.states_pay or posting.pay_currency or posting.pay_period
    pay = Pay(posting.pay_min, posting.pay_max, posting.pay_currency or None, _period(posting.pay_period))
    return {
        "title": posting.title,
        "company": posting.company.name if posting.company else None,
        "team": posting.team.name if posting.team else None,
        "apply_url": posting.apply_url,
        "location_text": posting.location_text or None,
        "pay_text": posting.pay_text or None,
        "pay": _pay_value(pay if has_pay else None),
        "benefits_text": posting.benefits_text or None,
        "categories": sorted(category.name for category in posting.categories.all()) or None,
        "posted": _posted_value(Posted(posting.posted_on, DatePrecision(posting.posted_precision))),
        "body": posting.body or None,
        "status": posting.status,
    }


def set_value(posting: Posting, field: str, value: Any, rendered: Rendered | None = None) -> list[str]:
    """Put one value on the posting, unsaved, and return the names of the columns that hold it.

    `rendered` is the body's HTML where the caller has it already. Company, team and categories are relations
    and are not set here.
    """
    if field == "pay":
        pay = _pay(value)
        posting.pay_min, posting.pay_max = pay.minimum, pay.maximum
        posting.pay_currency, posting.pay_period = pay.currency or "", pay.period.value if pay.period else ""
        return ["pay_min", "pay_max", "pay_currency", "pay_period"]
    if field == "posted":
        posted = _posted(value)
        posting.posted_on, posting.posted_precision = posted.on, posted.precision.value
        return ["posted_on", "posted_precision"]
    if field == "body":
        rendered = rendered or render(value or "")
        posting.body, posting.body_html, posting.excerpt = value or "", rendered.html, rendered.excerpt
        return ["body", "body_html", "excerpt"]
    setattr(posting, field, "" if value is None else value)
    return [field]


def edited_fields(posting: Posting) -> list[str]:
    """The fields in which the board no longer shows what the source said, because somebody corrected them."""
    base = imported_values(posting)
    ours = posting_values(posting)
    return [field for field in base if ours[field] != base[field] and not _is_spelling(posting, field, base[field])]


def open_conflicts(posting: Posting) -> list[str]:
    """The fields in which a run kept the editor's value, and in which it still differs from the source's."""
    kept = {change.field for change in posting.changes.all() if change.outcome == ChangeOutcome.CONFLICT}
    return [field for field in edited_fields(posting) if field in kept]


def _is_spelling(posting: Posting, field: str, name: str | None) -> bool:
    """Whether a name that the source uses is another spelling of the company or team that the board shows."""
    known = {"company": posting.company, "team": posting.team}.get(field)
    if known is None or not name:
        return False
    return name_key(name) in {known.key, *(alias.key for alias in known.aliases.all())}


def imported_values(posting: Posting) -> Values:
    """What the source said last, in the order of the fields: PostgreSQL keeps the keys of JSON in an order of its own."""
    return {field: posting.imported[field] for field in posting_values(posting) if field in posting.imported}


def _pay_value(pay: Pay | None) -> list[str | None] | None:
    if pay is None:
        return None
    return [
        _amount_value(pay.minimum),
        _amount_value(pay.maximum),
        pay.currency,
        pay.period.value if pay.period else None,
    ]


def _amount_value(amount: Decimal | None) -> str | None:
    """The same text for the same amount, however it was written: 52.50 and 52.5, 65000 and 65000.00."""
    return None if amount is None else f"{amount:.2f}"


def _pay(value: list[str | None] | None) -> Pay:
    minimum, maximum, currency, period = value or (None, None, None, None)
    return Pay(
        None if minimum is None else Decimal(minimum),
        None if maximum is None else Decimal(maximum),
        currency,
        _period(period),
    )


def _period(value: str | None) -> PayPeriod | None:
    return PayPeriod(value) if value else None


def _posted_value(posted: Posted) -> list[str] | None:
    return [posted.on.isoformat(), posted.precision.value] if posted.on else None


def _posted(value: list[str] | None) -> Posted:
    return Posted(date.fromisoformat(value[0]), DatePrecision(value[1])) if value else Posted()
