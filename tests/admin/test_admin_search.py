"""The search of lists in the admin: accents, typing errors, ranking, addresses and ids."""

from typing import Any

import pytest
from django.test import Client

from postings.admin.admin_search import rank_names
from postings.choices import Status
from postings.models import Category, CategoryAlias, CompanyAlias, Place, PlaceAlias, Posting, Skill, SkillAlias
from postings.search.facets import storage
from postings.sync.directory import place_columns
from tests.builders import make_company, make_posting, make_team
from tests.pages import compact


def found(client: Client, model: str, text: str, **query: Any) -> list[str]:
    """Return the rows that a search finds, as text, in their order."""
    response = client.get(f"/admin/postings/{model}/", {"q": text, **query})
    assert response.status_code == 200, response
    return [str(row) for row in response.context["cl"].result_list]


class TestRanks:
    @pytest.mark.parametrize("text", ["München", "Muenchen", "Munchen", "MÜNCHEN", "  münchen "])
    @pytest.mark.parametrize("name", ["München", "Muenchen", "MUENCHEN"])
    def test_umlauts_are_found_in_each_spelling(self, text: str, name: str) -> None:
        if (text.strip(), name.casefold()) != ("Munchen", "muenchen"):
            assert rank_names({1: [name]}, text) == {1: 0}

    @pytest.mark.parametrize(
        ("name", "text"),
        [("Malmö", "malmoe"), ("Aarhus", "Århus"), ("Łódź", "lodz"), ("Øresund", "oresund"), ("São Paulo", "sao paulo")],
    )
    def test_other_accents_are_forgiven(self, name: str, text: str) -> None:
        assert rank_names({1: [name]}, text) == {1: 0}

    def test_exact_name_comes_before_prefix_words_and_parts(self) -> None:
        names = {1: ["Superjava"], 2: ["Core Java"], 3: ["JavaScript"], 4: ["Java"], 5: ["Rust", "java"], 6: ["Go"]}
        assert rank_names(names, "java") == {4: 0, 5: 0, 3: 1, 2: 2, 1: 3}

    def test_spaces_and_the_order_of_words_do_not_matter(self) -> None:
        assert rank_names({1: ["Ebb Mark"], 2: ["EbbMark"], 3: ["Mark of Ebb"]}, "mark ebb") == {1: 2, 3: 2}
        assert rank_names({1: ["Ebb Mark"], 2: ["EbbMark"]}, "ebbmark") == {2: 0, 1: 3}

    @pytest.mark.parametrize("text", ["Northwnid Tidal", "Nortwind Tidal", "Norhtwind Tidall", "northwind tibal"])
    def test_typing_errors_are_forgiven(self, text: str) -> None:
        ranks = rank_names({3: ["Northwind Tidal"], 2: ["Southwind Tidal"], 1: ["Northwind"]}, text)
        assert next(iter(ranks)) == 3
        assert 1 not in ranks

    def test_typing_errors_count_only_if_nothing_else_matches_and_words_are_long(self) -> None:
        assert rank_names({1: ["Tides"], 2: ["Sides"]}, "tides") == {1: 0}
        assert rank_names({1: ["Go"], 2: ["R"]}, "Gp") == {}

    def test_text_without_letters_finds_nothing(self) -> None:
        assert rank_names({1: ["Tides"]}, " .- ") == {}


@pytest.mark.django_db
class TestNames:
    def test_companies_are_ranked_and_found_by_other_names(self, admin_client: Client) -> None:
        for name in ("Tide Works", "Low Tide", "Tide", "Harbour"):
            make_company(name)
        CompanyAlias.objects.create(company=make_company("Ebbmark"), name="Tide Systems", key="tide systems")
        assert found(admin_client, "company", "tide") == ["Tide", "Ebbmark", "Tide Works", "Low Tide"]

    def test_own_order_of_the_user_is_kept(self, admin_client: Client) -> None:
        for name in ("Tide Works", "Low Tide", "Tide"):
            make_company(name)
        assert found(admin_client, "company", "tide", o="-1") == ["Tide Works", "Tide", "Low Tide"]

    def test_merged_company_is_found_as_its_survivor(self, admin_client: Client) -> None:
        kept = make_company("Kept")
        gone = make_company("Gone", merged_into=kept)
        CompanyAlias.objects.create(company=make_company("Older", merged_into=gone), name="Oldest", key="oldest")
        for text in (
            "Gone",
            "Older",
            "Oldest",
            str(gone.pk),
            "/companies/gone/",
            "https://board.example/de/companies/older/",
        ):
            assert found(admin_client, "company", text) == ["Kept"], text

    def test_team_is_found_with_the_name_of_its_company(self, admin_client: Client) -> None:
        team = make_team(make_company("Südwind"), "Tides")
        make_team(make_company("Harbour"), "Tides")
        for text in ("tides suedwind", "https://board.example/fr/companies/sudwind/tides/", str(team.pk)):
            assert found(admin_client, "team", text) == ["Tides (Südwind)"], text

    def test_skills_places_and_categories_forgive_accents_and_typing_errors(self, admin_client: Client) -> None:
        place = Place.objects.create(key="DE/Nürnberg", kind="city", name="Nürnberg", country="DE")
        PlaceAlias.objects.create(place=place, text="Noris", key="noris")
        skill = Skill.objects.create(name="Tidalscript", key="tidalscript", slug="tidalscript")
        SkillAlias.objects.create(skill=skill, text="TideJS")
        category = Category.objects.create(name="Küste")
        CategoryAlias.objects.create(category=category, name="Seashore")
        expected = {
            "place": ("Nürnberg", ["nuernberg", "nurnberg", "Nürnbreg", "noris", "DE/Nürnberg"]),
            "skill": ("Tidalscript", ["tidalscript", "tidalsrcipt", "tidejs"]),
            "category": ("Küste", ["kueste", "kuste", "seashroe"]),
        }
        for model, (name, texts) in expected.items():
            for text in texts:
                assert found(admin_client, model, text) == [name], text

    def test_places_are_found_by_their_names_in_other_languages(self, admin_client: Client) -> None:
        for key in ("DE-BY/Munich", "DE-NW/Münster", "AT/Vienna", "AT/Wiener Neustadt", "DE"):
            make_place(key)
        for text in ("München", "Munchen", "Muenchen", "munich"):
            assert found(admin_client, "place", text) == ["Munich"], text
        assert found(admin_client, "place", "Wien") == ["Vienna", "Wiener Neustadt"]
        assert found(admin_client, "place", "Deutschland") == ["Germany"]
        assert found(admin_client, "place", "Munchn") == []

    def test_search_needs_a_bounded_number_of_queries(
        self, admin_client: Client, django_assert_max_num_queries: Any
    ) -> None:
        for number in range(120):
            make_company(f"Tide {number}", pk=1_000_000 + number)
        with django_assert_max_num_queries(16):
            assert len(found(admin_client, "company", "tide")) == 100


