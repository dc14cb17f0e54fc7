"""Tests for a header and a text that say different things of where the job is and who can apply."""

import pytest

from postings.choices import Answer
from postings.content.types import Facts, Finding
from postings.extraction.facts import read_facts
from postings.importing.readers.badge_markdown import parse
from postings.reference.vocabulary import builtin_vocabulary
from tests.builders import ad


def read(badge: str, body: str, title: str = "Backend Engineer") -> tuple[Facts, list[Finding]]:
    text = ad(title=title, badges=f"`🌎 {badge}`" if badge else "", body=body)
    facts, findings = read_facts(parse("ad.md", text), builtin_vocabulary(), "ad.md")
    return facts, [each for each in findings if each.field == "places"]


def where(badge: str, body: str, title: str = "Backend Engineer") -> str:
    """Return work modes, countries and regions."""
    facts, _ = read(badge, body, title)
    places = facts.places.value if facts.places else None
    return " ".join([*places.work_modes, *places.countries, *places.regions]) if places else ""


@pytest.mark.parametrize(
    ("badge", "body", "expected"),
    [
        (
            "Remote Germany",
            "We welcome applications from candidates in the UK, Sweden, Germany or Spain.",
            "remote DE ES GB SE",
        ),
        ("Remote,Graz, Austria", "You can work remotely anywhere in Austria or Slovenia.", "remote AT SI"),
        ("Remote - Chile", "The role is open to candidates based in Latin America.", "remote CL LATAM"),
        ("Remote - Kenya", "Open to candidates in Ghana and Kenya working in their local time zone.", "remote GH KE"),
        ("Remote", "You must be based in Portugal.", "remote PT"),
        ("Remote", "Location: Remote (Ireland)", "remote IE"),
        ("", "This role is based in our Leeds office.", "GB"),
        ("Remote, Europe", "You must be based in Spain or Portugal.", "remote Europe"),
        ("Worldwide", "We only hire people living in Kenya.", "Worldwide"),
        ("Remote - Colombia", "This role will be based in Colombia, LATAM.", "remote CO"),
        ("Remote Germany", "We have offices in Berlin, Germany and Paris, France.", "remote DE"),
        ("Remote Germany", "Our customers are in Spain and Sweden.", "remote DE"),
        ("Remote Germany", "Founded in Sweden, we now sell across Europe.", "remote DE"),
        ("Remote, Canada", "Applicants must be authorized to work in the United States.", "remote CA"),
        ("Remote - Kenya", "Location: Remote (with preference for candidates in Ghana)", "remote KE"),
        ("Austria", "This is a fully remote position.", "remote AT"),
        ("Leeds", "Two days a week in our office.", "hybrid GB"),
        ("Remote, Leeds", "This role is hybrid.", "remote GB"),
    ],
)
def test_places_of_header_and_text(badge: str, body: str, expected: str) -> None:
    assert where(badge, body) == expected


def test_wider_text_decides_who_can_apply() -> None:
    facts, _ = read("Remote Germany", "We welcome candidates in the UK, Sweden, Germany or Spain.")
    assert facts.applicants
    assert (facts.applicants.value.yes, facts.applicants.value.others) == (("DE", "ES", "GB", "SE"), Answer.NO)


def test_narrower_text_restricts_who_can_apply() -> None:
    facts, findings = read("Remote", "Remote (US only)")
    assert facts.applicants
    assert (facts.applicants.value.yes, facts.applicants.value.others) == (("US",), Answer.NO)
    assert findings == []


def test_both_are_quoted_and_the_difference_is_a_finding() -> None:
    sentence = "We welcome candidates in the UK, Sweden, Germany or Spain."
    facts, findings = read("Remote Germany", sentence)
    assert facts.places
    assert [(each.quote, each.line) for each in facts.places.evidence] == [("Remote Germany", 3), (sentence, 5)]
    assert findings == [
        Finding(
            "ad.md",
            "places_differ",
            "The text names more places to apply from than the header, “Remote Germany”. All of them are used.",
            5,
            "places",
            sentence,
        )
    ]


@pytest.mark.parametrize(
    ("badge", "body", "message"),
    [
        (
            "Remote, Leeds",
            "You work five days a week in our office.",
            "The text says on-site, but the header says “Remote, Leeds”.",
        ),
        ("Remote, Leeds", "#LI-Hybrid", "The text says hybrid, but the header says “Remote, Leeds”."),
        (
            "Leeds (On-site)",
            "This is a fully remote position.",
            "The text says remote, but the header says “Leeds (On-site)”.",
        ),
    ],
)
def test_contradicting_work_mode_is_a_finding(badge: str, body: str, message: str) -> None:
    _, findings = read(badge, body)
    assert [(each.code, each.message) for each in findings] == [("work_mode_differs", f"{message} The header is used.")]


@pytest.mark.parametrize(
    ("badge", "body"),
    [
        ("Remote, Leeds", "This is a fully remote position."),
        ("Leeds or remote", "This role is hybrid."),
        ("Remote, Leeds", "Choose between hybrid or remote work."),
        ("Leeds", "This role is hybrid."),
        ("Hybrid, Leeds", "You come to our office 2 days per week."),
    ],
)
def test_work_modes_that_agree_are_no_finding(badge: str, body: str) -> None:
    assert read(badge, body)[1] == []
