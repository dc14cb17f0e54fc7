"""Storage of the sets in the database: reading them, applying pending changes, rebuilding. See the package docstring."""

import logging
import secrets
import threading
from collections.abc import Iterable
from typing import Any

from django.db import connection, transaction
from pyroaring import BitMap

from postings import database
from postings.models import FacetChange, FacetSet, FacetState
from postings.search.facets.index import BoardState, Index, version_of
from postings.search.facets.values import FACTS_VERSION, read_facts
from postings.sync.batches import in_batches

log = logging.getLogger(__name__)

# The number of pending changes from which imports apply them.
MANY_PENDING = 2_000
_STATE = "SELECT token FROM postings_facetstate WHERE schema_version = %s"
_VERSION = f"SELECT ({_STATE}), coalesce(sum(token), 0), count(*) FROM postings_facetchange"  # noqa: S608
_PENDING = f"SELECT s.token, c.id, c.token, c.posting_id FROM ({_STATE}) s LEFT JOIN postings_facetchange c ON 1 = 1"  # noqa: S608

_held: Index | None = None
# One thread reads what has changed, and the others wait for it, instead of all reading the same.
_updating = threading.Lock()


class FacetsUnavailable(Exception):
    """The database does not record changes, as during a migration, so nothing can be counted."""


def data_version() -> str:
    """Return a version that changes with anything that pages show of postings. Raise FacetsUnavailable if there is none."""
    with connection.cursor() as cursor:
        cursor.execute(_VERSION, [_schema_version()])
        token, *pending = cursor.fetchone()
    if token is None:
        raise FacetsUnavailable
    return version_of(token, *pending)


def _schema_version() -> str:
    return f"{FACTS_VERSION}-{database.schema_version()}"


def current(version: str | None = None) -> Index:
    """Return the index of the current state, or of a `data_version` that was just read or a later state.

    Raise FacetsUnavailable if the database does not record changes.
    """
    global _held
    version = version or data_version()
    if (index := _held) is not None and index.state.version == version:
        return index
    with _updating:
        if (index := _held) is not None and index.state.version == version:
            return index
        _held = index = _caught_up(index, _read_state()) or _loaded(index)
        return index


def _read_state() -> BoardState:
    with connection.cursor() as cursor:
        cursor.execute(_PENDING, [_schema_version()])
        rows = cursor.fetchall()
    if not rows:
        raise FacetsUnavailable
    return BoardState(rows[0][0], {pk: (token, posting) for _, pk, token, posting in rows if pk is not None})


def _caught_up(index: Index | None, state: BoardState) -> Index | None:
    """Return a new index in which the postings of new pending changes are read again.

    Return None if the index is not an earlier state of the same sets.
    """
    if index is None or index.state.sets_token != state.sets_token:
        return None
    known, now = index.state.pending.items(), state.pending.items()
    changed = BitMap(posting for _, (_, posting) in now - known)
    if any(posting not in changed for _, (_, posting) in known - now):
        return None  # a pending change of the index is gone, and its posting would not be read again
    if len(changed) > 10 * MANY_PENDING:
        log.warning("%s postings have changed since the sets were written. Run manage.py rebuild_facets.", len(changed))
    return index.changed(changed, read_facts(changed), state)


def _loaded(before: Index | None) -> Index:
    """Return the index from the stored sets and the pending changes. Raise FacetsUnavailable if there is no state."""
    while True:
        state = FacetState.objects.filter(schema_version=_schema_version()).first()
        if state is None:
            raise FacetsUnavailable
        rows = FacetSet.objects.values_list("facet", "value", "label", "ids").order_by().iterator(2_000)
        index = _index(rows, BoardState(state.token, {}))
        if before is not None:
            index.take_over(before)
        if caught_up := _caught_up(index, _read_state()):
            return caught_up


def _index(rows: Iterable[tuple[str, str, str, bytes | memoryview]], state: BoardState) -> Index:
    sets: dict[str, dict[str, BitMap]] = {}
    labels: dict[str, dict[str, str]] = {}
    for facet, value, label, ids in rows:
        sets.setdefault(facet, {})[value] = BitMap.deserialize(bytes(ids))
        if label:
            labels.setdefault(facet, {})[value] = label
    return Index(sets, labels, state)


