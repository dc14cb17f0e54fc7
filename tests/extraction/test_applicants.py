"""Tests for reading from where one may apply: statements in badge, title and text, and text that only looks like one."""

import pytest

from postings.choices import Answer
from postings.content.outline import outline
from postings.content.types import Applicants, Fact
from postings.extraction.applicants import read_applicants
from postings.extraction.places import read_places
from postings.importing.readers.badge_markdown import parse
from tests.builders import ad

YES, NO, NOT_STATED = Answer.YES, Answer.NO, Answer.NOT_STATED


def read(badge: str = "Remote", body: str = "We chart tides.", title: str = "Backend Engineer") -> Fact[Applicants] | None:
    text = ad(title=title, badges=f"`🌎 {badge}`" if badge else "", body=body)
    document = outline(parse("ad.md", text))
    return read_applicants(document, read_places(document.location.text) if document.location else None).applicants


def answer(fact: Fact[Applicants] | None, country: str) -> Answer:
    return fact.value.answer(country) if fact else NOT_STATED


@pytest.mark.parametrize(
    ("badge", "yes", "others"),
    [
        ("Remote, Canada", "CA", NO),
        ("Poland", "PL", NO),
        ("Remote - US/Canada", "CA US", NO),
        ("Remote DACH", "AT CH DE", NO),
        ("Remote,Austin, TX", "US", NO),
        ("hybrid,Lisbon", "PT", NOT_STATED),
        ("Onsite, Oslo", "NO", NOT_STATED),
        ("Mexico - PST working hours preferred", "MX", NO),
        ("Austin, TX or Remote", "US", NOT_STATED),
        ("Austin, TX or Remote (USA)", "US", NO),
        ("Worldwide", "", YES),
        ("Anywhere", "", YES),
        ("Anywhere (DACH)", "AT CH DE", NO),
    ],
)
def test_badge_limits_applicants_to_its_places(badge: str, yes: str, others: Answer) -> None:
    fact = read(badge)
    assert fact is not None
    assert " ".join(fact.value.yes) == yes
    assert fact.value.others == others
    assert fact.evidence[0].quote == badge


@pytest.mark.parametrize("badge", ["", "Remote", "Hybrid or Remote", "Kornspur HQ", "Remote in UTC+2 to UTC-4 timezones"])
def test_badge_without_place_gives_none(badge: str) -> None:
    assert read(badge) is None


@pytest.mark.parametrize(
    ("sentence", "yes"),
    [
        ("You must be based in Spain, Portugal or Germany.", "DE ES PT"),
        ("Candidates must currently reside in the U.S. or Canada.", "CA US"),
        ("Remote candidates must be physically located within the United States.", "US"),
        ("You must reside in one of the following states: Ohio, Utah, Texas.", "US"),
        ("We need employees to be based in the US.", "US"),
        ("This role requires you to work from the contiguous United States.", "US"),
        ("Based in the USA or Canada", "CA US"),
        ("This role is only open to residents of Kenya.", "KE"),
        ("Open to candidates residing in the US and Canada except New York City.", "CA US"),
        ("We are only hiring in Mexico for this position.", "MX"),
        ("We are currently able to hire in the following countries: South Africa, Ghana, Kenya.", "GH KE ZA"),
        ("We hire in the US and Canada.", "CA US"),
        ("US-based candidates only.", "US"),
        ("A remote role, Canada, Mexico or US only.", "CA MX US"),
        ("This is a remote, US-based role.", "US"),
        ("Work must be performed from within the United States.", "US"),
        ("We accept fluent speakers based in Singapore and Malaysia.", "MY SG"),
        ("Ebbmark is seeking a backend engineer based in Brazil.", "BR"),
        ("We're considering candidates in Austria.", "AT"),
        ("This position is based in Japan.", "JP"),
        ("This is a fully remote position within the U.K.", "GB"),
        ("100% remote within the USA", "US"),
        ("You can work remotely anywhere in Finland, Sweden and Estonia.", "EE FI SE"),
        ("Work from anywhere in Canada and the USA", "CA US"),
        ("Location: Remote (Ireland)", "IE"),
        ("Candidates location: Brazil, Chile", "BR CL"),
        ("We cannot consider applicants outside of the United States.", "US"),
        ("You must be authorized to work in the United States.", "US"),
        ("Applicants must have the right to live and work in the UK without sponsorship.", "GB"),
        ("Must be a US citizen.", "US"),
        ("U.S. citizenship is required.", "US"),
    ],
)
def test_body_statement_limits_applicants_of_remote_job(sentence: str, yes: str) -> None:
    fact = read(body=f"### Requirements\n\n  * {sentence}")
    assert fact is not None
    assert " ".join(fact.value.yes) == yes
    assert fact.value.others == NO
    assert fact.evidence[0].quote == sentence
    assert fact.evidence[0].line == 7


@pytest.mark.parametrize(
    "sentence",
    [
        "We have offices in Berlin, Germany and Paris, France.",
        "Trusted by teams in France and 40 other countries.",
        "Founded in Sweden, we now work across Europe.",
        "Our team is based in the US and Canada.",
        "You must be available during US hours.",
        "You must work in US Eastern time zones.",
        "Candidates must be in European time zones.",
        "The pay range for candidates based in the United States is $100,000 to $120,000.",
        "401k (US only)",
        "For applicants in the UK: read our notice.",
        "If you are based in Germany, we offer a bike.",
        "We use E-Verify to confirm that you are authorized to work in the United States.",
        "Candidates in the US are preferred.",
        "You will travel to Spain once a year.",
        "Being based in the US is not required.",
        "Help us to hire people in the US and Canada for our customers.",
        "Must be fluent in German.",
        "We accept candidates from some countries in Africa and Asia.",
        "Discounts on pets' insurance (US only)",
        "Exempt (relevant to the US only)",
        "Work with developers in India and Poland.",
        "Come and work with us.",
    ],
)
def test_place_without_statement_gives_none(sentence: str) -> None:
    assert read(body=sentence) is None


