"""Permanent redirects from the addresses of merged companies and teams."""

from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from postings.choices import ActionKind
from postings.editing import history, merging, undo
from postings.editing.journal import recorded
from postings.models import Action, Company, CompanyAlias, PossibleDuplicate, Posting, Team
from tests.admin.test_posting_admin import edit
from tests.builders import ad, make_company, make_posting, make_team, run, write

pytestmark = pytest.mark.django_db


def moved(client: Client, address: str) -> str:
    """Return the address to which another redirects permanently, and check that it is a page."""
    response = client.get(address)
    assert response.status_code == 301, address
    assert "no-cache" in response.headers["Cache-Control"], "or browsers would not notice that a merge was taken back"
    assert client.get(response.headers["Location"]).status_code == 200, response.headers["Location"]
    return str(response.headers["Location"])


@pytest.fixture
def merged() -> Action:
    """Merge NWT, with the teams Tides and Ports, into Northwind Tidal, which has a team Tides."""
    keep, other = make_company(), make_company("NWT")
    for team in (make_team(keep), make_team(other), make_team(other, "Ports")):
        make_posting(f"Engineer, {team.name}", company=team.company, team=team)
    action = merging.merge_companies(keep, [other], None)
    assert action
    return action


class TestPages:
    def test_merged_company_redirects_to_survivor(self, client: Client, merged: Action) -> None:
        assert moved(client, "/companies/nwt/") == "/companies/northwind-tidal/"
        assert moved(client, "/companies/nwt/?page=1&x=ü") == "/companies/northwind-tidal/?page=1&x=%C3%BC"
        assert moved(client, "/de/companies/nwt/") == "/de/companies/northwind-tidal/"

    def test_teams_of_merged_company_redirect(self, client: Client, merged: Action) -> None:
        assert moved(client, "/companies/nwt/tides/") == "/companies/northwind-tidal/tides/"
        assert moved(client, "/fr/companies/nwt/ports/") == "/fr/companies/northwind-tidal/ports/"
        assert client.get("/companies/nwt/charts/").status_code == 404

    def test_repeated_merges_need_one_redirect(self, client: Client, merged: Action) -> None:
        merging.merge_companies(make_company("Third"), [Company.objects.get(slug="northwind-tidal")], None)
        assert moved(client, "/companies/nwt/") == moved(client, "/companies/northwind-tidal/") == "/companies/third/"
        assert moved(client, "/companies/nwt/ports/") == "/companies/third/ports/"
        assert moved(client, "/?team=nwt/tides&company=nwt") == "/?team=third%2Ftides&company=third"

    def test_merged_team_redirects_within_its_company(self, client: Client) -> None:
        company = make_company()
        tides, ports = make_team(company), make_team(company, "Ports")
        merging.merge_teams(tides, [ports], None)
        assert moved(client, "/companies/northwind-tidal/ports/") == "/companies/northwind-tidal/tides/"

    def test_undone_merge_restores_each_page(self, client: Client, merged: Action) -> None:
        undo.undo_action(merged, None)
        assert client.get("/companies/nwt/").status_code == 200
        assert client.get("/companies/nwt/tides/").status_code == client.get("/companies/nwt/ports/").status_code == 200
        assert moved(client, "/companies/northwind-tidal/ports/") == "/companies/nwt/ports/", "it worked meanwhile"
        assert client.get("/?company=nwt&team=nwt/ports").context["page"].paginator.count == 1

    def test_merging_again_adds_no_second_team(self, client: Client, merged: Action) -> None:
        undo.undo_action(merged, None)
        merging.merge_companies(Company.objects.get(slug="northwind-tidal"), [Company.objects.get(slug="nwt")], None)
        assert moved(client, "/companies/nwt/ports/") == "/companies/northwind-tidal/ports/"
        assert Team.objects.count() == 4

    def test_renamed_company_and_team_keep_their_addresses(self, client: Client, admin_client: Client) -> None:
        company = make_company()
        edit(admin_client, make_team(company), name="Harbours")
        edit(admin_client, company, name="Northwind")
        for address in ("/companies/northwind-tidal/", "/companies/northwind-tidal/tides/"):
            assert client.get(address).status_code == 200

    def test_merged_companies_are_not_listed(self, client: Client, merged: Action) -> None:
        for address in ("/companies/", "/facets/company/", "/facets/team/", "/suggestions.json?q=nwt"):
            assert "nwt" not in client.get(address).content.decode().replace("q=nwt", "").lower(), address


