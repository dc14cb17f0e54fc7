"""Writing an ad in the admin: drafts, previews, facts from the text, duplicates, warnings and new companies."""

import json
import re
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from postings.editing import undo
from postings.models import Action, Company, Posting, SetAsideFile, Skill, Team
from tests.admin.test_posting_admin import edit, form_values
from tests.builders import make_company, make_posting, make_team, run, write
from tests.pages import compact, text

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]

ADD = reverse("admin:postings_posting_add")
LIST = reverse("admin:postings_posting_changelist")
BODY = (
    "## About the role\n\nWe are looking for a senior backend engineer.\n\n## Requirements\n\n"
    "* 5+ years of experience with Python\n* PostgreSQL\n\n## Salary\n\n"
    "The salary for this role is $90,000 - $110,000 USD per year.\n"
)


def address(name: str, posting: Posting | None = None) -> str:
    return reverse(f"admin:postings_posting_{name}", args=[posting.pk] if posting else [])


def values(client: Client, **changes: Any) -> dict[str, Any]:
    """Return what a browser sends for a new posting with some values."""
    sent = {**form_values(client.get(ADD)), "title": "Tide Reader", "apply_url": "https://jobs.example.org/tide", **changes}
    return {name: value for name, value in sent.items() if value is not None}


def add(client: Client, **changes: Any) -> Any:
    return client.post(ADD, values(client, **changes))


def errors(response: Any) -> str:
    return " ".join(re.findall(r'<ul class="errorlist.*?</ul>', response.content.decode(), re.DOTALL))


class TestHowToApply:
    @pytest.mark.parametrize(
        ("entered", "stored"),
        [
            ({"apply_url": "mailto:jobs@example.org?subject=Tide"}, ("", "jobs@example.org", "")),
            ({"apply_url": "jobs@example.org"}, ("", "jobs@example.org", "")),
            ({"apply_url": "", "apply_email": "MAILTO:jobs@example.org"}, ("", "jobs@example.org", "")),
            ({"apply_url": "", "apply_text": "Write to us.\r\n\r\nBy post."}, ("", "", "Write to us.\n\nBy post.")),
            ({"apply_email": "jobs@example.org"}, ("https://jobs.example.org/tide", "jobs@example.org", "")),
        ],
    )
    def test_link_email_or_instructions_are_enough(
        self, admin_client: Client, entered: dict[str, str], stored: tuple[str, str, str]
    ) -> None:
        assert add(admin_client, **entered).status_code == 302
        posting = Posting.objects.get()
        assert (posting.apply_url, posting.apply_email, posting.apply_text) == stored

    def test_page_shows_email_and_instructions_as_text(self, admin_client: Client, client: Client) -> None:
        add(admin_client, apply_url="", apply_email="jobs@example.org", apply_text="Say <b>hello</b>")
        html = client.get(Posting.objects.get().get_absolute_url()).content.decode()
        assert 'href="mailto:jobs@example.org?subject=Tide%20Reader"' in html
        assert "Say &lt;b&gt;hello&lt;/b&gt;" in html
        Posting.objects.update(status="closed")
        html = client.get(Posting.objects.get().get_absolute_url()).content.decode()
        assert "jobs@example.org" not in html

    def test_ad_without_a_way_to_apply_can_only_be_a_draft(self, admin_client: Client) -> None:
        assert "Enter a link, an e-mail address or instructions" in errors(add(admin_client, apply_url=""))
        assert add(admin_client, apply_url="", status="draft").status_code == 302
        draft = Posting.objects.get()
        response = admin_client.post(LIST, {"action": "publish", "_selected_action": [draft.pk]}, follow=True)
        assert "0 of 1 posting published. Not changed: 1 do not say how to apply." in text(response)
        assert Posting.objects.get().status == "draft"

    def test_undo_keeps_the_last_way_to_apply(self, admin_client: Client) -> None:
        posting = make_posting("Engineer")
        edit(admin_client, posting, apply_email="jobs@example.org")
        first = Action.objects.get()
        edit(admin_client, posting, apply_url="")
        undone = undo.undo_action(first, None)
        assert Posting.objects.get().apply_email == "jobs@example.org"
        assert "would then not say how to apply" in undone.kept_text[0]

    @pytest.mark.parametrize("address", ["jobs", "jobs@example", "a@example.org, b@example.org", "<b>@example.org"])
    def test_invalid_email_is_refused(self, admin_client: Client, address: str) -> None:
        assert "Enter one e-mail address" in errors(add(admin_client, apply_email=address))


