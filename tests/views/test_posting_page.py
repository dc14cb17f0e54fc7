"""The page of a posting, the list of companies, and the pages of companies and teams."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from postings.models import Posting, RepostGroup, Skill
from postings.reference.regions import countries_in
from tests.builders import ad, make_company, make_posting, run, write
from tests.pages import card_titles, text, titles

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]


class TestPostingPage:
    def test_page_shows_ad_and_facts(self, client: Client, board: dict[str, Any]) -> None:
        response = client.get(board["full"].get_absolute_url())
        shown = text(response)
        assert "Northwind Tidal · Tides team" in shown
        assert "65,000–95,000 USD a year In the ad: “65k-95k USD”" in shown
        assert b'<h3 id="section-2">Tasks</h3>' in response.content
        assert b"<b>" not in response.content
        assert (
            '<a class="button" href="https://jobs.example.org/apply/x" rel="nofollow noopener ugc">'
            in response.content.decode()
        )
        assert "Apply on jobs.example.org" in shown

    def test_page_lists_more_jobs_of_team_and_company(self, client: Client, board: dict[str, Any]) -> None:
        make_posting("No Team Engineer", company=board["company"])
        response = client.get(board["full"].get_absolute_url())
        assert card_titles("".join(response.context["same_team"])) == ["Data Engineer"]
        assert card_titles("".join(response.context["same_company"])) == ["No Team Engineer"]

    def test_jobs_of_the_company_are_shown_once_each_with_all_their_ads(self, client: Client) -> None:
        company, group, own = make_company("Docks"), RepostGroup.objects.create(), RepostGroup.objects.create()
        posting = make_posting("Diver", company=company, repost_group=own)
        make_posting("Diver", company=company, repost_group=own)
        for _ in range(8):
            make_posting("Harbour Pilot", company=company, repost_group=group)
        make_posting("Crane Driver", company=company)
        cards = client.get(posting.get_absolute_url()).context["same_company"]
        assert sorted(card_titles("".join(cards))) == ["Crane Driver", "Harbour Pilot"]
        assert ["7 more ads for this job" in card for card in cards].count(True) == 1

    def test_page_shows_source_file(self, client: Client, ads: Path) -> None:
        run(write(ads, {"jobs/Python/2024-07/x/README.md": ad()}))
        shown = text(client.get(Posting.objects.get().get_absolute_url()))
        assert "jobs/Python/2024-07/x/README.md First seen" in shown
        assert "last seen" in shown
        assert str(ads) not in shown

    def test_closed_posting_keeps_its_page_with_a_notice(self, client: Client, board: dict[str, Any]) -> None:
        response = client.get(board["closed"].get_absolute_url())
        assert response.status_code == 200
        assert "This job is closed" in text(response)
        assert b'<meta name="robots" content="noindex">' in response.content
        assert "Closed Engineer" not in titles(client)

    def test_hidden_posting_has_no_page(self, client: Client, board: dict[str, Any]) -> None:
        assert client.get(board["hidden"].get_absolute_url()).status_code == 404

    def test_facts_show_their_evidence(self, client: Client) -> None:
        evidence = {
            "seniority": [{"quote": "<b>Senior</b> role", "line": 12, "rule": "text_states_level"}],
            "skills": [{"quote": "We use Go", "line": 14, "rule": "ad_asks_for_it", "of": "Go"}],
        }
        posting = make_posting(seniority="senior", evidence=evidence)
        posting.posting_skills.create(skill=Skill.objects.get(slug="go"))
        shown = text(client.get(posting.get_absolute_url()))
        assert (
            "Level Senior Why? Level Quote from the ad : Level &lt;b&gt;Senior&lt;/b&gt; role Line 12. "
            "The text of the ad states the level." in shown
        )
        assert "Go: We use Go Line 14. The ad asks for it." in shown

    def test_practices_have_rows_of_their_own(self, client: Client) -> None:
        posting = make_posting()
        for slug, is_required in [("go", True), ("code-review", True), ("scrum", False)]:
            posting.posting_skills.create(skill=Skill.objects.get(slug=slug), is_required=is_required)
        shown = text(client.get(posting.get_absolute_url()))
        assert "Required skills Go Required practices Code review Preferred practices Scrum" in shown
        assert "Go Code review Scrum" in text(client.get("/"))

    def test_corrected_fact_is_marked_and_shows_what_was_read(self, client: Client) -> None:
        evidence = {"seniority": [{"quote": "Senior role", "line": 12, "rule": "text_states_level"}]}
        posting = make_posting(seniority="staff", evidence=evidence, imported={"seniority": "senior"})
        shown = text(client.get(posting.get_absolute_url()))
        assert (
            "Level Staff Why? Level Quote from the ad : Level What we read in the ad before the correction: Senior role "
            "Line 12. The text of the ad states the level. Corrected by an editor." in shown
        )

    @pytest.mark.parametrize(
        ("fields", "words"),
        [
            ({"pay_min": 50, "pay_max": 60, "pay_currency": "USD", "pay_period": "hour"},
             "50–60 USD an hour about 104,000–124,800 USD a year, based on 2,080 hours"),
            ({"pay_min": 1, "pay_max": 2, "pay_currency": "EUR", "pay_period": "year", "pay_has_zones": True},
             "1–2 EUR a year Varies by location"),
            ({"apply_from": " CA US ", "apply_from_others": "no"}, "Who can apply Only from Canada, United States"),
            ({"apply_from": " CA "}, "Who can apply From Canada; other countries: not stated"),
            ({"apply_from": f" {' '.join(sorted({*countries_in('EU'), 'CA'}))} ", "apply_from_others": "no"},
             "Who can apply Only from EU, Canada All 28 – Who can apply Austria; Belgium"),
            ({"apply_from_others": "yes", "apply_not_from": " FR "}, "Who can apply From anywhere except France"),
            ({"years_min": 1}, "Experience 1 year or more"),
            ({"is_remote": True, "is_hybrid": True}, "Location Remote, Hybrid"),
            ({"language": "fr"}, "Ad language French"),
            ({"posted_on": date(2024, 7, 1), "posted_precision": "month"}, "Date posted July 2024"),
            ({"posted_on": date(2024, 7, 3), "posted_precision": "day"}, "Date posted 3 July 2024"),
            ({"closes_on": date(2999, 11, 30)}, "Closing date 30 November 2999"),
            ({"function": "devops-sre"}, "Role DevOps and SRE"),
        ],
    )  # fmt: skip
    def test_facts_are_formatted_as_text(self, client: Client, fields: dict[str, Any], words: str) -> None:
        assert words in text(client.get(make_posting(**fields).get_absolute_url()))

    def test_corrected_location_is_shown(self, client: Client) -> None:
        """The correction may be of the location text only."""
        imported = {"location_text": "Remote", "places": None, "work_modes": ["remote"]}
        posting = make_posting(location_text="Truro", is_remote=True, imported=imported)
        shown = text(client.get(posting.get_absolute_url()))
        assert "Location Truro Corrected by an editor." in shown

    def test_unknown_place_is_shown_as_written(self, client: Client) -> None:
        assert "Location Behind the moon" in text(
            client.get(make_posting(location_text="Behind the moon").get_absolute_url())
        )

    def test_missing_facts_are_shown_as_not_stated(self, client: Client, board: dict[str, Any]) -> None:
        shown = text(client.get(board["bare"].get_absolute_url()))
        assert (
            shown.count("Not stated") == 14 + 1 + 1
        )  # 14 facts, the names of the others, and the explanation in the footer
        assert "Company not stated" in shown
        assert "Date posted unknown" in shown

    @pytest.mark.parametrize(
        ("fields", "shown"),
        [
            ({"pay_min": 27.35, "pay_max": 27.35, "pay_currency": "USD", "pay_period": "hour"}, "27.35 USD an hour"),
            ({"pay_min": 45000, "pay_currency": "GBP", "pay_period": "year"}, "from 45,000 GBP a year"),
            ({"pay_max": 120000, "pay_currency": "EUR"}, "up to 120,000 EUR"),
            ({"pay_min": 188000, "pay_max": 188000, "pay_period": "year"}, "188,000 a year (currency not stated)"),
            ({"pay_text": "Competitive"}, "No amount stated In the ad: “Competitive”"),
        ],
    )
    def test_pay_is_shown_as_stated(self, client: Client, fields: dict[str, Any], shown: str) -> None:
        assert shown in text(client.get(make_posting(**fields).get_absolute_url()))


class TestCompanyPages:
    def test_companies_with_open_jobs_are_listed_with_job_counts(self, client: Client, board: dict[str, Any]) -> None:
        make_company("Nobody Hires")
        response = client.get("/companies/")
        assert [(company.name, company.jobs) for company in response.context["page"]] == [
            ("Northwind Tidal", 2),
            ("Southwind & Sons", 1),
        ]
        assert [company.name for company in client.get("/companies/?q=SOUTH").context["page"]] == ["Southwind & Sons"]

    def test_companies_can_be_sorted_by_number_of_jobs(self, client: Client, board: dict[str, Any]) -> None:
        make_posting("Another", company=make_company("Aaa"))
        names = [company.name for company in client.get("/companies/").context["page"]]
        assert names == ["Aaa", "Northwind Tidal", "Southwind & Sons"]
        response = client.get("/companies/?sort=jobs")
        assert [company.name for company in response.context["page"]] == ["Northwind Tidal", "Aaa", "Southwind & Sons"]
        assert [company.name for company in client.get("/companies/?sort=jobs&q=aa").context["page"]] == ["Aaa"]

    def test_company_page_lists_teams_and_postings(self, client: Client, board: dict[str, Any]) -> None:
        response = client.get(board["company"].get_absolute_url())
        assert [(team.name, team.open_count) for team in response.context["teams"]] == [("Tides", 2)]
        assert titles(client, response.request["PATH_INFO"].lstrip("/")) == ["Data Engineer", "Backend Engineer"]
        assert "1 closed ad is not shown" in text(response)

    def test_team_page_lists_postings(self, client: Client, board: dict[str, Any]) -> None:
        response = client.get(board["team"].get_absolute_url())
        assert titles(client, response.request["PATH_INFO"].lstrip("/")) == ["Data Engineer", "Backend Engineer"]
        assert client.get("/companies/southwind-sons/tides/").status_code == 404
