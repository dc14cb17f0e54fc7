"""Tests for reading in which time zones or hours one has to work."""

import pytest

from postings.content.evidence_rules import EvidenceRule
from postings.content.outline import outline
from postings.content.types import Evidence, Fact
from postings.extraction.working_hours import read_working_hours
from postings.importing.readers.badge_markdown import parse
from tests.builders import ad


def fact(body: str, title: str = "Ferry Planner", badges: str = "`🌎 Remote`") -> Fact[str] | None:
    return read_working_hours(outline(parse("a.md", ad(title=title, badges=badges, body=body))))


def hours(body: str, title: str = "Ferry Planner", badges: str = "`🌎 Remote`") -> str | None:
    found = fact(body, title, badges)
    return found.value if found else None


@pytest.mark.parametrize(
    ("line", "zones"),
    [
        ("You can work from anywhere between UTC-5 and UTC+3.", "UTC-5 to UTC+3"),
        ("You work remotely (between UTC -1 and +3).", "UTC-1 to UTC+3"),
        ("We hire in UTC-8/UTC+3 time zones.", "UTC-8 to UTC+3"),
        ("You must live between GMT-8 and GMT-5.", "UTC-8 to UTC-5"),
        ("Fully remote (UTC-8 to UTC+5.5)", "UTC-8 to UTC+5:30"),
        ("Time zone: CET ± 2 hours", "UTC-1 to UTC+3"),
        ("**Time zone requirement: GMT - GMT+4**", "UTC to UTC+4"),
        ("### Time zone\n\nCentral European Time +/- 3 hours", "UTC-2 to UTC+4"),
        ("This job is in Bergen, or remote within CET +/-2h.", "UTC-1 to UTC+3"),
        ("You live within 3 hours of Eastern Time.", "UTC-8 to UTC-2"),
        ("Remote is fine within a 2-3 hours time difference with Paris.", "UTC-1 to UTC+3"),
        ("We only accept time zones that are +- 2h from CET.", "UTC-1 to UTC+3"),
        ("Candidates must be based in PST or MST.", "UTC-8 to UTC-7"),
        ("Based in PT, MT, CT, or ET time zones", "UTC-8 to UTC-5"),
        ("You must be in the Eastern Time Zone (EST).", "UTC-5"),
        ("You are located in the Americas time zones (UTC-9 to UTC-4).", "UTC-9 to UTC-4"),
        ("This role is open to people in US time zones.", "UTC-8 to UTC-5"),
        ("We are looking for candidates in a European time zone.", "UTC to UTC+2"),
        ("Pacific time zone only", "UTC-8"),
        ("Location: Remote, EST", "UTC-5"),
        ("You join a team spread across UTC-5 to UTC+3.", "UTC-5 to UTC+3"),
    ],
)
def test_zones_to_be_in(line: str, zones: str) -> None:
    assert hours(line) == zones


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Working hours: 9am - 5pm EST", "9:00-17:00 in UTC-5"),
        ("Working hours: ~9am to 5pm EDT", "9:00-17:00 in UTC-5"),
        ("Arbeitszeit: 9 bis 17 Uhr MEZ", "9:00-17:00 in UTC+1"),
        ("Horario de trabajo: de 9 a 18 h, hora de Madrid", "9:00-18:00 in UTC+1"),
        ("### Working hours\n\nMonday to Friday, 9 to 5 CET", "9:00-17:00 in UTC+1"),
        ("Our core hours are 9:30 – 14:00 CET.", "9:30-14:00 in UTC+1"),
        ("You are available 2-6pm GMT.", "14:00-18:00 in UTC"),
        ("You are available from 9am to noon US Eastern time.", "9:00-12:00 in UTC-5"),
        ("You work 7 AM CT – 5 PM CT.", "7:00-17:00 in UTC-6"),
        ("You work 9am - 6pm, Monday - Friday, in the US Eastern time zone.", "9:00-18:00 in UTC-5"),
        ("You support our ports in US Eastern Time, 9am-5pm.", "9:00-17:00 in UTC-5"),
        ("Shift Timing: 5 PM TO 2 AM IST", "17:00-2:00 in UTC+5:30"),
        ("You support EMEA hours (2pm to 11 pm IST).", "14:00-23:00 in UTC+5:30"),
        ("Schedule: 9 AM - 5 PM EST / 10 PM - 6 AM PHT", "9:00-17:00 in UTC-5"),
        ("You must overlap with US Eastern hours until 1pm.", "9:00-13:00 in UTC-5"),
        ("You are available for hours that overlap with Tokyo time, from 1 pm to 7 pm.", "13:00-19:00 in UTC+9"),
    ],
)
def test_stated_hours(line: str, expected: str) -> None:
    assert hours(line) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("You work CET business hours.", "8 hours with UTC+1"),
        ("This position is remote (EST/CST/PST working hours).", "8 hours with UTC-8 to UTC-5"),
        ("Must be willing to work US hours", "8 hours with UTC-8 to UTC-5"),
        ("You must be able to work in the EST timezone.", "8 hours with UTC-5"),
        ("Working hours: EST", "8 hours with UTC-5"),
        ("You need full overlap with Pacific time.", "8 hours with UTC-8"),
        ("You need at least 4 hours overlap with Pacific time.", "4 hours with UTC-8"),
        ("Your day has an overlap of four hours or more with CET.", "4 hours with UTC+1"),
        ("A minimum overlap of 5 hours with the EST time zone is required.", "5 hours with UTC-5"),
        ("You work in a European time zone (at least 4 hours overlap).", "4 hours with UTC to UTC+2"),
    ],
)
def test_hours_that_have_to_overlap(line: str, expected: str) -> None:
    assert hours(line) == expected