@pytest.mark.parametrize("prefix", ["", "/de"])
@pytest.mark.parametrize(("old", "new"), [("/list/?job=3&job=1", "/saved/?job=3&job=1"), ("/how-well/", "/accuracy/")])
def test_addresses_from_before_version_1_are_redirected(client: Client, prefix: str, old: str, new: str) -> None:
    response = client.get(prefix + old)
    assert (response.status_code, response.headers["Location"]) == (301, prefix + new)


class TestSearches:
    @pytest.mark.parametrize(
        ("asked", "expected"),
        [
            ("/?company=nwt", "/?company=northwind-tidal"),
            ("/?-company=nwt&q=engineer&page=1", "/?-company=northwind-tidal&q=engineer&page=1"),
            ("/?company=nwt&company=northwind-tidal", "/?company=northwind-tidal"),
            ("/?company=nwt&q=&sort=", "/?company=northwind-tidal"),
            ("/?team=nwt/ports&place=none", "/?team=northwind-tidal%2Fports&place=none"),
            ("/?-team=nwt/tides", "/?-team=northwind-tidal%2Ftides"),
            ("/de/?company=nwt", "/de/?company=northwind-tidal"),
            ("/facets/skill/?company=nwt&find=py", "/facets/skill/?company=northwind-tidal&find=py"),
            ("/suggestions.json?company=nwt&q=engi", "/suggestions.json?company=northwind-tidal&q=engi"),
        ],
    )
    def test_search_for_merged_value_redirects(self, client: Client, merged: Action, asked: str, expected: str) -> None:
        assert moved(client, asked) == expected

    @pytest.mark.parametrize(
        ("asked", "expected"),
        [
            ("/?skill=scrum", "/?practice=scrum"),
            ("/?skill=go&skill=scrum&practice=kanban", "/?practice=kanban&practice=scrum&skill=go&practice_mode=any"),
            ("/?-practice=go&q=engineer", "/?-skill=go&q=engineer"),
        ],
    )
    def test_search_for_a_skill_of_the_other_kind_redirects(self, client: Client, asked: str, expected: str) -> None:
        address, _, query = moved(client, asked).partition("?")
        wanted, _, pairs = expected.partition("?")
        assert (address, sorted(query.split("&"))) == (wanted, sorted(pairs.split("&")))

    def test_unknown_values_are_bad_requests(self, client: Client, merged: Action) -> None:
        for value in ("company=nobody", "team=nwt/nobody", "team=nwt", "-company=x"):
            assert client.get(f"/?{value}").status_code == 400

    def test_search_for_current_values_needs_no_extra_query(
        self, client: Client, merged: Action, django_assert_num_queries: Any
    ) -> None:
        client.get("/?company=northwind-tidal&team=northwind-tidal/ports")
        with django_assert_num_queries(2):  # the state of the board, and what is due to close
            client.get("/?company=northwind-tidal&team=northwind-tidal/ports&page=1")


