"""Adapters that read and set the recorded values of each type of object, and list the rows that are deleted with it.

The values of a posting are those of `sync/posting_values.py`, `publish_on`, `closed_at`, `job` (its repost group and
whether that was set manually), `pay_is_confirmed` and `files` (the files present in a source, each as its source's id and
its path). The values of the other types are named after their columns; `spellings` are their aliases.
"""

import json
from collections.abc import Callable, Collection, Iterable, Iterator
from copy import copy
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any, NamedTuple

from django.apps import apps
from django.core import serializers
from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction
from django.db.models import F, Q
from django.utils import timezone

from postings.choices import BoilerplateDisplay, ObjectType, Status
from postings.content.rendering import render_sections
from postings.editing.skill_renaming import postings_with, rename
from postings.models import (
    Boilerplate,
    Category,
    CategoryAlias,
    Company,
    CompanyAlias,
    Dismissal,
    ErrorReport,
    Mergeable,
    Place,
    PlaceAlias,
    PossibleDuplicate,
    Posting,
    PostingSkill,
    RepostGroup,
    SetAsideFile,
    Skill,
    SkillAlias,
    Team,
    TeamAlias,
)
from postings.reference.lexicon import Alias
from postings.reference.name_keys import name_slug
from postings.sync import posting_places
from postings.sync.batches import in_batches
from postings.sync.directory import Directory
from postings.sync.posting_values import Values, posting_values, set_value

# The row into which a company or team was merged, and the names of the rows merged into it, which follow from theirs.
MERGING = {"merged_into_id", "merged"}
# The fields that a change of status sets.
STATUS_FIELDS = {"status", "closed_at"}


@dataclass(frozen=True)
class ObjectAdapter:
    """The adapter of a model: `values` reads a row of `rows`, `setter` sets values, and `parts` are deleted with a row."""

    model: type[models.Model]
    rows: Callable[[], models.QuerySet[Any]]
    values: Callable[[Any], Values]
    setter: Callable[[Any, Values, Directory | None], None]
    parts: Callable[[Any], Iterable[models.Model]]
    base: Callable[[Any], Values] = lambda _row: {}

    def put(self, row: Any, values: Values, directory: Directory | None = None) -> None:
        """Set some values of a row and save it. Pass a `directory` to look up names for many rows."""
        self.setter(row, values, directory)

    def states(self, ids: Collection[int]) -> "dict[int, State]":
        """Return the current states of the existing rows by id."""
        rows = (row for some in in_batches(ids) for row in self.rows().filter(pk__in=some))
        return {row.pk: State(self.values(row), self.base(row)) for row in rows}


def status_states(ids: Collection[int]) -> "dict[int, State]":
    """Return the states of postings by id, of STATUS_FIELDS only, which costs a fraction of reading all values."""
    rows = (row for some in in_batches(ids) for row in postings_for_status(some))
    return {row.pk: State(status_values(row), {"status": row.imported_status}) for row in rows}


def postings_for_status(ids: Collection[int]) -> "models.QuerySet[Any]":
    """Fetch of postings what `status_values` reads, and `imported_status`, the status of the source."""
    rows = Posting.objects.filter(pk__in=ids).order_by("pk").only("status", "closed_at")
    return rows.annotate(imported_status=F("imported__status"))


def status_values(posting: Posting) -> Values:
    """Return the values of STATUS_FIELDS."""
    return {"status": posting.status, "closed_at": posting.closed_at.isoformat() if posting.closed_at else None}


def set_status(posting: Posting, values: Values) -> None:
    """Set the status of a posting, if given, and the time when it was closed, without saving them."""
    posting.status = values.get("status", posting.status)
    closed = values.get("closed_at")
    before = datetime.fromisoformat(closed) if closed else posting.closed_at
    posting.closed_at = None if posting.status == Status.OPEN else before
    if posting.status == Status.CLOSED and before is None:
        posting.closed_at = timezone.now()


