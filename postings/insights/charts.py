"""Charts as data for templates: tables in which each number has a bar and can link to the search that it counts."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple


class Bar(NamedTuple):
    """A number with its label and the URL of the search that it counts. `is_marked` highlights the bar."""

    label: str
    total: int
    href: str = ""
    is_marked: bool = False


@dataclass(frozen=True)
class BarChart:
    """Number of jobs by group. `what` is the heading of the labels, `mark` the note at highlighted bars."""

    caption: str
    what: str
    bars: Sequence[Bar]
    mark: str = ""

    @property
    def rows(self) -> list[tuple[Bar, float]]:
        """Return the bars, each with its length as a percentage of the longest bar."""
        most = max((bar.total for bar in self.bars), default=0) or 1
        return [(bar, round(100 * bar.total / most, 1)) for bar in self.bars]


class Range(NamedTuple):
    """Lower quartile, median and upper quartile of the amounts of a group. `total` is the number that `href` finds."""

    label: str
    total: int
    href: str
    low: int
    middle: int
    high: int


@dataclass(frozen=True)
class RangeChart:
    """Ranges of amounts in a `unit`, each drawn from its lower to its upper quartile with a line at its median."""

    caption: str
    what: str
    unit: str
    ranges: Sequence[Range]

    @property
    def rows(self) -> list[tuple[Range, float, float, float]]:
        """Return the ranges, each with the start and length of its bar and its median, in percent of the highest amount."""
        most = max((each.high for each in self.ranges), default=0) or 1
        return [
            (each, _share(each.low, most), _share(each.high - each.low, most), _share(each.middle, most))
            for each in self.ranges
        ]


class Share(NamedTuple):
    """Number of `total` items that have a property, with the URLs of the searches for both."""

    label: str
    having: int
    having_href: str
    total: int
    total_href: str

    @property
    def percent(self) -> int:
        return round(100 * self.having / self.total) if self.total else 0


@dataclass(frozen=True)
class ShareChart:
    """Percentages drawn as bars. `having` and `all` are the headings of the two numbers of each share."""

    caption: str
    what: str
    having: str
    all: str
    shares: Sequence[Share]


def _share(part: float, whole: float) -> float:
    """Return a part as a percentage of the whole, to one decimal place."""
    return round(100 * part / whole, 1)