@pytest.mark.parametrize(
    ("badges", "expected"),
    [
        ("`🌎 Remote - EST`", "UTC-5"),
        ("`🌎 Remote United States (PST/MST) | Remote Canada (PST/MST)`", "UTC-8 to UTC-7"),
        ("`🌎 Mexico - PST working hours`", "8 hours with UTC-8"),
        ("`🌎 Mexico - PST working hours preferred`", None),
        ("`🌎 Remote (PT)`", None),
        ("`🌎 Hartford, CT`", None),
    ],
)
def test_badge(badges: str, expected: str | None) -> None:
    assert hours("We plan ferries.", badges=badges) == expected


def test_title() -> None:
    assert hours("We plan ferries.", title="Ferry Planner (Remote, US EST)") == "UTC-5"
    assert hours("We plan ferries.", title="Systems Planner, Supporting US EST") is None


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("You work with colleagues in many time zones.", id="no zone"),
        pytest.param("Our team spans time zones from the US to the UK.", id="company"),
        pytest.param("Our head office is in Boston (UTC-5).", id="head office"),
        pytest.param("Members of the team are located in the Pacific time zone.", id="team"),
        pytest.param("Preferred time zones: GMT - GMT+3", id="preferred"),
        pytest.param("Ideally you live in the Pacific time zone.", id="ideally"),
        pytest.param("We ask that you try to overlap some hours with Eastern Standard Time (EST).", id="some hours"),
        pytest.param("You overlap with PST for at least 20 hours/week.", id="hours a week"),
        pytest.param("You must live in a US or European time zone.", id="zones far apart"),
        pytest.param("You must be based in GMT+2 max.", id="open end"),
        pytest.param("We accept applications until 9AM - 11AM PST on 15 April.", id="deadline"),
        pytest.param("Representatives are available from 8am – 5pm Central Standard Time.", id="phone line"),
        pytest.param("Our information session is 1:00-2:00pm ET.", id="session"),
        pytest.param("Daily standups are at 12:00 EET.", id="standup"),
        pytest.param("You attend meetings in the Eastern time zone.", id="meetings"),
        pytest.param("The market opens at 9:30AM EST.", id="market"),
        pytest.param("Pay range (CA, WA, NY, NJ, CT): $90,000 - $120,000", id="state"),
        pytest.param("CET : compte épargne temps", id="French savings account"),
        pytest.param("Ce poste est basé à Brest, à partir de 9h.", id="French verb"),
        pytest.param("You work with the results of SAST tools.", id="static analysis"),
        pytest.param("Experience with STP/RSTP/MST (IEEE 802.1D)", id="spanning tree"),
        pytest.param("Schedule: 2:30 to 11:00 EEST", id="half of the day not stated"),
        pytest.param("You will be in the office of Dublin, working IST hours.", id="Irish time"),
        pytest.param("Shifts are 7am - 3pm Central time or 3pm - 11pm Central time.", id="several shifts"),
        pytest.param("You can apply regardless of your time zone; most of us are in CET.", id="regardless"),
    ],
)
def test_what_demands_nothing(line: str) -> None:
    assert hours(line) is None


def test_zones_to_be_in_precede_hours_and_the_narrowest_counts() -> None:
    body = "We hire in US time zones.\n\nYou must live in the Eastern time zone.\n\nWorking hours: 9am - 5pm EST"
    assert hours(body) == "UTC-5"
    assert hours("You must live in the Eastern time zone.\n\nYou must live in the Pacific time zone.") is None


def test_evidence_is_the_sentence_with_its_line() -> None:
    body = "We plan ferries. You must be based in the Eastern time zone. You like boats."
    evidence = Evidence("You must be based in the Eastern time zone.", 5, EvidenceRule.TEXT_STATES_IT)
    assert fact(body) == Fact("UTC-5", (evidence,))
    assert fact("We plan ferries.", badges="`🌎 Remote - EST`") == Fact(
        "UTC-5", (Evidence("Remote - EST", 3, EvidenceRule.HEADER_NAMES_IT),)
    )
