"""A posting as a dictionary for programs, which JSON, JSON Feed, CSV and exports share.

Values are those of the closed lists, ISO codes, ISO dates and numbers, each with an English label where there is one. A fact
that the ad does not state is None. Names are those of the search parameters and of the fields in the journal.
"""

import json
from collections.abc import Collection, Iterable
from datetime import datetime
from decimal import Decimal
from functools import cache
from operator import itemgetter
from typing import Any, NamedTuple

from django.conf import settings
from django.db.models import Max, TextChoices, prefetch_related_objects
from django.urls import reverse
from django.utils import translation

from postings.choices import (
    Answer,
    ChangeOutcome,
    Employment,
    Function,
    ObjectType,
    PayPeriod,
    Seniority,
    SkillKind,
    WorkMode,
)
from postings.content.wording import format_detail
from postings.detail_facts import DETAIL_FACTS
from postings.models import Change, Company, Posting, PostingSkill, Team
from postings.presentation.closed_ad import without_contacts
from postings.presentation.fact_table import who_may_apply
from postings.presentation.posting_text import machine_date, pay
from postings.reference.localized_names import language_name

LANGUAGE = "en"

Record = dict[str, Any]


class SkillLink(NamedTuple):
    """A skill of a posting."""

    is_required: bool
    kind: str
    slug: str
    name: str


class Beside(NamedTuple):
    """What other tables have of a posting, in the order of its record."""

    skills: list[SkillLink]
    places: list[Record]
    categories: list[str]
    changed_at: datetime | None


def posting_records(ids: Iterable[int]) -> list[Record]:
    """Return the records of public postings without their text, in the order of the ids. Others are left out."""
    wanted = list(ids)
    found = {posting.pk: posting for posting in Posting.objects.public().for_records().filter(pk__in=wanted)}
    return records_of([found[pk] for pk in wanted if pk in found])


def full_record(posting: Posting) -> Record:
    """Return the record of a posting with its text as Markdown and as safe HTML."""
    return full_records([posting])[0]


def full_records(postings: Collection[Posting]) -> list[Record]:
    """Return the records of postings, each with its text as Markdown and as safe HTML."""
    shown = _shown(postings)
    texts = ({"body": posting.body, "body_html": posting.body_html} for posting in shown)
    return [{**record, **text} for record, text in zip(_records_of(shown), texts, strict=True)]


def records_of(postings: Collection[Posting]) -> list[Record]:
    """Return the records of postings that were fetched with `for_records`. Those of closed ones have no contact data."""
    return _records_of(_shown(postings))


def _shown(postings: Collection[Posting]) -> list[Posting]:
    prefetch_related_objects([posting for posting in postings if posting.is_closed], "places")
    return list(map(without_contacts, postings))


def _records_of(postings: Collection[Posting]) -> list[Record]:
    beside = _beside([posting.pk for posting in postings])
    with translation.override(LANGUAGE):
        return [_record(posting, beside[posting.pk]) for posting in postings]


def _record(posting: Posting, beside: Beside) -> Record:
    """Return the record of a posting, with labels in the active language."""
    return {
        "id": posting.pk,
        "slug": posting.slug,
        "url": permanent_url("posting", posting.slug),
        "title": posting.title,
        "status": posting.status,
        "company": _company(posting.company),
        "team": _team(posting.team),
        "function": _choice(Function, posting.function),
        "seniority": _choice(Seniority, posting.seniority),
        "employment": _choice(Employment, posting.employment),
        "years": _number(posting.years_min),
        "skills": _by_need(beside.skills, SkillKind.TOOL),
        "practices": _by_need(beside.skills, SkillKind.PRACTICE),
        "workplace": [_choice(WorkMode, mode) for mode in posting.work_modes],
        "location_text": posting.location_text or None,
        "places": beside.places,
        "applicants": _applicants(posting),
        "pay": _pay(posting),
        "benefits_text": posting.benefits_text or None,
        "language": {"value": posting.language, "label": language_name(posting.language)} if posting.language else None,
        "categories": beside.categories,
        **{name: _detail(posting, name) for name in DETAIL_FACTS},
        "posted": {"on": machine_date(posting), "precision": posting.posted_precision} if posting.posted_on else None,
        "first_seen_at": _time(posting.created_at),
        "changed_at": _time(max(beside.changed_at or posting.created_at, posting.created_at)),
        "closes_on": posting.closes_on.isoformat() if posting.closes_on else None,
        "closed_at": _time(posting.closed_at),
        "apply_url": posting.apply_url or None,
        "apply_email": posting.apply_email or None,
        "apply_text": posting.apply_text or None,
        "excerpt": posting.excerpt,
        "corrected": posting.edited.split(),
        "evidence": {field: _evidence(found) for field, found in sorted(posting.evidence.items())},
    }


def last_changes(ids: list[int]) -> dict[int, datetime]:
    """Return when a fact of each posting was last changed by an import or an editor, by id, as the journal has it."""
    changes = Change.objects.filter(object_type=ObjectType.POSTING, object_id__in=ids).order_by()
    shown = changes.filter(outcome__in=[ChangeOutcome.TAKEN, ChangeOutcome.EDITED]).exclude(field__in=["", "files"])
    times = shown.values_list("object_id").annotate(Max("run__started_at"), Max("action__at"))
    return {pk: max(time for time in both if time) for pk, *both in times}


