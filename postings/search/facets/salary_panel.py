"""The fields and the histogram of the least salary, and the answers of the ads of a search to it."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from django.conf import settings
from django.utils.translation import ngettext
from pyroaring import BitMap

from jobboard.exchange_rates import ExchangeRates
from postings.choices import Answer, PayPeriod
from postings.content.wording import format_number
from postings.search.facets.highest_pay import in_bands
from postings.search.facets.panels import Option, Panels
from postings.search.facets.results import Results
from postings.search.filters import NOT_STATED
from postings.search.salaries import worth_in

MAX_CURRENCIES = 12
MAX_BARS = 10  # each wide enough for a finger
HEIGHT = 40


class Bar(NamedTuple):
    """A band of salaries: its height in the histogram, and the search for its start or more, which finds `total` jobs."""

    words: str
    start: int
    total: int
    href: str
    height: int
    is_reached: bool

    @property
    def top(self) -> int:
        return HEIGHT - self.height


class SalaryPanel(NamedTuple):
    """The least salary of a search with the currencies and periods to choose from. `rates` are those used to convert."""

    amount: int
    currency: str
    currencies: list[str]
    period: PayPeriod
    periods: list[tuple[str, str]]
    answers: list[Option]
    bars: list[Bar]
    rates: ExchangeRates | None

    @property
    def last(self) -> Bar:
        return self.bars[-1]


def salary_panel(panels: Panels) -> SalaryPanel:
    found, search = panels.found, panels.search
    currency = found.currency
    offered = list(dict.fromkeys([currency, *found.index.currencies()[:MAX_CURRENCIES]]))
    return SalaryPanel(
        search.amount,
        currency,
        offered,
        search.period,
        [(period.value, str(period.label)) for period in PayPeriod],
        panels.answers("salary") if search.amount else [],
        _bars(found, currency),
        settings.EXCHANGE_RATES if len(worth_in(currency)) > 1 else None,
    )


def _bars(found: Results, currency: str) -> list[Bar]:
    """Return the bands that any job found is in, and those between them, at most MAX_BARS."""
    base, jobs = found.base("salary"), found.index.jobs
    bands = {start: base & ids for start, ids in in_bands(found.index, currency, found.search.period)}
    counts = {start: jobs.number(ids) for start, ids in bands.items()}
    totals = {start: jobs.number(ids) for start, ids in _found_from(bands, base, found.search.salary_answers)}
    shown = _without_outliers([start for start, count in counts.items() if count], counts)
    highest = max((counts[start] for start in shown), default=0)
    changes = {"salary_currency": [currency], "salary_period": [found.search.period.value]}
    return [
        Bar(
            _words(start, totals[start]),
            start,
            totals[start],
            found.search.changed({"salary_min": [str(start)], **changes}).address(),
            max(1, round(HEIGHT * counts[start] / highest)),
            start >= found.search.amount,
        )
        for start in shown
        if start and totals[start]
    ]


def _words(start: int, total: int) -> str:
    words = ngettext("%(amount)s or more: %(jobs)s job", "%(amount)s or more: %(jobs)s jobs", total)
    return words % {"amount": format_number(start), "jobs": format_number(total)}


def _found_from(bands: Mapping[int, BitMap], base: BitMap, answers: tuple[str, ...]) -> Iterator[tuple[int, BitMap]]:
    """Yield the start of each band, and the postings that a search for it finds with the given answers."""
    paid = BitMap().union(*bands.values())
    below = BitMap()
    for start, ids in bands.items():
        by_answer = {Answer.YES: paid - below, NOT_STATED: base - paid, Answer.NO: below}
        yield start, BitMap().union(*(by_answer[Answer(answer) if answer != NOT_STATED else answer] for answer in answers))
        below = below | ids


def _without_outliers(starts: list[int], counts: Mapping[int, int]) -> list[int]:
    """Return at most MAX_BARS bands: of the lowest and the highest, the one with fewer jobs is left out first."""
    shown = list(starts)
    while len(shown) > MAX_BARS:
        shown.pop(0 if counts[shown[0]] <= counts[shown[-1]] else -1)
    return shown
