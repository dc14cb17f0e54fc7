"""JobPosting markup: the rules, whole values, and that everything it says stands on the page."""

import html
import json
import re
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from django.utils import translation

from postings.choices import PayPeriod
from postings.content.wording import format_number, format_years
from postings.models import Posting
from postings.publishing.job_posting import EMPLOYMENT_TYPES, job_posting, markup_counts
from postings.reference.localized_names import country_name
from postings.search import facets
from postings.sync.directory import Directory
from postings.sync.markup_rules import RULES, Reason, reasons_against, without_markup
from tests.boards import RandomBoard
from tests.builders import make_company, make_posting, make_team
from tests.pages import text

pytestmark = pytest.mark.django_db
HALIFAX = ["CA", "CA-NS", "CA-NS/Halifax"]


def make_ad(title: str = "Backend Engineer", places: list[str] = HALIFAX, **fields: Any) -> Posting:
    """Create an ad that has markup."""
    directory = Directory()
    company = fields.pop("company", None) or make_company()
    ad = make_posting(
        title,
        **{
            "company": company,
            "posted_on": date(2026, 7, 1),
            "posted_precision": "day",
            "is_onsite": True,
            "body": "We measure tides.\n\n### Tasks\n\n* Read charts",
            **fields,
        },
    )
    ad.places.set(directory.place(key) for key in places)
    return read(ad)


def read(ad: Posting) -> Posting:
    return Posting.objects.for_page().get(pk=ad.pk)


def data_of(client: Client, address: str) -> dict[str, Any] | None:
    """Return the markup of a page."""
    blocks = re.findall(r'<script type="application/ld\+json">(.*?)</script>', client.get(address).content.decode())
    assert len(blocks) < 2
    return json.loads(blocks[0]) if blocks else None


# An ad for each rule that breaks only this one.
BREAKING: dict[Reason, dict[str, Any]] = {
    Reason.NOT_OPEN: {"status": "closed"},
    Reason.NO_COMPANY: {},
    Reason.TITLE: {"title": "Backend Engineer, Northwind Tidal"},
    Reason.NO_TEXT: {"body": ""},
    Reason.NO_DAY: {"posted_precision": "month"},
    Reason.DAY_OF_SOURCE: {"source_key": "https://example.org/1"},
    Reason.NO_COUNTRY: {"places": ["Europe"]},
    Reason.NO_ELIGIBLE_COUNTRY: {"is_remote": True, "is_onsite": False, "apply_from_others": "yes"},
    Reason.PLACE_IN_WORDS: {"edited": " location_text ", "location_text": "By the sea"},
    Reason.PAY_INCOMPLETE: {"pay_min": 65_000, "pay_currency": "CAD"},
    Reason.PAY_IMPLAUSIBLE: {"pay_min": 5, "pay_currency": "CAD", "pay_period": "year"},
}


@pytest.mark.parametrize("reason", Reason)
def test_ad_that_breaks_a_rule_has_no_markup(client: Client, reason: Reason) -> None:
    ad = make_ad(**BREAKING[reason])
    if reason is Reason.NO_COMPANY:
        Posting.objects.update(company=None)
    assert job_posting(read(ad)) == [reason]
    assert data_of(client, ad.get_absolute_url()) is None
    assert [posting.pk for posting in Posting.objects.filter(without_markup(reason))] == [ad.pk]


@pytest.mark.parametrize(
    "title",
    [
        "Backend Engineer!", "** Backend Engineer **", "Backend Engineer $120k", "Backend Engineer (Summer 2026)",
        "Backend Engineer #4471", "Backend Engineer 26964", "jobs@example.org: Backend Engineer", "Engineer, 120K EUR",
    ],
)  # fmt: skip
def test_title_with_more_than_the_job_has_no_markup(title: str) -> None:
    assert job_posting(make_ad(title)) == [Reason.TITLE]
    assert Posting.objects.filter(without_markup(Reason.TITLE)).count() == 1


@pytest.mark.parametrize("title", ["C# Developer", "Entwickler*in (m/w/d)", "Engineer II, 24/7 support", "3D Artist (.NET)"])
def test_title_with_only_the_job_has_markup(title: str) -> None:
    found = job_posting(make_ad(title))
    assert isinstance(found, dict) and found["title"] == title
    assert not Posting.objects.filter(without_markup(Reason.TITLE))