def permanent_url(name: str, *arguments: str) -> str:
    """Return the whole address of a page, in the language whose addresses have no prefix."""
    return settings.SITE_URL + _pattern(name, len(arguments), settings.LANGUAGE_CODE).format(*arguments)


@cache
def _pattern(name: str, arguments: int, language: str) -> str:
    """Return the address of a kind of page with a field for each argument: resolving it each time costs too much."""
    placeholders = [f"placeholder-{number}" for number in range(arguments)]
    with translation.override(language):
        address = reverse(name, args=placeholders)
    for number, placeholder in enumerate(placeholders):
        address = address.replace(placeholder, f"{{{number}}}")
    return address


def to_json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def _company(company: Company | None) -> Record | None:
    if company is None:
        return None
    return {"slug": company.slug, "name": company.name, "url": permanent_url("company", company.slug)}


def _team(team: Team | None) -> Record | None:
    if team is None:
        return None
    return {"slug": team.slug, "name": team.name, "url": permanent_url("team", team.company.slug, team.slug)}


def _choice(choices: type[TextChoices], value: str) -> Record | None:
    return {"value": str(value), "label": _labels(choices)[value]} if value else None


@cache
def _labels(choices: type[TextChoices]) -> dict[str, str]:
    with translation.override(LANGUAGE):
        return {value: str(label) for value, label in choices.choices}


def _number(number: Decimal | None) -> int | float | None:
    if number is None:
        return None
    return int(number) if number == int(number) else float(number)


def _time(time: datetime | None) -> str | None:
    return time.isoformat(timespec="seconds").replace("+00:00", "Z") if time else None


def _beside(ids: list[int]) -> dict[int, Beside]:
    """Return what other tables have of postings, by id. Models would cost more than the rest of a record."""
    changed = last_changes(ids)
    found = {pk: Beside([], [], [], changed.get(pk)) for pk in ids}
    skills = PostingSkill.objects.filter(posting__in=ids).order_by("skill__key")
    of_skill = ("is_required", "skill__kind", "skill__slug", "skill__name")
    for posting, *skill in skills.values_list("posting_id", *of_skill):
        found[posting].skills.append(SkillLink(*skill))
    places = Posting.places.through._default_manager.filter(posting__in=ids)
    of_place = ("place__key", "place__name", "place__kind", "place__country", "place__subdivision")
    for posting, *place in places.values_list("posting_id", *of_place):
        found[posting].places.append(_place(*place))
    categories = Posting.categories.through._default_manager.filter(posting__in=ids)
    for posting, name in categories.values_list("posting_id", "category__name"):
        found[posting].categories.append(name)
    for each in found.values():
        each.places.sort(key=itemgetter("key"))
        each.categories.sort()
    return found


def _by_need(skills: list[SkillLink], kind: str) -> dict[str, list[Record]]:
    """Return the required and preferred skills of a kind."""
    of_kind = [link for link in skills if link.kind == kind]
    return {
        need: [{"slug": link.slug, "name": link.name} for link in of_kind if link.is_required == is_required]
        for need, is_required in (("required", True), ("preferred", False))
    }


def _place(key: str, name: str, kind: str, country: str, subdivision: str) -> Record:
    return {"key": key, "name": name, "type": kind, "country": country or None, "subdivision": subdivision or None}


def _applicants(posting: Posting) -> Record | None:
    """Return the countries that the ad accepts and rejects applicants from, and its answer for all others."""
    label = who_may_apply(posting)
    if not label:
        return None
    others = None if posting.apply_from_others == Answer.NOT_STATED else posting.apply_from_others
    return {
        "from": posting.apply_from.split(),
        "not_from": posting.apply_not_from.split(),
        "others": others,
        "label": label,
    }


def _pay(posting: Posting) -> Record | None:
    if not (posting.states_pay or posting.pay_text):
        return None
    yearly = {"min": _number(posting.pay_yearly_min), "max": _number(posting.pay_yearly_max)}
    return {
        "min": _number(posting.pay_min),
        "max": _number(posting.pay_max),
        "currency": posting.pay_currency or None,
        "period": PayPeriod(posting.pay_period).value if posting.pay_period else None,
        "yearly": yearly if any(amount is not None for amount in yearly.values()) else None,
        "varies_by_location": posting.pay_has_zones,
        "label": pay(posting) or None,
        "text": posting.pay_text or None,
    }


def _detail(posting: Posting, name: str) -> Record | None:
    value = DETAIL_FACTS[name].from_column(getattr(posting, name))
    return {"value": value, "label": format_detail(name, value)} if value else None


def _evidence(found: list[dict[str, Any]]) -> list[Record]:
    """Return the quotes for a fact. Of skills that were read from the same words, `of` has the names."""
    quotes: dict[tuple[str, int, str], Record] = {}
    for each in found:
        key = (each["quote"], each["line"], each["rule"])
        quote = quotes.setdefault(key, {"quote": each["quote"], "line": each["line"] or None, "rule": each["rule"]})
        if name := each.get("of"):
            quote["of"] = [*quote.get("of", []), name]
    return list(quotes.values())
