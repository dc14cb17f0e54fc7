"""Pages of companies and teams: their own texts, and numbers that equal the result counts of their links."""

import re
from datetime import UTC, datetime
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import pytest
from django.test import Client

from postings.models import Company, Posting, Team
from postings.search.facets import storage
from tests.builders import ad, make_company, make_posting, make_team, run, write

pytestmark = pytest.mark.django_db

PAID = {"pay_currency": "USD", "pay_period": "year"}


@pytest.fixture
def company() -> Company:
    company = make_company()
    team = make_team(company)
    make_posting("a", company=company, team=team, function="backend", pay_min=90_000, pay_max=110_000, **PAID)
    make_posting("b", company=company, function="data", pay_min=50_000, pay_max=55_000, **{**PAID, "pay_currency": "EUR"})
    make_posting("c", company=company, function="data", pay_min=100_000, pay_max=100_000, **PAID)
    make_posting("d", company=company)
    make_posting("e", function="data")
    return company


def test_facet_and_pay_counts_equal_result_counts_of_their_links(client: Client, company: Company) -> None:
    for address, total in ((company.get_absolute_url(), 4), (Team.objects.get().get_absolute_url(), 1)):
        html = client.get(address).content.decode()
        links = [
            (urljoin(address, link), int(number))
            for link, number in re.findall(r'<a href="([^"]*)" rel="nofollow" aria-label="[^"]*">(\d+)</a>', html)
        ]
        assert len(links) > 10
        for link, number in links:
            assert client.get(unescape(link)).context["page"].paginator.count == number, link
        assert client.get(address).context["page"].paginator.count == total


def test_filters_search_jobs_of_the_company_or_team(client: Client, company: Company) -> None:
    html = client.get(company.get_absolute_url()).content.decode()
    form = html[html.index('<form class="search"') : html.index("</form>")]
    assert '<input type="hidden" name="company" value="northwind-tidal">' in form
    assert 'name="function" value="data"' in form
    assert client.get("/?company=northwind-tidal&function=data").context["page"].paginator.count == 2
    team = client.get(Team.objects.get().get_absolute_url()).content.decode()
    assert '<input type="hidden" name="team" value="northwind-tidal/tides">' in team


def test_pay_chart_uses_most_common_currency_and_counts_all_stated_pay(client: Client, company: Company) -> None:
    context = client.get(company.get_absolute_url()).context
    assert (context["paid"], context["pay"].total, context["pay"].currency) == (3, 2, "USD")
    assert [(bar.label, bar.total) for bar in context["pay"].chart.bars] == [("80,000–100,000", 1), ("100,000–120,000", 2)]


def test_company_without_pay_or_dates_has_no_charts(client: Client) -> None:
    company = make_company()
    make_posting(company=company)
    html = client.get(company.get_absolute_url()).content.decode()
    assert "Salaries" not in html
    assert "Posting history" not in html


def test_months_include_empty_ones_and_exclude_hidden_postings(client: Client) -> None:
    company = make_company()
    for month, status in (("2024-03", "open"), ("2024-03", "closed"), ("2024-05", "open"), ("2024-06", "hidden")):
        make_posting(f"{month} {status}", company=company, posted_on=f"{month}-01", posted_precision="month", status=status)
    make_posting("undated", company=company)
    months = client.get(company.get_absolute_url()).context["months"]
    assert [(bar.label, bar.total) for bar in months.bars] == [("May 2024", 1), ("April 2024", 0), ("March 2024", 2)]


def test_median_days_open_needs_several_closed_jobs_with_known_day(client: Client) -> None:
    company = make_company()

    def close(day: int, **fields: Any) -> None:
        closed = {"status": "closed", "closed_at": datetime(2024, 7, day, tzinfo=UTC)}
        make_posting(f"{day}", company=company, **{"posted_on": "2024-07-01", "posted_precision": "day", **closed, **fields})

    close(5)
    close(11)
    close(30, posted_precision="month")
    assert client.get(company.get_absolute_url()).context["days_open"] is None
    close(21)
    days = client.get(company.get_absolute_url()).context["days_open"]
    assert (days.median, days.jobs) == (10, 3)