@pytest.mark.parametrize("stated", [{"evidence": {"posted": []}}, {"edited": " posted "}])
def test_day_that_the_ad_or_an_editor_states_is_the_employers(stated: dict[str, Any]) -> None:
    assert isinstance(job_posting(make_ad(source_key="https://example.org/1", **stated)), dict)


def test_markup_of_a_job_in_a_team() -> None:
    company = make_company()
    ad = make_ad(
        company=company,
        team=make_team(company),
        closes_on=date(2026, 12, 24),
        employment="contract",
        years_min=Decimal("2.5"),
        pay_min=65_000,
        pay_max=95_000,
        pay_currency="CAD",
        pay_period="year",
    )
    assert job_posting(ad) == {
        "@context": "https://schema.org/",
        "@type": "JobPosting",
        "title": "Backend Engineer",
        "description": "<p>We measure tides.</p>\n<p>Tasks</p>\n<ul>\n<li>Read charts</li>\n</ul>",
        "datePosted": "2026-07-01",
        "validThrough": "2026-12-24T23:59:59+00:00",
        "hiringOrganization": {"@type": "Organization", "name": "Northwind Tidal"},
        "employmentUnit": {"@type": "Organization", "name": "Tides"},
        "employmentType": "CONTRACTOR",
        "experienceRequirements": {"@type": "OccupationalExperienceRequirements", "monthsOfExperience": 30},
        "baseSalary": {
            "@type": "MonetaryAmount",
            "currency": "CAD",
            "value": {"@type": "QuantitativeValue", "minValue": 65_000, "maxValue": 95_000, "unitText": "YEAR"},
        },
        "jobLocation": [
            {
                "@type": "Place",
                "address": {
                    "@type": "PostalAddress",
                    "addressLocality": "Halifax",
                    "addressRegion": "Nova Scotia",
                    "addressCountry": "CA",
                },
            }
        ],
    }


def test_fully_remote_job_names_the_countries_to_apply_from_instead_of_a_location() -> None:
    found = job_posting(make_ad(is_remote=True, is_onsite=False, apply_from=" CA DE "))
    assert isinstance(found, dict)
    assert "jobLocation" not in found
    assert (found["jobLocationType"], found["applicantLocationRequirements"]) == (
        "TELECOMMUTE",
        [{"@type": "Country", "name": "Canada"}, {"@type": "Country", "name": "Germany"}],
    )


@pytest.mark.parametrize("modes", [{"is_remote": True}, {"is_remote": True, "is_onsite": False, "is_hybrid": True}])
def test_job_that_is_not_only_remote_has_its_location(modes: dict[str, Any]) -> None:
    found = job_posting(make_ad(apply_from=" CA ", **modes))
    assert "jobLocation" in found
    assert "jobLocationType" not in found


@pytest.mark.parametrize(
    ("pay", "value"),
    [
        ({"pay_min": 40, "pay_max": 40}, {"value": 40.0}),
        ({"pay_min": 40}, {"minValue": 40.0}),
        ({"pay_max": Decimal("40.50")}, {"maxValue": 40.5}),
    ],
)
def test_salary_with_one_amount(pay: dict[str, Any], value: dict[str, float]) -> None:
    found = job_posting(make_ad(pay_currency="USD", pay_period="hour", **pay))
    assert isinstance(found, dict)
    assert found["baseSalary"]["value"] == {
        "@type": "QuantitativeValue",
        **value,
        "unitText": "HOUR",
    }


def test_page_of_an_open_ad_has_its_markup_and_no_other_page_has_any(client: Client) -> None:
    ad = make_ad()
    assert data_of(client, ad.get_absolute_url()) == job_posting(ad)
    for page in ("/", "/companies/northwind-tidal/", f"/saved/?job={ad.pk}", f"{ad.get_absolute_url()}report/"):
        assert data_of(client, page) is None, page


def test_hostile_text_stays_inside_the_data_block(client: Client) -> None:
    evil = "</script><script>alert(1)</script><!-- & \u2028 \u2029 -->"
    ad = make_ad(body=f"{evil}\n\nText.", company=make_company(evil, slug="evil"))
    page = client.get(ad.get_absolute_url()).content.decode()
    block = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)
    assert len(block) == 1
    assert not re.search("[<>&\u2028\u2029]", block[0])
    assert json.loads(block[0])["hiringOrganization"]["name"] == evil


