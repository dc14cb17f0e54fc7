"""The log of changes of public postings that `/changes.json` serves: numbering the changes, and reading them in order.

Database triggers add a `ChangedPosting` for each posting that may have changed, in the transaction that changes it.
`number_changes` compares these postings with their entries, and gives new numbers to the entries of those whose public
record has changed. One transaction at a time does this, so that numbers become visible in their order, whichever order the
changes were committed in. See docs/decisions/039-the-log-of-changes.md.
"""

import hashlib
import json
import re
import secrets
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import takewhile
from typing import Any, NamedTuple

from django.conf import settings
from django.db import transaction
from django.db.models import Exists, Max, OuterRef, Q
from django.utils import timezone

from postings import database
from postings.choices import PublicStatus
from postings.database.locks import let_others_write
from postings.models import ChangedPosting, ChangeEntry, ChangeLog, Posting
from postings.publishing import stored_records
from postings.publishing.posting_records import Record, full_records

# Increase if the records of unchanged postings change, so that readers start from zero with the new ones.
_RECORDS_VERSION = 2
# The postings that one transaction compares: on SQLite, others wait for its end to write.
NUMBERED_AT_ONCE = 100
# An import leaves several rows of each posting: one for the posting, and one for each place and skill.
_LOOKED_AT, _MOST_ROWS = 5 * NUMBERED_AT_ONCE, 10_000
# The entries in a page, unless a reader wants another number, and the most.
DEFAULT_LIMIT, MAX_LIMIT = 100, 500

_CURSOR = re.compile(r"([0-9a-f]{1,16})-([0-9]{1,18})")
_SENT = ["number", "posting_id", "status", "since", "at", "digest"]


class UnknownCursor(ValueError):
    """Raised for a malformed cursor."""


class CursorOfAnotherLog(Exception):
    """Raised for a cursor of a log that was replaced: the changes since are unknown, or all records are others now."""


class LogCursor(NamedTuple):
    """A position in the log: all entries up to `number` were read. `key` is that of the log."""

    key: str
    number: int

    def __str__(self) -> str:
        return f"{self.key}-{self.number}"

    @classmethod
    def parse(cls, text: str) -> "LogCursor":
        """Parse the text of a cursor. Raise UnknownCursor if it is malformed."""
        if not (match := _CURSOR.fullmatch(text)):
            raise UnknownCursor
        return cls(match[1], int(match[2]))


@dataclass(frozen=True)
class Page:
    """Some entries of the log, and the cursor after them. `is_last` is False if there are later ones."""

    entries: Sequence[ChangeEntry]
    cursor: LogCursor
    is_last: bool

    @property
    def digest(self) -> str:
        """A text that is equal for pages with the same entries."""
        return _digest([str(self.cursor), self.is_last, [entry.number for entry in self.entries]])

    def as_records(self) -> Iterator[Record]:
        """Yield the entries with the records of their postings, which have to be read in the transaction of the page."""
        found = public_records(slug__in=[entry.slug for entry in self.entries if entry.digest])
        for entry in self.entries:
            yield {
                "slug": entry.slug,
                "status": entry.status,
                "since": _time(entry.since),
                "at": _time(entry.at),
                "posting": found.get(entry.slug),
            }


def page_after(cursor: LogCursor | None, limit: int) -> Page:
    """Return the entries after a cursor, or the first ones. Call it in a `read_only` transaction.

    A page ends before an entry whose posting has changed since it was numbered, so that its record is not that of the entry.
    Raise CursorOfAnotherLog if the log was replaced since.
    """
    log = ChangeLog.objects.first()
    key, after = log.key if log else "0", cursor.number if cursor else 0
    if cursor and (cursor.key != key or after > _last_number()):
        raise CursorOfAnotherLog
    is_changed = Exists(ChangedPosting.objects.filter(posting_id=OuterRef("posting_id")))
    entries = ChangeEntry.objects.filter(number__gt=after).order_by("number").annotate(is_changed=is_changed)
    found = list(entries[: limit + 1])
    outdated = _outdated([entry for entry in found if entry.is_changed])
    sound = list(takewhile(lambda entry: entry.slug not in outdated, found))
    shown = sound[:limit]
    return Page(shown, LogCursor(key, shown[-1].number if shown else after), is_last=len(sound) <= limit)


def _outdated(entries: Sequence[ChangeEntry]) -> set[str]:
    """Return the slugs of the entries whose postings have another record now.

    Nearly all have the same one after a migration, during which there are no triggers: all postings are marked then.
    """
    if not entries:
        return set()
    records = public_records(slug__in=[entry.slug for entry in entries])
    digests = {slug: _digest(record) for slug, record in records.items()}
    return {entry.slug for entry in entries if entry.digest != digests.get(entry.slug, "")}


def public_records(**conditions: Any) -> dict[str, Record]:
    """Return the full records of the public postings that meet the conditions, by slug."""
    unneeded = ("imported", "lines", "source_fields")
    postings = Posting.objects.public().for_records().defer(None).defer(*unneeded)
    return {record["slug"]: record for record in full_records(postings.filter(**conditions))}


