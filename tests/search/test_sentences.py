"""Sentences as searches. `sentences.json` has a hundred of them, with the values of a made-up board."""

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from django.utils import translation

from postings.search.facets.value_names import ValueName
from postings.search.filters import PostingFilter
from postings.search.sentences import Names, read

FILE = json.loads(Path(__file__).with_name("sentences.json").read_text())
PARAMETERS = {*PostingFilter.all_filters(), "salary_min", "salary_currency", "salary_period", "skill_mode"}


@cache
def names(language: str) -> Names:
    with translation.override(language):
        return Names([ValueName(*each) for each in FILE["names"]], language)


def reading(sentence: str, language: str = "en", **changes: Any) -> str:
    """Return what a sentence means as a query string that is easy to read, the text first."""
    found = read(sentence, names(language), changes.get("parameters", PARAMETERS))
    pairs = [*([("q", found.text)] if found.text else []), *found.filters]
    return "&".join(f"{name}={value}" for name, value in pairs)


@pytest.mark.parametrize(("language", "sentence", "meaning"), FILE["sentences"], ids=lambda each: each)
def test_sentence_is_a_search(language: str, sentence: str, meaning: str) -> None:
    assert sorted(reading(sentence, language).split("&")) == sorted(meaning.split("&"))
