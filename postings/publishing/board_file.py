"""The whole board as one SQLite file with plain tables, for Datasette and other tools, and for import into another board.

Every public posting is in it, the closed ones without contact data. Lists that have no table are JSON arrays. Ids are those
of the board, so that rows of two files can be compared.
"""

import json
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from datetime import datetime
from typing import Any

from django.conf import settings
from django.utils import timezone

from postings.database.snapshots import read_only
from postings.models import Category, Company, Place, Posting, PostingSkill, Skill, Team
from postings.publishing.posting_records import Record, full_records, permanent_url
from postings.publishing.postings_csv import READERS

BATCH = 500

_HAVE_TABLES = {
    "company", "company_slug", "team", "team_slug", "places", "categories",
    "skills_required", "skills_preferred", "practices_required", "practices_preferred",
}  # fmt: skip
_NUMBERS = {"id": "INTEGER PRIMARY KEY", "years": "REAL", "contract_months": "INTEGER"}
_NUMBERS |= {f"pay_{name}": "REAL" for name in ("min", "max", "yearly_min", "yearly_max")}
_COLUMNS = [name for name in READERS if name not in _HAVE_TABLES]
_POSTING_COLUMNS = ",\n  ".join(f"{name} {_NUMBERS.get(name, 'TEXT')}" for name in _COLUMNS)

_TABLES = f"""
CREATE TABLE README (name TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE companies (id INTEGER PRIMARY KEY, name TEXT, slug TEXT UNIQUE, url TEXT, website TEXT, about TEXT);
CREATE TABLE teams (id INTEGER PRIMARY KEY, name TEXT, company_id INTEGER REFERENCES companies (id), slug TEXT, url TEXT);
CREATE TABLE places (
  id INTEGER PRIMARY KEY, name TEXT, key TEXT UNIQUE, type TEXT, country TEXT, subdivision TEXT
);
CREATE TABLE skills (id INTEGER PRIMARY KEY, name TEXT, slug TEXT UNIQUE, kind TEXT);
CREATE TABLE categories (id INTEGER PRIMARY KEY, name TEXT UNIQUE);
CREATE TABLE postings (
  {_POSTING_COLUMNS},
  pay_varies_by_location INTEGER,
  pay_is_confirmed INTEGER,
  company_id INTEGER REFERENCES companies (id),
  team_id INTEGER REFERENCES teams (id),
  body TEXT
);
CREATE TABLE posting_places (
  posting_id INTEGER REFERENCES postings (id), place_id INTEGER REFERENCES places (id), PRIMARY KEY (posting_id, place_id)
);
CREATE TABLE posting_skills (
  posting_id INTEGER REFERENCES postings (id), skill_id INTEGER REFERENCES skills (id), is_required INTEGER,
  PRIMARY KEY (posting_id, skill_id)
);
CREATE TABLE posting_categories (
  posting_id INTEGER REFERENCES postings (id), category_id INTEGER REFERENCES categories (id),
  PRIMARY KEY (posting_id, category_id)
);
CREATE TABLE evidence (
  id INTEGER PRIMARY KEY, posting_id INTEGER REFERENCES postings (id), field TEXT, quote TEXT, line INTEGER, rule TEXT,
  skills TEXT
);
"""
_INDEXES = """
CREATE INDEX teams_of_company ON teams (company_id);
CREATE INDEX postings_of_company ON postings (company_id);
CREATE INDEX postings_of_team ON postings (team_id);
CREATE INDEX postings_by_date ON postings (posted_on);
CREATE INDEX postings_in_place ON posting_places (place_id);
CREATE INDEX postings_with_skill ON posting_skills (skill_id);
CREATE INDEX postings_in_category ON posting_categories (category_id);
CREATE INDEX evidence_of_posting ON evidence (posting_id, field);
ANALYZE;
"""


def write_board(file: str) -> int:
    """Write the board, as it is at one moment, into an empty file, and return the number of postings."""
    with closing(sqlite3.connect(file)) as target, read_only():
        target.executescript(f"PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; {_TABLES}")
        _write_names(target)
        _write_postings(target)
        (count,) = target.execute("SELECT count(*) FROM postings").fetchone()
        _insert(target, "README", _readme(count, timezone.now()))
        target.executescript(_INDEXES)
    return int(count)


