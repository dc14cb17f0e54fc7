"""Charts as pages show them: tables in which each number has a bar, and leads to the search behind it. Nothing runs."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple


class Bar(NamedTuple):
    """A number, what it counts and where that is found. `is_marked` sets it apart from the others."""

    label: str
    total: int
    href: str = ""
    is_marked: bool = False


@dataclass(frozen=True)
class BarChart:
    """Jobs by something. `caption` says what is shown, `what` tells the bars apart, `mark` what sets some apart."""

    caption: str
    what: str
    bars: Sequence[Bar]
    mark: str = ""

    @property
    def rows(self) -> list[tuple[Bar, float]]:
        """The bars, each with its length in hundredths of the longest."""
        most = max((bar.total for bar in self.bars), default=0) or 1
        return [(bar, round(100 * bar.total / most, 1)) for bar in self.bars]


class Range(NamedTuple):
    """What `total` things amount to: the lower quartile, the middle and the upper quartile."""

    label: str
    total: int
    href: str
    low: int
    middle: int
    high: int


@dataclass(frozen=True)
class RangeChart:
    """Ranges of amounts in a `unit`, each drawn from its lower to its upper quartile with a line at its middle."""

    caption: str
    what: str
    unit: str
    ranges: Sequence[Range]

    @property
    def rows(self) -> list[tuple[Range, float, float, float]]:
        """The ranges, each with where its bar begins, its length and where its line stands, in hundredths of the most."""
        most = max((each.high for each in self.ranges), default=0) or 1
        return [
            (each, _share(each.low, most), _share(each.high - each.low, most), _share(each.middle, most))
            for each in self.ranges
        ]


class Share(NamedTuple):
    """How many of `total` things have something, and where both are found."""

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
    """Shares, drawn as bars out of a hundred. `having` and `all` are what to call the two numbers of each."""

    caption: str
    what: str
    having: str
    all: str
    shares: Sequence[Share]


def _share(part: float, whole: float) -> float:
    """A part in hundredths of the whole, with one decimal."""
    return round(100 * part / whole, 1)
