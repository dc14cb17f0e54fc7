"""New postings, which alerts read in order. See the package docstring."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import timedelta

from django.db.models import Max, Q
from django.utils import timezone
from pyroaring import BitMap

from postings.choices import Status
from postings.models import KnownPostings, NewPostings, Posting
from postings.search.facets.index import Index
from postings.sync.batches import in_batches

# An ad that is posted again for the same places within this time after it closed is not new.
REPOSTED_WITHIN = timedelta(days=60)


def record(index: Index) -> int:
    """Store the postings that are open and were not known, and return the id of the last row of NewPostings.

    Has to be called in a transaction: others wait until it ends, so rows are committed in the order of their ids.
    """
    stored, is_first = KnownPostings.objects.get_or_create(defaults={"ids": index.open.serialize()})
    if not is_first:
        stored = KnownPostings.objects.select_for_update().get()
        known = BitMap.deserialize(bytes(stored.ids))
        if unknown := index.open - known:
            new = unknown - _posted_again(unknown, known)
            if new:
                NewPostings.objects.create(ids=new.serialize())
            stored.ids = _packed(known | unknown)
            stored.save()
    return NewPostings.objects.aggregate(last=Max("id"))["last"] or 0


def new_after(row: int) -> BitMap:
    """Return the ids of the postings in the rows after one."""
    rows = NewPostings.objects.filter(pk__gt=row).values_list("ids", flat=True)
    return BitMap().union(*(BitMap.deserialize(bytes(ids)) for ids in rows))


def earlier_ads(new: BitMap, index: Index) -> dict[int, BitMap]:
    """Return for each posting the other open ads for the same job, if there are any."""
    members: dict[int, BitMap] = defaultdict(BitMap)
    groups = dict(_groups(new))
    for some in in_batches(set(groups.values())):
        ids = Posting.objects.filter(repost_group__in=some).order_by().values_list("repost_group_id", "pk")
        for group, posting in ids:
            if group is not None:
                members[group].add(posting)
    others = {posting: (members[group] & index.open) - new for posting, group in groups.items()}
    return {posting: ids for posting, ids in others.items() if ids}


def _posted_again(unknown: BitMap, known: BitMap) -> BitMap:
    """Return the postings among `unknown` that repeat a known ad for the same job and the same places."""
    groups = dict(_groups(unknown))
    if not groups:
        return BitMap()
    since = timezone.now() - REPOSTED_WITHIN
    earlier: dict[int, list[int]] = defaultdict(list)
    for some in in_batches(set(groups.values())):
        ads = Posting.objects.filter(repost_group__in=some)
        ads = ads.filter(Q(status=Status.OPEN) | Q(status=Status.CLOSED, closed_at__gte=since))
        for group, posting in ads.order_by().values_list("repost_group_id", "pk"):
            if group is not None and posting in known:
                earlier[group].append(posting)
    places = _places({*groups, *(posting for ids in earlier.values() for posting in ids)})
    return BitMap(
        posting for posting, group in groups.items() if any(places[posting] == places[each] for each in earlier[group])
    )


def _groups(ids: Iterable[int]) -> Iterable[tuple[int, int]]:
    for some in in_batches(ids):
        found = Posting.objects.filter(pk__in=some, repost_group__isnull=False).order_by()
        for posting, group in found.values_list("pk", "repost_group_id"):
            if group is not None:
                yield posting, group


def _places(ids: Iterable[int]) -> dict[int, set[int | str]]:
    """Return the places of postings by id; of a posting without any, the location as written."""
    found: dict[int, set[int | str]] = defaultdict(set)
    through = Posting.places.through
    for some in in_batches(ids):
        for posting, place in through._default_manager.filter(posting__in=some).values_list("posting_id", "place_id"):
            found[posting].add(place)
        for posting, written in Posting.objects.filter(pk__in=some).order_by().values_list("pk", "location_text"):
            if not found[posting]:
                found[posting].add(written)
    return found


def _packed(ids: BitMap) -> bytes:
    ids.run_optimize()
    return bytes(ids.serialize())
