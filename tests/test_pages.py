"""What a visitor sees, and what every page has in common."""

import re
from datetime import date
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import quote

import justhtml
import pytest
from django.db.models.functions import Upper
from django.http import HttpResponse, QueryDict
from django.test import Client, RequestFactory

from jobboard.middleware import security_headers
from postings.facets import storage
from postings.filters import FACETS, PostingFilter
from postings.models import Category, Company, Posting, PostingSkill, RepostGroup, Skill
from postings.place_areas import countries_in
from postings.templatetags.board import asset
from tests.builders import ad, make_company, make_posting, make_team, run, write

pytestmark = pytest.mark.django_db


@pytest.fixture
def board() -> dict[str, Any]:
    """Two companies, a team, and postings of every kind."""
    company, other = make_company(), make_company("Southwind & Sons")
    team = make_team(company)
    python = Category.objects.create(name="C#")
    pay = {"pay_text": "65k-95k USD", "pay_min": 65000, "pay_max": 95000, "pay_currency": "USD", "pay_period": "year"}
    full = make_posting(
        "Backend Engineer",
        company=company,
        team=team,
        location_text="Remote, Canada",
        posted_on=date(2024, 7, 1),
        posted_precision="month",
        categories=[python],
        body="We measure <b>tides</b>.\n\n### Tasks\n\n* one",
        **pay,
    )
    bare = make_posting("Bare Engineer")
    mate = make_posting("Data Engineer", company=company, team=team, posted_on=date(2024, 8, 3), posted_precision="day")
    elsewhere = make_posting("Analyst", company=other)
    closed = make_posting("Closed Engineer", company=company, status="closed")
    hidden = make_posting("Hidden Engineer", company=company, status="hidden")
    return {
        "company": company, "team": team, "full": full, "bare": bare, "mate": mate, "elsewhere": elsewhere,
        "closed": closed, "hidden": hidden,
    }  # fmt: skip


def titles(client: Client, query: str = "") -> list[str]:
    html = client.get(f"/{query}").content.decode()
    return re.findall(r'card__title"><a [^>]*><bdi>([^<]*)<', html)


def text(response: Any) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