@dataclass(frozen=True)
class State:
    """The values of an object, and for a posting also the source's values."""

    values: Values
    base: Values


def name_of(row: Any) -> str:
    """Return the name under which a deleted object is listed, in at most 300 characters."""
    return str(row)[:300]


def packed(kind: ObjectAdapter, row: Any) -> dict[str, Any]:
    """Return what is needed to restore a row: itself and its parts, serialized, and its values by field."""
    rows = [row, *kind.parts(row)]
    return {"rows": json.loads(serializers.serialize("json", rows)), "values": kind.values(row)}


def is_there(kind: ObjectAdapter, pack: dict[str, Any], restored: Collection[tuple[type[models.Model], int]] = ()) -> bool:
    """Return whether a deleted row cannot be restored because its id or name is in use, or its company is missing.

    `restored` are the models and ids of rows that will be restored before.
    """
    row = pack["rows"][0]
    rows, fields = kind.model._default_manager, row["fields"]
    if rows.filter(pk=row["pk"]).exists():
        return True
    if kind.model is Team:
        if (Company, fields.get("company")) in restored:
            return False
        company = Company.objects.filter(pk=fields.get("company")).first()
        is_gone = company is None or company.survivor != company
        return is_gone or Team.objects.filter(company=company, key=fields.get("key")).exists()
    if kind.model is Company and CompanyAlias.objects.filter(key=fields.get("key")).exists():
        return True
    unique = [name for name in ("source_key", "key", "name") if name in fields and _field(kind.model, name)][:1]
    return any(fields[name] is not None and rows.filter(**{name: fields[name]}).exists() for name in unique)


def cannot_be_saved(kind: ObjectAdapter, pack: dict[str, Any], restored: Collection[tuple[type[models.Model], int]]) -> bool:
    """Return whether a deleted row breaks a constraint, or needs a row that is gone and will not be restored before."""
    whole, _unknown = _whole(kind.model, pack["rows"][0])
    fields = pack["rows"][0]["fields"]
    for name in fields:
        column = _field(kind.model, name)
        if column is None or not column.many_to_one or column.null:
            continue
        model, pk = column.related_model, fields[name]
        if not model._default_manager.filter(pk=pk).exists():
            return (model, pk) not in restored  # without it, the constraints cannot be checked
    (deserialized,) = serializers.deserialize("python", [whole])
    return _breaks_a_constraint([deserialized.object])


def unknown_parts(kind: ObjectAdapter, pack: dict[str, Any]) -> list[str]:
    """Return the names of the stored fields and models of a deleted row that no longer exist."""
    unknown: set[str] = set()
    for number, each in enumerate(pack["rows"]):
        model = kind.model if number == 0 else _model(each["model"])
        unknown |= {name for name in each["fields"] if _field(model, name) is None} if model else {each["model"]}
    (deserialized,) = serializers.deserialize("python", [_whole(kind.model, pack["rows"][0])[0]])
    return sorted({*unknown, *(pack["values"].keys() - kind.values(deserialized.object).keys())})


def is_refused(row: Any, values: Values) -> bool:
    """Return whether a row of the vocabulary cannot get these values, because another row has one of the names."""
    columns = {name: value for name, value in values.items() if name not in {"spellings", "merged"}}
    changed = copy(row)
    for name, value in columns.items():
        setattr(changed, name, value)
    rows = [changed] if columns else []
    if "spellings" in values:
        kept = [vars(alias) for alias in row.aliases.all()]
        new = [each for each in values["spellings"] if not any(each.items() <= alias.items() for alias in kept)]
        owner = {row.aliases.field.name: row}
        rows += [row.aliases.model(**owner, **each) for each in new]
    return _breaks_a_constraint(rows)


def _breaks_a_constraint(rows: Iterable[Any]) -> bool:
    try:
        for row in rows:
            row.validate_unique()
            row.validate_constraints()
    except ValidationError:
        return True
    return False