class TestDates:
    def test_date_posted_needs_no_precision(self, admin_client: Client) -> None:
        add(admin_client, posted_on="2026-03-05")
        posting = Posting.objects.get()
        assert (posting.posted_on, posting.posted_precision) == (date(2026, 3, 5), "day")
        edit(admin_client, posting, posted_on="2026-02-01", posted_precision="month")
        edit(admin_client, posting, posted_on="2026-01-01")
        posting.refresh_from_db()
        assert (posting.posted_on, posting.posted_precision) == (date(2026, 1, 1), "month")
        edit(admin_client, posting, posted_on="2026-01-05")
        posting.refresh_from_db()
        assert posting.posted_precision == "day"
        edit(admin_client, posting, posted_on="")
        posting.refresh_from_db()
        assert (posting.posted_on, posting.posted_precision) == (None, "unknown")

    def test_month_is_entered_without_a_day(self, admin_client: Client) -> None:
        add(admin_client, posted_on="2026-11")
        posting = Posting.objects.get()
        assert (posting.posted_on, posting.posted_precision) == (date(2026, 11, 1), "month")
        edit(admin_client, posting, posted_on="2026-11-01", posted_precision="day")
        edit(admin_client, posting, posted_on=" 2026-11 ")
        posting.refresh_from_db()
        assert (posting.posted_on, posting.posted_precision) == (date(2026, 11, 1), "month")
        assert "Enter a valid date" in errors(edit(admin_client, posting, posted_on="2026-13"))

    def test_draft_is_scheduled_published_and_dated(self, admin_client: Client, client: Client) -> None:
        tomorrow = timezone.localdate() + timedelta(days=1)
        add(admin_client, status="draft", publish_on=tomorrow.isoformat())
        draft = Posting.objects.get()
        assert client.get(draft.get_absolute_url()).status_code == 404
        assert f"Scheduled for {tomorrow.day} {tomorrow:%b %Y}" in text(admin_client.get(f"{LIST}?status=scheduled"))
        assert "View on site" not in admin_client.get(address("change", draft)).content.decode()
        edit(admin_client, draft, status="open")
        draft.refresh_from_db()
        assert (draft.status, draft.publish_on, draft.posted_on) == ("open", None, timezone.localdate())
        assert client.get(draft.get_absolute_url()).status_code == 200

    def test_page_says_until_when_to_apply(self, admin_client: Client, client: Client) -> None:
        add(admin_client, closes_on="2999-12-05")
        assert "Apply by 5 December 2999" in text(client.get(Posting.objects.get().get_absolute_url()))

    @pytest.mark.parametrize(
        ("entered", "message"),
        [
            ({"closes_on": "2020-01-01"}, "Enter a later date, or set the status to Closed"),
            ({"status": "draft", "publish_on": "2020-01-01"}, "set the status to Open"),
            ({"status": "draft", "publish_on": "2999-02-01", "closes_on": "2999-01-01"}, "must not be before"),
        ],
    )
    def test_dates_that_contradict_the_status_are_refused(
        self, admin_client: Client, entered: dict[str, str], message: str
    ) -> None:
        assert message in errors(add(admin_client, **entered))


class TestPreview:
    def test_page_of_unsaved_values_is_shown_and_nothing_is_written(self, admin_client: Client, client: Client) -> None:
        company = make_company()
        skill = Skill.objects.get(name="Python")
        sent = values(
            admin_client, company=str(company.pk), new_team="Harbours", body=BODY, pay_min="90000", pay_currency="USD",
            pay_period="year", skills_required=[str(skill.pk)], apply_from=["CA", "US"], status="draft", apply_url="",
            apply_text="Write to us.",
        )  # fmt: skip
        with CaptureQueriesContext(connection) as queries:
            response = admin_client.post(address("preview_page"), sent)
        words = text(response)
        for shown in (
            "Preview.",
            "Tide Reader",
            "Write to us.",
            "Northwind Tidal",
            "Harbours",
            "from 90,000 USD a year",
            "Python",
            "Requirements",
        ):
            assert shown in words
        assert "Canada, United States" in words
        assert not Posting.objects.exists()
        assert not Team.objects.exists()
        written = [query["sql"] for query in queries if re.match(r"INSERT|UPDATE|DELETE|BEGIN", query["sql"])]
        assert [sql for sql in written if "postings_" in sql or sql.startswith("BEGIN")] == []
        assert (response.headers["X-Robots-Tag"], "no-store" in response.headers["Cache-Control"]) == ("noindex", True)
        assert client.post(address("preview_page"), sent).status_code == 302

    def test_edit_of_a_saved_posting_is_shown_with_its_errors(self, admin_client: Client) -> None:
        posting = make_posting("Saved title", company=make_company(), body=BODY)
        page = admin_client.get(address("change", posting))
        sent = {**form_values(page), "title": "Unsaved title", "pay_currency": "dollars", "new_company": ""}
        words = text(admin_client.post(f"{address('preview_page')}?id={posting.pk}", sent))
        assert "Unsaved title" in words
        assert "Currency: Ensure this value has at most 3 characters" in words
        assert Posting.objects.get().title == "Saved title"

    def test_form_links_to_its_other_pages(self, admin_client: Client) -> None:
        posting = make_posting("Saved title")
        html = admin_client.get(address("change", posting)).content.decode()
        assert f'formaction="{address("preview_page")}?id={posting.pk}"' in html
        assert f'formaction="{address("read")}?id={posting.pk}"' in html
        assert f'formaction="{address("duplicate", posting)}"' in html