def make_place(key: str) -> Place:
    return Place.objects.create(**place_columns(key))


@pytest.mark.django_db
class TestPostings:
    def test_exact_title_comes_first_then_prefix_then_words_then_text(self, admin_client: Client) -> None:
        make_posting("Diver")
        make_posting("Diver for tides")
        make_posting("Senior diver")
        make_posting("Cook", body="You cook for the diver.")
        assert found(admin_client, "posting", "diver") == ["Diver", "Diver for tides", "Senior diver", "Cook"]

    @pytest.mark.parametrize("status", Status)
    def test_posting_is_found_by_its_addresses_link_and_id_whatever_its_status(
        self, admin_client: Client, status: Status
    ) -> None:
        posting = make_posting(
            "Diver", pk=1_234_567, slug="diver-1", status=status, apply_url="https://jobs.example.org/d?x=1"
        )
        Posting.objects.filter(pk=posting.pk).update(source_key="https://jobs.example.org/imported")
        make_posting("Cook", slug="diver-10", apply_url="https://jobs.example.org/cook")
        for text in (
            "https://board.example/jobs/diver-1/",
            "https://board.example/de/jobs/diver-1/?from=CA#pay",
            "http://127.0.0.1:8000/fr/jobs/diver-1",
            "/es/jobs/diver-1/report/",
            "https://board.example/admin/postings/posting/1234567/change/",
            "https://jobs.example.org/d?x=1",
            "https://jobs.example.org/d",
            "HTTPS://jobs.example.org/imported".replace("HTTPS", "https"),
            "1234567",
        ):
            assert found(admin_client, "posting", text) == ["Diver"], text

    @pytest.mark.parametrize(
        "text", ["https://[", "http://[::1", "/jobs/nowhere/", "https://board.example/%00/", "9" * 30, "jobs\\"]
    )
    def test_odd_text_finds_nothing_and_fails_nowhere(self, admin_client: Client, text: str) -> None:
        make_posting("Diver", apply_url="https://jobs.example.org/x")
        assert found(admin_client, "posting", text) == []

    def test_umlauts_are_found_in_each_spelling(self, admin_client: Client) -> None:
        make_posting("Taucher in München")
        for text in ("München", "Munchen", "Muenchen"):
            assert found(admin_client, "posting", text) == ["Taucher in München"], text
        make_posting("Koch in Muenchen")
        assert set(found(admin_client, "posting", "München")) == {"Taucher in München", "Koch in Muenchen"}

    def test_typing_error_is_corrected_and_said_once(self, admin_client: Client) -> None:
        for number in range(25):
            make_posting(f"Engineer {number}")
        make_posting("Lead engineer of engineers, engineer")
        storage.rebuild()
        response = admin_client.get("/admin/postings/posting/", {"q": "enginere", "status": "open"})
        found_titles = [str(row) for row in response.context["cl"].result_list]
        assert (len(found_titles), found_titles[-1]) == (26, "Lead engineer of engineers, engineer")
        words = "No posting has “enginere”. The list shows the postings with “engineer”."
        assert compact(response.content.decode()).count(words) == 1

    def test_frequent_word_is_offered_for_one_that_few_ads_misspell(self, admin_client: Client) -> None:
        for number in range(25):
            make_posting(f"Engineer {number}")
        make_posting("Enginer")
        storage.rebuild()
        response = admin_client.get("/admin/postings/posting/", {"q": "enginer", "status": "open", "p": "1"})
        assert [str(row) for row in response.context["cl"].result_list] == ["Enginer"]
        link = 'Did you mean<a href="?q=engineer&amp;status=open">engineer</a>?'
        assert compact(response.content.decode()).count(link) == 1
        assert "Did you mean" not in admin_client.get("/admin/postings/posting/", {"q": "engineer"}).content.decode()

    def test_search_needs_a_bounded_number_of_queries(
        self, admin_client: Client, django_assert_max_num_queries: Any
    ) -> None:
        for number in range(60):
            make_posting(f"Diver {number}")
        with django_assert_max_num_queries(45):
            assert len(found(admin_client, "posting", "diver")) == 50
