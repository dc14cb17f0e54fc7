"""What was read from one file, as JSON for programs and as a table for people.

The keys of the JSON are a contract: a program that measures how well ads are read depends on them. A fact that no reader
reads yet is null.
"""

import json
from decimal import Decimal
from typing import Any

from postings.importing.shapes import Ad, Pay, ReadFile
from postings.wording import pay_in_words

_NOT_READ_YET = [
    "function", "seniority", "employment", "years_min", "skills_required", "skills_preferred", "salary_in_body",
    "location", "sections", "language",
]  # fmt: skip


def as_json(read: ReadFile, folder: str = "") -> str:
    """One JSON object. `folder` goes in front of the path, so that it is relative to the parent of what was inspected."""
    return json.dumps(_facts(read, folder), ensure_ascii=False)


def as_table(read: ReadFile, folder: str = "") -> str:
    """A few lines: the file, its facts, and what could not be read."""
    lines = [f"{folder}{read.path}"]
    if read.ad:
        lines += [f"  {name:12} {value}" for name, value in _shown(read.ad)]
    lines += [
        f"  {'set aside' if f.set_aside else 'noticed':12} {f'line {f.line}: ' if f.line else ''}{f.message}"
        for f in read.findings
    ]
    return "\n".join(lines) + "\n"


def _shown(ad: Ad) -> list[tuple[str, str]]:
    pay = ad.pay and pay_in_words(ad.pay.minimum, ad.pay.maximum, ad.pay.currency, ad.pay.period)
    return [
        ("title", ad.title),
        ("company", ad.company or "not stated"),
        ("team", ad.team or "not stated"),
        ("pay", f"{ad.pay_text} -> {pay or 'no figure'}" if ad.pay_text else "not stated"),
        ("place", ad.location_text or "not stated"),
        ("category", ad.category or "not stated"),
        ("posted", f"{ad.posted.on} (to the {ad.posted.precision})" if ad.posted.on else "unknown"),
        ("apply", ad.apply_url),
        ("text", f"{len(ad.body):,} characters"),
        ("repairs", "; ".join(ad.repairs) or "none needed"),
    ]


def _facts(read: ReadFile, folder: str) -> dict[str, Any]:
    ad = read.ad
    facts: dict[str, Any] = {
        "path": folder + read.path,
        "title": ad.title if ad else None,
        "apply_url": ad.apply_url if ad else None,
        "company": ad.company if ad else None,
        "company_from": "header" if ad and ad.company else None,
        "team": ad.team if ad else None,
        **dict.fromkeys(_NOT_READ_YET),
        "salary": _pay(ad.badge_pay) if ad else None,
        "pay": _pay(ad.pay) if ad else None,
        "pay_text": ad.pay_text if ad else None,
        "location_text": ad.location_text if ad else None,
        "category": ad.category if ad else None,
        "posted": {"on": ad.posted.on.isoformat(), "precision": ad.posted.precision} if ad and ad.posted.on else None,
        "text_sha256": ad.text_sha256 if ad else None,
        "repairs": list(ad.repairs) if ad else [],
        "findings": [{key: value for key, value in finding.as_dict().items() if key != "path"} for finding in read.findings],
    }
    return facts


def _pay(pay: Pay | None) -> dict[str, Any] | None:
    if pay is None:
        return None
    return {
        "min": _number(pay.minimum),
        "max": _number(pay.maximum),
        "currency": pay.currency,
        "period": pay.period.value if pay.period else None,
    }


def _number(amount: Decimal | None) -> int | float | None:
    if amount is None:
        return None
    return int(amount) if amount == amount.to_integral_value() else float(amount)