class TestReadingTheText:
    def offers(self, client: Client, sent: dict[str, Any], query: str = "") -> Any:
        return client.post(f"{address('read')}{query}", sent)

    def test_facts_are_offered_with_their_words_and_none_is_selected(self, admin_client: Client) -> None:
        response = self.offers(admin_client, values(admin_client, body=BODY))
        offered = {offer["field"]: offer for offer in response.context["offers"]}
        assert {"pay", "years", "skills", "seniority", "function"} <= offered.keys()
        assert offered["years"]["value"] == "5 years or more"
        assert offered["years"]["current"] == "Not stated"
        assert [(each["quote"], each["line"]) for each in offered["years"]["evidence"]] == [
            ("5+ years of experience with Python", 7)
        ]
        assert " checked" not in response.content.decode()
        assert not Posting.objects.exists()

    def test_selected_facts_are_filled_in_but_not_saved_and_quoted_once_saved(
        self, admin_client: Client, client: Client
    ) -> None:
        sent = values(admin_client, body=BODY, function="design")
        form = admin_client.post(ADD, {**sent, "_use_facts": "Use selected", "_fact": ["years", "skills", "pay"]})
        assert form.status_code == 200
        filled = form_values(form)
        assert (filled["years_min"], filled["pay_min"], filled["pay_period"]) == ("5.0", "90000", "year")
        assert (filled["function"], filled.get("seniority", ""), len(filled["skills_required"])) == ("design", "", 2)
        assert not Posting.objects.exists()
        assert not Action.objects.exists()
        assert admin_client.post(ADD, filled).status_code == 302
        posting = Posting.objects.get()
        assert {"years", "skills", "pay"} <= posting.evidence.keys()
        assert "function" not in posting.evidence
        words = text(client.get(posting.get_absolute_url()))
        assert "5+ years of experience with Python Line 7." in words
        edit(admin_client, posting, years_min="7")
        assert "years" not in Posting.objects.get().evidence

    def test_facts_are_used_in_a_saved_posting(self, admin_client: Client) -> None:
        posting = make_posting("Saved title", body=BODY)
        sent = form_values(admin_client.get(address("change", posting)))
        page = self.offers(admin_client, sent, f"?id={posting.pk}")
        assert page.context["back"] == address("change", posting)
        form = admin_client.post(address("change", posting), {**sent, "_use_facts": "Use selected", "_fact": "years"})
        assert (form_values(form)["years_min"], Posting.objects.get().years_min) == ("5.0", None)

    def test_facts_that_the_source_states_in_fields_are_offered_before_those_of_the_text(
        self, admin_client: Client, ads: Path
    ) -> None:
        record = {"title": "Tide Reader", "company": "Northwind Ltd", "employment_type": "Part-time", "location": "Lisbon"}
        record |= {"url": "https://n.example/1", "description": f"This is a full-time role. {BODY}"}
        run(write(ads, {"jobs.json": json.dumps([record])}))
        posting = Posting.objects.get()
        edit(admin_client, posting, company=str(make_company("Southwind").pk), employment="contract")
        sent = form_values(admin_client.get(address("change", posting)))
        page = self.offers(admin_client, sent, f"?id={posting.pk}")
        offered = {offer["field"]: (offer["value"], offer["evidence"][0]["quote"]) for offer in page.context["offers"]}
        assert offered == {
            "company": ("Northwind Ltd", "company: Northwind Ltd"),
            "employment": ("Part-time", "employment_type: Part-time"),
        }
        form = admin_client.post(address("change", posting), {**sent, "_use_facts": "x", "_fact": "company"})
        assert admin_client.post(address("change", posting), form_values(form)).status_code == 302
        assert str(Posting.objects.get().company) == "Northwind Ltd"

    def test_field_of_the_source_whose_text_was_changed_is_not_read(self, admin_client: Client, ads: Path) -> None:
        record = {
            "title": "Tide Reader",
            "company": "Northwind",
            "location": "Lisbon, Portugal",
            "url": "https://n.example/1",
        }
        run(write(ads, {"jobs.json": json.dumps([record])}))
        posting = Posting.objects.get()
        sent = form_values(admin_client.get(address("change", posting))) | {"location_text": "Oslo, Norway"}
        page = self.offers(admin_client, sent, f"?id={posting.pk}")
        (words,) = [offer["evidence"] for offer in page.context["offers"] if offer["field"] == "places"]
        assert [each["quote"] for each in words] == ["Oslo, Norway"]

    def test_company_and_place_that_are_new_are_filled_in(self, admin_client: Client) -> None:
        sent = values(
            admin_client, location_text="Lisbon, Portugal", body="About Brackwater Labs\n\nBrackwater Labs is hiring."
        )
        page = self.offers(admin_client, sent)
        offered = {offer["field"] for offer in page.context["offers"]}
        assert "places" in offered
        form = admin_client.post(ADD, {**sent, "_use_facts": "x", "_fact": [*offered]})
        assert admin_client.post(ADD, form_values(form)).status_code == 302
        assert {place.key for place in Posting.objects.get().places.all()} == {"PT", "PT/Lisbon"}


