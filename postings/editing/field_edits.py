"""Setting fields of many postings to the same values.

`values` holds the new values by field, as JSON can hold them: a column's value as text or a boolean, and the ids of
related rows. `planned` and `preview` only read. `apply` changes any slice of the postings, so that a large edit can be
made in batches.
"""

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from django.db import IntegrityError, models, transaction

from postings.choices import DatePrecision, ObjectType, Status
from postings.detail_facts import DETAIL_FACTS
from postings.editing.journal import Journal
from postings.editing.object_adapters import ADAPTERS
from postings.models import Category, Company, Place, Posting, Skill, Team
from postings.models.querysets import PostingQuerySet
from postings.sync.batches import in_batches
from postings.sync.directory import Directory
from postings.sync.posting_places import complete
from postings.sync.posting_values import Values, posting_values

COLUMNS = (
    "title", "apply_url", "apply_email", "apply_text", "status", "publish_on", "closes_on", "function", "seniority",
    "employment", "years_min", "language", "location_text", "is_remote", "is_hybrid", "is_onsite", "apply_from",
    "apply_not_from", "apply_from_others", "pay_text", "pay_min", "pay_max", "pay_currency", "pay_period", "pay_has_zones",
    "benefits_text", "posted_on", "posted_precision", "body", *DETAIL_FACTS,
)  # fmt: skip
# The models of the related rows, by field.
RELATED: dict[str, type[models.Model]] = {
    "company": Company,
    "team": Team,
    "places": Place,
    "categories": Category,
    "skills_required": Skill,
    "skills_preferred": Skill,
}
FIELDS = (*COLUMNS, *RELATED)
MAX_SHOWN = 200
# The columns by which `_problem` decides.
_CHECKED = (
    "company", "team", "pay_min", "pay_max", "posted_on", "posted_precision", "apply_from", "apply_not_from",
    "status", "apply_url", "apply_email", "apply_text",
)  # fmt: skip
_SKILLS = ("skills_required", "skills_preferred")


class FieldChange(NamedTuple):
    """A field with its value before and after an edit: a column's value, an id or a sorted list of ids."""

    field: str
    before: Any
    after: Any


class PlannedEdit(NamedTuple):
    """What an edit does to a posting. A posting with a problem is not changed."""

    posting: Posting
    changes: list[FieldChange]
    problem: str = ""


@dataclass
class Preview:
    """The effect of an edit on the postings: numbers of all, and up to MAX_SHOWN of those that change or cannot.

    `digest` is different if any of it is.
    """

    changing: int = 0
    unchanged: int = 0
    problems: Counter[str] = field(default_factory=Counter)
    shown: list[PlannedEdit] = field(default_factory=list)
    refused: list[PlannedEdit] = field(default_factory=list)
    digest: str = ""


class _NewValues:
    """The new values, with their related rows, which are looked up once. A merged company or team is its survivor."""

    def __init__(self, values: Values):
        columns: dict[str, Any] = {name: Posting._meta.get_field(name) for name in COLUMNS if name in values}
        self.columns = {name: column.to_python(values[name]) for name, column in columns.items()}
        self.ids = {name: values[name] for name in RELATED if name in values}
        self.company = _survivor(Company, values.get("company"))
        self.team = _survivor(Team, values.get("team"))
        self.related: dict[str, list[Any]] = {
            name: list(RELATED[name]._default_manager.filter(pk__in=ids)) for name, ids in self.ids.items() if _is_many(name)
        }
        if "places" in self.related:
            self.related["places"] = list(Place.objects.filter(key__in=complete(row.key for row in self.related["places"])))

    def of(self, posting: Posting) -> dict[str, Any]:
        """Return the new values of a posting. If it moves to another company, it leaves its team."""
        new = {**self.columns, **{name: sorted(row.pk for row in rows) for name, rows in self.related.items()}}
        if "company" in self.ids:
            new["company"] = self.company.pk if self.company else None
            if posting.team and posting.team.company_id != new["company"]:
                new["team"] = None
        if "team" in self.ids:
            new["team"] = self.team.pk if self.team else None
        return new

    def recorded(self, posting: Posting, fields: Iterable[str]) -> Values:
        """Return the new values of some fields of a posting, fetched `with_values`, as the journal records them."""
        before = posting_values(posting)
        for name in self.columns.keys() & set(fields):
            setattr(posting, name, self.columns[name])
        values = {fact: value for fact, value in posting_values(posting).items() if value != before[fact]}
        if "company" in fields:
            values["company"] = self.company.name if self.company else None
        if "team" in fields:
            values["team"] = self.team.name if self.team else None
        if "categories" in fields:
            values["categories"] = [category.name for category in self.related["categories"]]
        if "places" in fields:
            values["places"] = sorted(place.key for place in self.related["places"])
        if not {*_SKILLS}.isdisjoint(fields):
            values["skills"] = self._skills(before["skills"] or {})
        return values

    def _skills(self, before: Mapping[str, list[str]]) -> dict[str, list[str]]:
        """Return the skills by need. A skill that is given for both is required."""
        new = {name: {skill.name for skill in self.related[name]} for name in _SKILLS if name in self.related}
        required = new.get("skills_required", set(before.get("required", ())) - new.get("skills_preferred", set()))
        preferred = new.get("skills_preferred", set(before.get("preferred", ()))) - required
        return {"required": sorted(required), "preferred": sorted(preferred)}


