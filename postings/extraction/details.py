"""Read the facts of `detail_facts.py`.

Each has a module, which names the words of which a sentence about it contains one.
"""

from collections.abc import Callable, Iterable
from typing import Any

from postings.content.types import Document, Fact
from postings.extraction import (
    bonus,
    citizenship,
    clearance,
    contract_length,
    degree,
    equity,
    interview_steps,
    languages,
    on_call,
    relocation,
    start_date,
    travel,
    visa,
    weekly_hours,
)
from postings.extraction.sentences import Sentence, Sentences
from postings.extraction.working_hours import read_working_hours

_Read = Callable[[Iterable[Sentence]], Fact[Any] | None]
_READERS: dict[str, tuple[tuple[str, ...], _Read]] = {
    "visa": (visa.WORDS, visa.read_visa),
    "relocation": (relocation.WORDS, relocation.read_relocation),
    "clearance": (clearance.WORDS, clearance.read_clearance),
    "citizenship": (citizenship.WORDS, citizenship.read_citizenship),
    "degree": (degree.WORDS, degree.read_degree),
    "travel": (travel.WORDS, travel.read_travel),
    "equity": (equity.WORDS, equity.read_equity),
    "bonus": (bonus.WORDS, bonus.read_bonus),
    "languages": (languages.WORDS, languages.read_languages),
    "contract_months": (contract_length.WORDS, contract_length.read_contract_length),
    "start_date": (start_date.WORDS, start_date.read_start_date),
    "weekly_hours": (weekly_hours.WORDS, weekly_hours.read_weekly_hours),
    "on_call": (on_call.WORDS, on_call.read_on_call),
}


def read_details(document: Document) -> dict[str, Fact[Any]]:
    """Return the detail facts that an ad states, by name."""
    sentences = Sentences(document)
    found = {name: read(sentences.with_any(words)) for name, (words, read) in _READERS.items()}
    found["hours"] = read_working_hours(document)
    found["interview_steps"] = interview_steps.read_interview_steps(document)
    return {name: fact for name, fact in found.items() if fact}