class TestDuplicate:
    def test_duplicate_is_a_draft_without_link_dates_and_source(self, admin_client: Client, client: Client) -> None:
        company = make_company()
        posting = make_posting(
            "Engineer", company=company, team=make_team(company), body=BODY, source_key="https://jobs.example.org/1",
            posted_on=date(2026, 1, 1), posted_precision="day", closes_on=date(2999, 1, 1), years_min=5,
        )  # fmt: skip
        response = admin_client.post(address("duplicate", posting))
        draft = Posting.objects.exclude(pk=posting.pk).get()
        assert response.headers["Location"] == address("change", draft)
        assert (draft.title, draft.company, draft.team, draft.body, draft.years_min) == (
            "Engineer", company, posting.team, BODY, 5,
        )  # fmt: skip
        assert (draft.status, draft.apply_url, draft.source_key, draft.posted_on, draft.closes_on, draft.imported) == (
            "draft", "", None, None, None, {},
        )  # fmt: skip
        assert (Action.objects.get().kind, "years" in draft.evidence) == ("added", True)
        assert client.get(draft.get_absolute_url()).status_code == 404
        assert admin_client.get(address("duplicate", posting)).status_code == 403


class TestCountries:
    @pytest.mark.parametrize(
        ("entered", "stored"),
        [
            (["CA", "US"], " CA US "),
            ("Canada, United States", " CA US "),
            ("ca us", " CA US "),
            ("Kanada", None),
            ("Germany; Côte d'Ivoire", " CI DE "),
            ("Korea, Republic of", " KR "),
            (["DACH"], " AT CH DE "),
        ],
    )
    def test_names_codes_and_regions_are_accepted(self, admin_client: Client, entered: Any, stored: str | None) -> None:
        response = add(admin_client, apply_from=entered)
        if stored is None:
            assert "Unknown country: Kanada" in errors(response)
            return
        assert Posting.objects.get().apply_from == stored

    def test_form_shows_names_and_whole_regions(self, admin_client: Client) -> None:
        add(admin_client, apply_from=["Nordics", "FR"])
        html = admin_client.get(address("change", Posting.objects.get())).content.decode()
        options = html.partition('name="apply_from"')[2].partition("</select>")[0]
        assert re.findall("<option[^>]* selected>([^<]*)<", options) == ["Nordics", "France (FR)"]


class TestWarnings:
    def test_same_link_is_warned_of_and_saved_anyway(self, admin_client: Client) -> None:
        known = make_posting("Known", apply_url="https://jobs.example.org/tide")
        response = add(admin_client, apply_url="HTTPS://jobs.example.org/tide")
        assert "Another posting has this application link" in errors(response)
        assert f'href="{address("change", known)}"' in errors(response)
        assert 'name="_save_anyway"' in errors(response)
        assert Posting.objects.count() == 1
        assert add(admin_client, _save_anyway="1").status_code == 302
        assert Posting.objects.count() == 2
        assert edit(admin_client, known, years_min="3").status_code == 302, "the link was not changed"

    def test_same_title_at_the_same_company_is_warned_of(self, admin_client: Client) -> None:
        company = make_company()
        make_posting("TIDE reader", company=company)
        response = add(admin_client, company=str(company.pk))
        assert "Northwind Tidal has another posting with this title" in errors(response)
        assert add(admin_client, company=str(make_company("Southwind").pk)).status_code == 302


