"""What all lists of the admin say: their titles, the names of filters, and dates as exactly as they are known."""

from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from jobboard.signin.roles import Role
from postings.choices import DatePrecision
from postings.models import PossibleDuplicate
from tests.builders import make_company, make_posting
from tests.pages import compact, text
from tests.signin.accounts import make_user

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("model", ["posting", "company", "team", "skill", "place", "category", "boilerplate", "dismissal"])
def test_title_is_what_the_list_shows(admin_client: Client, model: str) -> None:
    page = admin_client.get(f"/admin/postings/{model}/")
    assert f"<h1>{page.context['cl'].opts.verbose_name_plural.capitalize()}</h1>" in compact(page.content.decode())


def test_all_rows_are_offered_only_if_some_are_left_out(admin_client: Client) -> None:
    make_company("Brackwater Tidal")
    assert "Show all" not in admin_client.get("/admin/postings/company/").content.decode()
    for query in ("?q=brackwater", "?name_warning__isempty=1"):
        assert "Show all" in admin_client.get(f"/admin/postings/company/{query}").content.decode()


def test_filter_of_name_warnings_says_what_it_filters_by(admin_client: Client) -> None:
    make_company("Brackwater Tidal")
    shown = text(admin_client.get("/admin/postings/company/?_facets=True"))
    assert "All No warning (1) Has a warning (0)" in shown


def test_counts_of_filters_are_those_of_their_lists(admin_client: Client) -> None:
    make_posting("Diver", pay_min=50_000, pay_currency="USD")
    make_posting("Sailor", company=make_company("Brackwater Tidal"), status="closed", edited="title")
    with CaptureQueriesContext(connection) as queries:
        page = admin_client.get("/admin/postings/posting/?status=open")
    shown = text(page)
    assert "Draft (0) Open (1) Closed (1)" in shown
    assert "Edited (0) As imported (0) Added manually (1)" in shown
    assert "Stated (1) Not stated (0) Currency not stated (0) Pay period not stated (1)" in shown
    counts = [each["sql"] for each in queries if 'AS "1__c"' in each["sql"]]
    assert len(counts) == 4
    assert not [sql for sql in counts if " IN (" in sql], "comparing ids takes seconds for a hundred thousand postings"


def test_month_of_an_ad_without_a_company_is_not_shown_as_a_day(admin_client: Client) -> None:
    make_posting("Diver", posted_on=date(2026, 3, 1), posted_precision=DatePrecision.MONTH)
    make_posting("Sailor", posted_on=date(2026, 3, 1), posted_precision=DatePrecision.DAY)
    shown = text(admin_client.get("/admin/postings/postingwithoutcompany/"))
    assert "Sailor jobs.example.org - 1 Mar 2026 Diver jobs.example.org - Mar 2026" in shown


def test_state_all_of_a_queue_shows_only_what_is_or_was_in_it(admin_client: Client) -> None:
    make_posting("Diver")
    make_posting("Sailor", company=make_company("Brackwater Tidal"))
    page = admin_client.get("/admin/postings/postingwithoutcompany/?state=all")
    assert [row.title for row in page.context["cl"].result_list] == ["Diver"]


def test_editor_is_told_who_can_merge_companies(client: Client) -> None:
    pair = PossibleDuplicate.objects.create(
        first=make_company("Tide"), second=make_company("Tide AI"), reason="An extra word."
    )
    address = f"/admin/postings/possibleduplicate/{pair.pk}/change/"
    for role, has_message in ((Role.EDITOR, True), (Role.PUBLISHER, False)):
        client.force_login(make_user(role.name.lower(), role))
        assert ("Only publishers can merge companies" in text(client.get(address))) is has_message