def preview(ids: Iterable[int], values: Values) -> Preview:
    """Return what an edit would do. This only reads."""
    found, digest = Preview(), hashlib.blake2b(digest_size=12)
    for edit in planned(ids, values):
        digest.update(repr((edit.posting.pk, edit.changes, edit.problem)).encode())
        if edit.problem:
            found.problems[edit.problem] += 1
            found.refused += [edit] * (len(found.refused) < MAX_SHOWN)
        elif edit.changes:
            found.changing += 1
            found.shown += [edit] * (len(found.shown) < MAX_SHOWN)
        else:
            found.unchanged += 1
    found.digest = digest.hexdigest()
    return found


def planned(ids: Iterable[int], values: Values) -> Iterator[PlannedEdit]:
    """Yield what an edit does to each posting, without changing anything."""
    new = _NewValues(values)
    for some in in_batches(ids):
        for posting in _to_compare(values).filter(pk__in=some).order_by("pk"):
            pairs = ((name, _value(posting, name), value) for name, value in new.of(posting).items())
            changes = [FieldChange(*pair) for pair in pairs if pair[1] != pair[2]]
            yield PlannedEdit(posting, changes, _problem(posting, changes, new) if changes else "")


def apply(journal: Journal, ids: Sequence[int], values: Values) -> None:
    """Set the fields of some postings. Those that cannot have the values stay as they are."""
    journal.watch_ids(ObjectType.POSTING, ids)
    new, directory, adapter = _NewValues(values), Directory(), ADAPTERS[ObjectType.POSTING]
    edits = {edit.posting.pk: edit for edit in planned(ids, values) if edit.changes and not edit.problem}
    for some in in_batches(edits):
        for posting in adapter.rows().filter(pk__in=some).order_by("pk"):
            recorded = new.recorded(posting, [change.field for change in edits[posting.pk].changes])
            with suppress(IntegrityError), transaction.atomic():
                adapter.put(posting, recorded, directory)
    journal.made_in(directory)


def _survivor(model: Any, pk: int | None) -> Any:
    return model.objects.get(pk=pk).survivor if pk is not None else None


def _is_many(name: str) -> bool:
    return name not in {"company", "team"}


def _to_compare(values: Values) -> PostingQuerySet:
    """Return the postings with what `_value` and `_problem` read of them."""
    columns = {"title", *_CHECKED, "team__company", *(name for name in values if name in COLUMNS)}
    related = {"posting_skills" if name in _SKILLS else name for name in values if name in RELATED and _is_many(name)}
    return Posting.objects.select_related("team").only(*columns, "source_key").prefetch_related(*related)


def _value(posting: Posting, name: str) -> Any:
    if name in _SKILLS:
        is_required = name == "skills_required"
        return sorted(each.skill_id for each in posting.posting_skills.all() if each.is_required == is_required)
    if name in RELATED:
        return sorted(row.pk for row in getattr(posting, name).all()) if _is_many(name) else getattr(posting, f"{name}_id")
    return getattr(posting, name)


def _problem(posting: Posting, changes: list[FieldChange], new: _NewValues) -> str:
    """Return why a posting cannot have the new values, or an empty string."""
    after = {name: _value(posting, name) for name in _CHECKED} | {change.field: change.after for change in changes}
    if new.team and after["company"] != new.team.company_id:
        return f"{new.team.name} is a team of {new.team.company.name}, and the posting has another company."
    lowest, highest = after["pay_min"], after["pay_max"]
    if lowest is not None and highest is not None and lowest > highest:
        return "The maximum salary would be lower than the minimum salary."
    is_public = after["status"] in {Status.OPEN, Status.CLOSED}
    if is_public and not posting.source_key and not any(after[name] for name in ("apply_url", "apply_email", "apply_text")):
        return "The posting would not say how to apply."
    if set(after["apply_from"].split()) & set(after["apply_not_from"].split()):
        return "A country would be in both lists of who can apply."
    if (after["posted_on"] is None) != (after["posted_precision"] == DatePrecision.UNKNOWN):
        return "The date posted and its precision would not match."
    return ""
