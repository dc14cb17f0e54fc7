"""Tests for reading the employment type from title and body, and for the same words with other meanings."""

import pytest

from postings.choices import Employment
from postings.content.outline import outline
from postings.content.types import Document
from postings.extraction.employment import read_employment
from postings.importing.readers.badge_markdown import parse
from tests.builders import ad


def document(body: str, title: str = "Backend Engineer") -> Document:
    return outline(parse("ad/README.md", ad(title=title, company="Wardlark", body=body)))


def employment(body: str, title: str = "Backend Engineer") -> Employment | None:
    fact = read_employment(document(body, title))
    return fact.value if fact else None


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        pytest.param("Go Engineer (Contract)", Employment.CONTRACT, id="contract in brackets"),
        pytest.param("Contract: Data Engineer", Employment.CONTRACT, id="contract in front"),
        pytest.param("Go Engineer (6-month contract)", Employment.CONTRACT, id="months of contract"),
        pytest.param("Go Engineer (Full-Time Contractor)", Employment.CONTRACT, id="full-time contractor"),
        pytest.param("Go Engineer (B2B)", Employment.CONTRACT, id="b2b"),
        pytest.param("Freelance Game Developer", Employment.CONTRACT, id="freelance"),
        pytest.param("Localization Engineer (Part time)", Employment.PART_TIME, id="part time"),
        pytest.param("Engineer, Human Data (Full-Time)", Employment.FULL_TIME, id="full time"),
        pytest.param("Software Engineer Intern, Live Ops", Employment.INTERNSHIP, id="intern"),
        pytest.param("Alternance - Développeur Java", Employment.INTERNSHIP, id="French work-study"),
        pytest.param("Quirefold | Stage - Reliure", Employment.INTERNSHIP, id="French internship"),
        pytest.param("Stage Manager", None, id="stage of a theater"),
        pytest.param("Werkstudentin Buchbinderei", Employment.INTERNSHIP, id="German working student"),
        pytest.param("Working Student, Bindery", Employment.INTERNSHIP, id="working student"),
        pytest.param("Duales Studium Papiertechnik", Employment.INTERNSHIP, id="German study beside work"),
        pytest.param("Ausbildung zur Buchbinderin", Employment.INTERNSHIP, id="German apprenticeship"),
        pytest.param("Leiterin der Ausbildung", None, id="German head of training"),
        pytest.param("Audio Engineer (Temporary)", Employment.TEMPORARY, id="temporary"),
        pytest.param("Smart Contract Engineer", None, id="smart contract"),
        pytest.param("Engineer, B2B Admin", None, id="b2b product"),
        pytest.param("Engineer, Contract Management", None, id="contracts as the work"),
        pytest.param("Internal Tools Engineer", None, id="internal"),
        pytest.param("Ingénieur Java - CDI", None, id="permanent only"),
    ],
)
def test_title_names_job_type(title: str, expected: Employment | None) -> None:
    assert employment("We build bridges.", title) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        pytest.param("Job Type: Contract 3 - 6 months", Employment.CONTRACT, id="job type"),
        pytest.param("Job Type: Regular, Full Time. Remote.", Employment.FULL_TIME, id="regular, full time"),
        pytest.param("Type of contract: B2B.", Employment.CONTRACT, id="type of contract"),
        pytest.param("Schedule: Part-time, 20 hours a week.", Employment.PART_TIME, id="schedule"),
        pytest.param("Full-time", Employment.FULL_TIME, id="a line of its own"),
        pytest.param("Jornada parcial.", Employment.PART_TIME, id="a line of its own, with a full stop"),
        pytest.param("Remote, Latam | Full Time | English", Employment.FULL_TIME, id="a piece of a line"),
        pytest.param("This is a full-time, exempt position.", Employment.FULL_TIME, id="this is"),
        pytest.param("This position is for an independent contractor.", Employment.CONTRACT, id="this position is for"),
        pytest.param("This is a U.S. based, full-time role.", Employment.FULL_TIME, id="abbreviation before it"),
        pytest.param("The base pay for this full-time position is $90,000.", Employment.FULL_TIME, id="in the pay line"),
        pytest.param("We are looking for a full-time Go Engineer to join us.", Employment.FULL_TIME, id="looking for"),
        pytest.param("We are seeking a diligent full-time Software Engineer.", Employment.FULL_TIME, id="software after it"),
        pytest.param("As a full-time member of our team, you’ll enjoy:", Employment.FULL_TIME, id="as a member"),
        pytest.param("This internship is for students.", Employment.INTERNSHIP, id="this internship"),
        pytest.param("Full time 12 Hour shift position for deckhands.", Employment.FULL_TIME, id="begins a sentence"),
        pytest.param("Initially, this is a contract role that may become full-time.", Employment.CONTRACT, id="at first"),
        pytest.param("This is a full-time, permanent position (US/Canada).", Employment.FULL_TIME, id="a slash elsewhere"),
        pytest.param("We offer a paid internship of ten weeks.", Employment.INTERNSHIP, id="an internship offered"),
        pytest.param("The role is a 7-month parental leave cover.", Employment.TEMPORARY, id="cover of a leave"),
        pytest.param("18 Month FTC in our bindery.", Employment.TEMPORARY, id="FTC"),
        pytest.param("Employment type: Zero hours contract", Employment.TEMPORARY, id="zero hours"),
        pytest.param("Beschäftigungsumfang: Teilzeit", Employment.PART_TIME, id="German: extent of employment"),
        pytest.param("Omfattning: Deltid 75 %", Employment.PART_TIME, id="Swedish: extent with a share"),
        pytest.param("Wir suchen sofort in Vollzeit eine Buchbinderin.", Employment.FULL_TIME, id="German: in full-time"),
        pytest.param("Dies ist eine Teilzeitstelle in der Binderei.", Employment.PART_TIME, id="German: part-time job"),
        pytest.param("Poste en CDI à temps plein.", Employment.FULL_TIME, id="French: permanent and full-time"),
        pytest.param("Nous proposons un stage de quatre mois.", Employment.INTERNSHIP, id="French: an internship offered"),
        pytest.param("Ofrecemos un contrato a tiempo parcial.", Employment.PART_TIME, id="Spanish: contract in part-time"),
        pytest.param("Praca na pełny etat w introligatorni.", Employment.FULL_TIME, id="Polish: work in full-time"),
        pytest.param("Trabalho a tempo parcial na oficina.", Employment.PART_TIME, id="Portuguese: work in part-time"),
        pytest.param("Deltidsstilling i vårt bokbinderi.", Employment.PART_TIME, id="Norwegian: part-time job"),
        pytest.param("The candidate will work on a part-time basis.", Employment.PART_TIME, id="on a basis"),
        pytest.param("You join us as an independent contractor.", Employment.CONTRACT, id="join as"),
        pytest.param("CDD de 8 mois dans notre atelier.", Employment.TEMPORARY, id="French: months of a contract"),
        pytest.param("Het gaat om een parttime baan in de binderij.", Employment.PART_TIME, id="Dutch: it is a"),
        pytest.param("Stillingen er fast og på heltid.", Employment.FULL_TIME, id="Norwegian: the job is"),
        pytest.param("This is a 2 month assignment in our bindery.", Employment.TEMPORARY, id="months of an assignment"),
        pytest.param(
            "Position Type and Expected Hours of Work: Full-time, with a late evening now and then when the tide is out.",
            Employment.FULL_TIME,
            id="a long field",
        ),
    ],
)
def test_body_states_job_type(line: str, expected: Employment) -> None:
    assert employment(f"We build bridges.\n\n{line}") == expected


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("Full-time employee benefits include the following:", id="benefits"),
        pytest.param("We offer health insurance to all full-time employees.", id="benefits in a sentence"),
        pytest.param("5+ years of full-time software development", id="experience"),
        pytest.param("Our tool manages every type of contract workflow.", id="the product"),
        pytest.param("Full-time students position the boats.", id="at the beginning"),
        pytest.param("This document is not a contract of employment.", id="legal remark"),
        pytest.param("Type of employment: Contract of Employment", id="employment contract"),
        pytest.param("Employment contract (17 000 PLN) OR B2B (150 PLN net/hourly)", id="a choice"),
        pytest.param("Type of contract: B2B or employment contract", id="a choice in a field"),
        pytest.param("This is a full-time or part-time position.", id="a choice of hours"),
        pytest.param("Job Type: Full-time | Part-time", id="a choice with a bar"),
        pytest.param("Our staff includes contractors in 40+ countries.", id="others"),
        pytest.param("As a federal government contractor, we take affirmative action.", id="the company"),
        pytest.param("Previous internship experience is welcome.", id="past internships"),
        pytest.param("We offer an internship program to students of the town.", id="internships of others"),
        pytest.param("You design the cover of a part catalogue.", id="a cover"),
        pytest.param("Unbefristeter Arbeitsvertrag", id="permanent in German"),
    ],
)
def test_other_meanings_give_none(line: str) -> None:
    assert employment(f"We build bridges.\n\n{line}") is None


def test_title_takes_precedence_over_body() -> None:
    assert employment("This is a full-time position.", "Go Engineer (Contract)") == Employment.CONTRACT


def test_equal_opportunity_section_is_ignored() -> None:
    assert employment("### Equal opportunity\n\nThis is a full-time contract position for all.") is None


def test_evidence_has_line_and_number() -> None:
    fact = read_employment(document("We build bridges.\n\nJob type: contract"))
    assert fact
    assert (fact.evidence[0].quote, fact.evidence[0].line) == ("Job type: contract", 7)


def test_huge_line_is_read_in_time() -> None:
    assert employment("contract or full-time, " * 40_000) is None
