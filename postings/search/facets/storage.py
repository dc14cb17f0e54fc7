"""The sets in the database: reading them, keeping up with changes, writing them anew. See the package."""

import logging
import secrets
from collections.abc import Iterable
from typing import Any

from django.db import connection, transaction
from pyroaring import BitMap

from postings import database
from postings.models import FacetChange, FacetSet, FacetState
from postings.search.facets.index import Index, Marks, version_of
from postings.search.facets.values import FACTS_VERSION, read_facts

log = logging.getLogger(__name__)

# With so many notes the sets are due to be written; imports see to it.
MANY_NOTES = 2_000
_STATE = "SELECT mark FROM postings_facetstate WHERE edition = %s"
_VERSION = f"SELECT ({_STATE}), coalesce(sum(mark), 0), count(*) FROM postings_facetchange"  # noqa: S608
_MARKS = f"SELECT s.mark, c.id, c.mark, c.posting_id FROM ({_STATE}) s LEFT JOIN postings_facetchange c ON 1 = 1"  # noqa: S608

_held: Index | None = None


class NotKept(Exception):
    """The database does not note changes now, as during a migration or before it; so nothing can be counted."""


def data_version() -> str:
    """What differs whenever anything that pages show of postings may differ; the same for every process. Raises NotKept."""
    with connection.cursor() as cursor:
        cursor.execute(_VERSION, [_edition()])
        mark, *notes = cursor.fetchone()
    if mark is None:
        raise NotKept
    return version_of(mark, *notes)


def _edition() -> str:
    return f"{FACTS_VERSION}-{database.edition()}"


def current(version: str | None = None) -> Index:
    """The index of the board as it is now, or as it was at a `data_version` just asked for, or a little later."""
    global _held
    index = _held
    if index is not None and index.marks.version == (version or data_version()):
        return index
    marks = _read_marks()
    _held = _caught_up(index, marks) or _loaded(index)
    return _held


def _read_marks() -> Marks:
    with connection.cursor() as cursor:
        cursor.execute(_MARKS, [_edition()])
        rows = cursor.fetchall()
    if not rows:
        raise NotKept
    return Marks(rows[0][0], {note: (mark, posting) for _, note, mark, posting in rows if note is not None})


def _caught_up(index: Index | None, marks: Marks) -> Index | None:
    """The index with the postings of new notes read again; None where it is of another state than one with fewer notes."""
    if index is None or index.marks.of_sets != marks.of_sets:
        return None
    known, now = index.marks.of_notes.items(), marks.of_notes.items()
    changed = BitMap(posting for _, (_, posting) in now - known)
    if any(posting not in changed for _, (_, posting) in known - now):
        return None  # what it was read for has been taken back
    if len(changed) > 10 * MANY_NOTES:
        log.warning("%s postings have changed since the sets were written. Run manage.py rebuild_facets.", len(changed))
    return index.changed(changed, read_facts(changed), marks)


def _loaded(before: Index | None) -> Index:
    """The index from the table, and from what has changed since that was written."""
    while True:
        state = FacetState.objects.filter(edition=_edition()).first()
        if state is None:
            raise NotKept
        rows = FacetSet.objects.values_list("facet", "value", "label", "ids").order_by().iterator(2_000)
        index = _index(rows, Marks(state.mark, {}))
        if before is not None:
            index.take_over(before)
        if caught_up := _caught_up(index, _read_marks()):
            return caught_up


def _index(rows: Iterable[tuple[str, str, str, bytes | memoryview]], marks: Marks) -> Index:
    sets: dict[str, dict[str, BitMap]] = {}
    labels: dict[str, dict[str, str]] = {}
    for facet, value, label, ids in rows:
        sets.setdefault(facet, {})[value] = BitMap.deserialize(bytes(ids))
        if label:
            labels.setdefault(facet, {})[value] = label
    return Index(sets, labels, marks)


