"""The result of reading one file, as JSON and as a text table.

The JSON keys are a public interface, which external tools that measure the extraction quality rely on.
"""

import json
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any

from postings.choices import DatePrecision, SkillKind
from postings.content.types import Ad, Evidence, Fact, Pay, Places, Posted, ReadFile, Skill
from postings.content.wording import format_applicants, format_detail, format_pay, format_years
from postings.detail_facts import DETAIL_FACTS
from postings.importing.readers.field_report import FieldReport

_MAX_QUOTE_LENGTH = 160
_MAX_NAMES, _MAX_UNUSED = 4, 30


def as_json(read: ReadFile, folder: str = "") -> str:
    """Return one JSON object. `folder` is a prefix for the path, such as `ads/`.

    A file that was set aside has a path and findings, but no facts.
    """
    findings = [{key: value for key, value in finding.as_dict().items() if key != "path"} for finding in read.findings]
    facts = _facts(read.ad) if read.ad else {}
    return json.dumps({"path": folder + read.path, **facts, "findings": findings}, ensure_ascii=False)


def as_table(read: ReadFile, folder: str = "") -> str:
    """Return the path, the facts with their evidence, and the findings, as lines of text."""
    lines = [f"{folder}{read.path}"]
    if read.ad:
        for name, value, evidence in _rows(read.ad):
            lines.append(f"  {name:14} {value or 'not stated'}")
            lines += [
                f"  {'':14} {f'line {each.line}: ' if each.line else ''}“{_truncate(each.quote)}” {each.rule.label}"
                for each in dict.fromkeys(evidence)
            ]
    lines += [
        f"  {'skipped' if f.set_aside else 'warning':14} {f'line {f.line}: ' if f.line else ''}{f.message}"
        for f in read.findings
    ]
    return "\n".join(lines) + "\n"


def fields_as_text(report: FieldReport) -> str:
    """Return which fields of a source give what, and which are not used, as lines of text."""
    names = ", ".join(name or "no known format" for name, _ in report.formats.most_common(3))
    lines = [f"Fields of {report.ads:,} ads in lists ({names}; usual names for the rest):"]
    for target, used in report.used.items():
        lines.append(f"  {target:14} {'; '.join(name for name, _ in used.most_common(_MAX_NAMES))}")
    if report.unused:
        lines.append("Fields that are not used:")
        lines += [
            f"  {_truncate(key)} ({count:,}): {report.examples[key]}"
            for key, count in report.unused.most_common(_MAX_UNUSED)
        ]
        if len(report.unused) > _MAX_UNUSED:
            lines.append(f"  and {len(report.unused) - _MAX_UNUSED:,} more")
        lines.append("If one of them belongs on the board, name it in a mapping: see docs/importing.md.")
    return "\n".join(lines) + "\n"


def _rows(ad: Ad) -> list[tuple[str, str, Iterable[Evidence]]]:
    """Return the label, value and evidence of each fact."""
    pay, places, applicants = _value(ad.pay), _value(ad.places), _value(ad.applicants)
    return [
        ("title", ad.title, ()),
        ("company", _value(ad.company) or "", _evidence(ad.company)),
        ("team", _value(ad.team) or "", _evidence(ad.team)),
        ("role", _value(ad.function) or "", _evidence(ad.function)),
        ("level", _value(ad.seniority) or "", _evidence(ad.seniority)),
        ("job type", _value(ad.employment) or "", _evidence(ad.employment)),
        ("experience", format_years(ad.years.value) if ad.years else "", _evidence(ad.years)),
        ("salary badge", ad.pay_text, ()),
        ("salary", format_pay(pay.minimum, pay.maximum, pay.currency, pay.period) if pay else "", _evidence(ad.pay)),
        ("location badge", ad.location_text, ()),
        ("location", _format_places(places) if places else "", _evidence(ad.places)),
        (
            "can apply",
            format_applicants(applicants.yes, applicants.no, applicants.others) if applicants else "",
            _evidence(ad.applicants),
        ),
        _skills_row("required", _skills(ad, SkillKind.TOOL, required=True)),
        _skills_row("preferred", _skills(ad, SkillKind.TOOL, required=False)),
        _skills_row("required practices", _skills(ad, SkillKind.PRACTICE, required=True)),
        _skills_row("preferred practices", _skills(ad, SkillKind.PRACTICE, required=False)),
        ("language", _value(ad.language) or "", _evidence(ad.language)),
        ("sections", "; ".join(f"{s.heading} ({s.kind})" for s in ad.sections if s.heading), ()),
        ("category", ad.category or "", ()),
        ("posted", _format_posted(ad.posted) if ad.posted.on else "unknown", ()),
        ("apply link", ad.apply_url, ()),
        ("apply e-mail", ad.apply_email, ()),
        ("how to apply", ad.apply_text, ()),
        ("closes on", ad.closes_on.value.isoformat() if ad.closes_on else "", _evidence(ad.closes_on)),
        *_detail_rows(ad),
        ("open", "" if ad.is_open else "no", ()),
        ("description", f"{len(ad.body):,} characters", ()),
        ("repairs", "; ".join(ad.repairs) or "none", ()),
    ]


