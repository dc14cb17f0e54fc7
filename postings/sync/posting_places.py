"""The places of a posting. Each comes with the subdivision and the country that contain it, as ads are read.

All code that writes places other than as an ad states them calls `complete`, so that a search for Portugal finds the job
in Lisbon.
"""

from collections.abc import Iterable

from django.db.models import Exists, OuterRef, QuerySet

from postings.choices import Region
from postings.models import Place, Posting
from postings.sync.batches import in_batches
from postings.sync.directory import place_columns


def complete(keys: Iterable[str]) -> list[str]:
    """Return the sorted keys of places, and of the subdivisions and countries that contain them.

    >>> complete(["CA-ON/Toronto"])
    ['CA', 'CA-ON', 'CA-ON/Toronto']
    """
    found = set(keys)
    codes = {key.partition("/")[0] for key in found - set(Region)}
    return sorted({*found, *codes, *(code[:2] for code in codes)})


def set_places(posting: Posting, keys: Iterable[str]) -> None:
    """Replace the places of a posting by those with the keys, and the places that contain them."""
    wanted = complete(keys)
    known = set(Place.objects.filter(key__in=wanted).values_list("key", flat=True))
    Place.objects.bulk_create((Place(**place_columns(key)) for key in wanted if key not in known), ignore_conflicts=True)
    posting.places.set(Place.objects.filter(key__in=wanted))


def without_countries(postings: QuerySet[Posting]) -> QuerySet[Posting]:
    """Return the postings with a place whose country is not among their places. No import makes these."""
    links = Posting.places.through.objects
    country = links.filter(posting=OuterRef("posting"), place__key=OuterRef("place__country"))
    alone = links.filter(~Exists(country), place__country__gt="")
    return postings.filter(pk__in=alone.values("posting"))


def add_countries(postings: QuerySet[Posting]) -> list[int]:
    """Complete the places of the postings that lack a country, and return their ids."""
    ids = list(without_countries(postings).values_list("pk", flat=True))
    for some in in_batches(ids):
        for posting in Posting.objects.filter(pk__in=some).only("pk").prefetch_related("places"):
            set_places(posting, [place.key for place in posting.places.all()])
    return ids
