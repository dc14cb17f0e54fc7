"""Recall and precision of reading ads: how values that were read are compared with labels, and the figures that are shown.

Labels and read values are kept by the last part of an ad's link. A fact that has no label is not measured, and neither is
a skill or practice that the labels call undecided. Skills, practices, cities, languages and headings are compared one
by one, all other facts as a whole. Comparisons ignore case.
"""

import json
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from datetime import date
from functools import cache
from math import sqrt
from pathlib import Path
from typing import Any, NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

FIGURES = Path(__file__).parent / "reading_figures.json"
ByAd = dict[str, dict[str, Any]]

# Each fact that is measured, by the name of its label: its name on the page, and how to take it from the JSON of a read ad.
_READ: dict[str, tuple[str | Promise, Callable[[dict[str, Any]], Any]]] = {
    "title": (_("Title"), lambda read: read["title"]),
    "company": (_("Company"), lambda read: read["company"]),
    "team": (_("Team"), lambda read: read["team"]),
    "pay": (_("Salary"), lambda read: read["pay"]),
    "workplace": (_("Workplace"), lambda read: sorted(read["location"]["workplace"])),
    "countries": (_("Country"), lambda read: sorted(read["location"]["countries"])),
    "cities": (_("City"), lambda read: read["location"]["cities"]),
    "may_apply": (_("Who can apply"), lambda read: _may_apply(read["applicants"])),
    "function": (_("Role"), lambda read: read["function"]),
    "seniority": (_("Level"), lambda read: read["seniority"]),
    "years_min": (_("Experience"), lambda read: read["years_min"]),
    "employment": (_("Job type"), lambda read: read["employment"]),
    "required": (_("Required skills"), lambda read: read["skills_required"]),
    "preferred": (_("Preferred skills"), lambda read: read["skills_preferred"]),
    "practices_required": (_("Required practices"), lambda read: read["practices_required"]),
    "practices_preferred": (_("Preferred practices"), lambda read: read["practices_preferred"]),
    "degree": (_("Degree"), lambda read: _named(read["degree"], {"equivalent": "or-experience"})),
    "languages_demanded": (
        _("Required languages"),
        lambda read: [each.partition(":")[0] for each in read["languages"] or ()],
    ),
    "visa": (_("Visa sponsorship"), lambda read: read["visa"]),
    "relocation": (_("Relocation help"), lambda read: read["relocation"]),
    "travel": (_("Travel"), lambda read: _named(read["travel"], {"none-needed": "none", "often": "some"})),
    "on_call": (_("On call"), lambda read: _named(read["on_call"], {"part": True, "none-needed": False})),
    "equity": (_("Equity"), lambda read: _named(read["equity"], {"offered": True, "refused": False})),
    "bonus": (_("Bonus"), lambda read: _named(read["bonus"], {"offered": True, "refused": False})),
    "hours_week": (_("Hours a week"), lambda read: _range(read["weekly_hours"])),
    "term_months": (_("Contract length"), lambda read: read["contract_months"]),
    "language": (_("Language"), lambda read: read["language"]),
    "closes_on": (_("Closing date"), lambda read: read["closes_on"]),
    "sections": (_("Headings"), lambda read: [[each["heading"], each["kind"]] for each in read["sections"]]),
}
_ONE_BY_ONE = {
    "cities", "required", "preferred", "practices_required", "practices_preferred", "languages_demanded", "sections",
}  # fmt: skip


class Rate(NamedTuple):
    """A percentage with its 95% Wilson score interval."""

    percent: int
    low: int
    high: int

    @classmethod
    def of(cls, part: int, whole: int) -> "Rate | None":
        """Return the rate, or None if there is nothing to count."""
        if not whole:
            return None
        z, share = 1.96, part / whole
        middle = share + z * z / (2 * whole)
        margin = z * sqrt(share * (1 - share) / whole + z * z / (4 * whole * whole))
        low, high = ((middle + sign * margin) / (1 + z * z / whole) for sign in (-1, 1))
        return cls(round(100 * share), round(100 * low), round(100 * high))


@dataclass(frozen=True)
class Quality:
    """Counts of values that the ads state, of values that were read, and of those read that are right."""

    stated: int
    read: int
    right: int

    @property
    def recall(self) -> Rate | None:
        """Return the share of stated values that were read right."""
        return Rate.of(self.right, self.stated)

    @property
    def precision(self) -> Rate | None:
        """Return the share of read values that are right."""
        return Rate.of(self.right, self.read)


