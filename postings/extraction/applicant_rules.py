"""What the rules about applicants consist of, in whatever language: patterns, and places that a sentence names."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from postings.choices import Region
from postings.content.evidence_rules import EvidenceRule


class PlaceMention(NamedTuple):
    """A place named at `text[start:end]`, as the countries that it covers."""

    countries: frozenset[str]
    start: int
    end: int
    is_state: bool = False
    region: Region | None = None


class Rule(NamedTuple):
    """An evidence rule and the pattern after which the places of the rule follow."""

    evidence_rule: EvidenceRule
    pattern: re.Pattern[str]


def make_rule(evidence_rule: EvidenceRule, *patterns: str) -> Rule:
    return Rule(evidence_rule, re.compile("|".join(patterns), re.IGNORECASE))


@dataclass(frozen=True)
class Rules:
    """All rules for sentences of a language or of several.

    A sentence is read if it has one of the `keywords`, searched in lower case, and none of the `other_topics`; if
    `words_of_language` are given, in a line with one of these, too. The first of the rules that matches applies.
    """

    keywords: re.Pattern[str]
    words_of_language: re.Pattern[str] | None
    other_topics: re.Pattern[str]
    # Sentences that begin with these are about some cases only.
    conditional: re.Pattern[str] | None
    negation: re.Pattern[str]
    # Words that end a list of places, and what stands between two places of a list.
    end_of_list: re.Pattern[str]
    list_separator: re.Pattern[str]
    # Before and after a place that a sentence takes out: "except the US", "UK excluded".
    except_before: re.Pattern[str]
    excluded_after: re.Pattern[str]
    # The place comes first: "US-based candidates only", "US citizens only".
    only_after: re.Pattern[str]
    citizens_after: re.Pattern[str] | None
    # People in places, of whom the words after the places say that they cannot apply.
    people_there: Rule
    not_eligible_after: re.Pattern[str]
    not_from: Rule
    not_outside: Rule
    eligible: tuple[Rule, ...]
    work_permit: Rule
    open_worldwide: Rule
    find_places: Callable[[str], list[PlaceMention]]