class TestNames:
    def test_ads_of_merged_company_go_to_survivor_until_merge_is_undone(self, ads: Path) -> None:
        write(ads, {"a.md": ad(slug="a"), "b.md": ad(slug="b", company="NWT", title="Engineer, Ports")})
        run(ads)
        keep, other = Company.objects.get(name="Northwind Tidal"), Company.objects.get(name="NWT")
        CompanyAlias.objects.create(company=other, name="Nordwind", key="nordwind")
        action = merging.merge_companies(keep, [other], None)
        assert action
        write(ads, {"c.md": ad(slug="c", company="nordwind"), "d.md": ad(slug="d", company="NWT, Inc.")})
        run(ads)
        assert set(Posting.objects.values_list("company__name", flat=True)) == {"Northwind Tidal"}
        assert not Posting.objects.edited().exists()
        undo.undo_action(action, None)
        assert [company.name for company in Company.objects.filter(postings__in=Posting.objects.all()).order_by("pk")] == [
            "Northwind Tidal", "NWT", "NWT", "NWT",
        ]  # fmt: skip
        assert sorted(other.aliases.values_list("name", flat=True)) == ["NWT, Inc.", "Nordwind"]
        assert not keep.aliases.exists()

    def test_survivor_can_take_name_of_merged_company(self, admin_client: Client, merged: Action) -> None:
        keep = Company.objects.get(slug="northwind-tidal")
        edit(admin_client, keep, name="NWT")
        keep.refresh_from_db()
        assert (keep.name, keep.key) == ("NWT", "nwt")
        undone = undo.undo_action(merged, None)
        assert Company.objects.merged().get().slug == "nwt"
        assert "one of its names is now used by another record" in {each.reason for each in undone.kept}

    def test_other_company_cannot_take_name_of_merged_company(self, admin_client: Client, merged: Action) -> None:
        response = edit(admin_client, make_company("Southwind"), name="nwt")
        assert "Northwind Tidal already uses this name." in response.content.decode()

    def test_possible_duplicate_names_the_survivor(self, merged: Action) -> None:
        merging.merge_companies(Company.objects.get(slug="northwind-tidal"), [make_company("Southwind Grid")], None)
        with recorded(None, ActionKind.ADDED, "Added") as journal:
            journal.made(make_company("Southwind Grid Labs"))
        assert {(str(pair.first), str(pair.second)) for pair in PossibleDuplicate.objects.all()} == {
            ("Northwind Tidal", "Southwind Grid Labs")
        }


class TestAdmin:
    def test_search_and_autocomplete_find_survivor_by_old_name(self, admin_client: Client, merged: Action) -> None:
        for model, name in (("company", "Northwind Tidal"), ("team", "Ports (Northwind Tidal)")):
            page = admin_client.get(
                reverse(f"admin:postings_{model}_changelist"), {"q": "nwt" if model == "company" else "ports"}
            )
            assert [str(row) for row in page.context["cl"].result_list] == [name]
            found = admin_client.get(
                "/admin/autocomplete/",
                {"app_label": "postings", "model_name": "posting", "field_name": model, "term": name.split()[0]},
            )
            assert [each["text"] for each in found.json()["results"]] == [name]

    def test_form_of_merged_company_redirects_to_survivor(self, admin_client: Client, merged: Action) -> None:
        keep, other = Company.objects.get(slug="northwind-tidal"), Company.objects.get(slug="nwt")
        response = admin_client.get(reverse("admin:postings_company_change", args=[other.pk]), follow=True)
        assert response.redirect_chain[-1][0] == reverse("admin:postings_company_change", args=[keep.pk])
        html = response.content.decode()
        assert "NWT was merged into Northwind Tidal." in html
        past = reverse("admin:postings_company_history", args=[other.pk])
        assert f'<a href="{past}">NWT</a>' in html
        assert "Merged into" in admin_client.get(past).content.decode()

    def test_merged_company_cannot_be_merged_again_or_selected(self, admin_client: Client, merged: Action) -> None:
        keep, other = Company.objects.get(slug="northwind-tidal"), Company.objects.get(slug="nwt")
        values = {"id": [keep.pk, other.pk], "keep": other.pk, "_merge": other.pk}
        admin_client.post(reverse("admin:postings_company_merge"), values)
        assert Company.objects.merged().get() == other
        with pytest.raises(merging.MergedMeanwhile):
            merging.merge_companies(other, [keep], None)
        response = edit(admin_client, Posting.objects.all()[0], company=other.pk)
        assert "Select a valid choice" in response.content.decode()

    def test_survivor_is_deleted_and_recovered_with_merged_companies(
        self, admin_client: Client, client: Client, merged: Action
    ) -> None:
        third = make_company("Third")
        merging.merge_companies(third, [Company.objects.get(slug="northwind-tidal")], None)
        Posting.objects.all().delete()
        before = [list(model.objects.order_by("pk").values()) for model in (Company, Team, CompanyAlias)]
        admin_client.post(reverse("admin:postings_company_delete", args=[third.pk]), {"post": "yes"})
        assert not Company.objects.exists()
        assert not Team.objects.exists()
        assert client.get("/companies/nwt/").status_code == 404
        (change,) = history.deleted()
        assert history.recover(change, None) == (third, [])
        assert [list(model.objects.order_by("pk").values()) for model in (Company, Team, CompanyAlias)] == before
        assert moved(client, "/companies/nwt/ports/") == "/companies/third/ports/"