def number_changes(at_most: int | None = None) -> bool:
    """Number the changes of changed postings, of all or of some. Return whether none is left."""
    if not ChangeLog.objects.filter(records_version=_records_version()).exists():
        _begin()
    left = at_most
    while ChangedPosting.objects.exists():
        if left is not None and left <= 0:
            return False
        compared = _number_some()
        left = None if left is None else left - compared
        if compared == NUMBERED_AT_ONCE:
            let_others_write()
    return True


def catch_up(seconds: float) -> None:
    """For some seconds, number changes and then make the records anew that another version of the program has stored."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if number_changes(at_most=NUMBERED_AT_ONCE):
            if not stored_records.of_other_versions(1):
                break
            _renew_some()
            let_others_write()


def start_over() -> None:
    """Replace the log by one with another key, so that its readers start from zero: a backup was restored.

    The entries stay, because the records that they were made from are still those of the postings.
    """
    ChangeLog.objects.update(key=secrets.token_hex(4))


@transaction.atomic
def _begin() -> None:
    """Compare all postings for a new log. If all records are others than before, let readers start from zero instead.

    The records of a page are made when it is asked for, so its readers get the new ones before `catch_up` numbers them.
    """
    log = _locked_log()
    if not log.records_version:
        database.mark_all_changed()
    elif log.records_version != _records_version():
        log.key = secrets.token_hex(4)
    log.records_version = _records_version()
    log.save()


def _locked_log() -> ChangeLog:
    """Let other transactions that number changes wait for the end of this one."""
    log, _ = ChangeLog.objects.select_for_update().get_or_create(defaults={"key": secrets.token_hex(4)})
    return log


def _records_version() -> str:
    """Return a text of what records depend on besides the postings."""
    return f"{_RECORDS_VERSION} {settings.SITE_URL} {settings.LANGUAGE_CODE}"[:250]


@transaction.atomic
def _number_some() -> int:
    """Compare some changed postings with their entries, in the order of the changes, and return the number of postings."""
    _locked_log()
    first = ChangedPosting.objects.order_by("pk").values_list("posting_id", flat=True)[:_LOOKED_AT]
    ids = list(dict.fromkeys(first))[:NUMBERED_AT_ONCE]
    # Before the records are read, so that they have what all of these rows tell of.
    changed = list(ChangedPosting.objects.filter(posting_id__in=ids).values_list("pk", flat=True)[:_MOST_ROWS])
    _compare(ids)
    ChangedPosting.objects.filter(pk__in=changed).delete()
    return len(ids)


@transaction.atomic
def _renew_some() -> None:
    _locked_log()
    _compare(stored_records.of_other_versions(NUMBERED_AT_ONCE))


def _compare(ids: list[int]) -> None:
    """Store the records of postings, and give new numbers to the entries of those whose record has changed."""
    records = public_records(pk__in=ids)
    stored_records.store(ids, records.values())
    entries = list(_new_entries(ids, records, timezone.now()))
    for number, entry in enumerate(entries, _last_number() + 1):
        entry.number = number
    ChangeEntry.objects.bulk_create(entries, update_conflicts=True, unique_fields=["slug"], update_fields=_SENT)


def _last_number() -> int:
    return ChangeEntry.objects.aggregate(last=Max("number"))["last"] or 0


def _new_entries(ids: list[int], slugs: Mapping[str, Record], now: datetime) -> Iterator[ChangeEntry]:
    """Yield the entries, still without a number, of the postings whose public record differs from the one in the log.

    `slugs` has the records of those that are public, by slug.
    """
    found = {record["id"]: record for record in slugs.values()}
    known = {entry.slug: entry for entry in ChangeEntry.objects.filter(Q(posting_id__in=ids) | Q(slug__in=slugs))}
    for posting_id in ids:
        record = found.get(posting_id)
        if record and (entry := _entry_of(record, known.get(record["slug"]), now)):
            yield entry
        for entry in known.values():
            if entry.posting_id == posting_id and entry.slug not in slugs and entry.status != PublicStatus.REMOVED:
                entry.status, entry.since, entry.at, entry.digest = PublicStatus.REMOVED, now, now, ""
                yield entry


def _entry_of(record: Record, last: ChangeEntry | None, now: datetime) -> ChangeEntry | None:
    """Return the new entry of a public posting, or None if its record is the same."""
    digest, status = _digest(record), PublicStatus(record["status"])
    if last and last.digest == digest:
        return None
    if last and last.status == status:
        since = last.since
    elif status == PublicStatus.CLOSED and record["closed_at"]:
        since = datetime.fromisoformat(record["closed_at"])
    else:
        since = now if last else datetime.fromisoformat(record["first_seen_at"])
    return ChangeEntry(slug=record["slug"], posting_id=record["id"], status=status, since=since, at=now, digest=digest)


def _digest(value: Any) -> str:
    text = json.dumps(value, sort_keys=True)
    return hashlib.blake2b(text.encode(), digest_size=16).hexdigest()


def _time(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds").replace("+00:00", "Z")
