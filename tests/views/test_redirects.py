"""Addresses of companies and teams that were merged lead to what they are part of, for good."""

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
    """Where an address leads in one permanent redirect to a page."""
    response = client.get(address)
    assert response.status_code == 301, address
    assert "no-cache" in response.headers["Cache-Control"], "or browsers would not notice that a merge was taken back"
    assert client.get(response.url).status_code == 200, response.url
    return str(response.url)


@pytest.fixture
def merged() -> Action:
    """NWT, with the teams Tides and Ports, merged into Northwind Tidal, which has a team Tides."""
    keep, other = make_company(), make_company("NWT")
    for team in (make_team(keep), make_team(other), make_team(other, "Ports")):
        make_posting(f"Engineer, {team.name}", company=team.company, team=team)
    return merging.merge_companies(keep, [other], None)


class TestPages:
    def test_a_merged_company_leads_to_the_other(self, client: Client, merged: Action) -> None:
        assert moved(client, "/companies/nwt/") == "/companies/northwind-tidal/"
        assert moved(client, "/companies/nwt/?page=1&x=ü") == "/companies/northwind-tidal/?page=1&x=%C3%BC"
        assert moved(client, "/de/companies/nwt/") == "/de/companies/northwind-tidal/"

    def test_so_do_its_teams(self, client: Client, merged: Action) -> None:
        assert moved(client, "/companies/nwt/tides/") == "/companies/northwind-tidal/tides/"
        assert moved(client, "/fr/companies/nwt/ports/") == "/fr/companies/northwind-tidal/ports/"
        assert client.get("/companies/nwt/charts/").status_code == 404

    def test_merges_of_merges_are_one_redirect(self, client: Client, merged: Action) -> None:
        merging.merge_companies(make_company("Third"), [Company.objects.get(slug="northwind-tidal")], None)
        assert moved(client, "/companies/nwt/") == moved(client, "/companies/northwind-tidal/") == "/companies/third/"
        assert moved(client, "/companies/nwt/ports/") == "/companies/third/ports/"
        assert moved(client, "/?team=nwt/tides&company=nwt") == "/?team=third%2Ftides&company=third"

    def test_merged_teams_of_one_company(self, client: Client) -> None:
        company = make_company()
        tides, ports = make_team(company), make_team(company, "Ports")
        merging.merge_teams(tides, [ports], None)
        assert moved(client, "/companies/northwind-tidal/ports/") == "/companies/northwind-tidal/tides/"

    def test_a_merge_that_was_taken_back_gives_each_its_page(self, client: Client, merged: Action) -> None:
        undo.undo_action(merged, None)
        assert client.get("/companies/nwt/").status_code == 200
        assert client.get("/companies/nwt/tides/").status_code == client.get("/companies/nwt/ports/").status_code == 200
        assert moved(client, "/companies/northwind-tidal/ports/") == "/companies/nwt/ports/", "it worked meanwhile"
        assert client.get("/?company=nwt&team=nwt/ports").context["page"].paginator.count == 1

    def test_merging_again_makes_no_second_address(self, client: Client, merged: Action) -> None:
        undo.undo_action(merged, None)
        merging.merge_companies(Company.objects.get(slug="northwind-tidal"), [Company.objects.get(slug="nwt")], None)
        assert moved(client, "/companies/nwt/ports/") == "/companies/northwind-tidal/ports/"
        assert Team.objects.count() == 4

    def test_a_renamed_company_keeps_its_address(self, client: Client, admin_client: Client) -> None:
        company = make_company()
        edit(admin_client, make_team(company), name="Harbours")
        edit(admin_client, company, name="Northwind")
        for address in ("/companies/northwind-tidal/", "/companies/northwind-tidal/tides/"):
            assert client.get(address).status_code == 200

    def test_they_are_listed_nowhere(self, client: Client, merged: Action) -> None:
        for address in ("/companies/", "/facets/company/", "/facets/team/", "/suggestions.json?q=nwt"):
            assert "nwt" not in client.get(address).content.decode().replace("q=nwt", "").lower(), address


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
    def test_old_values_lead_to_new_ones(self, client: Client, merged: Action, asked: str, expected: str) -> None:
        assert moved(client, asked) == expected

    def test_values_that_never_were_are_still_wrong(self, client: Client, merged: Action) -> None:
        for value in ("company=nobody", "team=nwt/nobody", "team=nwt", "company=n%00wt", "-company=x"):
            assert client.get(f"/?{value}").status_code == 400

    def test_a_search_for_what_is_there_asks_no_more(
        self, client: Client, merged: Action, django_assert_num_queries: Any
    ) -> None:
        client.get("/?company=northwind-tidal&team=northwind-tidal/ports")
        with django_assert_num_queries(1):
            client.get("/?company=northwind-tidal&team=northwind-tidal/ports&page=1")


