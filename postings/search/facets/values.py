"""The values of postings in each facet, read from database rows. `facet_filters` defines what a value means."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from pyroaring import BitMap

from postings.choices import Answer, SkillKind
from postings.content.hours import fitting_offsets
from postings.detail_facts import DETAIL_FACTS
from postings.models import Posting, PostingSkill
from postings.reference.regions import regions_containing
from postings.reference.time_zones import zone_value
from postings.search.bands import ANY_PAY, NO_CURRENCY, pay_bands, years_band
from postings.search.facet_filters import FACET_OF_KIND, place_name
from postings.search.facets.jobs import digits
from postings.search.filters import FACETS, NOT_STATED
from postings.search.since_filter import minute_in_utc
from postings.sync.markup_rules import broken_rules, reasons_in

# Sets that are stored besides those of the facets: the days on which ads were posted and the last days to apply, from which
# `posted` and `closing` are derived, the countries from which one may apply, the highest yearly pay in a currency, the
# reasons for having no markup, the minutes in which postings were added, and the repost groups as `jobs` reads them.
DAY, LAST_DAY, YES, NO, OTHERS, HIGHEST_PAY = "day", "last_day", "apply_yes", "apply_no", "apply_others", "highest_pay"
WITHOUT_MARKUP, ADDED, REPOST_GROUP = "without_markup", "added", "repost_group"
_DERIVED = {"posted", "closing"}
# Increment this when the module reads other values from the same postings, so that the stored sets are rebuilt.
FACTS_VERSION = 9
_ROWS = 5_000
_DETAILS = [fact for fact in DETAIL_FACTS.values() if fact.many]
_COLUMNS = [
    "pk", "company__slug", "company__name", "team__slug", "team__name", "team__company__slug", "team__company__name",
    "function", "seniority", "employment", "years_min", "language", "is_remote", "is_hybrid", "is_onsite", "apply_from",
    "apply_not_from", "apply_from_others", "pay_min", "pay_max", "pay_currency", "pay_yearly_min", "pay_yearly_max",
    "posted_on", "closes_on", *(fact.name for fact in _DETAILS), "hours", "broken_rules",
    "created_at", "repost_group_id",
]  # fmt: skip


class Facts:
    """The ids of some open postings by facet and value, and the names of values that are not choices in code."""

    def __init__(self) -> None:
        self.ids = BitMap()
        self.sets: dict[str, dict[str, BitMap]] = defaultdict(lambda: defaultdict(BitMap))
        self.labels: dict[str, dict[str, str]] = defaultdict(dict)


def read_facts(ids: Iterable[int] | None = None) -> Facts:
    """Return the facts of the open postings among `ids`, or of all. Runs four queries for each _ROWS ids."""
    facts = Facts()
    if ids is None:
        _read(facts, {})
    else:
        wanted = sorted(ids)
        for start in range(0, len(wanted), _ROWS):
            _read(facts, {"posting__in": wanted[start : start + _ROWS]})
    for facet in (*(name for name in FACETS if name not in _DERIVED), DAY, LAST_DAY):
        sets = facts.sets[facet]
        for value in list(sets):
            sets[value] &= facts.ids
        sets[NOT_STATED] = facts.ids - BitMap.union(*sets.values()) if sets else facts.ids.copy()
    for facet, sets in facts.sets.items():
        facts.sets[facet] = {value: found for value, found in sets.items() if found}
    return facts


def _read(facts: Facts, chosen: dict[str, Any]) -> None:
    postings = Posting.objects.open().annotate(broken_rules=broken_rules())
    if chosen:
        postings = postings.filter(pk__in=chosen["posting__in"])
    for row in postings.values_list(*_COLUMNS, named=True).iterator(_ROWS):
        _add_row(facts, row)
    skills = PostingSkill.objects.filter(**chosen).order_by()
    rows = skills.values_list("posting_id", "skill__kind", "skill__slug", "skill__name")
    for posting, kind, slug, name in rows.iterator(_ROWS):
        facet = FACET_OF_KIND[SkillKind(kind)]
        facts.sets[facet][slug].add(posting)
        facts.labels[facet][slug] = name
    categories = Posting.categories.through.objects.filter(**chosen)
    _add_named(facts, "category", categories.values_list("posting_id", "category__name", "category__name").iterator(_ROWS))
    through: Any = Posting.places.through
    places = through.objects.filter(**chosen)
    columns = ("posting_id", "place__key", "place__name", "place__kind", "place__country", "place__subdivision")
    for posting, key, name, kind, country, subdivision in places.values_list(*columns).iterator(_ROWS):
        facts.sets["place"][key].add(posting)
        if key not in facts.labels["place"]:
            facts.labels["place"][key] = place_name(name, kind, country, subdivision)
        for region in regions_containing(key, country):
            facts.sets["place"][region].add(posting)


def _add_named(facts: Facts, facet: str, rows: Iterator[tuple[int, str, str]]) -> None:
    sets, labels = facts.sets[facet], facts.labels[facet]
    for posting, value, name in rows:
        sets[value].add(posting)
        labels[value] = name


def _add_row(facts: Facts, row: Any) -> None:
    """Add a posting. `row` has the values of _COLUMNS by name."""
    posting, sets = row.pk, facts.sets
    facts.ids.add(posting)
    sets[ADDED][minute_in_utc(row.created_at)].add(posting)
    for digit in digits(row.repost_group_id or 0):
        sets[REPOST_GROUP][digit].add(posting)
    if company := row.company__slug:
        sets["company"][company].add(posting)
        facts.labels["company"][company] = row.company__name
    if row.team__slug:
        team = f"{row.team__company__slug}/{row.team__slug}"
        sets["team"][team].add(posting)
        facts.labels["team"][team] = f"{row.team__name}, {row.team__company__name}"
    for facet in ("function", "seniority", "employment", "language"):
        if value := getattr(row, facet):
            sets[facet][value].add(posting)
    for fact in _DETAILS:
        for value in fact.facet_values(getattr(row, fact.name)):
            sets[fact.name][value].add(posting)
    for offset in fitting_offsets(row.hours):
        sets["zone"][zone_value(offset)].add(posting)
    if row.years_min is not None:
        sets["years"][years_band(row.years_min)].add(posting)
    for mode in ("remote", "hybrid", "onsite"):
        if getattr(row, f"is_{mode}"):
            sets["workplace"][mode].add(posting)
    for code in row.apply_from.split():
        sets[YES][code].add(posting)
    for code in row.apply_not_from.split():
        sets[NO][code].add(posting)
    if row.apply_from_others != Answer.NOT_STATED:
        sets[OTHERS][row.apply_from_others].add(posting)
    if row.pay_min is not None or row.pay_max is not None:
        for value in _pay(row.pay_currency or NO_CURRENCY, row.pay_yearly_min, row.pay_yearly_max):
            sets["pay"][value].add(posting)
    highest = row.pay_yearly_min if row.pay_yearly_max is None else row.pay_yearly_max
    if row.pay_currency and highest is not None:
        sets[HIGHEST_PAY][f"{row.pay_currency} {int(highest * 100)}"].add(posting)
    if row.posted_on is not None:
        sets[DAY][row.posted_on.isoformat()].add(posting)
    if row.closes_on is not None:
        sets[LAST_DAY][row.closes_on.isoformat()].add(posting)
    for reason in reasons_in(row.broken_rules):
        sets[WITHOUT_MARKUP][reason.value].add(posting)


def _pay(currency: str, yearly_min: Any, yearly_max: Any) -> Iterator[str]:
    """Yield the facet values of stated pay: `any`, the currency, and the bands of yearly pay that it overlaps.

    If only one yearly amount is known, it is used for both ends.
    """
    yield ANY_PAY
    yield currency
    lowest, highest = (yearly_max if yearly_min is None else yearly_min), (yearly_min if yearly_max is None else yearly_max)
    if lowest is not None:
        yield from (f"{currency}-{start}" for start in pay_bands(lowest, highest))
