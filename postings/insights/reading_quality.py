"""Precision and recall of reading ads, measured by comparing the sample ads with labels made by a person.

`sample_labels.json` holds the labels by the last part of an ad's link. A fact that the person could not decide is left out.
Skills are compared one by one, all other facts as a whole. Comparisons ignore case.
"""

import json
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from postings.content.types import ReadFile
from postings.importing.inspection import as_json
from postings.importing.pipeline import Options, inspect
from postings.importing.sources import Limits
from postings.reference.vocabulary import builtin_vocabulary

_HERE = Path(__file__).parent
_READ: dict[str, tuple[str | Promise, Callable[[dict[str, Any]], Any]]] = {
    "company": (_("Company"), lambda read: read["company"]),
    "team": (_("Team"), lambda read: read["team"]),
    "pay": (_("Salary"), lambda read: read["pay"]),
    "workplace": (_("Workplace"), lambda read: read["location"]["workplace"]),
    "countries": (_("Country"), lambda read: read["location"]["countries"]),
    "may_apply": (_("Who can apply"), lambda read: (read["applicants"] or {"yes": []})["yes"]),
    "function": (_("Role"), lambda read: read["function"]),
    "seniority": (_("Level"), lambda read: read["seniority"]),
    "years_min": (_("Experience"), lambda read: read["years_min"]),
    "employment": (_("Job type"), lambda read: read["employment"]),
    "required": (_("Required skills"), lambda read: read["skills_required"]),
    "preferred": (_("Preferred skills"), lambda read: read["skills_preferred"]),
    "language": (_("Language"), lambda read: read["language"]),
}
_ByAd = dict[str, dict[str, Any]]
_ONE_BY_ONE = {"required", "preferred"}


class Mistake(NamedTuple):
    """A value that was read but is not stated in the ad or, with `is_stated`, one that is stated but was not read."""

    ad: str
    item: str
    is_stated: bool


@dataclass(frozen=True)
class Quality:
    """Counts for one fact: the values that the ads state, the values that were read, and those read that are right."""

    label: str | Promise
    stated: int
    read: int
    right: int
    mistakes: list[Mistake]

    @property
    def precision(self) -> int | None:
        """Return the percentage of read values that are right, or None if none was read."""
        return round(100 * self.right / self.read) if self.read else None

    @property
    def recall(self) -> int | None:
        """Return the percentage of stated values that were read right, or None if none is stated."""
        return round(100 * self.right / self.stated) if self.stated else None


@dataclass(frozen=True)
class Measured:
    ads: int
    facts: list[Quality]


@cache
def measured() -> Measured:
    """Return the results for the sample ads, which are read once per process."""
    labels, read = _labels(), _read_sample()
    return Measured(len(labels), [_quality(name, labels, read) for name in _READ])


def _labels() -> _ByAd:
    labels: _ByAd = json.loads((_HERE / "sample_labels.json").read_text())
    return labels


def _read_sample() -> _ByAd:
    found = {}
    for each in inspect(str(_HERE.parent / "sample_ads"), Options(limits=Limits()), builtin_vocabulary()):
        read = json.loads(as_json(each)) if isinstance(each, ReadFile) else {}
        if "apply_url" in read:
            found[read["apply_url"].rpartition("/")[2]] = read
    return found


def _quality(name: str, labels: _ByAd, read: _ByAd) -> Quality:
    label, take = _READ[name]
    counts: Counter[str] = Counter()
    mistakes = []
    for slug, stated in labels.items():
        if name not in stated:
            continue
        truth, found = _items(name, stated[name]), _items(name, take(read[slug]))
        counts.update(stated=len(truth), read=len(found), right=len(truth & found))
        mistakes += [Mistake(slug, item, is_stated=False) for item in sorted(found - truth)]
        mistakes += [Mistake(slug, item, is_stated=True) for item in sorted(truth - found)]
    return Quality(label, counts["stated"], counts["read"], counts["right"], mistakes)


def _items(name: str, value: Any) -> set[str]:
    """Return the parts of a value that are compared, in lower case."""
    if name in _ONE_BY_ONE:
        return {each.casefold() for each in value}
    parts = value.values() if isinstance(value, dict) else value if isinstance(value, list) else [value]
    words = [f"{part:g}" if isinstance(part, int | float) else str(part) for part in parts if part is not None]
    return {" ".join(words).casefold()} if words else set()