@pytest.mark.parametrize(
    "sentence",
    [
        "We hire candidates from all over the world.",
        "This role is open to candidates anywhere in the world.",
        "You can work from anywhere in the world.",
        "Location: Anywhere in the world",
    ],
)
def test_worldwide_statement_includes_any_country(sentence: str) -> None:
    assert answer(read(body=sentence), "NP") == YES


@pytest.mark.parametrize(
    "sentence",
    [
        "Companies should be able to hire anywhere in the world.",
        "Work from anywhere for four weeks a year.",
        "Our customers are all over the world.",
        "Open to any location in our time zone.",
    ],
)
def test_worldwide_without_statement_gives_none(sentence: str) -> None:
    assert read(body=sentence) is None


def test_excluded_countries_are_answered_no() -> None:
    fact = read("Worldwide", "Unfortunately we cannot consider applicants from Iran and Syria.")
    assert (answer(fact, "IR"), answer(fact, "SY"), answer(fact, "FR")) == (NO, NO, YES)


def test_excluding_some_states_includes_the_country() -> None:
    fact = read(body="We do not hire in Alaska, Hawaii or Vermont.")
    assert (answer(fact, "US"), answer(fact, "CA")) == (YES, NOT_STATED)


def test_body_adds_countries_to_badge() -> None:
    fact = read("Remote - US", "This role is open to candidates located in the US and Brazil.")
    assert (answer(fact, "US"), answer(fact, "BR"), answer(fact, "PT")) == (YES, YES, NO)


def test_body_narrows_region_of_badge() -> None:
    fact = read("Remote, Europe", "You must be based in Spain or Portugal.")
    assert (answer(fact, "ES"), answer(fact, "DE")) == (YES, NO)


def test_body_limits_worldwide_badge() -> None:
    fact = read("Worldwide", "We only hire people living in Kenya.")
    assert (answer(fact, "KE"), answer(fact, "FR")) == (YES, NO)


def test_work_permit_does_not_add_to_named_country() -> None:
    fact = read("Remote, Canada", "Applicants must be authorized to work in the United States.")
    assert (answer(fact, "CA"), answer(fact, "US")) == (YES, NO)


def test_title_limits_applicants() -> None:
    fact = read("Remote", title="Data Engineer (Remote, US)")
    assert (answer(fact, "US"), answer(fact, "DE")) == (YES, NO)


def test_country_in_team_title_gives_none() -> None:
    assert read("Remote", title="Data Engineer - Germany") is None


def test_equal_opportunity_section_is_ignored() -> None:
    body = "### Equal opportunity\n\nApplicants must be authorized to work in the United States."
    assert read(body=body) is None


def test_huge_line_is_read_in_time() -> None:
    assert read(body="must be in we hire candidates who " * 30_000) is None


@pytest.mark.parametrize(
    ("badge", "body", "excluded"),
    [
        ("Anywhere but the UK", "We chart tides.", "GB"),
        ("Worldwide minus Japan", "We chart tides.", "JP"),
        ("Weltweit außer Österreich", "We chart tides.", "AT"),
        ("Remote", "Work from anywhere in the world (other than Peru).", "PE"),
        ("Worldwide", "We are not able to hire US residents.", "US"),
        ("Remote worldwide – not Brazil", "We chart tides.", "BR"),
        ("Remote", "We hire in all of Europe with the exception of Portugal.", "PT"),
        ("Remote", "You must live in the EU. Sadly we cannot employ people in Malta.", "MT"),
        ("Remote", "This job is open worldwide. Applications from Peru cannot be considered.", "PE"),
        ("Worldwide", "We do not have a legal entity in Brazil.", "BR"),
    ],
)
def test_country_may_be_excluded_in_many_words(badge: str, body: str, excluded: str) -> None:
    fact = read(badge, body)
    assert answer(fact, excluded) == NO
    assert answer(fact, "SE") == YES


@pytest.mark.parametrize(
    ("sentence", "yes"),
    [
        ("For the time being, we only accept applications from Ghana.", "GH"),
        ("You can live in Ghana or Togo.", "GH TG"),
        ("Applicants may be located in Ghana or Togo.", "GH TG"),
        ("This position can be performed from Ghana or Togo.", "GH TG"),
        ("Candidates must be based in Southeast Asia.", "BN ID KH LA MM MY PH SG TH TL VN"),
    ],
)
def test_text_says_where_one_may_live(sentence: str, yes: str) -> None:
    fact = read("Remote", sentence)
    assert fact and " ".join(fact.value.yes) == yes


@pytest.mark.parametrize(
    ("badge", "yes", "no"), [("Remote - CEE", "PL RO UA", "DE"), ("Sub-Saharan Africa", "GH KE ZA", "EG MA")]
)
def test_part_of_a_region_is_not_all_of_it(badge: str, yes: str, no: str) -> None:
    fact = read(badge)
    assert {answer(fact, country) for country in yes.split()} == {YES}
    assert {answer(fact, country) for country in no.split()} == {NO}