@dataclass(frozen=True)
class FactQuality(Quality):
    """Quality of one fact, with its mistakes as "ad: value": stated values that were not read, and wrong ones that were."""

    missed: list[str]
    wrong: list[str]


@dataclass(frozen=True)
class Figures:
    """Results by fact and by language, with the number of ads in each language."""

    measured_on: date
    ads: dict[str, int]
    facts: dict[str, FactQuality]
    languages: dict[str, Quality]

    @property
    def total(self) -> int:
        return sum(self.ads.values())

    @property
    def labelled(self) -> list[tuple[str | Promise, FactQuality]]:
        """Return each fact with its name on the page."""
        return [(_READ[name][0], quality) for name, quality in self.facts.items()]

    def as_json(self) -> str:
        return json.dumps(asdict(self), default=date.isoformat, ensure_ascii=False, indent=1) + "\n"


@cache
def shown_figures() -> Figures:
    """Return the figures that the command `measure_reading` has saved."""
    saved = json.loads(FIGURES.read_text())
    return Figures(
        date.fromisoformat(saved["measured_on"]),
        saved["ads"],
        {name: FactQuality(**counts) for name, counts in saved["facts"].items()},
        {code: Quality(**counts) for code, counts in saved["languages"].items()},
    )


def compare(labels: ByAd, read: ByAd, measured_on: date) -> Figures:
    """Return the figures for ads that were read and that have labels."""
    by_language: dict[str, ByAd] = {}
    for ad, stated in labels.items():
        by_language.setdefault(stated["language"], {})[ad] = stated
    codes = sorted(by_language, key=lambda code: (-len(by_language[code]), code))
    return Figures(
        measured_on,
        {code: len(by_language[code]) for code in codes},
        {name: _quality(name, labels, read) for name in _READ},
        {code: _total(_quality(name, by_language[code], read) for name in _READ) for code in codes},
    )


def _total(qualities: Iterable[Quality]) -> Quality:
    counts = [(each.stated, each.read, each.right) for each in qualities]
    return Quality(*map(sum, zip(*counts, strict=True)))


def _quality(name: str, labels: ByAd, read: ByAd) -> FactQuality:
    take = _READ[name][1]
    stated = found = right = 0
    missed, wrong = [], []
    for ad, label in labels.items():
        if name in label:
            undecided = label.get("undecided", []) if name in _ONE_BY_ONE else []
            truth, values = (_items(name, value, undecided) for value in (label[name], take(read[ad])))
            stated, found, right = stated + len(truth), found + len(values), right + len(truth & values)
            missed += [f"{ad}: {item}" for item in sorted(truth - values)]
            wrong += [f"{ad}: {item}" for item in sorted(values - truth)]
    return FactQuality(stated, found, right, missed, wrong)


def _items(name: str, value: Any, undecided: list[str]) -> set[str]:
    """Return the values to compare, in lower case."""
    values = value if name in _ONE_BY_ONE else [value]
    return {words for each in values if (words := _words(each))} - {_words(each) for each in undecided}


def _words(value: Any) -> str:
    """Return the parts of a value that are known as text. Of a language with its level, this is the language."""
    if isinstance(value, dict) and "language" in value:
        return str(value["language"])
    parts = value.values() if isinstance(value, dict) else value if isinstance(value, list) else [value]
    words = (_word(part) for part in parts if part is not None)
    return (", " if isinstance(value, list) else " ").join(words).casefold()


def _word(part: Any) -> str:
    if isinstance(part, bool):
        return "yes" if part else "no"
    return f"{part:,.10g}" if isinstance(part, int | float) else str(part)


def _may_apply(applicants: dict[str, Any] | None) -> list[str]:
    """Return the countries that applications are accepted from, and Worldwide if it is all others."""
    if applicants is None:
        return []
    return [*sorted(applicants["yes"]), *(["Worldwide"] if applicants["others"] == "yes" else [])]


def _named(value: str | None, names: dict[str, Any]) -> Any:
    """Return what the labels call a value that was read."""
    return None if value is None else names.get(value, value)


def _range(text: str | None) -> dict[str, float] | None:
    """Return a range of hours as the labels have it: "20-30" or "40"."""
    if not text:
        return None
    low, _, high = text.partition("-")
    return {"min": float(low), "max": float(high or low)}