def apply_pending(*, only_many: bool = False) -> None:
    """Write pending changes into the sets and delete them; with `only_many` only if there are MANY_PENDING or more.

    The postings are read and the sets prepared before the transaction, so that it holds the write lock only to write.
    """
    if only_many and FacetChange.objects.count() < MANY_PENDING:
        return
    while not _apply_pending():
        pass


def _apply_pending() -> bool:
    """Apply the pending changes. Return False if another process has written the sets meanwhile."""
    state = FacetState.objects.filter(schema_version=_schema_version()).first()
    if state is None:
        return True  # the database does not record changes, and the sets are rebuilt after the migration
    pending = list(FacetChange.objects.values_list("pk", "posting_id"))
    if not pending:
        return True
    stored = FacetSet.objects.values_list("facet", "value", "label", "ids").order_by().iterator(2_000)
    old = _index(stored, BoardState(0, {}))
    changed = BitMap(posting for _, posting in pending)
    new = old.changed(changed, read_facts(changed), BoardState(0, {}))
    rows, gone = _differing(old, new)
    with transaction.atomic():
        current = FacetState.objects.select_for_update().filter(schema_version=_schema_version()).first()
        if current is None or current.token != state.token:
            return False
        _write(rows, gone)
        _renew()
        # A posting that was changed again meanwhile has a new pending change, which stays.
        pks = [pk for pk, _ in pending]
        for start in range(0, len(pks), 5_000):
            FacetChange.objects.filter(pk__in=pks[start : start + 5_000]).delete()
    return True


def _differing(old: Index, new: Index) -> tuple[list[FacetSet], dict[str, set[str]]]:
    """Return the rows of the sets that differ, and the values by facet that no posting has any more.

    Indexes share unchanged sets, so comparing them by identity is enough and fast.
    """
    rows: list[FacetSet] = []
    gone: dict[str, set[str]] = {}
    for facet in old.sets.keys() | new.sets.keys():
        before, after = old.sets.get(facet, {}), new.sets.get(facet, {})
        labels = new.labels.get(facet, {})
        for value, ids in after.items():
            if before.get(value) is not ids or old.labels.get(facet, {}).get(value) != labels.get(value):
                rows.append(FacetSet(facet=facet, value=value, label=labels.get(value, ""), ids=ids.serialize()))
        gone[facet] = before.keys() - after.keys()
    return rows, gone


def _write(rows: list[FacetSet], gone: dict[str, set[str]]) -> None:
    for facet, values in gone.items():
        for some in in_batches(values):
            FacetSet.objects.filter(facet=facet, value__in=some).delete()
    FacetSet.objects.bulk_create(
        rows, 500, update_conflicts=True, unique_fields=["facet", "value"], update_fields=["label", "ids"]
    )


def _renew() -> None:
    FacetState.objects.update_or_create(pk=1, defaults={"token": secrets.randbits(50), "schema_version": _schema_version()})


def rebuild() -> Index:
    """Rebuild the sets and the text index from the postings, install what the database lacks, and return the new index."""
    with transaction.atomic():
        if missing():
            database.install()
        FacetState.objects.select_for_update().first()
        pks = list(FacetChange.objects.values_list("pk", flat=True))
        facts = read_facts()
        FacetSet.objects.all().delete()
        _write(*_differing(Index({}, {}, BoardState(0, {})), Index(facts.sets, facts.labels, BoardState(0, {}))))
        _renew()
        for start in range(0, len(pks), 5_000):
            FacetChange.objects.filter(pk__in=pks[start : start + 5_000]).delete()
        database.rebuild_text_index()
    return current()


def missing() -> list[str]:
    """Return a sentence for each thing that the database lacks for recording changes and searching texts."""
    if not FacetState.objects.filter(schema_version=_schema_version()).exists():
        return ["The database's triggers are not those of this version of the program."]
    return [f"The database has no {each}." for each in database.missing()]


def problems() -> list[str]:
    """Return what is missing; otherwise, how the sets in memory and the text index differ from the postings."""
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
    return found + database.text_index_problems()


def before_migrations(plan: Any = None, **_: Any) -> None:
    """Remove the state, the triggers and the text index if migrations are about to run."""
    if plan:
        if FacetState._meta.db_table in connection.introspection.table_names():
            FacetState.objects.all().delete()
        database.remove()


def after_migrations() -> None:
    """Rebuild everything if anything is missing or of another schema version: writes made meanwhile were not recorded."""
    if missing():
        rebuild()