class Unpacked(NamedTuple):
    """A restored row, and the names of the stored fields and models that no longer exist."""

    row: Any
    unknown: list[str]


def unpack(kind: ObjectAdapter, pack: dict[str, Any], directory: Directory) -> Unpacked:
    """Restore a deleted row with its old id. Related rows that are missing or merged are looked up by name or left out.

    Columns that were added since get their defaults. Raise IntegrityError if the row cannot be saved.
    """
    unknown: set[str] = set()
    for number, each in enumerate(pack["rows"]):  # in order, since a row may point to an earlier one
        model = kind.model if number == 0 else _model(each["model"])
        if model is None:
            unknown.add(each["model"])
            continue
        row, unknown_fields = _whole(model, each)
        unknown |= unknown_fields
        (deserialized,) = serializers.deserialize("python", [row])
        try:
            with transaction.atomic():
                deserialized.save()
        except IntegrityError:
            if number == 0:
                raise
            # Skip a part that conflicts with a row added since: a file of another posting, or a merged skill.
    row = kind.rows().get(pk=pack["rows"][0]["pk"])
    values = kind.values(row)
    lost = {field: value for field, value in pack["values"].items() if values.get(field) != value}
    unknown |= lost.keys() - values.keys()
    # The rows hold the aliases and merges, apart from those that other rows have now.
    lost = {field: value for field, value in lost.items() if field in values and field not in {"spellings", *MERGING}}
    if places := pack["values"].get("places"):
        lost["places"] = places  # setting them adds the countries, which an older version has not stored
    if lost:
        kind.put(row, lost, directory)
    return Unpacked(row, sorted(unknown))


def _model(label: str) -> type[models.Model] | None:
    try:
        return apps.get_model(label)
    except (LookupError, ValueError):
        return None


def _field(model: type[models.Model], name: str) -> Any:
    """Return a concrete or many-to-many field of a model by name, or None."""
    return next((field for field in (*model._meta.concrete_fields, *model._meta.many_to_many) if field.name == name), None)


def _whole(model: type[models.Model], row: dict[str, Any]) -> tuple[dict[str, Any], set[str]]:
    """Return a serialized row without references to missing rows, and the names of its fields that the model lacks."""
    known = {name: field for name in row["fields"] if (field := _field(model, name))}
    fields = {name: row["fields"][name] for name in known}
    for name, field in known.items():
        value = fields[name]
        if field.many_to_many:
            fields[name] = list(field.related_model.objects.filter(pk__in=value).values_list("pk", flat=True))
        elif field.is_relation and value is not None:
            there = field.related_model.objects.filter(pk=value)
            if model is Posting and issubclass(field.related_model, Mergeable):
                there = there.unmerged()
            fields[name] = value if there.exists() else None
    others = model._default_manager.exclude(pk=row["pk"])
    if model is Team:
        others = others.filter(company=fields.get("company"))
    if model in {Company, Team} and others.filter(slug=fields.get("slug")).exists():
        fields["slug"] = name_slug(fields["name"], lambda slug: not others.filter(slug=slug).exists())
    whole = {"model": model._meta.label_lower, "pk": row["pk"], "fields": fields}
    return whole, row["fields"].keys() - known.keys()


def _posting_values(posting: Posting) -> Values:
    files = [[file.source_id, file.path] for file in posting.source_files.all() if file.last_seen is None]
    job = [posting.repost_group_id, posting.repost_group_is_manual]
    publish = posting.publish_on.isoformat() if posting.publish_on else None
    own = {"publish_on": publish, "job": job, "pay_is_confirmed": posting.pay_is_confirmed}
    return {**posting_values(posting), **status_values(posting), **own, "files": sorted(files)}


