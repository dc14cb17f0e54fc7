"""Records of postings as JSON, as they were made when the last change of each was numbered.

A stored record is current while the posting is not marked as changed, which database triggers do in the transaction of the
change, and while the version of the program is the same. One query checks both, so it returns no outdated record. All others
are made anew. See docs/decisions/043-stored-records.md.
"""

import hashlib
import json
from collections.abc import Collection, Iterable

import babel
import django
from django.conf import settings
from django.db import connection
from django.db.models import Q

from jobboard.code_version import code_version
from postings.models import StoredRecord
from postings.publishing.posting_records import Record, posting_records, to_json

_OF_TEXT = ("body", "body_html")
_UNCHANGED = """
    SELECT posting_id, version, record FROM postings_storedrecord AS stored WHERE posting_id IN ({})
    AND NOT EXISTS (SELECT 1 FROM postings_changedposting AS changed WHERE changed.posting_id = stored.posting_id)
"""


def records_as_json(ids: Iterable[int]) -> list[str]:
    """Return the records of public postings without their text, in the order of the ids. Others are left out."""
    wanted = list(ids)
    found = _current(wanted)
    if missing := [pk for pk in wanted if pk not in found]:
        found |= {record["id"]: to_json(record) for record in posting_records(missing)}
    return [found[pk] for pk in wanted if pk in found]


def read_records(ids: Iterable[int]) -> list[Record]:
    """Return the records of public postings without their text, in the order of the ids. Others are left out."""
    return list(map(json.loads, records_as_json(ids)))


def store(ids: Iterable[int], records: Collection[Record]) -> None:
    """Store the full records of postings, of which those without a record are no longer public."""
    version = _version()
    rows = [
        StoredRecord(record["id"], version, to_json({name: record[name] for name in record if name not in _OF_TEXT}))
        for record in records
    ]
    StoredRecord.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["posting_id"], update_fields=["version", "record"]
    )
    if gone := set(ids).difference(row.posting_id for row in rows):
        StoredRecord.objects.filter(pk__in=gone).delete()


def of_other_versions(at_most: int) -> list[int]:
    """Return the ids of some postings whose records another version of the program has stored."""
    version = _version()
    others = StoredRecord.objects.filter(Q(version__lt=version) | Q(version__gt=version))
    return list(others.values_list("pk", flat=True)[:at_most])


def _current(ids: list[int]) -> dict[int, str]:
    """Return the current ones of the stored records, by id. Building the query from models would take half of the time."""
    if not ids:
        return {}
    version = _version()
    with connection.cursor() as cursor:
        cursor.execute(_UNCHANGED.format(", ".join(["%s"] * len(ids))), ids)
        # The version is no condition of the query: SQLite would read the index of all records of the version.
        return {pk: record for pk, of_version, record in cursor.fetchall() if of_version == version}


def _version() -> str:
    """Return a hash of what records depend on besides the postings. Babel names languages, Django formats numbers."""
    parts = (code_version(), babel.__version__, django.__version__, settings.SITE_URL, settings.LANGUAGE_CODE)
    return hashlib.blake2b(repr(parts).encode(), digest_size=12).hexdigest()