class TestNewCompany:
    def test_company_and_team_are_added_with_the_posting_and_undone_with_it(self, admin_client: Client) -> None:
        assert add(admin_client, new_company="Brackwater", new_team="Harbours").status_code == 302
        posting = Posting.objects.get()
        assert (str(posting.company), posting.team.name) == ("Brackwater", "Harbours")
        action = Action.objects.get()
        made = {change.object_type for change in action.changes.filter(outcome="made")}
        assert made == {"posting", "company", "team"}

    def test_known_name_is_not_added_again(self, admin_client: Client) -> None:
        company = make_company()
        add(admin_client, new_company="northwind  TIDAL", _save_anyway="1")
        assert (Company.objects.count(), Posting.objects.get().company) == (1, company)

    def test_similar_company_is_warned_of(self, admin_client: Client) -> None:
        company = make_company()
        response = add(admin_client, new_company="Northwind Tidal Inc")
        assert "This company may exist already" in errors(response)
        assert reverse("admin:postings_company_change", args=[company.pk]) in errors(response)
        assert Company.objects.count() == 1

    @pytest.mark.parametrize(
        ("entered", "message"),
        [({"new_team": "Harbours"}, "A team belongs to a company"), ({"new_company": "x", "company": "1"}, "not both")],
    )
    def test_contradictions_are_refused(self, admin_client: Client, entered: dict[str, str], message: str) -> None:
        make_company(pk=1)
        assert message in errors(add(admin_client, **entered))


class TestSkippedFile:
    @pytest.mark.parametrize(
        ("content", "expected"),
        [
            (
                "# [Tide Reader](mailto:jobs@example.org)\n### Northwind Tidal\n"
                "#### `💰 65k USD` `🌎 Halifax`\n\nWe measure.\n",
                ("Tide Reader", "", "jobs@example.org", "65k USD", "Halifax", "We measure."),
            ),
            (
                "# **Tide Reader**\n### Northwind Tidal\n\nWe measure.\n\n## CLICK TO [APPLY](javascript:x)\n",
                ("Tide Reader", "", "", "", "", "We measure."),
            ),
            (
                "Location: Halifax\n\nYou have experience. Full-time. Apply to jobs@example.org by mail.",
                (
                    "",
                    "",
                    "jobs@example.org",
                    "",
                    "Halifax",
                    "You have experience. Full-time. Apply to jobs@example.org by mail.",
                ),
            ),
            ("# [Tide Reader](https://x y\n\nWe measure.", ("Tide Reader", "", "", "", "", "We measure.")),
        ],
    )
    def test_form_has_the_parts_of_the_file_without_its_markup(
        self, admin_client: Client, ads: Path, content: str, expected: tuple[str, ...]
    ) -> None:
        company = make_company()
        write(ads, {"bad.md": content, "good.md": "# [Good](https://jobs.example.org/good)\n\nText."})
        run(ads)
        file = SetAsideFile.objects.get()
        found = form_values(admin_client.get(f"{ADD}?set_aside={file.pk}"))
        names = ("title", "apply_url", "apply_email", "pay_text", "location_text", "body")
        assert tuple(found.get(name) or "" for name in names) == expected
        if "###" in content:
            assert str(found["company"]) == str(company.pk)


class TestForm:
    def test_problems_are_listed_at_the_top_with_links_to_their_fields(self, admin_client: Client) -> None:
        page = compact(add(admin_client, title="", apply_url="").content.decode())
        start = page.index("There is a problem")
        assert start < page.index('name="_save"')
        listed = re.findall(r'<li><a href="(#\w+)">(.*?)</a>', page[start : page.index('name="_save"')])
        assert listed == [
            ("#id_title", "Title: Enter a title."),
            (
                "#id_apply_url",
                "Application link: Enter a link, an e-mail address or instructions, so that people can apply.",
            ),
        ]

    def test_warning_that_can_be_confirmed_is_no_problem(self, admin_client: Client) -> None:
        make_posting("Other", apply_url="https://jobs.example.org/tide")
        page = add(admin_client).content.decode()
        assert "Save anyway" in page
        assert "There is a problem" not in page

    def test_title_of_a_new_posting_has_the_focus(self, admin_client: Client) -> None:
        page = admin_client.get(ADD).content.decode()
        assert re.search(r'<input[^>]*name="title"[^>]* autofocus', page)
        assert "admin/js/change_form.js" not in page
        assert "autofocus" not in admin_client.get(address("change", make_posting())).content.decode()