def _put_posting(posting: Posting, values: Values, directory: Directory | None) -> None:
    """Set values of a posting and the columns derived from them, and save it."""
    directory = directory or Directory()
    columns = ["updated_at"]
    for field, value in values.items():
        match field:
            case "company":
                posting.company = directory.company(value) if value else None
                columns += ["company", "team"]
                if posting.team and posting.team.company_id != posting.company_id:
                    posting.team = directory.known_team(posting.company, posting.team.name) if posting.company else None
            case "categories":
                posting.categories.set({directory.category(name) for name in value or ()})
            case "places":
                is_stated = value == posting.imported.get("places")
                keys = (value or ()) if is_stated else posting_places.complete(value or ())
                posting.places.set([directory.place(key) for key in keys])
            case "skills":
                _put_skills(posting, value or {}, directory)
            case "job":
                group, posting.repost_group_is_manual = value
                posting.repost_group = RepostGroup.objects.get_or_create(pk=group)[0] if group else None
                columns += ["repost_group", "repost_group_is_manual"]
            case "publish_on":
                posting.publish_on = date.fromisoformat(value) if value else None
                columns.append("publish_on")
            case "team" | "files" | "closed_at" | "pay_is_confirmed":
                pass  # set below, after the company, status and pay; `undo` restores files
            case _:
                columns += set_value(posting, field, value)
    if "team" in values:
        name = values["team"]
        posting.team = directory.team(posting.company, name) if name and posting.company else None
        columns.append("team")
    if "pay_is_confirmed" in values:
        posting.pay_is_confirmed = values["pay_is_confirmed"]
        columns.append("pay_is_confirmed")
    if {"body", "title"} & values.keys():
        posting.sections, posting.excerpt = render_sections(posting.body, posting.title)
        columns += ["sections", "excerpt"]
    if STATUS_FIELDS & values.keys():
        set_status(posting, values)
        columns.append("closed_at")
    if posting.status == Status.DRAFT and posting.publish_on and posting.publish_on <= timezone.localdate():
        posting.publish_on = None  # or a publication that was undone would be repeated
        columns.append("publish_on")
    if posting.source_key is None:
        posting.evidence = {field: found for field, found in posting.evidence.items() if field not in values}
        columns.append("evidence")
    posting.save(update_fields=list(dict.fromkeys(columns)))


def _put_skills(posting: Posting, value: dict[str, list[str]], directory: Directory) -> None:
    posting.posting_skills.all().delete()
    PostingSkill.objects.bulk_create(
        PostingSkill(posting=posting, skill_id=directory.skill_id(name), is_required=need == "required")
        for need in ("required", "preferred")
        for name in value.get(need, ())
    )


def _put_skill(skill: Skill, values: Values, _directory: Directory | None) -> None:
    old = skill.name
    _put_columns(skill, values, SkillAlias, "skill")
    if skill.name != old:
        rename(postings_with(skill, old), old, skill.name)


def _columns(row: Any, names: Iterable[str]) -> Values:
    return {name: getattr(row, name) for name in names}


def _put_columns(row: Any, values: Values, aliases: type[models.Model] | None, owner: str) -> None:
    """Set columns of a row and its aliases, if given. Aliases that stay the same keep their rows."""
    columns = {name: value for name, value in values.items() if name not in {"spellings", "merged"}}
    for name, value in columns.items():
        setattr(row, name, value)
    if columns:
        row.save(update_fields=list(columns))
    if aliases is not None and "spellings" in values:
        new = list(values["spellings"])
        for alias in aliases._default_manager.filter(**{owner: row}):
            same = next((each for each in new if all(getattr(alias, name) == each[name] for name in each)), None)
            if same is None:
                alias.delete()
            else:
                new.remove(same)
        aliases._default_manager.bulk_create(aliases(**{owner: row}, **each) for each in new)


def _aliases(row: Any, columns: Iterable[str]) -> list[Values]:
    found = [{name: getattr(alias, name) for name in columns} for alias in row.aliases.all()]
    return sorted(found, key=lambda alias: str(alias))


