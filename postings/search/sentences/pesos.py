"""Pesos in a sentence: those of the country that it names, since several countries have a currency of that name."""

from collections.abc import Iterable, Iterator

from postings.extraction.local_currency import PESOS
from postings.search.sentences.figures import SOME_PESO, Filter
from postings.search.sentences.parts import Part


def settle_pesos(parts: list[Part]) -> None:
    """Give a salary in pesos the currency of the one country that the sentence names. Without one it stays text."""
    some = ("salary_currency", SOME_PESO)
    currencies = {PESOS[code] for part in parts for code in _countries(part.filters) if code in PESOS}
    currency = currencies.pop() if len(currencies) == 1 else ""
    for part in parts:
        if some in part.filters and currency:
            part.filters[part.filters.index(some)] = ("salary_currency", currency)
        elif some in part.filters:
            part.filters, part.is_kept, part.is_said = [], True, False


def _countries(filters: Iterable[Filter]) -> Iterator[str]:
    return (value[:2] for name, value in filters if name in {"from", "place"})
