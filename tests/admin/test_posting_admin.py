"""Editing postings, companies and teams in the admin."""

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from postings.editing import corrections
from postings.models import Change, Company, CompanyAlias, ImportRun, Posting, Skill, SourceFile, Team, TeamAlias
from postings.sync.edited_fields import edited_fields
from tests.builders import ad, make_company, make_posting, make_team, many_ads, run, write

pytestmark = pytest.mark.django_db

LISTS = [
    "posting",
    "company",
    "team",
    "category",
    "place",
    "skill",
    "boilerplate",
    "importrun",
    "finding",
    "action",
    "conflict",
    "setasidefile",
    "possibleduplicate",
    "errorreport",
    "postingwithoutcompany",
    "implausiblepay",
    "dismissal",
    "source",
    "sourcefile",
]
EMPTY = {"category", "boilerplate", "errorreport", "dismissal"}


def form_values(response: Any) -> dict[str, Any]:
    """Return the values that a browser sends for an unchanged change form."""
    values: dict[str, Any] = {}
    forms = [
        response.context["adminform"].form,
        *(f for formset in response.context["inline_admin_formsets"] for f in formset.formset.forms),
    ]
    for formset in response.context["inline_admin_formsets"]:
        forms.append(formset.formset.management_form)
    for form in forms:
        for bound in form:
            value = bound.value()
            if value is not None:
                values[bound.html_name] = [str(getattr(v, "pk", v)) for v in value] if isinstance(value, list) else value
    values["_seen"] = response.context.get("seen", "")
    # A browser sends the line ends of a textarea as CRLF.
    return {name: value.replace("\n", "\r\n") if isinstance(value, str) else value for name, value in values.items()}


def edit(client: Client, row: Any, **changes: Any) -> Any:
    """Open a row's form, change some fields, and save."""
    address = reverse(f"admin:postings_{row._meta.model_name}_change", args=[row.pk])
    return client.post(address, {**form_values(client.get(address)), **changes})


@pytest.fixture
def imported(ads: Path) -> Posting:
    write(ads, {"jobs/Python/2024-07/x/README.md": ad()})
    run(ads)
    return Posting.objects.get()


class TestLists:
    def test_lists_and_searches_need_a_bounded_number_of_queries(
        self, admin_client: Client, ads: Path, django_assert_max_num_queries: Any
    ) -> None:
        other = ad(slug="other", company="Northwind Tidal Labs", badges="`🌎 Nowhereland`")
        dear = ad(slug="dear", company="None", badges="`💰 90k CAD per month`", body="Text.")
        write(ads, {**many_ads(30), "bad.md": "", "other.md": other, "dear.md": dear})
        run(ads)
        for posting in Posting.objects.filter(title__startswith="Engineer")[:5]:
            edit(admin_client, posting, location_text="Halifax")
        write(ads, {name: text.replace("Remote, Canada", "Truro") for name, text in many_ads(30).items()})
        run(ads)
        for model in LISTS:
            address = reverse(f"admin:postings_{model}_changelist")
            with django_assert_max_num_queries(20):
                response = admin_client.get(address)
            assert response.status_code == 200
            assert response.context["cl"].result_count > 0 or model in EMPTY, model
            assert admin_client.get(f"{address}?q=tides").status_code == 200

    def test_filters_show_counts(self, admin_client: Client, imported: Posting) -> None:
        html = admin_client.get(reverse("admin:postings_posting_changelist")).content.decode()
        assert "Open (1)" in html
        assert "Closed (0)" in html
        assert "Python (1)" in html
        assert "Has a conflict (0)" in html

    def test_related_fields_offer_autocompletion(self, admin_client: Client, imported: Posting) -> None:
        response = admin_client.get(
            "/admin/autocomplete/?app_label=postings&model_name=posting&field_name=company&term=north"
        )
        assert [result["text"] for result in response.json()["results"]] == ["Northwind Tidal"]