class TestNames:
    def test_ads_under_any_name_of_it_go_to_the_survivor_until_the_merge_is_taken_back(self, ads: Path) -> None:
        write(ads, {"a.md": ad(slug="a"), "b.md": ad(slug="b", company="NWT", title="Engineer, Ports")})
        run(ads)
        keep, other = Company.objects.get(name="Northwind Tidal"), Company.objects.get(name="NWT")
        CompanyAlias.objects.create(company=other, name="Nordwind", key="nordwind")
        action = merging.merge_companies(keep, [other], None)
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

    def test_the_survivor_may_take_a_name_of_what_was_merged_into_it(self, admin_client: Client, merged: Action) -> None:
        keep = Company.objects.get(slug="northwind-tidal")
        edit(admin_client, keep, name="NWT")
        keep.refresh_from_db()
        assert (keep.name, keep.key) == ("NWT", "nwt")
        undone = undo.undo_action(merged, None)
        assert Company.objects.merged().get().slug == "nwt"
        assert "one of its names is now used by another record" in {each.reason for each in undone.kept}

    def test_no_other_company_may(self, admin_client: Client, merged: Action) -> None:
        response = edit(admin_client, make_company("Southwind"), name="nwt")
        assert "Northwind Tidal already uses this name." in response.content.decode()

    def test_merged_companies_are_proposed_as_the_survivor(self, merged: Action) -> None:
        merging.merge_companies(Company.objects.get(slug="northwind-tidal"), [make_company("Southwind Grid")], None)
        with recorded(None, ActionKind.ADDED, "Added") as journal:
            journal.made(make_company("Southwind Grid Labs"))
        assert {(str(pair.first), str(pair.second)) for pair in PossibleDuplicate.objects.all()} == {
            ("Northwind Tidal", "Southwind Grid Labs")
        }


class TestTheAdmin:
    def test_lists_and_completion_show_the_survivor_also_by_the_old_name(self, admin_client: Client, merged: Action) -> None:
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

    def test_the_form_of_a_merged_company_is_that_of_the_survivor(self, admin_client: Client, merged: Action) -> None:
        keep, other = Company.objects.get(slug="northwind-tidal"), Company.objects.get(slug="nwt")
        response = admin_client.get(reverse("admin:postings_company_change", args=[other.pk]), follow=True)
        assert response.redirect_chain[-1][0] == reverse("admin:postings_company_change", args=[keep.pk])
        html = response.content.decode()
        assert "NWT was merged into Northwind Tidal." in html
        past = reverse("admin:postings_company_history", args=[other.pk])
        assert f'<a href="{past}">NWT</a>' in html
        assert "Merged into" in admin_client.get(past).content.decode()

    def test_a_merged_company_cannot_be_merged_again_or_chosen(self, admin_client: Client, merged: Action) -> None:
        keep, other = Company.objects.get(slug="northwind-tidal"), Company.objects.get(slug="nwt")
        values = {"id": [keep.pk, other.pk], "keep": other.pk, "_merge": other.pk}
        admin_client.post(reverse("admin:postings_company_merge"), values)
        assert Company.objects.merged().get() == other
        with pytest.raises(merging.MergedMeanwhile):
            merging.merge_companies(other, [keep], None)
        response = edit(admin_client, Posting.objects.all()[0], company=other.pk)
        assert "Select a valid choice" in response.content.decode()

    def test_the_survivor_is_deleted_and_recovered_with_all_that_was_merged_into_it(
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