def _detail_rows(ad: Ad) -> Iterator[tuple[str, str, Iterable[Evidence]]]:
    for name, fact in ad.details.items():
        yield str(DETAIL_FACTS[name].label).lower(), format_detail(name, fact.value), fact.evidence


def _facts(ad: Ad) -> dict[str, Any]:
    applicants = _value(ad.applicants)
    return {
        "id": ad.item_id,
        "title": ad.title,
        "apply_url": ad.apply_url or None,
        "apply_email": ad.apply_email or None,
        "apply_text": ad.apply_text or None,
        "posted_on": ad.posted.on.isoformat() if ad.posted.on else None,
        "closes_on": ad.closes_on.value.isoformat() if ad.closes_on else None,
        "open": ad.is_open,
        "company": _value(ad.company),
        "company_from": ("header" if ad.company_is_in_header else "body") if ad.company else None,
        "team": _value(ad.team),
        "function": _value(ad.function),
        "seniority": _value(ad.seniority),
        "years_min": _value(ad.years),
        "employment": _value(ad.employment),
        "skills_required": [skill.name for skill in _skills(ad, SkillKind.TOOL, required=True)],
        "skills_preferred": [skill.name for skill in _skills(ad, SkillKind.TOOL, required=False)],
        "practices_required": [skill.name for skill in _skills(ad, SkillKind.PRACTICE, required=True)],
        "practices_preferred": [skill.name for skill in _skills(ad, SkillKind.PRACTICE, required=False)],
        "salary": _pay(ad.badge_pay),
        "salary_in_body": _pay(_value(ad.body_pay)),
        "pay": _pay(_value(ad.pay)),
        "pay_text": ad.pay_text,
        "location": _places(_value(ad.places) or Places()),
        "location_text": ad.location_text,
        "applicants": applicants and {"yes": list(applicants.yes), "no": list(applicants.no), "others": applicants.others},
        "sections": [{"heading": s.heading, "kind": s.kind, "line": s.line} for s in ad.sections if s.heading],
        "language": _value(ad.language),
        "category": ad.category,
        "posted": {"on": ad.posted.on.isoformat(), "precision": ad.posted.precision} if ad.posted.on else None,
        **{name: _value(ad.details.get(name)) for name in DETAIL_FACTS},
        "text_sha256": ad.text_sha256,
        "repairs": list(ad.repairs),
    }


def _skills(ad: Ad, kind: SkillKind, *, required: bool) -> list[Skill]:
    return [skill for skill in ad.skills if skill.kind == kind and skill.is_required == required]


def _skills_row(label: str, skills: list[Skill]) -> tuple[str, str, Iterable[Evidence]]:
    return label, ", ".join(skill.name for skill in skills), [skill.evidence for skill in skills]


def _value(fact: Fact[Any] | None) -> Any:
    return fact.value if fact else None


def _evidence(fact: Fact[Any] | None) -> tuple[Evidence, ...]:
    return fact.evidence if fact else ()


def _truncate(quote: str) -> str:
    return quote if len(quote) <= _MAX_QUOTE_LENGTH else f"{quote[:_MAX_QUOTE_LENGTH]}…"


def _places(places: Places) -> dict[str, Any]:
    return {
        "workplace": list(places.work_modes),
        "countries": list(places.countries),
        "cities": [{"name": city.name, "country": city.country} for city in places.cities],
        "regions": list(places.regions),
        "subdivisions": list(places.subdivisions),
    }


def _format_posted(posted: Posted) -> str:
    return f"{posted.on}" if posted.precision is DatePrecision.DAY else f"{posted.on:%Y-%m} (month only)"


def _format_places(places: Places) -> str:
    cities = [f"{city.name}, {city.subdivision or city.country}" for city in places.cities]
    return "; ".join([*places.work_modes, *cities, *places.subdivisions, *places.countries, *places.regions])


def _pay(pay: Pay | None) -> dict[str, Any] | None:
    if pay is None:
        return None
    return {
        "min": _number(pay.minimum),
        "max": _number(pay.maximum),
        "currency": pay.currency,
        "period": pay.period,
    }


def _number(amount: Decimal | None) -> int | float | None:
    if amount is None:
        return None
    return int(amount) if amount == amount.to_integral_value() else float(amount)