def _of(
    model: type[models.Model],
    columns: list[str],
    aliases: type[models.Model] | None = None,
    owner: str = "",
    alias_columns: tuple[str, ...] = ("name", "key"),
) -> ObjectAdapter:
    """Return an adapter whose values are columns, and aliases in another table."""
    can_merge = issubclass(model, Mergeable)

    def values(row: Any) -> Values:
        spellings = {"spellings": _aliases(row, alias_columns)} if aliases else {}
        merged = {"merged": sorted(each.name for each in row.merged.all())} if can_merge else {}
        return {**_columns(row, columns), **spellings, **merged}

    def rows() -> models.QuerySet[Any]:
        found = model._default_manager.all()
        return found.prefetch_related(*["aliases"] * bool(aliases), *["merged"] * can_merge)

    def parts(row: Any) -> Iterable[models.Model]:
        return row.aliases.all() if aliases else ()

    return ObjectAdapter(model, rows, values, lambda row, some, _: _put_columns(row, some, aliases, owner), parts)


def _merged(row: Any) -> Iterator[Any]:
    """Yield the rows that were merged into a row, directly or not, each after the row it was merged into."""
    for each in row.merged.all():
        yield each
        yield from _merged(each)


def _parts_of_company(company: Company) -> Iterator[models.Model]:
    companies = [company, *_merged(company)]
    yield from companies[1:]
    for each in companies:
        yield from each.aliases.all()
        yield from each.boilerplate.exclude(display=BoilerplateDisplay.FOUND)
        pairs = PossibleDuplicate.objects.filter(Q(first=each) | Q(second=each), is_dismissed=True)
        yield from pairs
        yield from Dismissal.objects.filter(pair__in=pairs)
    teams = Team.objects.filter(company__in=companies)
    for team in teams.exclude(merged_into__company__in=companies):
        yield team
        yield from _parts_of_team(team)


def _parts_of_team(team: Team) -> Iterator[models.Model]:
    yield from team.aliases.all()
    for each in _merged(team):
        yield each
        yield from each.aliases.all()


def _parts_of_posting(posting: Posting) -> Iterator[models.Model]:
    yield from posting.posting_skills.all()
    yield from posting.source_files.all()
    yield from posting.dismissals.all()
    for report in posting.error_reports.all():
        report.sender = ""  # kept for one day only
        yield report


ADAPTERS = {
    ObjectType.POSTING: ObjectAdapter(
        Posting,
        lambda: Posting.objects.with_values().prefetch_related("source_files"),
        _posting_values,
        _put_posting,
        _parts_of_posting,
        lambda posting: posting.imported,
    ),
    ObjectType.COMPANY: replace(
        _of(Company, ["name", "key", "slug", "website", "about", "merged_into_id"], CompanyAlias, "company"),
        parts=_parts_of_company,
    ),
    ObjectType.TEAM: replace(
        _of(Team, ["company_id", "name", "key", "slug", "merged_into_id"], TeamAlias, "team"), parts=_parts_of_team
    ),
    ObjectType.SKILL: replace(
        _of(
            Skill,
            ["name", "key", "kind", "is_read", "builtin_aliases"],
            SkillAlias,
            "skill",
            alias_columns=tuple(vars(Alias(""))),
        ),
        setter=_put_skill,
        parts=lambda skill: [*skill.aliases.all(), *PostingSkill.objects.filter(skill=skill)],
    ),
    ObjectType.CATEGORY: _of(Category, ["name"], CategoryAlias, "category", alias_columns=("name",)),
    ObjectType.PLACE: _of(Place, [], PlaceAlias, "place", alias_columns=("text", "key")),
    ObjectType.BOILERPLATE: _of(Boilerplate, ["display"]),
    ObjectType.FILE: _of(SetAsideFile, ["is_ignored"]),
    ObjectType.DUPLICATE: _of(PossibleDuplicate, ["is_dismissed"]),
    ObjectType.DISMISSAL: _of(Dismissal, ["reason", "note"]),
    ObjectType.REPORT: _of(ErrorReport, ["is_resolved", "is_held"]),
}
TYPE_OF = {kind.model: object_type for object_type, kind in ADAPTERS.items()}