class TestParity:
    """Every value of the markup stands in the visible text of the page."""

    def words(self, name: str, value: Any, data: dict[str, Any]) -> list[str]:
        """Return how the page writes a value of the markup."""
        match name:
            case "@context" | "@type":
                return []
            case "datePosted" | "validThrough":
                return [date.fromisoformat(value[:10]).strftime("%-d %B %Y")]
            case "employmentType":
                return [str(next(kind.label for kind, code in EMPLOYMENT_TYPES.items() if code == value))]
            case "monthsOfExperience":
                return [format_years(value / 12)]
            case "unitText":
                return [str(PayPeriod(value.lower()).label)]
            case "addressCountry":
                return [country_name(value)]
            case "jobLocationType":
                return ["Remote"]
            case "description":
                return re.sub(r"<[^>]+>", " ", html.unescape(value)).split()
            case "value" | "minValue" | "maxValue":
                return [format_number(int(value))]
        return [value]

    def said(self, data: Any, name: str = "") -> list[str]:
        if isinstance(data, dict):
            return [word for key, value in data.items() for word in self.said(value, key)]
        if isinstance(data, list):
            return [word for each in data for word in self.said(each, name)]
        return self.words(name, data, data)

    @pytest.mark.parametrize(
        "fields",
        [
            {"closes_on": date(2027, 1, 5), "years_min": Decimal(3)},
            {"places": [*HALIFAX, "DE", "FR", "CA-ON"]},
            {"places": ["CA", "US", "DE", "FR", "ES", "PT", "IT", "NL", "BE", "PL"], "is_onsite": False},
            {"is_remote": True, "is_onsite": False, "apply_from": " AT CH DE ", "apply_from_others": "no"},
            {"is_remote": True, "is_onsite": False, "apply_from": " AT BE CA DE FR NL US ", "apply_from_others": "no"},
            {"pay_min": 40, "pay_currency": "USD", "pay_period": "hour", "employment": "part-time"},
            {"pay_min": 4_000, "pay_max": 5_000, "pay_currency": "EUR", "pay_period": "month", "employment": "internship"},
            {"body": "Tides & <b>charts</b>\n\n## Benefits\n\n1. Boats\n2. `code` and **more**\n\n> Quoted"},
        ],
    )
    def test_markup_says_nothing_that_the_page_does_not_show(self, client: Client, fields: dict[str, Any]) -> None:
        company = make_company()
        ad = make_ad(company=company, team=make_team(company), **fields)
        data = job_posting(ad)
        shown = html.unescape(text(client.get(ad.get_absolute_url())))
        visible = shown.partition("Skip to main content")[2]
        assert isinstance(data, dict)
        assert {word for word in self.said(data) if word not in visible} == set()

    def test_values_are_in_the_language_of_the_page(self, client: Client) -> None:
        ad = make_ad(is_remote=True, is_onsite=False, apply_from=" DE ")
        with translation.override("de"):
            found = job_posting(ad)
            assert data_of(client, f"/de{ad.get_absolute_url().removeprefix('/de')}") == found
            assert isinstance(found, dict)
            assert found["applicantLocationRequirements"] == [{"@type": "Country", "name": "Deutschland"}]


@pytest.mark.parametrize("seed", range(3))
def test_rules_conditions_and_stored_sets_agree(seed: int) -> None:
    board = RandomBoard(seed)
    board.grow(60)
    choice = board.random.choice
    for posting in Posting.objects.all():
        posting.title = choice([posting.title, "Engineer, Southwind", "Engineer!", "Data 2026", "Northwind Tidal"])
        posting.posted_precision = choice(["day", "month"]) if posting.posted_on else "unknown"
        posting.excerpt = choice(["", posting.title, "Text"])
        posting.edited = choice(["", " posted ", " location_text ", " location_text work_modes ", " location_text places "])
        posting.evidence = choice([{}, {"posted": []}, {"pay": [{"quote": '"posted"', "line": 1, "rule": ""}]}])
        posting.source_key = choice([None, f"https://example.org/{posting.pk}"])
        posting.save()
    for _ in range(10):
        board.change()
    postings = list(Posting.objects.for_page())
    index = facets.current()
    for rule in RULES:
        broken = {posting.pk for posting in postings if rule.is_broken(posting)}
        assert broken == set(Posting.objects.filter(rule.condition).values_list("pk", flat=True)), rule.reason
        if rule.reason is not Reason.NOT_OPEN:
            open_ones = {posting.pk for posting in postings if posting.is_open}
            assert broken & open_ones == set(index.sets["without_markup"].get(rule.reason, ()))
    having = sum(not reasons_against(posting) for posting in postings)
    assert having == Posting.objects.exclude(without_markup()).count() == markup_counts(index)[0]