def _readme(count: int, now: datetime) -> list[tuple[str, str]]:
    return [
        ("title", settings.SITE_NAME),
        ("site", settings.SITE_URL),
        ("exported_at", now.isoformat(timespec="seconds")),
        ("postings", str(count)),
        ("tables", "postings, with companies, teams, places, skills and categories, and evidence: the words of each fact"),
        ("lists", "Columns with several values are JSON arrays. An empty value is not stated in the ad."),
        ("closed ads", "have the status closed, and neither links or addresses to apply nor contact data in their texts"),
        ("columns", "are described in docs/data.md of the program"),
        ("license of ads", "Titles, texts and quotes belong to the authors of the ads."),
        (
            "license of place names",
            "Cities: GeoNames (https://www.geonames.org/), CC BY 4.0. Countries and regions: ISO.",
        ),
        ("contact", settings.CONTACT_EMAIL or settings.SITE_URL),
    ]


def _write_names(target: sqlite3.Connection) -> None:
    """Write what public postings refer to."""
    public = Posting.objects.public().order_by().values("pk")
    companies = Company.objects.filter(postings__in=public).distinct().order_by("pk")
    teams = Team.objects.filter(postings__in=public).distinct().select_related("company").order_by("pk")
    skills = Skill.objects.filter(pk__in=PostingSkill.objects.filter(posting__in=public).values("skill")).order_by("pk")
    places = Place.objects.filter(postings__in=public).distinct().order_by("pk")
    categories = Category.objects.filter(postings__in=public).distinct().order_by("pk")
    _insert(
        target,
        "companies",
        ((row.pk, row.name, row.slug, permanent_url("company", row.slug), row.website, row.about) for row in companies),
    )
    _insert(
        target,
        "teams",
        (
            (row.pk, row.name, row.company_id, row.slug, permanent_url("team", row.company.slug, row.slug))
            for row in teams.iterator(BATCH)
        ),
    )
    _insert(
        target,
        "places",
        ((row.pk, row.name, row.key, row.kind, row.country or None, row.subdivision or None) for row in places),
    )
    _insert(target, "skills", skills.values_list("pk", "name", "slug", "kind"))
    _insert(target, "categories", categories.values_list("pk", "name"))


def _write_postings(target: sqlite3.Connection) -> None:
    ids = list(Posting.objects.public().order_by("pk").values_list("pk", flat=True))
    for start in range(0, len(ids), BATCH):
        some = ids[start : start + BATCH]
        postings = list(Posting.objects.for_records().defer(None).filter(pk__in=some).order_by("pk"))
        records = full_records(postings)
        rows = zip(records, postings, strict=True)
        _insert(target, "postings", (_posting_row(record, posting) for record, posting in rows))
        _insert(target, "evidence", _evidence_rows(records))
        of_some = {"posting__in": some}
        for table, model, columns in (
            ("posting_places", Posting.places.through, ("posting_id", "place_id")),
            ("posting_skills", PostingSkill, ("posting_id", "skill_id", "is_required")),
            ("posting_categories", Posting.categories.through, ("posting_id", "category_id")),
        ):
            links: Any = model._default_manager.filter(**of_some).order_by("pk")
            _insert(target, table, links.values_list(*columns))


def _posting_row(record: Record, posting: Posting) -> list[Any]:
    values = [_plain(READERS[name](record)) for name in _COLUMNS]
    varies = record["pay"]["varies_by_location"] if record["pay"] else None
    confirmed = posting.pay_is_confirmed or None
    return [*values, varies, confirmed, posting.company_id, posting.team_id, record["body"] or None]


def _evidence_rows(records: list[Record]) -> Iterator[tuple[Any, ...]]:
    for record in records:
        for field, quotes in record["evidence"].items():
            for each in quotes:
                yield None, record["id"], field, each["quote"], each["line"], each["rule"], _plain(each.get("of"))


def _plain(value: Any) -> Any:
    """Return a value as SQLite holds it: lists as JSON arrays, empty ones as NULL."""
    if isinstance(value, list):
        return json.dumps(value, ensure_ascii=False) if value else None
    return value


def _insert(target: sqlite3.Connection, table: str, rows: Iterable[Any]) -> None:
    """Insert rows of a table, which have all of its columns, while they are read."""
    columns = target.execute(f"SELECT * FROM {table} LIMIT 0").description  # noqa: S608
    target.executemany(f"INSERT INTO {table} VALUES ({', '.join('?' * len(columns))})", rows)  # noqa: S608
