"""Tests for reading the last day to apply from the text of an ad."""

from dataclasses import replace
from datetime import date

import pytest

from postings.choices import DatePrecision
from postings.content.evidence_rules import EvidenceRule
from postings.content.outline import outline
from postings.content.types import Evidence, Fact, Posted, SourceField
from postings.extraction.closing_date import read_closing_date
from postings.extraction.facts import read_facts
from postings.importing.readers.badge_markdown import parse
from postings.reference.vocabulary import builtin_vocabulary
from tests.builders import ad

NOV_30 = date(2026, 11, 30)
IN_NOVEMBER = Posted(date(2026, 11, 2), DatePrecision.DAY)


def fact(body: str, posted: Posted) -> Fact[date] | None:
    return read_closing_date(outline(parse("a.md", ad(body=f"We measure tides.\n\n{body}"))), posted)


def closing_date(body: str, posted: Posted | None = None) -> date | None:
    found = fact(body, posted or Posted())
    return found.value if found else None


@pytest.mark.parametrize(
    "line",
    [
        "Apply by 30 November 2026.",
        "Please apply online before November 30th, 2026.",
        "Interested? Apply no later than 2026-11-30.",
        "Apply by midnight on Monday, 30 November 2026.",
        "Application deadline: 11/30/2026",
        "**Application deadline:** November 30, 2026 at 5pm EST",
        "The deadline for applications is 30 Nov 2026.",
        "The deadline to apply is Nov. 30, 2026.",
        "Deadline: 30.11.2026",
        "| Filing Deadline | 11/30/2026 11:59:00 PM |",
        "Closing date: 30/11/2026",
        "Closing date for applications: 30 November 2026, 12 noon",
        "### Application deadline\n\n30 November 2026",
        "Applications close on 30 November 2026.",
        "Applications will close November 30, 2026.",
        "Applications must be received by 30 November 2026.",
        "Applications are accepted until November 30, 2026.",
        "We are accepting applications through November 30, 2026.",
        "We will accept applications until 11/30/26.",
        "The application window for this role will close on November 30, 2026.",
        "This role will close on Monday, November 30, 2026.",
        "Send your CV and a short letter to jobs@example.org by 30 November 2026.",
        "Bewerbungsfrist: 30.11.2026",
        "Bewerbungsschluss ist der 30. November 2026.",
        "Bitte bewerben Sie sich bis spätestens 30. November 2026.",
        "Wir freuen uns auf Ihre Bewerbung bis zum 30.11.2026.",
        "Einsendeschluss: Montag, 30. Nov. 2026",
        "Date limite de candidature : 30 novembre 2026",
        "Date limite de réception des candidatures : le lundi 30/11/2026 à 12 h",
        "Postulez avant le 30 novembre 2026.",
        "Merci d’envoyer votre candidature au plus tard le 30 novembre 2026.",
        "Clôture des candidatures le 30 novembre 2026",
        "Fecha límite de solicitud: 30 de noviembre de 2026",
        "Fecha límite: 30/11/2026",
        "El plazo de presentación de solicitudes termina el 30 de noviembre de 2026.",
        "Postúlate antes del 30 de noviembre de 2026.",
        "Envía tu CV hasta el 30 de noviembre del 2026.",
    ],
)  # fmt: skip
def test_stated_date_is_read(line: str) -> None:
    assert closing_date(line) == NOV_30


@pytest.mark.parametrize(
    "line",
    [
        "Apply by uploading your CV in English.",
        "There is no deadline: we read applications until we find somebody. The job starts on 30 November 2026.",
        "The project deadline is 30 November 2026.",
        "You will submit the report by 30 November 2026.",
        "The application window is anticipated to close by November 30, 2026.",
        "For full consideration, apply by November 30, 2026.",
        "Priority deadline: 30 November 2026",
        "Bewerben Sie sich auf eine bis zum 30.11.2026 befristete Stelle.",
        "Contrato temporal hasta el 30 de noviembre de 2026.",
        "Apply by 04/05/2026.",
        "Apply by 31 November 2026.",
        "Apply by 30 November.",
        "Apply by 30 October 2026 for spring, or apply by 30 November 2026 for summer.",
        "Apply soon. In business since 30 November 1926.",
    ],
)
def test_uncertain_or_other_date_is_not_read(line: str) -> None:
    assert closing_date(line) is None


@pytest.mark.parametrize("line", ["Bewerbungsfrist: 04.05.2026", "Date limite de candidature : 04/05/2026"])
def test_day_comes_first_in_languages_other_than_english(line: str) -> None:
    assert closing_date(line) == date(2026, 5, 4)


@pytest.mark.parametrize(
    ("line", "posted", "expected"),
    [
        pytest.param("Apply by 30 November.", IN_NOVEMBER, NOV_30, id="same year"),
        pytest.param("Apply by Monday, November 30th.", IN_NOVEMBER, NOV_30, id="weekday"),
        pytest.param("Bewerbungsfrist: 30.11.", IN_NOVEMBER, NOV_30, id="German"),
        pytest.param("Apply by 15 January.", IN_NOVEMBER, date(2027, 1, 15), id="next year"),
        pytest.param("Apply by 1 October.", IN_NOVEMBER, None, id="11 months later"),
        pytest.param(
            "Apply by 30 November.", Posted(date(2026, 11, 1), DatePrecision.MONTH), NOV_30, id="only the month is known"
        ),
    ],
)
def test_date_without_a_year_is_read_where_the_date_posted_settles_it(
    line: str, posted: Posted, expected: date | None
) -> None:
    assert closing_date(line, posted) == expected


def test_date_before_the_ad_was_posted_is_not_read() -> None:
    assert closing_date("Apply by 1 November 2026.", IN_NOVEMBER) is None
    assert closing_date("Apply by 30 November 2029.", IN_NOVEMBER) is None


def test_list_may_file_an_ad_under_a_later_month() -> None:
    assert closing_date("Apply by 30 November 2026.", Posted(date(2026, 12, 1), DatePrecision.MONTH)) == NOV_30


def test_repeated_date_is_read_once_with_the_words_that_state_it() -> None:
    body = "Apply by 30 November 2026.\n\nClosing date: 30 November 2026"
    evidence = Evidence("Apply by 30 November 2026.", 7, EvidenceRule.TEXT_STATES_IT)
    assert fact(body, Posted()) == Fact(NOV_30, (evidence,))


def test_field_of_the_source_takes_precedence_over_the_text() -> None:
    parsed = parse("a.md", ad(body="Apply by 30 November 2026."))
    stated = replace(parsed, fields=(SourceField("closes", "validThrough", "2026-12-24"),))
    facts, _ = read_facts(stated, builtin_vocabulary())
    assert facts.closes_on == Fact(date(2026, 12, 24), (SourceField("closes", "validThrough", "2026-12-24").evidence,))
    facts, _ = read_facts(parsed, builtin_vocabulary())
    assert facts.closes_on is not None
    assert facts.closes_on.value == NOV_30
