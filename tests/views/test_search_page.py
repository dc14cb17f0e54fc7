"""The search page, and the pages with all values of a facet."""

import re
from datetime import date
from html import unescape
from typing import Any
from urllib.parse import quote

import pytest
from django.conf import settings
from django.http import QueryDict
from django.test import Client

from postings.models import Category, Place, Posting, PostingSkill, RepostGroup, Skill, SkillAlias
from postings.search.filters import FACETS, PostingFilter
from postings.sync.directory import Directory
from postings.sync.posting_places import set_places
from tests.builders import make_company, make_posting, make_team
from tests.pages import text, titles

pytestmark = pytest.mark.django_db


class TestSearchPage:
    def test_open_postings_are_listed_newest_first_and_undated_last(self, client: Client, board: dict[str, Any]) -> None:
        assert titles(client) == ["Data Engineer", "Backend Engineer", "Analyst", "Bare Engineer"]

    def test_card_shows_stated_facts_and_leaves_missing_ones_out(self, client: Client, board: dict[str, Any]) -> None:
        shown = text(client.get("/"))
        assert "Northwind Tidal · Tides" in shown
        assert "65,000–95,000 USD a year" in shown
        assert "Posted in July 2024" in shown
        assert "Posted 3 August 2024" in shown
        bare = shown.partition("Bare Engineer")[2].partition("Save Bare Engineer")[0].split()
        assert " ".join(bare) == "Company not stated"

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
    def test_filters_narrow_the_results(
        self, client: Client, board: dict[str, Any], query: str, expected: list[str]
    ) -> None:
        assert titles(client, query) == expected
        count = len(expected)
        assert f"{count} job{'' if count == 1 else 's'}" in text(client.get(f"/{query}"))

    def test_posting_in_two_selected_categories_is_listed_once(self, client: Client, board: dict[str, Any]) -> None:
        board["full"].categories.add(Category.objects.create(name="PHP"))
        assert titles(client, "?category=C%23&category=PHP") == ["Backend Engineer"]

    @pytest.mark.parametrize(
        "query",
        [
            "?company=nobody", "?category=x&category=y", "?q=" + "x" * 300, "?place=Nowhere",
            "?pay=usdx", "?pay=USD-61000", "?posted=2024-13", "?years=2", "?from=XX", "?sort=best",
            "?function=cooking",
            "?" + "&".join(f"company=c{n}" for n in range(11)), "?company=%F0%9F%92%A9", "?team=%27%3B--",
        ],
    )  # fmt: skip
    def test_invalid_value_is_reported_and_ignored(self, client: Client, board: dict[str, Any], query: str) -> None:
        response = client.get(f"/{query}")
        assert response.status_code == 400
        assert "Some filters could not be used" in text(response)
        assert response.context["page"].paginator.count == 4

    @pytest.mark.parametrize(
        ("query", "canonical"),
        [
            ("?skill=Python", "?skill=python"),
            ("?skill=PY-THON", "?skill=python"),
            ("?company=Southwind+%26+Sons", "?company=southwind-sons"),
            ("?company=NORTHWIND-TIDAL&q=a", "?company=northwind-tidal&q=a"),
            ("?place=ca", "?place=CA"),
            ("?place=canada&-place=GERMANY", "?place=CA&-place=DE"),
            ("?category=c%23", "?category=C%23"),
            ("?function=Backend&seniority=Senior", "?function=backend&seniority=senior"),
            ("?pay=usd-60000", "?pay=USD-60000"),
            ("?team=None", "?team=none"),
            ("?place=Kanada", "?place=CA"),
            ("?workplace=On-site&seniority=Mid-Level", "?workplace=onsite&seniority=mid"),
            ("?language=german&languages=French", "?language=de&languages=fr"),
            ("?zone=UTC%2B7", "?zone=%2B07%3A00"),
            ("?zone=utc+5:30", "?zone=%2B05%3A30"),
            ("?zone=new+york", "?zone=-05%3A00"),
            ("?zone=UTC", "?zone=%2B00%3A00"),
        ],
    )
    def test_value_is_found_in_any_case_and_by_its_name(
        self, client: Client, board: dict[str, Any], query: str, canonical: str
    ) -> None:
        python = Skill.objects.get(slug="python")
        SkillAlias.objects.create(skill=python, text="Py-Thon")
        canada = Place.objects.create(key="CA", kind="country", name="Canada", country="CA")
        canada.aliases.create(text="Kanada", key="kanada")
        Place.objects.create(key="DE", kind="country", name="Germany", country="DE")
        response = client.get(f"/{query}")
        assert (response.status_code, response.headers["Location"]) == (301, f"/{canonical}")
        assert client.get(f"/{canonical}").status_code == 200

    @pytest.mark.parametrize(
        ("address", "canonical"),
        [
            ("/?from=us", "/?from=US"),
            ("/?from=indonesia", "/?from=ID"),
            ("/?from=+uk", "/?from=GB"),
            ("/de/?from=Österreich", "/de/?from=AT"),
        ],
    )
    def test_country_is_found_in_any_case_and_by_its_name(
        self, client: Client, board: dict[str, Any], address: str, canonical: str
    ) -> None:
        assert client.get(address).headers["Location"] == canonical

    def test_country_is_found_in_any_case_on_the_page_of_a_facet(self, client: Client, board: dict[str, Any]) -> None:
        for written in ("us", "united+states"):
            assert client.get(f"/facets/skill/?from={written}").context["back"] == "/?from=US"

    def test_name_of_a_practice_is_found_among_the_practices(self, client: Client, board: dict[str, Any]) -> None:
        response = client.get("/?skill=Pair+Programming&-practice=python", follow=True)
        assert response.redirect_chain[-1] == ("/?practice=pair-programming&-skill=python", 301)
        assert response.status_code == 200

    def test_text_none_is_shown_as_it_is(self, client: Client, board: dict[str, Any]) -> None:
        assert [chip.label for chip in client.get("/?q=none").context["chips"]] == ["none"]

    def test_problem_is_punctuated_as_in_the_language(self, client: Client, board: dict[str, Any]) -> None:
        assert client.get("/fr/?zone=x").context["problems"] == ["Fuseau horaire\xa0: «\xa0x\xa0» est introuvable."]

    def test_valid_values_are_used_beside_invalid_ones(self, client: Client, board: dict[str, Any]) -> None:
        wanted = titles(client, "?company=southwind-sons")
        assert len(wanted) == 1
        assert client.get("/?company=southwind-sons&company=nobody").status_code == 400
        assert titles(client, "?company=southwind-sons&company=nobody") == wanted
        found = PostingFilter(QueryDict("company=southwind-sons&company=nobody"), Posting.objects.open()).qs
        assert [posting.title for posting in found] == wanted

    @pytest.mark.parametrize("page", ["0", "-1", "2", "401", "x", "1e3", "9" * 50, "١"])
    def test_invalid_or_missing_page_is_not_found(self, client: Client, board: dict[str, Any], page: str) -> None:
        assert client.get(f"/?page={page}").status_code == 404

    def test_empty_fields_are_removed_from_the_address(self, client: Client, board: dict[str, Any]) -> None:
        response = client.get("/?q=&place=&company=northwind-tidal&team=")
        assert (response.status_code, response.headers["Location"]) == (302, "/?company=northwind-tidal")
        assert client.get("/?q=&place=").headers["Location"] == "/"

    def test_each_filter_has_a_link_that_removes_only_it(self, client: Client, board: dict[str, Any]) -> None:
        response = client.get("/?-category=C%23&company=northwind-tidal&company=none")
        assert {(chip.name, chip.label): chip.without for chip in response.context["chips"]} == {
            ("Company", "Northwind Tidal"): "?company=none&-category=C%23",
            ("Company", "Not stated"): "?company=northwind-tidal&-category=C%23",
            ("Category (excluded)", "C#"): "?company=none&company=northwind-tidal",
        }
        for chip in response.context["chips"]:
            assert client.get(f"/{chip.without}").status_code == 200

    def test_teams_with_same_name_at_two_companies_are_two_values(self, client: Client, board: dict[str, Any]) -> None:
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
    def test_equal_searches_have_one_canonical_address(
        self, client: Client, board: dict[str, Any], query: str, canonical: str
    ) -> None:
        assert client.get(f"/{query}").context["canonical"] == f"{settings.SITE_URL}/{canonical}"

    @pytest.mark.parametrize(
        "page", ["/", "/?sort=pay&pay=USD&company=northwind-tidal", "/de/?q=x", "/companies/", "/about/"]
    )
    def test_addresses_of_this_page_do_not_depend_on_the_host_header(self, board: dict[str, Any], page: str) -> None:
        def addresses(host: str) -> list[str]:
            html = Client().get(page, headers={"host": host}).content.decode()
            return re.findall(
                r'<(?:link rel="(?:canonical|alternate)"[^>]* href|meta property="og:\w+" content)="(http[^"]+)"', html
            )

        found = addresses("testserver")
        assert found == addresses("127.0.0.1:8123")
        assert all(address.startswith(f"{settings.SITE_URL}/") for address in found)
        if (canonical := Client().get(page).context.get("canonical")) is not None:
            assert found.count(canonical.replace("&", "&amp;")) >= 2, "canonical and og:url"

    def test_search_without_results_offers_to_remove_each_filter_that_helps(
        self, client: Client, board: dict[str, Any]
    ) -> None:
        response = client.get("/?company=none&category=C%23&-workplace=remote")
        assert [offer._asdict() for offer in response.context["offers"]] == [
            {"filters": "Company: Not stated", "total": 1, "href": "?category=C%23&-workplace=remote"},
            {"filters": "Category: C#", "total": 1, "href": "?company=none&-workplace=remote"},
        ]
        shown = text(response)
        assert "No open jobs match your search." in shown
        assert "1 job if you remove Category: C#" in shown
        assert "0 jobs if" not in shown

    def test_if_one_filter_less_finds_nothing_two_are_offered(self, client: Client, board: dict[str, Any]) -> None:
        response = client.get("/?q=boats&company=none&company=southwind-sons&category=C%23")
        assert [offer._asdict() for offer in response.context["offers"]] == [
            {"filters": "Search: boats and Category: C#", "total": 2, "href": "?company=none&company=southwind-sons"},
            {
                "filters": "Search: boats and Company: Not stated or Southwind & Sons",
                "total": 1,
                "href": "?category=C%23",
            },
        ]

    def test_postings_are_filtered_and_counted_by_who_can_apply(self, client: Client) -> None:
        make_posting("Yes", apply_from=" CA ")
        make_posting("Unsaid")
        make_posting("No", apply_not_from=" CA ")
        assert titles(client, "?from=CA") == ["Yes", "Unsaid"]
        assert titles(client, "?from=CA&sort=newest") == ["Unsaid", "Yes"]
        assert titles(client, "?from=CA&apply=yes&apply=no") == ["Yes", "No"]
        assert titles(client, "?from=CA&apply=no") == ["No"]
        shown = text(client.get("/?from=CA"))
        assert "Yes 1 Not stated 1 No 1" in shown

    def test_ads_for_the_same_job_share_a_card(self, client: Client, board: dict[str, Any]) -> None:
        job = RepostGroup.objects.create()
        for place in ("Halifax", "Toronto", "Montreal"):
            make_posting("Tide Reader", company=board["company"], location_text=place, repost_group=job)
        for page in ("/?q=tide+reader", board["company"].get_absolute_url()):
            response = client.get(page)
            assert titles(client, page.removeprefix("/")).count("Tide Reader") == 1
            assert "2 more ads for this job Tide Reader Toronto · Date posted unknown Tide Reader Halifax" in text(response)
        assert "1 job for “ tide reader ” in 3 ads" in text(client.get("/?q=tide+reader"))
        shown = text(client.get(make_posting("Pilot", company=board["company"]).get_absolute_url()))
        assert "2 more ads for this job" in shown
        Posting.objects.filter(location_text="Toronto").update(repost_group=None)
        assert titles(client, "?q=tide+reader").count("Tide Reader") == 2
        assert "2 jobs for “ tide reader ” in 3 ads" in text(client.get("/?q=tide+reader"))

    def test_job_is_found_by_what_any_of_its_ads_states_and_shown_by_that_ad(self, client: Client) -> None:
        job = RepostGroup.objects.create()
        for title, place in (("Tide Reader in Berlin", "DE"), ("Tide Reader in Lyon", "FR")):
            make_posting(title, repost_group=job).places.set([Directory().place(place)])
        assert titles(client, "") == ["Tide Reader in Lyon"]
        assert titles(client, "?place=DE") == ["Tide Reader in Berlin"]
        assert titles(client, "?-place=FR") == ["Tide Reader in Berlin"]
        assert "Germany 1 France 1" in text(client.get("/"))

    def test_text_that_names_a_filter_value_suggests_the_filter(self, client: Client) -> None:
        skill = Skill.objects.get(slug="go")
        PostingSkill.objects.create(posting=make_posting("Backend", function="data"), skill=skill, is_required=True)
        make_posting("Golang and Go-to-Market Manager", function="sales")
        for words in ("go", "golang"):
            response = client.get(f"/?q={words}&function=data&function=sales")
            assert "Filter by Skills: Go (1 job)" in text(response)
            link = re.search(r'did-you-mean">\s*Filter by <a href="([^"]*)"', response.content.decode())
            assert link and titles(client, unescape(link[1])) == ["Backend"]
        assert "Filter by" not in text(client.get("/?q=manager"))

    def test_misspelt_word_gets_a_correction_with_results(self, client: Client, board: dict[str, Any]) -> None:
        shown = text(client.get("/?q=enginer"))
        assert "Did you mean engineer ? (3 jobs)" in shown
        assert "Did you mean" not in text(client.get("/?q=engineer"))
        assert "Did you mean" not in text(client.get("/?q=zzzzzzzz"))

    def test_search_with_few_results_offers_one_word_less(self, client: Client, board: dict[str, Any]) -> None:
        assert "Few jobs match all of your words. Leave one out: Without “ backend ” (3 jobs)" in text(
            client.get("/?q=backend+engineer")
        )
        shown = text(client.get("/?q=backend+zzzzzzzz"))
        assert "Few jobs" not in shown
        assert "No open jobs match your search. Without “ zzzzzzzz ” (1 job)" in shown
        assert "Without “ backend ”" not in shown
        assert "Leave one out" not in text(client.get("/?q=backend"))

    def test_misspelling_used_in_an_ad_is_corrected_to_a_frequent_word(self, client: Client) -> None:
        make_posting("Tidal Enginer")
        for _ in range(21):
            make_posting("Tidal Engineer")
        assert "Did you mean engineer ? (21 jobs)" in text(client.get("/?q=enginer"))
        assert "Did you mean" not in text(client.get("/?q=tidal+engineer&function=data"))

    def test_long_misspelt_word_is_corrected_even_if_some_ads_have_it(self, client: Client) -> None:
        for number in range(45):
            make_posting("Tidal Engineer", body="The enginer and the sdr." if number < 4 else "Hulls.")
        make_posting("SDK Keeper")
        assert "Did you mean engineer ? (45 jobs)" in text(client.get("/?q=enginer"))
        assert "Did you mean" not in text(client.get("/?q=sdr"))
        assert "Did you mean" not in text(client.get("/?q=swe"))

    def test_search_words_are_marked_in_an_excerpt(self, client: Client) -> None:
        make_posting("Analyst", body="Before. " * 60 + "We chart *café* <tides> daily. " + "After. " * 60)
        html = client.get("/?q=cafe").content.decode()
        assert re.search(r"… [\w. ]*We chart <mark>café</mark> &lt;tides&gt; daily\.[\w. ]* …", html)

    def test_words_of_the_title_alone_mark_nothing_in_the_text(self, client: Client) -> None:
        make_posting("Tides Analyst", body="We chart currents.")
        html = client.get("/?q=tides").content.decode()
        assert "<mark>" not in html
        assert "card__excerpt" not in html
        assert html.count("</article>") == 1

    def test_skills_searched_for_come_first_on_cards(self, client: Client) -> None:
        posting = make_posting("Engineer", body="We write Go and SQL.")
        for slug in ("docker", "django", "kubernetes", "php", "ruby", "go", "sql"):
            posting.posting_skills.create(skill=Skill.objects.get(slug=slug))
        assert "Docker Django Kubernetes PHP Ruby 2 more" in text(client.get("/"))
        assert "SQL Docker Django Kubernetes PHP 2 more" in text(client.get("/?skill=sql"))
        assert "Go Docker Django Kubernetes PHP 2 more" in text(client.get("/?q=go"))

    def test_unknown_word_is_searched_as_prefix_with_a_notice(self, client: Client) -> None:
        make_posting("Kubernetes Engineer")
        shown = text(client.get("/?q=kubern"))
        assert "1 job" in shown
        assert "No ads contain the word “ kubern ”. Showing ads with words that start with it." in shown

    def test_further_values_are_disabled_at_the_limit(self, client: Client) -> None:
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
    def test_unusual_characters_raise_no_error(self, client: Client, query: str) -> None:
        assert client.get(f"/?{query}").status_code in {200, 400}

    def test_page_with_all_values_of_a_facet_can_be_searched(self, client: Client, board: dict[str, Any]) -> None:
        shown = text(client.get("/facets/company/?category=none"))
        assert "Back to 3 jobs" in shown
        assert "Northwind Tidal 1 2 Southwind &amp; Sons 1 2 Not stated 1 2" in shown
        shown = text(client.get("/facets/company/?find=SOUTH"))
        assert "Southwind &amp; Sons 1 3" in shown
        assert "Northwind" not in shown
        assert client.get("/facets/nothing/").status_code == 404

    def test_page_with_all_values_links_to_adding_a_value(self, client: Client, board: dict[str, Any]) -> None:
        response = client.get("/facets/company/?company=northwind-tidal")
        assert "Northwind Tidal (selected) 2 2 Southwind &amp; Sons 1 3 2 Not stated 1 3 2" in text(response)
        for detail in response.context["options"]:
            for href, total in ((detail.also_href, detail.also_total), (detail.without_href, detail.without_total)):
                assert not href or client.get(f"/{href}").context["page"].paginator.count == total
        assert '<th scope="col">Add</th>' not in client.get("/facets/company/").content.decode()

    def test_value_that_contains_a_selected_one_cannot_be_added(self, client: Client) -> None:
        set_places(make_posting("Reader"), ["DE-BY/Munich"])
        set_places(make_posting("Writer"), ["DE-BE/Berlin"])
        for chosen in ("DE-BY", "DE"):
            options = client.get(f"/facets/place/?place={chosen}").context["options"]
            added = {each.option.value for each in options if each.also_href and each.option.value.startswith("DE")}
            assert added == {"DE-BY": {"DE-BE", "DE-BE/Berlin"}, "DE": set()}[chosen]

    def test_page_with_all_values_is_paginated(
        self, client: Client, board: dict[str, Any], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        assert client.get("/facets/company/?page=2").status_code == 404
        monkeypatch.setattr("postings.views.search_page.VALUES_A_PAGE", 2)
        assert "Page 1 of 2" in text(client.get("/facets/company/"))
        assert [each.option.value for each in client.get("/facets/company/?page=2").context["options"]] == ["none"]

    def test_page_links_keep_the_filters(self, client: Client) -> None:
        company = make_company()
        for n in range(27):
            make_posting(f"Engineer {n}", company=company)
        first = client.get("/?company=northwind-tidal")
        assert first.context["links"] == {"next": "?company=northwind-tidal&page=2"}
        second = client.get("/" + first.context["links"]["next"])
        assert second.context["links"] == {"previous": "?company=northwind-tidal"}
        listed = [posting for page in (first, second) for posting in page.context["page"]]
        assert len(set(listed)) == 27

    def test_last_allowed_page_says_that_results_are_left_out(self, client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("postings.views.paging.MAX_PAGE", 2)
        for n in range(60):
            make_posting(f"Engineer {n}")
        shown = text(client.get("/?page=2"))
        assert "Page 2 of 2" in shown
        assert "more results than we can show" in shown
        assert client.get("/?page=3").status_code == 404

    def test_site_without_recent_ads_shows_a_notice(self, client: Client, board: dict[str, Any]) -> None:
        assert "Newest ad: August 2024. Jobs may be filled." in text(client.get("/"))
        make_posting("Fresh", posted_on=date.today(), posted_precision="day")
        assert "Newest ad" not in text(client.get("/"))

    def test_empty_site_explains_how_to_import(self, client: Client) -> None:
        assert "import_postings" in text(client.get("/"))


def test_every_search_parameter_has_a_field(client: Client, board: dict[str, Any]) -> None:
    html = client.get("/?from=CA&q=x&q=tides&-company=none&salary_min=1&salary_currency=EUR").content.decode()
    for key in ("CA", "DE"):
        Place.objects.create(key=key, kind="country", name=key, country=key)
    Category.objects.create(name="PHP")
    several = "skill=go&skill=python&practice=scrum&practice=kanban&place=CA&place=DE&workplace=remote&workplace=onsite"
    html += client.get(f"/?{several}&category=C%23&category=PHP&languages=en&languages=de", follow=True).content.decode()
    html += "".join(client.get(f"/facets/{name}/").content.decode() for name in FACETS)
    for name in PostingFilter.all_filters():
        assert re.search(rf'(name="{name}"|[?;]{re.escape(quote(name))}=)', html), f"the filter {name} has no field"