class TestSearchPage:
    def test_open_postings_are_listed_newest_first_and_those_of_unknown_age_last(self, client: Client, board: dict) -> None:
        assert titles(client) == ["Data Engineer", "Backend Engineer", "Analyst", "Bare Engineer"]

    def test_a_card_shows_what_the_ad_says_and_says_what_it_does_not(self, client: Client, board: dict) -> None:
        shown = text(client.get("/"))
        assert "Northwind Tidal · Tides" in shown
        assert "65,000–95,000 USD a year" in shown
        assert "Posted in July 2024" in shown
        assert "Posted 3 August 2024" in shown
        for unknown in ("Company not stated", "Place not stated", "Pay not stated", "Posting date unknown"):
            assert unknown in shown

    @pytest.mark.parametrize(
        ("query", "expected"),
        [
            ("?q=tides&sort=newest", ["Data Engineer", "Backend Engineer", "Analyst", "Bare Engineer"]),
            ("?q=canada", ["Backend Engineer"]),
            ("?place=none", ["Data Engineer", "Backend Engineer", "Analyst", "Bare Engineer"]),
            ("?company=northwind-tidal", ["Data Engineer", "Backend Engineer"]),
            ("?company=none", ["Bare Engineer"]),
            ("?company=none&company=northwind-tidal", ["Data Engineer", "Backend Engineer", "Bare Engineer"]),
            ("?team=northwind-tidal/tides", ["Data Engineer", "Backend Engineer"]),
            ("?team=none", ["Analyst", "Bare Engineer"]),
            ("?category=C%23", ["Backend Engineer"]),
            ("?category=none", ["Data Engineer", "Analyst", "Bare Engineer"]),
            ("?category=none&category=C%23", ["Data Engineer", "Backend Engineer", "Analyst", "Bare Engineer"]),
            ("?category=C%23&company=none", []),
            ("?-company=northwind-tidal", ["Analyst", "Bare Engineer"]),
            ("?-pay=none", ["Backend Engineer"]),
            ("?pay=USD-60000&pay=USD-200000", ["Backend Engineer"]),
            ("?pay=USD-120000", []),
            ("?posted=2024-07&posted=2024-08", ["Data Engineer", "Backend Engineer"]),
            ("?pay=USD&pay=USD-120000", []),
            ("?unknown=x&utm_source=y", ["Data Engineer", "Backend Engineer", "Analyst", "Bare Engineer"]),
        ],
    )
    def test_filters(self, client: Client, board: dict, query: str, expected: list[str]) -> None:
        assert titles(client, query) == expected
        count = len(expected)
        assert f"{count} job{'' if count == 1 else 's'}" in text(client.get(f"/{query}"))

    def test_a_posting_in_two_chosen_categories_is_listed_once(self, client: Client, board: dict) -> None:
        board["full"].categories.add(Category.objects.create(name="PHP"))
        assert titles(client, "?category=C%23&category=PHP") == ["Backend Engineer"]

    @pytest.mark.parametrize(
        "query",
        [
            "?company=nobody", "?team=%00", "?category=x&category=y", "?q=%00", "?q=" + "x" * 300, "?place=Nowhere",
            "?pay=usd", "?pay=USD-61000", "?posted=2024-13", "?years=2", "?from=XX", "?sort=best",
            "?function=cooking",
            "?" + "&".join(f"company=c{n}" for n in range(11)), "?company=%F0%9F%92%A9", "?team=%27%3B--",
        ],
    )  # fmt: skip
    def test_a_value_that_cannot_be_is_reported_and_left_out(self, client: Client, board: dict, query: str) -> None:
        response = client.get(f"/{query}")
        assert response.status_code == 400
        assert "Part of this search could not be used" in text(response)
        assert response.context["page"].paginator.count == 4

    def test_of_several_values_those_that_can_be_are_used(self, client: Client, board: dict) -> None:
        wanted = titles(client, "?company=southwind-sons")
        assert len(wanted) == 1
        assert client.get("/?company=southwind-sons&company=nobody").status_code == 400
        assert titles(client, "?company=southwind-sons&company=nobody") == wanted
        found = PostingFilter(QueryDict("company=southwind-sons&company=nobody"), Posting.objects.open()).qs
        assert [posting.title for posting in found] == wanted

    @pytest.mark.parametrize("page", ["0", "-1", "2", "401", "x", "1e3", "9" * 50, "١"])
    def test_a_page_that_is_not_there_is_not_found(self, client: Client, board: dict, page: str) -> None:
        assert client.get(f"/?page={page}").status_code == 404

    def test_empty_fields_of_the_form_leave_the_address(self, client: Client, board: dict) -> None:
        response = client.get("/?q=&place=&company=northwind-tidal&team=")
        assert (response.status_code, response.headers["Location"]) == (302, "/?company=northwind-tidal")
        assert client.get("/?q=&place=").headers["Location"] == "/"

    def test_each_filter_can_be_removed_by_a_link_that_leaves_the_others(self, client: Client, board: dict) -> None:
        response = client.get("/?-category=C%23&company=northwind-tidal&company=none")
        assert {(chip.name, chip.label): chip.without for chip in response.context["chips"]} == {
            ("Company", "Northwind Tidal"): "?company=none&-category=C%23",
            ("Company", "Not stated"): "?company=northwind-tidal&-category=C%23",
            ("Not Category", "C#"): "?company=none&company=northwind-tidal",
        }
        for chip in response.context["chips"]:
            assert client.get(f"/{chip.without}").status_code == 200

    def test_teams_of_one_name_at_several_companies_are_several_values(self, client: Client, board: dict) -> None:
        other = make_team(board["elsewhere"].company, "TIDES", slug="tides")
        Posting.objects.filter(pk=board["elsewhere"].pk).update(team=other)
        response = client.get("/?team=southwind-sons/tides")
        assert [chip.label for chip in response.context["chips"]] == ["TIDES, Southwind & Sons"]
        assert titles(client, "?team=southwind-sons/tides") == ["Analyst"]

    @pytest.mark.parametrize(
        ("query", "canonical"),
        [
            ("?place=none&company=none&company=northwind-tidal", "?place=none&company=none&company=northwind-tidal"),
            ("?company=northwind-tidal&company=none&z=1&place=none", "?place=none&company=none&company=northwind-tidal"),
            ("?company=none&company=none&sort=newest", "?company=none"),
            ("?q=tides&sort=newest", "?q=tides&sort=newest"),
            ("?q=tides&sort=relevance", "?q=tides"),
            ("?from=CA&apply=yes&apply=none", "?from=CA"),
            ("?apply=yes", ""),
            ("?pay=USD&pay=USD-60000", "?pay=USD-60000"),
            ("?-pay=USD&-pay=USD-60000", "?-pay=USD"),
        ],
    )  # fmt: skip
    def test_the_same_search_has_one_canonical_address(
        self, client: Client, board: dict, query: str, canonical: str
    ) -> None:
        assert client.get(f"/{query}").context["canonical"] == f"http://testserver/{canonical}"

    def test_a_search_without_results_says_what_each_removal_would_find(self, client: Client, board: dict) -> None:
        shown = text(client.get("/?company=none&category=C%23&-workplace=remote"))
        assert "No open job matches all of this." in shown
        for chip, jobs in (("Company: Not stated", "1 job"), ("Category: C#", "1 job"), ("Not Work mode: Remote", "0 jobs")):
            assert f"{jobs} without the filter {chip}" in shown

    def test_what_may_be_applied_for_from_a_country_is_counted_and_shown(self, client: Client) -> None:
        make_posting("Yes", apply_from=" CA ")
        make_posting("Unsaid")
        make_posting("No", apply_not_from=" CA ")
        assert titles(client, "?from=CA") == ["Yes", "Unsaid"]
        assert titles(client, "?from=CA&sort=newest") == ["Unsaid", "Yes"]
        assert titles(client, "?from=CA&apply=yes&apply=no") == ["Yes", "No"]
        assert titles(client, "?from=CA&apply=no") == ["No"]
        shown = text(client.get("/?from=CA"))
        assert "The ad says yes 1 The ad does not say 1 The ad says no 1" in shown

    def test_ads_for_the_same_job_share_a_card(self, client: Client, board: dict) -> None:
        job = RepostGroup.objects.create()
        for place in ("Halifax", "Toronto", "Montreal"):
            make_posting("Tide Reader", company=board["company"], location_text=place, repost_group=job)
        for page in ("/?q=tide+reader", board["company"].get_absolute_url()):
            response = client.get(page)
            assert titles(client, page.removeprefix("/")).count("Tide Reader") == 1
            assert (
                "2 more ads for the same job on this page Tide Reader Toronto · Posting date unknown Tide Reader Halifax"
                in text(response)
            )
        assert client.get("/?q=tide+reader").context["page"].paginator.count == 3
        shown = text(client.get(make_posting("Pilot", company=board["company"]).get_absolute_url()))
        assert "2 more ads for the same job" in shown
        Posting.objects.filter(location_text="Toronto").update(repost_group=None)
        assert titles(client, "?q=tide+reader").count("Tide Reader") == 2

    def test_a_text_that_names_a_value_of_a_filter_says_so(self, client: Client) -> None:
        skill = Skill.objects.get(slug="go")
        PostingSkill.objects.create(posting=make_posting("Backend", function="data"), skill=skill, is_required=True)
        make_posting("Golang and Go-to-Market Manager", function="sales")
        for words in ("go", "golang"):
            response = client.get(f"/?q={words}&function=data&function=sales")
            assert "As a filter: Skill: Go finds 1 job." in text(response)
            link = re.search(r'did-you-mean">As a filter: <a href="([^"]*)"', response.content.decode())
            assert link and titles(client, unescape(link[1])) == ["Backend"]
        assert "As a filter" not in text(client.get("/?q=manager"))

    def test_a_misspelt_word_gets_another_spelling_that_finds_something(self, client: Client, board: dict) -> None:
        shown = text(client.get("/?q=enginer"))
        assert "Did you mean engineer ? That finds 3 jobs." in shown
        assert "Did you mean" not in text(client.get("/?q=engineer"))
        assert "Did you mean" not in text(client.get("/?q=zzzzzzzz"))

    def test_a_mistake_that_an_ad_makes_is_one_beside_many_that_do_not(self, client: Client) -> None:
        make_posting("Tidal Enginer")
        for _ in range(21):
            make_posting("Tidal Engineer")
        assert "Did you mean engineer ? That finds 21 jobs." in text(client.get("/?q=enginer"))
        assert "Did you mean" not in text(client.get("/?q=tidal+engineer&function=data"))

    def test_words_searched_for_are_marked_in_an_excerpt(self, client: Client) -> None:
        make_posting("Analyst", body="Before. " * 60 + "We chart *café* <tides> daily. " + "After. " * 60)
        html = client.get("/?q=cafe").content.decode()
        assert re.search(r"… [\w. ]*We chart <mark>café</mark> &lt;tides&gt; daily\.[\w. ]* …", html)

    def test_a_posting_without_an_excerpt_has_none_on_its_card(self, client: Client) -> None:
        Posting.objects.filter(pk=make_posting("Tidal", body="We chart tides.").pk).update(excerpt="")
        html = client.get("/?q=tides").content.decode()
        assert "<mark>" not in html
        assert html.count("</article>") == 1

    def test_a_word_that_no_ad_has_is_taken_for_the_beginning_of_one_and_the_page_says_so(self, client: Client) -> None:
        make_posting("Kubernetes Engineer")
        shown = text(client.get("/?q=kubern"))
        assert "1 job" in shown
        assert "No ad has the word “ kubern ”. These have words that begin like it." in shown

    def test_no_more_values_can_be_ticked_than_may_be(self, client: Client) -> None:
        for n in range(11):
            make_posting(company=make_company(f"Company {n}"))
        query = "&".join(f"company=company-{n}" for n in range(10))
        html = client.get(f"/?{query}").content.decode()
        assert re.search(r'value="company-10" disabled>', html) or 'name="company" value="none" disabled>' in html
        detail = client.get(f"/facets/company/?{query.replace('company=', '-company=')}").context["options"][-1]
        assert detail.without_href == ""

    @pytest.mark.parametrize(
        "query", ["posted=2%D9%A024-07", "q=x+%CD%BA%CD%BA%CD%BA", "q=%EF%B1%9E+zzzzzz", "posted=0024-07"]
    )
    def test_odd_digits_and_signs_raise_nothing(self, client: Client, query: str) -> None:
        assert client.get(f"/?{query}").status_code in {200, 400}

    def test_an_order_by_pay_needs_one_currency(self, client: Client) -> None:
        for name, amount in (("Low", 50_000), ("High", 90_000), ("Mid", 60_000)):
            make_posting(name, pay_min=amount, pay_max=amount, pay_currency="USD", pay_period="year")
        assert titles(client, "?pay=USD&sort=pay") == ["High", "Mid", "Low"]
        assert client.get("/?sort=pay").context["canonical"] == "http://testserver/"
        assert b'<input type="hidden" name="sort" value="pay">' in client.get("/?pay=USD&sort=pay").content
        assert 'href="?pay=USD&amp;sort=pay"' in client.get("/?pay=USD").content.decode()

    def test_all_values_of_a_facet_have_a_page_that_can_be_searched(self, client: Client, board: dict) -> None:
        shown = text(client.get("/facets/company/?category=none"))
        assert "Back to 3 jobs" in shown
        assert "Northwind Tidal 1 2 Southwind &amp; Sons 1 2 Not stated 1 2" in shown
        shown = text(client.get("/facets/company/?find=SOUTH"))
        assert "Southwind &amp; Sons 1 3" in shown
        assert "Northwind" not in shown
        assert client.get("/facets/nothing/").status_code == 404

    def test_a_value_is_added_to_those_in_use_from_the_page_of_all(self, client: Client, board: dict) -> None:
        response = client.get("/facets/company/?company=northwind-tidal")
        assert "Northwind Tidal (in use) 2 2 Southwind &amp; Sons 1 3 2 Not stated 1 3 2" in text(response)
        for detail in response.context["options"]:
            for href, total in ((detail.also_href, detail.also_total), (detail.without_href, detail.without_total)):
                assert not href or client.get(f"/{href}").context["page"].paginator.count == total
        assert client.get("/facets/company/?page=2").status_code == 404
        assert "These jobs, too" not in text(client.get("/facets/company/"))

    def test_the_page_of_all_has_pages_of_its_own(self, client: Client, board: dict) -> None:
        assert client.get("/facets/company/?page=2").status_code == 404

    def test_only_single_filters_invite_crawlers(self, client: Client, board: dict) -> None:
        assert b"noindex" not in client.get("/?company=northwind-tidal").content
        assert b"noindex" in client.get("/?company=northwind-tidal&team=northwind-tidal/tides").content
        assert b"noindex" in client.get("/?q=tides").content

    def test_pages_follow_each_other_with_the_filters_kept(self, client: Client) -> None:
        company = make_company()
        for n in range(27):
            make_posting(f"Engineer {n}", company=company)
        first = client.get("/?company=northwind-tidal")
        assert first.context["links"] == {"next": "?company=northwind-tidal&page=2"}
        second = client.get("/" + first.context["links"]["next"])
        assert second.context["links"] == {"previous": "?company=northwind-tidal"}
        listed = [posting for page in (first, second) for posting in page.context["page"]]
        assert len(set(listed)) == 27

    def test_a_board_that_is_too_long_to_page_through_says_so(self, client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("postings.views.paging.MAX_PAGE", 2)
        for n in range(60):
            make_posting(f"Engineer {n}")
        shown = text(client.get("/?page=2"))
        assert "Page 2 of 2" in shown
        assert "more than can be paged through" in shown
        assert client.get("/?page=3").status_code == 404

    def test_an_old_board_says_so(self, client: Client, board: dict) -> None:
        assert "newest ad on this board is from August 2024" in text(client.get("/"))
        make_posting("Fresh", posted_on=date.today(), posted_precision="day")
        assert "newest ad" not in text(client.get("/"))

    def test_an_empty_board_says_how_to_fill_it(self, client: Client) -> None:
        assert "import_postings" in text(client.get("/"))


class TestPostingPage:
    def test_it_shows_the_ad_and_its_facts(self, client: Client, board: dict) -> None:
        response = client.get(board["full"].get_absolute_url())
        shown = text(response)
        assert "Northwind Tidal · Tides team" in shown
        assert "65,000–95,000 USD a year as written: “65k-95k USD”" in shown
        assert b'<h3 id="section-2">Tasks</h3>' in response.content
        assert b"<b>" not in response.content
        assert (
            '<a class="button" href="https://jobs.example.org/apply/x" rel="nofollow noopener ugc">'
            in response.content.decode()
        )
        assert "Apply on jobs.example.org" in shown

    def test_it_leads_to_more_of_the_team_and_the_company(self, client: Client, board: dict) -> None:
        other = make_posting("No Team Engineer", company=board["company"])
        response = client.get(board["full"].get_absolute_url())
        assert [posting.title for posting, _ in response.context["same_team"]] == ["Data Engineer"]
        assert [posting.pk for posting, _ in response.context["same_company"]] == [other.pk]

    def test_it_says_where_the_ad_came_from(self, client: Client, ads: Path) -> None:
        run(write(ads, {"jobs/Python/2024-07/x/README.md": ad()}))
        shown = text(client.get(Posting.objects.get().get_absolute_url()))
        assert "jobs/Python/2024-07/x/README.md first seen" in shown
        assert "last seen" in shown
        assert str(ads) not in shown

    def test_a_closed_posting_keeps_its_page_and_says_so(self, client: Client, board: dict) -> None:
        response = client.get(board["closed"].get_absolute_url())
        assert response.status_code == 200
        assert "This job is closed" in text(response)
        assert b'<meta name="robots" content="noindex">' in response.content
        assert "Closed Engineer" not in titles(client)

    def test_a_hidden_posting_has_no_page(self, client: Client, board: dict) -> None:
        assert client.get(board["hidden"].get_absolute_url()).status_code == 404

    def test_each_fact_says_from_which_words_it_was_read(self, client: Client) -> None:
        evidence = {
            "seniority": [{"quote": "<b>Senior</b> role", "line": 12, "rule": "The text names the level."}],
            "skills": [{"quote": "We use Go", "line": 14, "rule": "Asked for.", "of": "Go"}],
        }
        posting = make_posting(seniority="senior", evidence=evidence)
        posting.posting_skills.create(skill=Skill.objects.get(slug="go"))
        shown = text(client.get(posting.get_absolute_url()))
        assert (
            "Level Senior Why? Where this was read: Level &lt;b&gt;Senior&lt;/b&gt; role line 12. The text names the level."
            in shown
        )
        assert "Go: We use Go line 14. Asked for." in shown

    def test_what_an_editor_corrected_says_so_and_what_the_ad_said(self, client: Client) -> None:
        evidence = {"seniority": [{"quote": "Senior role", "line": 12, "rule": "The text names the level."}]}
        posting = make_posting(seniority="staff", evidence=evidence, imported={"seniority": "senior"})
        shown = text(client.get(posting.get_absolute_url()))
        assert (
            "Level Staff Corrected by an editor of this board. Why? Where this was read: Level The ad itself was read so"
            in shown
        )

    @pytest.mark.parametrize(
        ("fields", "words"),
        [
            ({"pay_min": 50, "pay_max": 60, "pay_currency": "USD", "pay_period": "hour"},
             "50–60 USD an hour about 104,000–124,800 USD a year, at 2,080 hours"),
            ({"pay_min": 1, "pay_max": 2, "pay_currency": "EUR", "pay_period": "year", "pay_has_zones": True},
             "1–2 EUR a year differs by place"),
            ({"apply_from": " CA US ", "apply_from_others": "no"}, "Who may apply Only from Canada, United States"),
            ({"apply_from": " CA "}, "Who may apply From Canada; from elsewhere: not stated"),
            ({"apply_from": f" {' '.join(sorted({*countries_in('EU'), 'CA'}))} ", "apply_from_others": "no"},
             "Who may apply Only from EU, Canada All 28 – Who may apply Austria; Belgium"),
            ({"apply_from_others": "yes", "apply_not_from": " FR "}, "Who may apply From anywhere but France"),
            ({"years_min": 1}, "Experience 1 year or more"),
            ({"is_remote": True, "is_hybrid": True}, "Place Remote, Hybrid"),
            ({"language": "fr"}, "Language of the ad French"),
            ({"function": "devops-sre"}, "Function DevOps and SRE"),
        ],
    )  # fmt: skip
    def test_facts_are_put_in_words(self, client: Client, fields: dict, words: str) -> None:
        assert words in text(client.get(make_posting(**fields).get_absolute_url()))

    def test_a_corrected_place_is_what_the_page_shows(self, client: Client) -> None:
        """Also where only its words were corrected, as on a board of a time before places were read."""
        posting = make_posting(location_text="Truro", is_remote=True, imported={"location_text": "Remote", "places": None})
        shown = text(client.get(posting.get_absolute_url()))
        assert "Place Truro Corrected by an editor of this board." in shown

    def test_a_place_that_no_reader_knows_is_shown_as_written(self, client: Client) -> None:
        assert "Place Behind the moon" in text(client.get(make_posting(location_text="Behind the moon").get_absolute_url()))

    def test_a_posting_without_facts_says_of_each_that_it_is_not_stated(self, client: Client, board: dict) -> None:
        shown = text(client.get(board["bare"].get_absolute_url()))
        assert shown.count("Not stated") == 12
        assert "Company not stated" in shown
        assert "Posting date unknown" in shown

    @pytest.mark.parametrize(
        ("fields", "shown"),
        [
            ({"pay_min": 27.35, "pay_max": 27.35, "pay_currency": "USD", "pay_period": "hour"}, "27.35 USD an hour"),
            ({"pay_min": 45000, "pay_currency": "GBP", "pay_period": "year"}, "from 45,000 GBP a year"),
            ({"pay_max": 120000, "pay_currency": "EUR"}, "up to 120,000 EUR"),
            ({"pay_min": 188000, "pay_max": 188000, "pay_period": "year"}, "188,000 a year (currency not stated)"),
            ({"pay_text": "Competitive"}, "No figure stated as written: “Competitive”"),
        ],
    )
    def test_pay_is_shown_as_it_is_stated(self, client: Client, fields: dict, shown: str) -> None:
        assert shown in text(client.get(make_posting(**fields).get_absolute_url()))


class TestCompanyPages:
    def test_companies_with_open_jobs_are_listed_with_their_number(self, client: Client, board: dict) -> None:
        make_company("Nobody Hires")
        response = client.get("/companies/")
        assert [(company.name, company.jobs) for company in response.context["page"]] == [
            ("Northwind Tidal", 2),
            ("Southwind & Sons", 1),
        ]
        assert [company.name for company in client.get("/companies/?q=SOUTH").context["page"]] == ["Southwind & Sons"]
        assert client.get("/companies/?q=%00").status_code == 200

    def test_companies_are_listed_by_how_many_jobs_they_have_where_one_asks_for_that(
        self, client: Client, board: dict
    ) -> None:
        make_posting("Another", company=make_company("Aaa"))
        names = [company.name for company in client.get("/companies/").context["page"]]
        assert names == ["Aaa", "Northwind Tidal", "Southwind & Sons"]
        response = client.get("/companies/?sort=jobs")
        assert [company.name for company in response.context["page"]] == ["Northwind Tidal", "Aaa", "Southwind & Sons"]
        assert [company.name for company in client.get("/companies/?sort=jobs&q=aa").context["page"]] == ["Aaa"]

    def test_a_company_shows_its_teams_and_postings(self, client: Client, board: dict) -> None:
        response = client.get(board["company"].get_absolute_url())
        assert [(team.name, team.open_count) for team in response.context["teams"]] == [("Tides", 2)]
        assert [posting.title for posting in response.context["page"]] == ["Data Engineer", "Backend Engineer"]
        assert "1 closed one is not listed" in text(response)

    def test_a_team_shows_its_postings(self, client: Client, board: dict) -> None:
        response = client.get(board["team"].get_absolute_url())
        assert [posting.title for posting in response.context["page"]] == ["Data Engineer", "Backend Engineer"]
        assert client.get("/companies/southwind-sons/tides/").status_code == 404


def pages(board: dict) -> list[str]:
    return [
        "/", "/?q=tides&company=northwind-tidal", "/?company=nobody", "/?q=nothing+at+all", "/companies/",
        "/?from=CA&place=none&-pay=USD&sort=newest&q=engineer", "/?q=enginer", "/facets/company/", "/facets/pay/?find=zzz",
        "/companies/?q=zzz",
        board["company"].get_absolute_url(), board["team"].get_absolute_url(), board["full"].get_absolute_url(),
        board["bare"].get_absolute_url(), board["closed"].get_absolute_url(), "/nowhere/",
        "/insights/", "/list/", "/compare/",
        f"/list/?job={board['full'].pk}&job=1234567", f"/compare/?job={board['full'].pk}&job={board['bare'].pk}",
        f"{board['full'].get_absolute_url()}report/", "/about/", "/privacy/", "/accessibility/", "/credits/",
        "/how-well/",
    ]  # fmt: skip


class TestEveryPage:
    def test_is_valid_html(self, client: Client, board: dict) -> None:
        for page in pages(board):
            justhtml.JustHTML(client.get(page).content.decode(), strict=True)

    def test_sets_no_cookie_and_does_not_depend_on_one(self, client: Client, board: dict) -> None:
        for page in pages(board):
            response = client.get(page)
            assert not response.cookies, page
            assert "Cookie" not in response.headers.get("Vary", ""), page

    def test_has_a_strict_policy_and_nothing_inline_or_from_elsewhere(self, client: Client, board: dict) -> None:
        for page in pages(board):
            response = client.get(page)
            policy = response.headers["Content-Security-Policy"]
            assert policy.startswith("default-src 'none'")
            assert "unsafe" not in policy
            html = response.content.decode()
            assert not re.search(r"<style|<script(?![^>]*\bsrc=)|\sstyle=|\son\w+=", html), page
            assert not re.search(r'<(?:link|script|img)[^>]*(?:src|href)="(?:https?:)?//(?!testserver)', html), page

    def test_names_every_field_of_its_forms(self, client: Client, board: dict) -> None:
        html = client.get("/?company=northwind-tidal").content.decode()
        for field in re.findall(r'<(?:input|select) id="(\w+)"', html):
            assert f'<label for="{field}">' in html

    def test_hostile_names_and_titles_are_shown_as_text(self, client: Client) -> None:
        evil = "<script>alert(1)</script>"
        company = make_company(evil, slug="evil")
        posting = make_posting(
            evil, company=company, team=make_team(company, evil, slug="t"), location_text=evil, pay_text=evil, body=evil
        )
        for page in (
            "/",
            posting.get_absolute_url(),
            company.get_absolute_url(),
            posting.team.get_absolute_url(),
            f"/?q={evil}",
        ):
            assert b"<script>" not in client.get(page).content, page

    def test_a_fault_has_a_page_of_its_own(self, board: dict, monkeypatch: pytest.MonkeyPatch) -> None:
        def fails(*_: Any) -> None:
            raise RuntimeError

        monkeypatch.setattr("postings.views.search.filters.cleaned", fails)
        response = Client(raise_request_exception=False).get("/")
        assert response.status_code == 500
        assert "Something went wrong" in text(response)
        monkeypatch.setattr("postings.templatetags.board.static", fails)
        asset.cache_clear()
        response = Client(raise_request_exception=False).get("/")
        assert response.status_code == 500
        assert response.content.decode().startswith("That is our fault")
        asset.cache_clear()

    def test_has_a_head_without_a_body(self) -> None:
        page = HttpResponse("a page", headers={"Content-Length": "6"})
        response = security_headers(lambda _request: page)(RequestFactory().head("/"))
        assert (response.content, response.headers["Content-Length"]) == (b"", "6")

    def test_only_reading_is_allowed(self, client: Client, board: dict) -> None:
        assert client.post("/").status_code == 405


def test_health_says_whether_the_database_answers(client: Client) -> None:
    assert client.get("/healthz").content == b"ok\n"


class TestQueryCeilings:
    """A page costs a fixed number of queries, however many postings it lists."""

    @pytest.fixture
    def large_board(self) -> dict[str, Any]:
        categories = [Category.objects.create(name=f"Category {n}") for n in range(3)]
        for n in range(60):
            company = make_company(f"Company {n % 7}", slug=f"company-{n}") if n < 7 else None
            make_posting(f"Engineer {n}", company=company, categories=categories)
        company = make_company("Large")
        team = make_team(company)
        for n in range(40):
            posting = make_posting(f"Tide Engineer {n}", company=company, team=team, categories=categories)
        return {"company": company, "team": team, "posting": posting}

    @pytest.mark.parametrize(
        ("page", "ceiling"),
        [
            (lambda board: "/", 2),
            (lambda board: "/?q=engineer&company=large&team=large/tides&category=Category+1&place=none&from=CA", 7),
            (lambda board: "/facets/company/?category=Category+1", 2),
            (lambda board: "/companies/", 2),
            (lambda board: board["company"].get_absolute_url(), 11),
            (lambda board: board["team"].get_absolute_url(), 9),
            (lambda board: board["posting"].get_absolute_url(), 15),
        ],
    )
    def test_ceiling(
        self, client: Client, large_board: dict, page: Any, ceiling: int, django_assert_max_num_queries: Any
    ) -> None:
        client.get("/")  # after which the process has the facets in memory
        with django_assert_max_num_queries(ceiling):
            assert client.get(page(large_board)).status_code == 200

    @pytest.mark.parametrize("count", [0, 60])
    def test_keeping_up_with_any_number_of_changes(self, client: Client, count: int, django_assert_num_queries: Any) -> None:
        storage.fold()
        client.get("/")
        for n in range(count):
            make_posting(f"Engineer {n}")
        with django_assert_num_queries(8 if count else 1):  # version, notes, four of facts, cards, their skills
            client.get("/")


def test_every_parameter_of_the_search_has_a_field_on_its_page(client: Client, board: dict) -> None:
    html = client.get("/?from=CA&q=x&q=tides&-company=none").content.decode()
    html += "".join(client.get(f"/facets/{name}/").content.decode() for name in FACETS)
    for name in PostingFilter.base_filters:
        assert re.search(rf'(name="{name}"|[?;]{re.escape(quote(name))}=)', html), f"the filter {name} has no field"


class TestConditionalRequests:
    """Who has a page already is told so, from the version of the data alone."""

    def test_an_unchanged_page_is_not_made_again(self, client: Client, board: dict, django_assert_num_queries: Any) -> None:
        etag = client.get("/?company=northwind-tidal").headers["ETag"]
        with django_assert_num_queries(1):
            response = client.get("/?company=northwind-tidal", headers={"If-None-Match": etag})
        assert (response.status_code, response.content) == (304, b"")
        assert client.get("/?company=none", headers={"If-None-Match": etag}).status_code == 200

    @pytest.mark.parametrize(
        "change",
        [
            lambda board: board["full"].delete(),
            lambda board: Posting.objects.filter(pk=board["bare"].pk).update(title="Other"),
            lambda board: board["bare"].categories.add(Category.objects.get()),
            lambda board: Company.objects.update(name=Upper("name")),
            lambda board: make_posting("Another"),
        ],
    )
    def test_a_changed_board_has_other_pages(self, client: Client, board: dict, change: Any) -> None:
        etag = client.get("/").headers["ETag"]
        change(board)
        response = client.get("/", headers={"If-None-Match": etag})
        assert response.status_code == 200
        assert response.headers["ETag"] != etag
        assert response.headers["Cache-Control"] == "no-cache"

    def test_a_page_that_shows_more_than_the_version_covers_is_made_each_time(self, client: Client, board: dict) -> None:
        make_company("Idle")
        assert "ETag" not in client.get("/?company=idle").headers
        assert "ETag" not in client.get("/?company=nobody").headers
        assert "ETag" in client.get("/?company=none&function=data&place=none").headers

    def test_a_renamed_company_is_renamed_on_its_cards(self, client: Client, board: dict) -> None:
        client.get("/")
        Company.objects.filter(pk=board["company"].pk).update(name="Northerly")
        shown = text(client.get("/"))
        assert "Northerly" in shown
        assert "Northwind" not in shown
