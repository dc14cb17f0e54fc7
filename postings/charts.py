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
    """`caption` says what is shown, `what` tells the bars apart, `unit` is what they count, `mark` what sets some apart."""

    caption: str
    what: str
    unit: str
    bars: Sequence[Bar]
    mark: str = ""

    @property
    def rows(self) -> list[tuple[Bar, float]]:
        """The bars, each with its length in hundredths of the longest."""
        most = max((bar.total for bar in self.bars), default=0) or 1
        return [(bar, round(100 * bar.total / most, 1)) for bar in self.bars]
