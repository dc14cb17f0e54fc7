"""Exporting the lists of the admin as CSV and JSON."""

import csv
import io
import json
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from postings.admin.export import BATCH
from postings.choices import DatePrecision, Status
from postings.models import Conflict, ErrorReport, ImportRun, Posting, Skill
from tests.admin.test_posting_admin import LISTS
from tests.builders import make_company, make_posting, make_team

pytestmark = pytest.mark.django_db


def exported(client: Client, model: str, format_name: str, **query: Any) -> Any:
    address = reverse(f"admin:postings_{model}_changelist")
    return client.get(address, {**query, "_export": format_name})


def text_of(response: Any) -> str:
    return b"".join(response.streaming_content).decode()


def json_rows(client: Client, model: str = "posting", **query: Any) -> Any:
    return json.loads(text_of(exported(client, model, "json", **query)))


def csv_rows(client: Client, model: str = "posting", **query: Any) -> list[dict[str, str]]:
    text = text_of(exported(client, model, "csv", **query))
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))


@pytest.fixture
def posting() -> Posting:
    company = make_company("Südwind & Söhne")
    return make_posting(
        "Ingénieur <b>",
        pk=1_234_567,
        slug="ingenieur",
        company=company,
        team=make_team(company),
        pay_text="1.000 €",
        pay_max=90_000,
        pay_currency="EUR",
        pay_period="year",
        posted_on=date(2026, 3, 1),
        posted_precision=DatePrecision.MONTH,
        edited=" pay title ",
    )


class TestValues:
    def test_json_has_exact_values_for_machines(self, admin_client: Client, posting: Posting) -> None:
        assert json_rows(admin_client) == [
            {
                "id": 1_234_567,
                "url": "http://127.0.0.1:8000/jobs/ingenieur/",
                "title": "Ingénieur <b>",
                "company_id": posting.company_id,
                "company_name": "Südwind & Söhne",
                "company_slug": "sudwind-sohne",
                "team_id": posting.team_id,
                "team_name": "Tides",
                "team_slug": "tides",
                "edited_facts": ["pay", "title"],
                "conflicting_facts": [],
                "status": "open",
                "publish_on": None,
                "posted_on": "2026-03-01",
                "posted_precision": "month",
                "pay_text": "1.000 €",
                "pay_min": None,
                "pay_max": "90000.00",
                "pay_currency": "EUR",
                "pay_period": "year",
            }
        ]

    def test_csv_has_the_same_values_as_text(self, admin_client: Client, posting: Posting) -> None:
        (row,) = csv_rows(admin_client)
        (exact,) = json_rows(admin_client)
        assert row == {
            **{name: "" if value is None else str(value) for name, value in exact.items()},
            "edited_facts": "pay; title",
            "conflicting_facts": "",
        }

    def test_html_and_conflicts_become_plain_columns(self, admin_client: Client, posting: Posting) -> None:
        run = ImportRun.objects.create(started_at=timezone.now())
        conflict = Conflict.objects.create(posting=posting, field="title", base="Engineer", run=run)
        (row,) = json_rows(admin_client, "conflict")
        assert (row["id"], row["posting_id"], row["posting_title"], row["field"]) == (
            conflict.pk,
            posting.pk,
            "Ingénieur <b>",
            "title",
        )
        assert "decision" not in row

    def test_times_are_iso_and_booleans_are_booleans(self, admin_client: Client, posting: Posting) -> None:
        report = ErrorReport.objects.create(posting=posting, fact="pay", words="Wrong")
        ErrorReport.objects.filter(pk=report.pk).update(at=datetime(2026, 3, 1, 12, tzinfo=UTC))
        (row,) = json_rows(admin_client, "errorreport")
        assert row == {
            "id": report.pk,
            "posting_id": posting.pk,
            "posting_title": "Ingénieur <b>",
            "fact": "pay",
            "words": "Wrong",
            "at": "2026-03-01T12:00:00+00:00",
        }
        skill = Skill.objects.order_by("name")[0]
        assert json_rows(admin_client, "skill")[0]["is_read"] is True
        assert (csv_rows(admin_client, "skill")[0]["name"], csv_rows(admin_client, "skill")[0]["is_read"]) == (
            skill.name,
            "true",
        )

    def test_counts_are_numbers_of_rows(self, admin_client: Client, posting: Posting) -> None:
        (row,) = json_rows(admin_client, "company")
        assert (row["open_count"], row["teams_count"], row["url"]) == (
            1,
            1,
            "http://127.0.0.1:8000/companies/sudwind-sohne/",
        )