def test_about_text_is_taken_from_newest_ad_that_has_one(client: Client, ads: Path) -> None:
    body = "## About us\n\nWe make tide gauges.\n\n## About the team\n\nThe team reads them.\n\n## Tasks\n\nRead."
    older = body.replace("tide gauges", "buoys")
    write(
        ads,
        {"jobs/Go/2024-06/a/README.md": ad(slug="a", body=older), "jobs/Go/2024-07/b/README.md": ad(slug="b", body=body)},
    )
    run(ads)
    newest = Posting.objects.order_by("-posted_on").first()
    assert newest
    for address, words in (
        (newest.company.get_absolute_url(), "tide gauges"),
        (newest.team.get_absolute_url(), "The team reads"),
    ):
        html = client.get(address).content.decode()
        about = html[html.index('class="profile-head"') : html.index("From the job ad")]
        assert words in about
        assert html.index(newest.get_absolute_url()) > html.index("From the job ad")
        assert "buoys" not in about
    assert "About the team" in html


def test_text_naming_the_team_is_preferred_to_newer_text(client: Client, ads: Path) -> None:
    vague, named = ("## About the team\n\nEngineering is great.", "## About the team\n\nTides reads the charts.")
    write(
        ads,
        {"jobs/Go/2024-06/a/README.md": ad(slug="a", body=named), "jobs/Go/2024-07/b/README.md": ad(slug="b", body=vague)},
    )
    run(ads)
    html = client.get(Team.objects.get().get_absolute_url()).content.decode()
    about = html[html.index('class="profile-head"') : html.index("From the job ad")]
    assert "About the Tides team" in about
    assert "Tides reads the charts." in about
    assert "great" not in about


def test_without_facets_postings_are_shown_and_profiles_are_not(client: Client, company: Company) -> None:
    pages = [row.get_absolute_url() for row in (Posting.objects.earliest("pk"), company, Team.objects.get())]
    storage.before_migrations(plan=["any"])
    shown = [client.get(page) for page in pages]
    assert [(each.status_code, each.headers.get("Retry-After")) for each in shown] == [(200, None), (503, "60"), (503, "60")]
    storage.after_migrations()


def test_description_is_what_the_company_does_with_its_text_collapsed(client: Client, ads: Path) -> None:
    body = "## About us\n\nNorthwind makes tide gauges for harbours. We offer cake.\n\n## Tasks\n\nRead."
    write(ads, {"jobs/Go/2024-06/a/README.md": ad(slug="a", company="Northwind", body=body)})
    run(ads)
    html = client.get(Company.objects.get().get_absolute_url()).content.decode()
    description = html[html.index('<p class="profile-about"') : html.index("<details")]
    assert "Northwind makes tide gauges for harbours.</p>" in description
    assert "We offer cake." in html[html.index("<details") : html.index("</details>")]


def test_text_that_an_editor_wrote_is_the_description(client: Client) -> None:
    company = make_company(about="They <make> buoys.")
    make_posting(company=company)
    html = client.get(company.get_absolute_url()).content.decode()
    assert "They &lt;make&gt; buoys.</p>" in html
    assert "profile-more" not in html


def test_figures_of_a_company(client: Client, company: Company) -> None:
    make_posting("f", company=company, pay_min=120_000, pay_max=120_000, **PAID)
    context = client.get(company.get_absolute_url()).context
    assert [(each.number, each.label, each.note, each.href) for each in context["figures"]] == [
        ("5", "open jobs", "", "/?company=northwind-tidal"),
        ("1", "team", "", "#teams"),
        ("100,000 USD", "median salary a year", "of 3 jobs", "#pay"),
    ]