class TestEditingAPosting:
    def test_saving_an_untouched_form_changes_nothing(self, admin_client: Client, imported: Posting) -> None:
        before = Posting.objects.filter(pk=imported.pk).values().get()
        assert edit(admin_client, imported).status_code == 302
        after = Posting.objects.filter(pk=imported.pk).values().get()
        assert {**before, "updated_at": None} == {**after, "updated_at": None}
        assert edited_fields(Posting.objects.get()) == []

    def test_text_is_rendered_and_sanitized_as_by_an_import(self, admin_client: Client, imported: Posting) -> None:
        edit(admin_client, imported, body="## Tasks\n\n<iframe>alert(1)</iframe> and **more**")
        imported.refresh_from_db()
        assert imported.body_html.startswith(
            "<h3>Tasks</h3>\n<p>&lt;iframe&gt;alert(1)&lt;/iframe&gt; and <strong>more</strong>"
        )
        assert imported.excerpt.endswith("and more")

    def test_description_that_is_too_long_is_refused(self, admin_client: Client, imported: Posting, settings: Any) -> None:
        settings.IMPORT_MAX_FILE_BYTES = 1000
        response = edit(admin_client, imported, body="é" * 501)
        assert response.context["adminform"].form.errors == {
            "body": ["The description is longer than 1,000 bytes. Shorten it."]
        }
        assert edit(admin_client, imported, body="é" * 500).status_code == 302

    def test_description_that_is_slow_to_display_is_refused(
        self, admin_client: Client, imported: Posting, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("postings.admin.posting_form.MAX_RENDER_SECONDS", 0.05)
        message = "The description takes too long to display. Shorten it, or use fewer lists, tables and links."
        response = edit(admin_client, imported, body="* a\n" * 20_000)
        assert response.context["adminform"].form.errors == {"body": [message]}
        monkeypatch.setattr("postings.admin.posting_form.MAX_RENDER_SECONDS", 0)
        assert edit(admin_client, imported, title="Another title").status_code == 302, "an unchanged description is kept"

    def test_preview_that_is_slow_says_so(
        self, admin_client: Client, imported: Posting, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("postings.admin.writing_admin.MAX_RENDER_SECONDS", 0.05)
        response = admin_client.post(reverse("admin:postings_posting_preview"), {"title": "T", "body": "* a\n" * 20_000})
        assert "The description takes too long to display." in response.content.decode()

    def test_edit_is_kept_by_the_next_import(self, admin_client: Client, imported: Posting, ads: Path) -> None:
        edit(admin_client, imported, pay_max="99000", location_text="Halifax")
        write(ads, {"jobs/Python/2024-07/x/README.md": ad(badges="`💰 70k USD` `🌎 Remote, Canada`")})
        assert run(ads).counts.conflicts == 1

        imported.refresh_from_db()
        assert (imported.pay_max, imported.location_text, imported.pay_text) == (99000, "Halifax", "70k USD")
        page = admin_client.get(reverse("admin:postings_posting_change", args=[imported.pk])).content.decode()
        assert "Edited. The source has changed since.</strong> Source’s value: <q>70,000 USD a year</q>" in page
        assert "<strong>Edited.</strong> Source’s value: <q>Remote, Canada</q>" in page
        assert Change.objects.get(outcome="conflict").field == "pay"
        conflicts = reverse("admin:postings_posting_changelist") + "?conflict=yes"
        assert admin_client.get(conflicts).context["cl"].result_count == 1
        edit(admin_client, imported, pay_min="70000", pay_max="70000")
        assert admin_client.get(conflicts).context["cl"].result_count == 0, "a conflict that was resolved is none any more"

    def test_field_shows_the_text_it_was_read_from(self, admin_client: Client, imported: Posting) -> None:
        page = admin_client.get(reverse("admin:postings_posting_change", args=[imported.pk])).content.decode()
        assert "line 3: <q>65k-95k USD</q> – Only the ad’s header states it." in page
        assert "line 1: <q>Backend Engineer, Tides</q>" in page

    def test_posting_with_many_skills_needs_few_queries_and_can_be_saved(
        self, admin_client: Client, imported: Posting, django_assert_max_num_queries: Any
    ) -> None:
        skills = list(Skill.objects.all()[:90])
        corrections.set_skills(imported, skills[:50], skills[40:])
        with django_assert_max_num_queries(31):
            admin_client.get(reverse("admin:postings_posting_change", args=[imported.pk]))
        assert edit(admin_client, imported, status="hidden").status_code == 302
        assert Posting.objects.get().status == "hidden"
        assert Posting.objects.get().posting_skills.filter(is_required=True).count() == 50
        assert Posting.objects.get().skills.count() == 90

    def test_facts_can_be_edited(self, admin_client: Client, imported: Posting, ads: Path) -> None:
        skill = Skill.objects.create(name="Tidescript", key="tidescript", slug="tidescript")
        edit(
            admin_client, imported, function="design", seniority="staff", years_min="3.5", apply_from="us, ca",
            apply_from_others="no", is_hybrid="on", skills_preferred=[skill.pk],
        )  # fmt: skip
        posting = Posting.objects.get()
        assert (posting.function, posting.seniority, posting.years_min) == ("design", "staff", Decimal("3.5"))
        assert (posting.may_apply_from("US"), posting.may_apply_from("FR")) == ("yes", "no")
        assert [(each.skill.name, each.is_required) for each in posting.posting_skills.all()] == [("Tidescript", False)]
        edited = ["function", "seniority", "years", "skills", "work_modes", "applicants"]
        assert edited_fields(posting) == edited
        SourceFile.objects.update(fingerprint="of an older reader")
        run(ads)
        assert edited_fields(Posting.objects.get()) == edited

    @pytest.mark.parametrize(
        ("changes", "message"),
        [
            ({"apply_url": "javascript:alert(1)"}, "not a web address"),
            ({"apply_url": "https://user@example.org/"}, "contains a username"),
            ({"pay_currency": "dollars"}, "at most 3 characters"),
            ({"pay_currency": "U1"}, "three-letter currency code"),
            ({"pay_min": "100000"}, "must not be lower than the minimum salary"),
            ({"posted_precision": "unknown"}, "Remove the date, or select how exact it is"),
            ({"title": ""}, "required"),
            ({"apply_from": "Kanada"}, "Unknown country: Kanada"),
            ({"apply_not_from": "XX"}, "Unknown country: XX"),
            ({"apply_from": "CA", "apply_not_from": "US CA"}, "Canada: a country cannot be in both lists"),
            ({"language": "e1"}, "two-letter or three-letter language code"),
            ({"years_min": "99"}, "posting_years_possible"),
            ({"company": ""}, "is a team of Northwind Tidal"),
        ],
    )
    def test_invalid_value_is_refused_with_a_message(
        self, admin_client: Client, imported: Posting, changes: dict[str, str], message: str
    ) -> None:
        response = edit(admin_client, imported, **changes)
        assert response.status_code == 200
        assert message in response.content.decode()

    def test_form_opened_before_an_import_is_refused(self, admin_client: Client, imported: Posting, ads: Path) -> None:
        address = reverse("admin:postings_posting_change", args=[imported.pk])
        opened = form_values(admin_client.get(address))
        write(ads, {"jobs/Python/2024-07/x/README.md": ad(body="Changed meanwhile.")})
        run(ads)

        response = admin_client.post(address, {**opened, "title": "Corrected"})
        assert "changed this while you were editing it" in response.content.decode()
        imported.refresh_from_db()
        assert (imported.title, imported.body) == ("Backend Engineer, Tides", "Changed meanwhile.")

    def test_closing_and_reopening_updates_the_closing_date(self, admin_client: Client, imported: Posting) -> None:
        edit(admin_client, imported, status="closed")
        imported.refresh_from_db()
        assert imported.closed_at is not None
        edit(admin_client, imported, status="open")
        imported.refresh_from_db()
        assert (imported.status, imported.closed_at) == ("open", None)

    def test_imported_posting_cannot_be_deleted(self, admin_client: Client, imported: Posting) -> None:
        assert admin_client.get(reverse("admin:postings_posting_delete", args=[imported.pk])).status_code == 403
        by_hand = make_posting("By hand")
        assert admin_client.get(reverse("admin:postings_posting_delete", args=[by_hand.pk])).status_code == 200

    def test_posting_can_be_added_manually(self, admin_client: Client, client: Client) -> None:
        address = reverse("admin:postings_posting_add")
        values = {**form_values(admin_client.get(address)), "title": "By hand", "apply_url": "https://example.org/x"}
        assert admin_client.post(address, values).status_code == 302
        assert client.get(Posting.objects.get().get_absolute_url()).status_code == 200

    def test_form_links_to_the_posting(self, admin_client: Client, imported: Posting) -> None:
        html = admin_client.get(reverse("admin:postings_posting_change", args=[imported.pk])).content.decode()
        assert "View on site" in html


class TestCompaniesAndTeams:
    def test_renamed_company_keeps_its_old_name_as_an_alias(
        self, admin_client: Client, imported: Posting, ads: Path
    ) -> None:
        edit(admin_client, imported.company, name="Northwind")
        assert CompanyAlias.objects.get().name == "Northwind Tidal"
        write(ads, {"second.md": ad(slug="second")})
        run(ads)
        assert {posting.company.name for posting in Posting.objects.all()} == {"Northwind"}

    def test_renamed_team_keeps_its_old_name_as_an_alias(self, admin_client: Client, imported: Posting, ads: Path) -> None:
        edit(admin_client, imported.team, name="Tide Tables")
        assert TeamAlias.objects.get().name == "Tides"
        write(ads, {"second.md": ad(slug="second")})
        run(ads)
        assert {posting.team.name for posting in Posting.objects.all()} == {"Tide Tables"}

    def test_added_alias_is_used_by_the_next_import(self, admin_client: Client, imported: Posting, ads: Path) -> None:
        edit(admin_client, imported.company, **{"aliases-TOTAL_FORMS": "1", "aliases-0-name": "NW Tidal Ltd"})
        write(ads, {"second.md": ad(slug="second", company="nw  tidal LTD")})
        run(ads)
        assert Company.objects.count() == 1

    @pytest.mark.parametrize("name", ["Southwind", " SOUTHWIND ", "South\u200ewind"])
    def test_name_or_alias_of_another_company_is_refused(self, admin_client: Client, imported: Posting, name: str) -> None:
        make_company("Southwind")
        assert "Southwind already uses this name" in edit(admin_client, imported.company, name=name).content.decode()
        response = edit(admin_client, imported.company, **{"aliases-TOTAL_FORMS": "1", "aliases-0-name": name})
        assert "Southwind already uses this name" in response.content.decode()

    def test_second_team_with_the_same_name_is_refused(self, admin_client: Client, imported: Posting) -> None:
        other = make_team(Company.objects.get(), "Charts")
        assert "already has a team with this name" in edit(admin_client, other, name="TIDES").content.decode()

    def test_invalid_names_and_aliases_are_refused(self, admin_client: Client, imported: Posting) -> None:
        company, team = imported.company, imported.team
        own = edit(admin_client, company, **{"name": "NW", "aliases-TOTAL_FORMS": "1", "aliases-0-name": company.name})
        assert "main name" in own.content.decode()
        twice = {"aliases-TOTAL_FORMS": "2", "aliases-0-name": "NW", "aliases-1-name": "nw"}
        assert "entered this name twice" in edit(admin_client, company, **twice).content.decode()
        assert "at least one visible letter" in edit(admin_client, team, name="\u200b").content.decode()
        address = reverse("admin:postings_team_add")
        values = {
            **form_values(admin_client.get(address)),
            "name": "Ports",
            "aliases-TOTAL_FORMS": "1",
            "aliases-0-name": "P",
        }
        assert "required" in admin_client.post(address, values).content.decode()

    def test_renamed_company_does_not_mark_its_postings_as_edited(self, admin_client: Client, imported: Posting) -> None:
        edit(admin_client, imported.company, name="Northwind")
        assert edited_fields(Posting.objects.get()) == []

    def test_new_companies_and_teams_get_a_url(self, admin_client: Client) -> None:
        address = reverse("admin:postings_company_add")
        admin_client.post(address, {**form_values(admin_client.get(address)), "name": "Été & Fils"})
        company = Company.objects.get()
        assert (company.slug, company.key) == ("ete-fils", "été & fils")
        address = reverse("admin:postings_team_add")
        values = {**form_values(admin_client.get(address)), "name": "Tides", "company": company.pk}
        admin_client.post(address, values)
        assert Team.objects.get().get_absolute_url() == "/companies/ete-fils/tides/"


def test_import_runs_are_read_only(admin_client: Client, imported: Posting) -> None:
    recorded = ImportRun.objects.get()
    assert admin_client.get(reverse("admin:postings_importrun_add")).status_code == 403
    page = admin_client.get(reverse("admin:postings_importrun_change", args=[recorded.pk]))
    assert page.status_code == 200
    assert b'name="_save"' not in page.content


def test_admin_has_the_strict_content_security_policy(admin_client: Client, imported: Posting) -> None:
    response = admin_client.get(reverse("admin:postings_posting_change", args=[imported.pk]))
    assert "unsafe" not in response.headers["Content-Security-Policy"]
