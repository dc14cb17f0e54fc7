"""Between a sent form of a posting and values: the unsaved posting that it describes, and the form with facts filled in."""

from collections.abc import Iterable
from typing import Any

from django.http import QueryDict
from django.utils import timezone

from postings.admin.posting_form import SAVE_ANYWAY
from postings.choices import PER_YEAR, Answer, PayPeriod, Status
from postings.detail_facts import DETAIL_FACTS
from postings.editing.corrections import date_publication, prepare_posting
from postings.models import Company, Posting, PostingSkill, Skill, Team
from postings.sync.directory import Directory
from postings.sync.posting_values import Values, pay_of

# The id of what is not saved. It is no row's id, so that related rows are not found.
_UNSAVED = 0


def unsaved_posting(form: Any) -> Posting:
    """Return the posting that a validated form describes, with its relations, without saving anything.

    Fields with errors keep the values of the saved posting. A draft is returned as it will be published.
    """
    posting: Posting = form.instance
    values = form.cleaned_data
    posting.pk = posting.pk or _UNSAVED
    if name := values.get("new_company"):
        posting.company = Company(pk=_UNSAVED, name=name, slug="new")
    if (name := values.get("new_team")) and posting.company:
        posting.team = Team(pk=_UNSAVED, name=name, slug="new", company=posting.company)
    skills = {False: values.get("skills_preferred", ()), True: values.get("skills_required", ())}
    related = {
        "places": list(values.get("places", ())),
        "categories": list(values.get("categories", ())),
        "posting_skills": [
            PostingSkill(posting=posting, skill=skill, is_required=is_required)
            for is_required in (True, False)
            for skill in skills[is_required]
        ],
    }
    # What `prefetch_related` would have read.
    vars(posting)["_prefetched_objects_cache"] = related
    times = PER_YEAR[PayPeriod(posting.pay_period)] if posting.pay_period else None
    for column in ("min", "max"):
        amount = getattr(posting, f"pay_{column}")
        setattr(posting, f"pay_yearly_{column}", amount * times if times and amount is not None else None)
    if not posting.is_public:
        date_publication(posting, posting.publish_on or timezone.localdate())
        posting.status = Status.OPEN
    prepare_posting(posting, timezone.now())
    return posting


def fill(data: QueryDict, values: Values, facts: Iterable[str]) -> QueryDict:
    """Return the sent form with the values of some facts filled in."""
    filled = without_warnings(data)
    directory = Directory()
    for fact in facts:
        if values.get(fact) is not None:
            for name, entered in _fields(fact, values[fact], filled, directory):
                filled.setlist(name, entered)
    return filled


def without_warnings(data: QueryDict) -> QueryDict:
    """Return a sent form that is not going to be saved, so that nothing has to be confirmed."""
    copy = data.copy()
    copy[SAVE_ANYWAY] = "1"
    return copy


def _fields(fact: str, value: Any, data: QueryDict, directory: Directory) -> Iterable[tuple[str, list[str]]]:
    """Yield the form fields of a fact with the strings that a browser would send for a value."""
    match fact:
        case "company":
            company = directory.known_company(value)
            yield "company", [str(company.pk)] if company else []
            yield "new_company", [] if company else [value]
        case "team":
            company = Company.objects.filter(pk__in=[pk for pk in data.getlist("company") if pk.isdecimal()]).first()
            team = directory.known_team(company, value) if company else None
            yield "team", [str(team.pk)] if team else []
            yield "new_team", [] if team else [value]
        case "pay":
            pay = pay_of(value)
            yield "pay_min", [_text(pay.minimum)]
            yield "pay_max", [_text(pay.maximum)]
            yield "pay_currency", [pay.currency or ""]
            yield "pay_period", [pay.period or ""]
            yield "pay_has_zones", ["on"] if pay.has_zones else []
        case "places":
            yield "places", [str(directory.place(key).pk) for key in value]  # adds missing places, like an import
        case "work_modes":
            for mode in ("remote", "hybrid", "onsite"):
                yield f"is_{mode}", ["on"] if mode in value else []
        case "applicants":
            yield "apply_from", value["yes"]
            yield "apply_not_from", value["no"]
            yield "apply_from_others", [Answer(value["others"])]
        case "years":
            yield "years_min", [value]
        case "skills":
            for need in ("required", "preferred"):
                found = Skill.objects.filter(name__in=value[need]).values_list("pk", flat=True)
                yield f"skills_{need}", [str(pk) for pk in found]
        case _:
            yield fact, [str(DETAIL_FACTS[fact].to_column(value)) if fact in DETAIL_FACTS else value]


def _text(amount: Any) -> str:
    return "" if amount is None else f"{amount:f}".removesuffix(".00")