class TestSpreadsheets:
    @pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t=", "\r=", "\n=", " =", "＝", "\x00="])
    def test_csv_cell_is_no_formula_but_json_is_exact(self, admin_client: Client, start: str) -> None:
        title = f"{start}HYPERLINK(1)".replace("\x00", "\x01")
        make_posting(title)
        (row,) = csv_rows(admin_client)
        assert row["title"].startswith("'")
        assert json_rows(admin_client)[0]["title"] == title

    def test_control_characters_become_spaces(self, admin_client: Client) -> None:
        make_posting("Clean\x1b[31m\x7f\x85er")
        assert csv_rows(admin_client)[0]["title"] == "Clean [31m  er"

    def test_file_is_utf_8_with_a_mark_and_a_name(self, admin_client: Client, posting: Posting) -> None:
        response = exported(admin_client, "posting", "csv")
        assert text_of(response).startswith("\ufeffid,url,title,")
        assert response.headers["Content-Type"] == "text/csv; charset=utf-8"
        today = timezone.localdate().isoformat()
        assert response.headers["Content-Disposition"] == f'attachment; filename="postings-{today}.csv"'
        assert "no-store" in response.headers["Cache-Control"]


class TestRows:
    def test_export_has_all_rows_of_the_search_filters_and_order(self, admin_client: Client) -> None:
        for number in range(60):
            make_posting(f"Diver {number:02}", status=Status.CLOSED if number % 2 else Status.OPEN)
        make_posting("Sailor")
        query = {"q": "diver", "status": "open", "o": "1", "p": "2"}
        assert [row["title"] for row in json_rows(admin_client, **query)] == [f"Diver {n:02}" for n in range(0, 60, 2)]

    def test_links_keep_the_query(self, admin_client: Client) -> None:
        make_posting()
        page = admin_client.get(reverse("admin:postings_posting_changelist"), {"q": "engineer", "status": "open"})
        assert '<a href="?q=engineer&amp;status=open&amp;_export=csv">Export CSV</a>' in page.content.decode()
        assert '<a href="?q=engineer&amp;status=open&amp;_export=json">Export JSON</a>' in page.content.decode()

    def test_unknown_filter_leads_back_to_the_list(self, admin_client: Client) -> None:
        response = exported(admin_client, "posting", "csv", nonsense="1")
        assert (response.status_code, response.headers["Location"]) == (302, "/admin/postings/posting/?e=1")

    @pytest.mark.parametrize("model", LISTS)
    def test_every_list_can_be_exported(self, admin_client: Client, model: str, posting: Posting) -> None:
        assert exported(admin_client, model, "csv").status_code == 200
        assert isinstance(json_rows(admin_client, model), list)

    def test_queries_do_not_depend_on_the_rows_of_a_batch(
        self, admin_client: Client, django_assert_num_queries: Any
    ) -> None:
        company = make_company()
        Posting.objects.bulk_create(
            Posting(title="Diver", slug=f"diver-{n}", apply_url="https://jobs.example.org/x", company=company)
            for n in range(2 * BATCH)
        )
        response = exported(admin_client, "posting", "json")
        with django_assert_num_queries(1 + 2 * 2):  # ids; for each batch its rows and their conflicts
            assert len(json.loads(text_of(response))) == 2 * BATCH


class TestPermissions:
    def test_user_needs_to_view_the_list(self, client: Client, posting: Posting) -> None:
        user = get_user_model().objects.create_user("reader", is_staff=True)
        client.force_login(user)
        assert exported(client, "posting", "csv").status_code == 403
        user.user_permissions.add(Permission.objects.get(codename="view_posting"))
        assert len(csv_rows(client)) == 1
        assert exported(client, "company", "csv").status_code == 403

    def test_visitor_is_asked_to_log_in(self, client: Client) -> None:
        assert exported(client, "posting", "csv").status_code == 302