def fold(*, only_many: bool = False) -> None:
    """Write what the notes say into the sets, and take the notes away; with `only_many` only where they have become many."""
    if only_many and FacetChange.objects.count() < MANY_NOTES:
        return
    with transaction.atomic():
        state = FacetState.objects.select_for_update().filter(edition=_edition()).first()
        if state is None:
            return  # nothing is kept now, and the migration to come makes everything anew
        notes = list(FacetChange.objects.values_list("pk", "posting_id"))
        if not notes:
            return
        old = _index(FacetSet.objects.values_list("facet", "value", "label", "ids").order_by().iterator(2_000), Marks(0, {}))
        changed = BitMap(posting for _, posting in notes)
        new = old.changed(changed, read_facts(changed), Marks(0, {}))
        _write(old, new)
        _renew()
        pks = [pk for pk, _ in notes]
        for start in range(0, len(pks), 5_000):
            FacetChange.objects.filter(pk__in=pks[start : start + 5_000]).delete()


def _write(old: Index, new: Index) -> None:
    """Write the sets that differ. An index shares with the one before what did not change, so that is quick to tell."""
    rows, gone = [], []
    for facet in old.sets.keys() | new.sets.keys():
        before, after = old.sets.get(facet, {}), new.sets.get(facet, {})
        labels = new.labels.get(facet, {})
        for value, ids in after.items():
            if before.get(value) is not ids or old.labels.get(facet, {}).get(value) != labels.get(value):
                rows.append(FacetSet(facet=facet, value=value, label=labels.get(value, ""), ids=ids.serialize()))
        gone += [(facet, value) for value in before.keys() - after.keys()]
    for facet, value in gone:
        FacetSet.objects.filter(facet=facet, value=value).delete()
    FacetSet.objects.bulk_create(
        rows, 500, update_conflicts=True, unique_fields=["facet", "value"], update_fields=["label", "ids"]
    )


def _renew() -> None:
    FacetState.objects.update_or_create(pk=1, defaults={"mark": secrets.randbits(50), "edition": _edition()})


def rebuild() -> Index:
    """Make the sets and the text index from the postings alone, and put back what is missing in the database."""
    with transaction.atomic():
        if missing():
            database.install()
        FacetState.objects.select_for_update().first()
        pks = list(FacetChange.objects.values_list("pk", flat=True))
        facts = read_facts()
        FacetSet.objects.all().delete()
        _write(Index({}, {}, Marks(0, {})), Index(facts.sets, facts.labels, Marks(0, {})))
        _renew()
        for start in range(0, len(pks), 5_000):
            FacetChange.objects.filter(pk__in=pks[start : start + 5_000]).delete()
        database.index_texts()
    return current()


def missing() -> list[str]:
    """What the database lacks to note changes and to search texts, as sentences."""
    if not FacetState.objects.filter(edition=_edition()).exists():
        return ["The database's triggers are not those of this version of the program."]
    return [f"The database has no {each}." for each in database.missing()]


def problems() -> list[str]:
    """What is missing; else where the sets in memory and the text index differ from what the postings say."""
    if lacking := missing():
        return lacking
    found, held, true = [], current(), read_facts()
    for facet in sorted(held.sets.keys() | true.sets.keys()):
        ours, theirs = held.sets.get(facet, {}), true.sets.get(facet, {})
        for value in sorted(ours.keys() | theirs.keys()):
            if ours.get(value, BitMap()) != theirs.get(value, BitMap()):
                wrong = ours.get(value, BitMap()) ^ theirs.get(value, BitMap())
                found.append(
                    f"{facet}={value}: wrong for {len(wrong):,} posting{'s' * (len(wrong) != 1)}, for example {min(wrong)}."
                )
    return found + database.text_problems()


def before_migrations(plan: Any = None, **_: Any) -> None:
    """For the signal of that name: makes way for migrations, if there are any to come."""
    if plan:
        if FacetState._meta.db_table in connection.introspection.table_names():
            FacetState.objects.all().delete()
        database.remove()


def after_migrations() -> None:
    """Install what is missing or of another edition. What was written meanwhile went unseen, so all is made anew."""
    if missing():
        rebuild()
